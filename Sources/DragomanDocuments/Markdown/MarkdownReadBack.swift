import DragomanModel

/// Reads a written translation again, as a block of its own, and compares.
struct MarkdownReadBack {
    private let place: MergePlace
    private let expected: CodedText
    private let definitions: [UInt8]
    private let lead: [UInt8]
    private let trail: [UInt8]
    /// Whether a delimiter at an end of the translation touches one that stands outside it.
    let touchesDelimiter: Bool

    /// Gets ready to compare with the parts of a translation.
    init(parts: [TargetPart], place: MergePlace) {
        self.place = place
        var expected = CodedText()
        var numbers: [Int: Int] = [:]
        var definitions: [UInt8] = []
        var nextMark = 0
        let text = place.text
        let range = place.byteRange
        let isLineStart = place.escaping != .markdown || MarkdownPrefix.isAll(ofLineBefore: text[..<range.lowerBound])
        lead = isLineStart ? [] : Self.standIn(Self.scalar(before: range.lowerBound, in: text), isLead: true)
        trail = Self.standIn(Self.scalar(after: range.upperBound, in: text), isLead: false)
        expected.append(String(decoding: lead, as: UTF8.self))
        for part in parts {
            switch part {
            case .text(let text):
                expected.append(text)
            case .markup(let bytes):
                definitions += Self.definitions(for: bytes)
                guard nextMark < place.marks.count else { continue }
                let mark = place.marks[nextMark]
                nextMark += 1
                let number = numbers[mark.id] ?? numbers.count + 1
                numbers[mark.id] = number
                expected.append(CodeMark(role: mark.role, id: number))
            }
        }
        expected.append(String(decoding: trail, as: UTF8.self))
        self.expected = Self.collapsed(expected)
        self.definitions = definitions
        touchesDelimiter =
            Self.touches(parts.first, range.lowerBound > 0 ? text[range.lowerBound - 1] : nil)
            || Self.touches(parts.last, range.upperBound < text.count ? text[range.upperBound] : nil)
    }

    private static func touches(_ part: TargetPart?, _ byte: UInt8?) -> Bool {
        guard case .markup(let bytes)? = part, MarkdownEscaper.isDelimiter(bytes), let byte else { return false }
        return byte == 0x2A || byte == 0x5F || byte == 0x7E
    }

    /// Whether the bytes are read as the text and codes that are expected.
    func isReadBack(_ bytes: [UInt8]) -> Bool {
        // What has no word makes no unit, and nothing can be compared.
        guard
            expected.plain.unicodeScalars.contains(where: {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
        else { return true }
        let written = lead + bytes + trail
        let block: [UInt8] =
            switch place.escaping {
            case .markdownLine: [0x23, 0x20] + written
            case .markdownCell: [0x7C] + written + Array("|\n|-|".utf8)
            default: written
            }
        let text = block + Array("\n\n".utf8) + definitions
        guard let document = try? MarkdownFilter().extract(text, file: ""),
            let unit = document.units.first(where: { $0.escaping == place.escaping })
        else { return false }
        return Self.collapsed(unit.content) == expected
    }

    /// White space counts once, as the filter reads it.
    private static func collapsed(_ content: CodedText) -> CodedText {
        var result: [UInt8] = []
        for byte in content.coded.utf8 {
            let byte = ASCII.isSpace(byte) ? 0x20 : byte
            if byte != 0x20 || result.last != 0x20 { result.append(byte) }
        }
        return CodedText(coded: String(decoding: result, as: UTF8.self)) ?? content
    }

    // MARK: What stands around

    private static func scalar(before index: Int, in text: [UInt8]) -> Unicode.Scalar? {
        var start = index
        while start > 0, index - start < 4 {
            start -= 1
            if text[start] & 0xC0 != 0x80 { break }
        }
        return String(decoding: text[start..<index], as: UTF8.self).unicodeScalars.last
    }

    private static func scalar(after index: Int, in text: [UInt8]) -> Unicode.Scalar? {
        String(decoding: text[index..<min(index + 4, text.count)], as: UTF8.self).unicodeScalars.first
    }

    /// A letter, a space or a full stop for what stands beside the translation: delimiters ask for no more.
    private static func standIn(_ scalar: Unicode.Scalar?, isLead: Bool) -> [UInt8] {
        guard let scalar, scalar != "\n", scalar != "\r" else { return [] }
        if scalar.properties.isWhitespace { return isLead ? [0x78, 0x20] : [0x20, 0x78] }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
            return [0x78]
        default:
            return isLead ? [0x78, 0x2E] : [0x2E, 0x78]
        }
    }

    /// Definitions of the labels that a code refers to.
    private static func definitions(for bytes: [UInt8]) -> [UInt8] {
        guard bytes.last == 0x5D, let open = bytes.lastIndex(of: 0x5B) else { return [] }
        var labels = [bytes[(open + 1)..<(bytes.count - 1)]]
        if let first = bytes.firstIndex(of: 0x5B), first < open, let close = bytes.firstIndex(of: 0x5D), close > first {
            labels.append(bytes[(first + 1)..<close])
        }
        return labels.filter { !$0.isEmpty }.flatMap { Array("\n[".utf8) + $0 + Array("]: x\n".utf8) }
    }
}
