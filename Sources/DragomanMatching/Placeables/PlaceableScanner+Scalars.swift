import DragomanText

extension PlaceableScanner {
    /// Whether a text has a digit or a sign that addresses need; one pass over the bytes.
    static func mayFind(in coded: String) -> Bool {
        var coded = coded
        return coded.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                switch byte {
                // 0…9, @ and #
                case 0x30...0x39, 0x40, 0x23: return true
                // "://" and "www."
                case 0x3A: if index + 1 < bytes.count, bytes[index] == 0x2F, bytes[index + 1] == 0x2F { return true }
                case 0x77: if index + 2 < bytes.count, bytes[index] == 0x77, bytes[index + 2] == 0x2E { return true }
                case 0xC0...:
                    if byte == 0xD9 || byte == 0xDB || byte >= 0xE0, isDigit(at: index - 1, in: bytes) { return true }
                default: break
                }
            }
            return false
        }
    }

    /// Whether the scalar that begins at a byte is a digit; the bytes are valid UTF-8.
    private static func isDigit(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let lead = bytes[index]
        let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + count <= bytes.count else { return false }
        var value = UInt32(lead) & (count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07)
        for place in 1..<count { value = value << 6 | UInt32(bytes[index + place] & 0x3F) }
        return Self.isDigit(value)
    }

    /// Whether a scalar is a decimal digit; ideographs, syllables and kana are told apart without a look-up.
    static func isDigit(_ value: UInt32) -> Bool {
        if value < 0x660 { return (0x30...0x39).contains(value) }
        if (0x2000...0xA61F).contains(value) || (0xAC00...0xFF0F).contains(value) { return false }
        return Scalars.digit(of: value) != nil
    }

    /// Whether a scalar is a letter or a mark on one.
    static func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return (0x61...0x7A).contains(value | 0x20) }
        // U_UPPERCASE_LETTER … U_COMBINING_SPACING_MARK
        return (1...8).contains(Scalars.properties(of: value).category)
    }

    static func isUpper(_ value: UInt32) -> Bool {
        value < 0x80 ? (0x41...0x5A).contains(value) : Scalars.properties(of: value).category == 1
    }

    /// Whether a scalar is a letter of a script that writes its words apart, so that digits beside it belong to the word.
    static func isGlue(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x11FF, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF,
            0xF900...0xFAFF, 0xFF66...0xFFDC, 0x20000...0x3FFFF:
            false
        default: isLetter(value)
        }
    }

    /// Whether a scalar is a space that may stand inside a placeable.
    static func isSpace(_ value: UInt32) -> Bool {
        value == 0x20 || value == 0xA0 || value == 0x202F || value == 0x2009
    }

    /// The small letter of a scalar, where it is one scalar.
    static func lower(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return (0x41...0x5A).contains(value) ? value | 0x20 : value }
        let mapped = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars
        return mapped?.count == 1 ? mapped?.first?.value ?? value : value
    }

    /// The capital of a scalar, where it is one scalar.
    static func upper(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return (0x61...0x7A).contains(value) ? value & ~0x20 : value }
        let mapped = Unicode.Scalar(value)?.properties.uppercaseMapping.unicodeScalars
        return mapped?.count == 1 ? mapped?.first?.value ?? value : value
    }
}
