import DragomanModel

/// The elements of a WXR file by the prefixes that it binds to the namespaces of WordPress.
package struct WXRNames: Sendable, Hashable {
    private var wordPress = "wp"
    private var content = "content"
    private var excerpt = "excerpt"

    /// The prefixes that WordPress itself writes.
    package init() {}

    /// Reads the prefixes from the start tag of the root; `nil` where it is no `rss` that declares WordPress's
    /// namespace.
    package init?(head: [UInt8]) {
        guard let tag = Self.rootTag(in: head), tag.name == "rss", !tag.isEnd else { return nil }
        var found: String?
        for attribute in tag.attributes where attribute.name.hasPrefix("xmlns:") {
            guard let range = attribute.valueRange else { continue }
            let uri = String(decoding: head[range], as: UTF8.self)
            // `HTMLTag` makes names small, and longer where they are no UTF-8; prefixes are read where they stand.
            guard let colon = head[..<attribute.nameEnd].lastIndex(of: 0x3A) else { continue }
            let prefix = String(decoding: head[(colon + 1)..<attribute.nameEnd], as: UTF8.self)
            if uri == "http://purl.org/rss/1.0/modules/content/" {
                content = prefix
            } else if uri.hasPrefix("http://wordpress.org/export/") {
                if uri.hasSuffix("/excerpt/") { excerpt = prefix } else { found = prefix }
            }
        }
        guard let found else { return nil }
        wordPress = found
    }

    /// The field that a direct child of an item is, by its name.
    func field(_ name: some Sequence<UInt8>) -> WXRItem.Field? {
        let name = String(decoding: Array(name), as: UTF8.self)
        switch name {
        case "title": return .title
        case "pubDate": return .publicationDate
        case "\(content):encoded": return .content
        case "\(excerpt):encoded": return .excerpt
        default:
            guard name.hasPrefix(wordPress + ":") else { return nil }
            return WXRItem.Field(rawValue: String(name.dropFirst(wordPress.count + 1)))
        }
    }

    /// The first start tag after declaration, comments, instructions and document type.
    static func rootTag(in bytes: [UInt8]) -> HTMLTag? {
        var index = 0
        while let open = bytes[index...].firstIndex(of: 0x3C), open + 1 < bytes.count {
            switch bytes[open + 1] {
            case 0x21 where bytes[open...].starts(with: "<!--".utf8):
                guard let end = bytes.firstIndex(of: "-->", from: open + 4) else { return nil }
                index = end
            case 0x21, 0x3F:
                guard let end = bytes[open...].firstIndex(of: 0x3E) else { return nil }
                index = end
            default:
                return HTMLTag(bytes, at: open)
            }
        }
        return nil
    }
}

extension [UInt8] {
    /// Where a short mark next begins at or after an offset.
    func firstIndex(of mark: StaticString, from start: Int, before end: Int? = nil) -> Int? {
        let end = Swift.min(end ?? count, count)
        let size = mark.utf8CodeUnitCount
        guard size > 0, start >= 0 else { return nil }
        let first = mark.utf8Start[0]
        var index = start
        while index + size <= end {
            if self[index] == first, (1..<size).allSatisfy({ self[index + $0] == mark.utf8Start[$0] }) { return index }
            index += 1
        }
        return nil
    }

    /// Whether a mark stands at an offset.
    func holds(_ mark: StaticString, at start: Int) -> Bool {
        let size = mark.utf8CodeUnitCount
        return start >= 0 && start + size <= count && (0..<size).allSatisfy { self[start + $0] == mark.utf8Start[$0] }
    }
}
