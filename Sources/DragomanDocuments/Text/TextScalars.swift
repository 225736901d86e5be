/// What the plain-text filter asks about single characters, answered on UTF-8 bytes.
///
/// ASCII never leaves the byte; other scalars are decoded where they stand. Broken UTF-8 reads as U+FFFD, one byte
/// long, so no question can run past the end.
struct TextScalars {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The scalar at an offset and its length in bytes.
    func scalar(at offset: Int) -> (value: Unicode.Scalar, count: Int) {
        let lead = bytes[offset]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, offset + count <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(count + 1))
        for next in offset + 1..<offset + count {
            guard bytes[next] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(bytes[next] & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, count)
    }

    /// The scalar that ends at an offset, not before `start`; `nil` where there is none.
    func scalar(before offset: Int, notBefore start: Int) -> (value: Unicode.Scalar, count: Int)? {
        guard offset > start else { return nil }
        var first = offset - 1
        while first > start, offset - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        let found = scalar(at: first)
        return first + found.count == offset ? found : ("\u{FFFD}", 1)
    }

    /// How many bytes of white space begin at an offset; 0 where none does.
    ///
    /// U+FEFF counts as white space, so that a byte order mark is never text.
    func whiteSpaceCount(at offset: Int) -> Int {
        let lead = bytes[offset]
        if lead < 0x80 { return lead == 0x20 || (0x09...0x0D).contains(lead) ? 1 : 0 }
        guard lead == 0xC2 || (0xE1...0xE3).contains(lead) || lead == 0xEF else { return 0 }
        let found = scalar(at: offset)
        return Self.isWhiteSpace(found.value) ? found.count : 0
    }

    /// How many bytes of white space end at an offset; 0 where none does.
    func whiteSpaceCount(before offset: Int, notBefore start: Int) -> Int {
        guard offset > start else { return 0 }
        let last = bytes[offset - 1]
        if last < 0x80 { return last == 0x20 || (0x09...0x0D).contains(last) ? 1 : 0 }
        guard let found = scalar(before: offset, notBefore: start) else { return 0 }
        return Self.isWhiteSpace(found.value) ? found.count : 0
    }

    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value == 0xFEFF
    }

    /// Whether a stretch holds a letter or a digit.
    func holdsLetterOrDigit(in range: Range<Int>) -> Bool {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte < 0x80 {
                if (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || (0x30...0x39).contains(byte) { return true }
                offset += 1
            } else {
                let found = scalar(at: offset)
                let properties = found.value.properties
                if properties.isAlphabetic || properties.numericType != nil { return true }
                offset += found.count
            }
        }
        return false
    }

    /// Whether a lower-case letter stands at an offset.
    func isLowercaseLetter(at offset: Int) -> Bool {
        let byte = bytes[offset]
        if byte < 0x80 { return (0x61...0x7A).contains(byte) }
        return scalar(at: offset).value.properties.isLowercase
    }

    /// The last scalar of a stretch that is neither a closing quotation mark nor a closing bracket.
    func lastScalarBeforeClosers(in range: Range<Int>) -> Unicode.Scalar? {
        var end = range.upperBound
        while let found = scalar(before: end, notBefore: range.lowerBound) {
            switch found.value {
            case "\"", "'", ")", "]", "}", "*", "_", "\u{2019}", "\u{201D}", "\u{BB}", "\u{203A}", "\u{300D}",
                "\u{300F}", "\u{FF09}":
                end -= found.count
            default:
                return found.value
            }
        }
        return nil
    }

    /// Whether a scalar ends a sentence in any of the scripts that a desk writes.
    static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", "\u{2026}", "\u{3002}", "\u{FF01}", "\u{FF1F}", "\u{61F}", "\u{6D4}", "\u{964}", "\u{965}":
            true
        default: false
        }
    }

    /// Whether a scalar belongs to a script that is written without spaces, so that a line break in it means none.
    static func isWrittenWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x303F, 0x3040...0x30FF, 0x31C0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF00...0xFF60, 0x20000...0x3FFFF, 0xE00...0xE7F:
            true
        default: false
        }
    }
}
