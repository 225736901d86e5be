/// What stands on a line before a block's text.
enum MarkdownPrefix {
    /// Whether nothing but prefixes of containers (and delimiters of emphasis) stands on the line at the end of a text.
    ///
    /// A prefix of more than 1,000 bytes is none.
    static func isAll(ofLineBefore text: ArraySlice<UInt8>) -> Bool {
        var line = text.suffix(1_000)
        if let lastBreak = line.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
            line = line[(lastBreak + 1)...]
        } else if text.count > 1_000 {
            return false
        } else if line.starts(with: [0xEF, 0xBB, 0xBF]) {
            line = line.dropFirst(3)
        }
        while let byte = line.first {
            guard let count = count(byte, line) else { return false }
            line = line.dropFirst(count)
        }
        return true
    }

    /// How many bytes the prefix that a line begins with has.
    private static func count(_ byte: UInt8, _ line: ArraySlice<UInt8>) -> Int? {
        switch byte {
        case 0x20, 0x09, 0x3E, 0x2D, 0x2B, 0x2A, 0x5F, 0x7E:
            return 1
        case 0x30...0x39:
            let digits = line.prefix { ASCII.isDigit($0) }
            guard let mark = line.dropFirst(digits.count).first, mark == 0x2E || mark == 0x29 else { return nil }
            return digits.count + 1
        case 0x5B:
            // A task's box or the label of a footnote.
            guard let close = line.firstIndex(of: 0x5D) else { return nil }
            let count = close - line.startIndex + 1
            if line.dropFirst(count).first == 0x3A { return count + 1 }
            return count == 3 ? 3 : nil
        default:
            return nil
        }
    }

    /// Whether a reference definition stands in the lines before a text, so that what looks like a title would be one.
    static func followsDefinition(_ text: ArraySlice<UInt8>) -> Bool {
        var breaks = 0
        var last: UInt8 = 0
        for byte in text.suffix(2_000).reversed() {
            if byte == 0x0A || byte == 0x0D && last != 0x0A { breaks += 1 }
            if breaks > 2 { return false }
            if breaks > 0, byte == 0x5D, last == 0x3A { return true }
            last = byte
        }
        return false
    }
}
