import DragomanText

/// Decodes character references as CommonMark does: only with a semicolon, and numbers as they are.
enum EntityDecoder {
    /// The reference that begins at `position`, if one does: its length and the text it stands for.
    static func decode(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (count: Int, text: [UInt8])? {
        guard position + 2 < text.count, text[position] == 0x26 else { return nil }
        if text[position + 1] == 0x23 { return number(text, position) }
        guard
            let found = HTMLEntities.standard.reference(in: text, at: position, end: text.count, inAttribute: false),
            found.hasSemicolon
        else { return nil }
        var decoded = Array(String(Character(found.first)).utf8)
        if let second = found.second { decoded += Array(String(Character(second)).utf8) }
        return (found.byteCount, decoded)
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (count: Int, text: [UInt8])? {
        let isHexadecimal = text[start + 2] | 0x20 == 0x78
        var position = start + (isHexadecimal ? 3 : 2)
        let firstDigit = position
        var value: UInt32 = 0
        // One digit more than allowed tells that there are too many.
        while position < text.count, position - firstDigit < 8,
            let digit = text[position].digitValue(isHexadecimal: isHexadecimal)
        {
            value = value &* (isHexadecimal ? 16 : 10) &+ digit
            position += 1
        }
        let digits = position - firstDigit
        guard digits >= 1, digits <= (isHexadecimal ? 6 : 7), position < text.count, text[position] == 0x3B else {
            return nil
        }
        let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
        return (position + 1 - start, Array(String(Character(scalar)).utf8))
    }
}
