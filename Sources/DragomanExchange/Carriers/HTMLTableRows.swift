import DragomanModel

/// The rows of the tables of a page, as browsers and word processors leave it: other tags, attributes and white space do not
/// matter.
struct HTMLTableRows {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    /// Takes UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The cells of the next row, and the line on which it begins; `nil` at the end.
    mutating func next() -> (cells: [String], line: Int)? {
        var cells: [String] = []
        var cell: [UInt8]?
        var start: Int?
        while index < bytes.count {
            guard bytes[index] == 0x3C, let tag = tag() else {
                if bytes[index] == 0x0A { line += 1 }
                cell?.append(bytes[index])
                index += 1
                continue
            }
            switch tag {
            case "td", "th", "/td", "/th", "tr", "/tr", "/table":
                if let text = cell { cells.append(Self.text(text)) }
                cell = tag == "td" || tag == "th" ? [] : nil
                if tag.hasSuffix("tr") || tag == "/table", !cells.isEmpty { return (cells, start ?? line) }
                if cell != nil, start == nil { start = line }
            case "br", "p", "div", "/p", "/div", "li": cell?.append(0x20)
            case "script", "style": skip(to: "</" + tag)
            default: break
            }
        }
        return cells.isEmpty ? nil : (cells, start ?? line)
    }

    /// Takes a tag or a comment and gives its name in lower case, with `/` before it where it ends an element; `nil` where
    /// a `<` begins neither.
    private mutating func tag() -> String? {
        if bytes[index...].starts(with: "<!--".utf8) {
            skip(to: "-->")
            return ""
        }
        guard index + 1 < bytes.count else { return nil }
        let next = bytes[index + 1]
        guard next == 0x2F || next == 0x21 || next == 0x3F || Self.isLetter(next) else { return nil }
        var name: [UInt8] = []
        var place = index + 1
        while place < bytes.count, place == index + 1 || Self.isLetter(bytes[place]) {
            name.append(bytes[place])
            place += 1
        }
        var quote: UInt8?
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x0A { line += 1 }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E {
                break
            }
            place += 1
        }
        index = min(place + 1, bytes.count)
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    /// Goes on behind the next place of a text; to the end where there is none.
    private mutating func skip(to end: String) {
        let pattern = Array(end.utf8)
        while index < bytes.count, !bytes[index...].starts(with: pattern) {
            if bytes[index] == 0x0A { line += 1 }
            index += 1
        }
        index = min(index + pattern.count, bytes.count)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    /// What a browser shows of a cell.
    private static func text(_ bytes: [UInt8]) -> String {
        var result = ""
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        while let place = rest.utf8.firstIndex(of: 0x26) {
            result += rest[..<place]
            rest = rest[place...]
            if let end = rest.utf8.prefix(12).firstIndex(of: 0x3B),
                let scalar = scalar(rest[rest.utf8.index(after: place)..<end])
            {
                result.unicodeScalars.append(scalar)
                rest = rest[rest.utf8.index(after: end)...]
            } else {
                result += "&"
                rest = rest[rest.utf8.index(after: place)...]
            }
        }
        return CollapsedText.plain(result + rest)
    }

    /// The scalar of a reference, without `&` and `;`.
    private static func scalar(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return "\u{A0}"
        default:
            if name.hasPrefix("#x") || name.hasPrefix("#X") {
                return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
            }
            return name.hasPrefix("#") ? UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) : nil
        }
    }
}
