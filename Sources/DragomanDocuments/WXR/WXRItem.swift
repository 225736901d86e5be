/// One item of a WXR file: where its fields stand in its bytes.
struct WXRItem {
    /// What the filter reads of an item; raw values are WordPress's names.
    enum Field: String, CaseIterable {
        case title
        case publicationDate = "pubDate"
        case content
        case excerpt
        case postID = "post_id"
        case postDate = "post_date"
        case postDateGMT = "post_date_gmt"
        case postName = "post_name"
        case status
        case postParent = "post_parent"
        case postType = "post_type"
    }

    /// A stretch of a field's text.
    struct Part {
        /// The bytes, for a CDATA section those inside it.
        var range: Range<Int>
        /// Whether it is a CDATA section.
        var isSection: Bool
    }

    /// What a field holds.
    struct Value {
        /// Text and CDATA sections in order.
        var parts: [Part] = []
        /// Whether there are elements, comments or instructions too.
        var isMixed = false
        /// The line of the item on which the field begins, from 0.
        var line = 0
    }

    /// The item from `<item` to `</item>`.
    let bytes: [UInt8]
    /// The first element of each name that is a direct child of the item.
    private(set) var values: [Field: Value] = [:]

    /// Reads an item; what is not well-formed ends the reading.
    ///
    /// - Complexity: O(n).
    init(_ bytes: [UInt8], names: WXRNames) {
        self.bytes = bytes
        var reader = Reader(bytes: bytes, names: names)
        reader.read()
        values = reader.values
    }

    /// What messages call the item, which begins on a line of its file.
    func name(line: Int) -> String {
        let id = text(.postID)
        return id.isEmpty ? "the post without id of line \(line)" : "post \(id)"
    }

    /// A field's text without white space at its ends; empty where there is none.
    func text(_ field: Field) -> String {
        guard let value = values[field] else { return "" }
        var text: [UInt8] = []
        for part in value.parts {
            if part.isSection {
                text += bytes[part.range]
            } else if let decoded = Projection(xml: part.range, of: bytes) {
                text += decoded.text
            }
        }
        let start = text.firstIndex { !$0.isHTMLSpace } ?? text.endIndex
        let end = text.lastIndex { !$0.isHTMLSpace }.map { $0 + 1 } ?? start
        return String(decoding: text[start..<end], as: UTF8.self)
    }

    /// A field's text and where it stands; `nil` where it is not all text or not all CDATA sections.
    ///
    /// White space around CDATA sections is left out.
    func projection(_ field: Field) -> (text: Projection, isSection: Bool)? {
        guard let value = values[field], !value.isMixed else { return nil }
        let isSection = value.parts.contains(where: \.isSection)
        var text = Projection()
        for part in value.parts {
            if part.isSection {
                text.appendVerbatim(part.range, of: bytes)
            } else if isSection {
                guard bytes[part.range].allSatisfy(\.isHTMLSpace) else { return nil }
            } else {
                guard text.append(xml: part.range, of: bytes) else { return nil }
            }
        }
        return (text, isSection)
    }

    private struct Reader {
        let bytes: [UInt8]
        let names: WXRNames
        var values: [Field: Value] = [:]
        private var depth = 0
        private var current: Field?
        private var index = 0
        private var line = 0
        private var lineStart = 0

        init(bytes: [UInt8], names: WXRNames) {
            self.bytes = bytes
            self.names = names
        }

        mutating func read() {
            while index < bytes.count {
                let open = bytes[index...].firstIndex(of: 0x3C) ?? bytes.count
                if let current, depth == 2, open > index {
                    values[current]?.parts.append(Part(range: index..<open, isSection: false))
                }
                index = open
                guard open < bytes.count, readMarkup() else { return }
            }
        }

        /// Reads what begins with `<` and says whether to go on.
        private mutating func readMarkup() -> Bool {
            if bytes.holds("<![CDATA[", at: index) {
                guard let end = bytes.firstIndex(of: "]]>", from: index + 9) else { return false }
                if let current, depth == 2 {
                    values[current]?.parts.append(Part(range: index + 9..<end, isSection: true))
                }
                index = end + 3
                return true
            }
            if bytes.holds("<!--", at: index) { return skip(to: "-->", from: index + 4, count: 3) }
            if bytes.holds("<?", at: index) { return skip(to: "?>", from: index + 2, count: 2) }
            return bytes.holds("</", at: index) ? readEndTag() : readStartTag()
        }

        private mutating func skip(to mark: StaticString, from start: Int, count: Int) -> Bool {
            if let current, depth >= 2 { values[current]?.isMixed = true }
            guard let end = bytes.firstIndex(of: mark, from: start) else { return false }
            index = end + count
            return true
        }

        private mutating func readEndTag() -> Bool {
            guard let end = bytes[index...].firstIndex(of: 0x3E) else { return false }
            index = end + 1
            depth -= 1
            if depth == 1 { current = nil }
            return depth > 0
        }

        private mutating func readStartTag() -> Bool {
            let nameStart = index + 1
            var end = nameStart
            var quote: UInt8 = 0
            var nameEnd: Int?
            while end < bytes.count, quote != 0 || bytes[end] != 0x3E {
                let byte = bytes[end]
                if nameEnd == nil, byte.isHTMLSpace || byte == 0x2F { nameEnd = end }
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == 0x22 || byte == 0x27 {
                    quote = byte
                }
                end += 1
            }
            guard end < bytes.count else { return false }
            let isEmpty = bytes[end - 1] == 0x2F
            if depth >= 2, let current { values[current]?.isMixed = true }
            if depth == 1 { begin(names.field(bytes[nameStart..<(nameEnd ?? end)]), isEmpty: isEmpty) }
            if !isEmpty { depth += 1 }
            index = end + 1
            return depth > 0
        }

        private mutating func begin(_ field: Field?, isEmpty: Bool) {
            guard let field, values[field] == nil else { return }
            for byte in bytes[lineStart..<index] where byte == 0x0A { line += 1 }
            lineStart = index
            values[field] = Value(line: line)
            if !isEmpty { current = field }
        }
    }
}

extension Projection {
    /// The text of a stretch of XML without markup; `nil` where it refers to an entity that XML does not define.
    init?(xml range: Range<Int>, of bytes: [UInt8]) {
        self.init()
        guard append(xml: range, of: bytes) else { return nil }
    }

    /// Adds a stretch of XML without markup and says whether all its references are known.
    mutating func append(xml range: Range<Int>, of bytes: [UInt8]) -> Bool {
        var start = range.lowerBound
        while let ampersand = bytes[start..<range.upperBound].firstIndex(of: 0x26) {
            guard let end = bytes[ampersand..<min(range.upperBound, ampersand + 16)].firstIndex(of: 0x3B),
                let scalar = Self.scalar(reference: bytes[ampersand + 1..<end])
            else { return false }
            appendVerbatim(start..<ampersand, of: bytes)
            append(Array(String(scalar).utf8), for: ampersand..<end + 1)
            start = end + 1
        }
        appendVerbatim(start..<range.upperBound, of: bytes)
        return true
    }

    private static func scalar(reference: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let name = String(decoding: reference, as: UTF8.self)
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let value =
                name.hasPrefix("#x")
                ? UInt32(name.dropFirst(2), radix: 16)
                : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
            return value.flatMap(Unicode.Scalar.init)
        }
    }
}
