import DragomanModel

/// Writes translations into YAML and TOML front matter.
struct FrontMatterEscaper: TargetEscaper {
    func escape(_ parts: [TargetPart], at place: MergePlace) -> [UInt8] {
        var text: [UInt8] = []
        for part in parts {
            switch part {
            case .markup(let bytes):
                text += bytes
            case .text(let part):
                text += part.utf8.map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 }
            }
        }
        switch place.escaping {
        case .yamlDoubleQuoted:
            return escaped(text)
        case .yamlSingleQuoted:
            return text.flatMap { $0 == 0x27 ? [0x27, 0x27] : [$0] }
        case .yamlPlain:
            return Self.isPlain(text) ? text : [0x22] + escaped(text) + [0x22]
        case .tomlBasic:
            guard Self.isLiteralString(place) else { return escaped(text) }
            return text.contains(0x27) ? [0x22] + escaped(text) + [0x22] : [0x27] + text + [0x27]
        default:
            return text
        }
    }

    /// Text between double quotes, for YAML and TOML alike.
    private func escaped(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { $0 == 0x22 || $0 == 0x5C ? [0x5C, $0] : [$0] }
    }

    /// Whether YAML reads the text as a plain scalar that is a string.
    private static func isPlain(_ text: [UInt8]) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        guard ASCII.isAlphanumeric(first) || first >= 0x80 || first == 0x28 || first == 0x24, last != 0x3A, last != 0x20
        else { return false }
        for index in text.indices.dropLast() {
            if text[index] == 0x3A, ASCII.isSpace(text[index + 1]) { return false }
            if text[index + 1] == 0x23, ASCII.isSpace(text[index]) { return false }
        }
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        guard !words.contains(String(decoding: text, as: UTF8.self).lowercased()) else { return false }
        // A number or a date.
        return !(ASCII.isDigit(first) && text.allSatisfy { $0 < 0x80 && !ASCII.isSpace($0) })
    }

    /// Whether the place is a whole TOML string in single quotes, quotes included.
    private static func isLiteralString(_ place: MergePlace) -> Bool {
        let range = place.byteRange
        guard place.isFirst, place.isLast, range.count > 2, place.text[range.lowerBound] == 0x27,
            place.text[range.upperBound - 1] == 0x27
        else { return false }
        var index = range.lowerBound
        while index > 0, ASCII.isBlank(place.text[index - 1]) { index -= 1 }
        return index > 0 && place.text[index - 1] == 0x3D
    }
}
