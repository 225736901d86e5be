/// Gives each article of a WXR file a slug of its own.
struct WXRSlugs {
    private var used: Set<String> = []
    /// Slugs by post id, kept only where revisions need them.
    private var byID: [String: String] = [:]
    private var revisions: [String: Int] = [:]
    private let keepsIDs: Bool

    init(keepsIDs: Bool) { self.keepsIDs = keepsIDs }

    /// The slug of an item.
    ///
    /// - Returns: The slug, and the one that it would have had if another article of the file had it not already.
    mutating func slug(of item: WXRItem, line: Int) -> (slug: String, wanted: String?) {
        let id = item.text(.postID)
        let wanted =
            item.text(.postType) == "revision"
            ? revisionSlug(of: item, line: line) : Self.slug(ofItem: item, line: line)
        var slug = wanted
        if !used.insert(slug).inserted {
            let base = Self.clean(id.isEmpty ? "\(wanted)-line-\(line)" : "\(wanted)-\(id)")
            slug = base
            var number = 2
            while !used.insert(slug).inserted {
                slug = "\(base)-\(number)"
                number += 1
            }
        }
        if keepsIDs, !id.isEmpty, byID[id] == nil { byID[id] = slug }
        return (slug, slug == wanted ? nil : wanted)
    }

    private mutating func revisionSlug(of item: WXRItem, line: Int) -> String {
        let parent = item.text(.postParent)
        guard !parent.isEmpty else { return Self.slug(ofItem: item, line: line) }
        revisions[parent, default: 0] += 1
        let base = byID[parent] ?? Self.clean("post-\(parent)")
        return "\(base)-revision-\(revisions[parent, default: 1])"
    }

    /// The slug that an item has by its name, or by its id where it has none, or by its title, or by its line.
    static func slug(ofItem item: WXRItem, line: Int) -> String {
        let name = clean(decoded(item.text(.postName)))
        guard name.isEmpty else { return name }
        let id = item.text(.postID)
        guard id.isEmpty else { return clean("post-\(id)") }
        let words = words(ofTitle: item.text(.title))
        return words.isEmpty ? "post-line-\(line)" : words
    }

    /// The words of a title, without tags and references, with hyphens between them.
    private static func words(ofTitle title: String) -> String {
        var words: [String] = []
        var word = ""
        var end: Unicode.Scalar?
        for scalar in title.lowercased().unicodeScalars.prefix(500) {
            if let awaited = end {
                guard scalar == awaited || scalar == " " && awaited == ";" else { continue }
                end = nil
            } else if scalar == "<" || scalar == "&" {
                end = scalar == "<" ? ">" : ";"
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
            {
                word.unicodeScalars.append(scalar)
                continue
            }
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        if !word.isEmpty { words.append(word) }
        return words.prefix(10).joined(separator: "-")
    }

    /// Decodes `%e4%bd%a0`, where the bytes are UTF-8; else the text as it is.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count, let high = hexadecimal(bytes[index + 1]),
                let low = hexadecimal(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(validating: result, as: UTF8.self) ?? text
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
        default: nil
        }
    }

    /// Replaces what would make a slug a path or break a line.
    static func clean(_ slug: String) -> String {
        let scalars = slug.unicodeScalars.map { scalar -> Unicode.Scalar in
            let isUnsafe =
                scalar == "/" || scalar == "\\" || scalar.properties.generalCategory == .control
                || scalar.properties.isWhitespace
            return isUnsafe ? "-" : scalar
        }
        var result = String(String.UnicodeScalarView(scalars))
        if result.allSatisfy({ $0 == "." }) { result = String(repeating: "-", count: result.count) }
        return result
    }
}
