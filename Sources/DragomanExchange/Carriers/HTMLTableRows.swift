import DragomanModel
import DragomanText

/// The rows of the tables of a page, as browsers and word processors leave it: other tags, attributes and white space do not
/// matter.
struct HTMLTableRows {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    /// Takes UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The charset that a page says it is in, as it is written; `nil` where it says none in its first kilobytes.
    static func declaredCharset(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
        guard let key = head.firstRange(of: "charset=") else { return nil }
        let label = head[key.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            .prefix { !"\"' >/;".contains($0) }
        return label.isEmpty ? nil : String(label)
    }

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
            // What a reviewer struck out with changes recorded; what was put in instead stands beside it.
            case "del": skip(to: "</del")
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
            index = min(index + 3, bytes.count)
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

    /// Goes on at the next place of a text in small letters, whatever the case there; to the end where there is none.
    private mutating func skip(to end: String) {
        let pattern = Array(end.utf8)
        func isHere(_ byte: UInt8, _ wanted: UInt8) -> Bool {
            byte == wanted || (Self.isLetter(byte) && byte | 0x20 == wanted)
        }
        while index < bytes.count, !bytes[index...].starts(with: pattern, by: isHere) {
            if bytes[index] == 0x0A { line += 1 }
            index += 1
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    /// What a browser shows of a cell; word processors put a space that does not break into empty ones.
    private static func text(_ bytes: [UInt8]) -> String {
        let text = CollapsedText.plain(HTMLEntities.decoded(bytes))
        return text.allSatisfy(\.isWhitespace) ? "" : text
    }
}
