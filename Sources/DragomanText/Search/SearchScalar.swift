/// What a scalar is to a search.
enum SearchScalar {
    /// Parts words.
    case other
    /// A letter or digit of a script that parts its words.
    case letter
    /// A letter of a script that does not, or whose words cling together: each is a word of its own.
    case character
    /// Belongs to the letter before it: marks, joiners, the scalars of inline codes.
    case clinging

    /// The kind of a scalar.
    @inline(__always)
    static func kind(of scalar: Unicode.Scalar) -> SearchScalar {
        let value = scalar.value
        if value < 0x80 { return isASCIIWord(UInt8(value)) ? .letter : .other }
        return kindBeyondASCII(value)
    }

    /// Whether an ASCII character belongs to a word.
    @inline(__always)
    static func isASCIIWord(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }

    /// Whether ICU's number of a general category is one of those of marks.
    static func isMark(_ category: UInt8) -> Bool { (6...8).contains(category) }

    private static func kindBeyondASCII(_ value: UInt32) -> SearchScalar {
        // The voicing marks of narrow kana are letters to Unicode.
        if (0xFDD0...0xFDEF).contains(value) || value == 0xFF9E || value == 0xFF9F { return .clinging }
        // The space without width, which parts words of Thai and Khmer, is a format character like joiners.
        if value == 0x200B { return .other }
        switch Scalars.properties(of: value).category {
        case 1...5, 9, 10, 11: return standsAlone(value) ? .character : .letter
        case 6...8, 16: return .clinging
        default: return .other
        }
    }

    /// Scripts without spaces between words, and Hangul, whose particles cling to nouns: where one word ends there
    /// depends on what follows, so that no word of a text could be found for sure.
    private static func standsAlone(_ value: UInt32) -> Bool {
        switch value {
        // Thai, Lao; Myanmar; Khmer.
        case 0xE00..<0xE50, 0xE5A..<0xED0, 0xEDA..<0xF00, 0x1000..<0x1040, 0x104A..<0x1090, 0x1780..<0x17E0: true
        // Hangul; kana, bopomofo; ideographs.
        case 0x1100..<0x1200, 0xA960..<0xA980, 0xAC00..<0xD800, 0x3005...0x3007, 0x3040..<0x3200: true
        case 0x31F0..<0x3200, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xF900..<0xFB00, 0x1B000..<0x1B300: true
        case 0xFF66..<0xFFDD, 0x20000..<0x32000: true
        default: false
        }
    }
}
