import DragomanText

/// What a scalar can do at the end or the beginning of a sentence.
enum ScalarKind: UInt8 {
    /// Symbols, controls, connectors: nothing of interest.
    case other
    case upper
    case lower
    /// A letter of a script without case.
    case letter
    case digit
    /// Combining marks and invisible format characters, which belong to what stands before them.
    case transparent
    case space
    /// CR and LF: space, but two of them end a paragraph.
    case newline
    /// U+2028, U+2029, U+0085, VT and FF: a hard break.
    case separator
    /// The full stop, which also ends abbreviations.
    case dot
    /// `?` and `!`.
    case exclamation
    /// A stop that ends sentences only: of Chinese, Japanese, Indic, Arabic, Armenian and other scripts.
    case fullStop
    case ellipsis
    case opener
    case closer
    /// A quotation mark that opens in some languages and closes in others, opening by its name.
    case openingQuote
    /// A quotation mark, closing by its name.
    case closingQuote
    /// A straight quotation mark.
    case straightQuote
    case apostrophe
    case hyphen
    case dash
    /// Comma, colon, semicolon: the sentence goes on.
    case continuation
    case superscript
    case emoji

    /// Whether the scalar belongs to a word.
    var isWordPart: Bool {
        switch self {
        case .upper, .lower, .letter, .digit, .transparent: true
        default: false
        }
    }

    var isStop: Bool {
        switch self {
        case .dot, .exclamation, .fullStop, .ellipsis: true
        default: false
        }
    }

    var isQuote: Bool {
        switch self {
        case .openingQuote, .closingQuote, .straightQuote, .apostrophe: true
        default: false
        }
    }

    private static let ascii: [ScalarKind] = (0..<128).map { (byte: UInt8) -> ScalarKind in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case 0x20, 0x09: .space
        case 0x0A, 0x0D: .newline
        case 0x0B, 0x0C: .separator
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: "!"), UInt8(ascii: "?"): .exclamation
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .opener
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .closer
        case UInt8(ascii: "\""): .straightQuote
        case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
        case UInt8(ascii: "-"): .hyphen
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"): .continuation
        default: .other
        }
    }

    /// The kind of an ASCII character.
    @inline(__always)
    static func ofASCII(_ byte: UInt8) -> ScalarKind { ascii[Int(byte & 0x7F)] }

    /// The kind of any scalar value.
    static func of(_ value: UInt32) -> ScalarKind {
        if value < 0x80 { return ofASCII(UInt8(value)) }
        return listed(value) ?? byProperties(value)
    }

    /// Scalars whose part in a sentence their properties do not tell.
    private static func listed(_ value: UInt32) -> ScalarKind? {
        switch value {
        case 0x2026, 0x22EF, 0xFE19: .ellipsis
        // The scalars of inline codes: text is judged as a reader sees it.
        case 0xFDD0...0xFDEF: .transparent
        case 0x201C, 0x201F, 0x00AB, 0x2018, 0x201B, 0x2039: .openingQuote
        case 0x201D, 0x00BB, 0x203A: .closingQuote
        case 0x2019, 0x02BC, 0x05F3, 0x05F4: .apostrophe
        case 0x2010, 0x2011: .hyphen
        case 0x2012...0x2015, 0x2E3A, 0x2E3B: .dash
        case 0x00A1, 0x00BF: .opener
        case 0x00B2, 0x00B3, 0x00B9, 0x2070...0x2079, 0x2020, 0x2021: .superscript
        case 0x061F, 0x203C, 0x203D, 0x2047...0x2049, 0xFF01, 0xFF1F: .exclamation
        case 0x037E: .exclamation
        // Khmer's stops, which older Unicode data do not call so; the little section sign of Burmese, which parts phrases.
        case 0x17D4, 0x17D5: .fullStop
        case 0x104A: .continuation
        case 0x201E, 0x201A: .opener
        case 0x2600...0x27BF, 0x2B50, 0x2B55, 0x1F300...0x1FAFF: .emoji
        default: nil
        }
    }

    private static func byProperties(_ value: UInt32) -> ScalarKind {
        let properties = Scalars.properties(of: value)
        switch properties.sentenceBreak {
        case 1: return .dot
        case 9: return .fullStop
        case 7: return .separator
        case 8: return .space
        case 3, 12: return .transparent
        case 14: return properties.category == 19 ? .dash : .continuation
        default: return byCategory(properties.category)
        }
    }

    /// By ICU's numbers of the general categories.
    private static func byCategory(_ category: UInt8) -> ScalarKind {
        switch category {
        case 1, 3: .upper
        case 2: .lower
        case 4, 5: .letter
        case 6, 7, 8, 16: .transparent
        case 9, 10, 11: .digit
        case 12: .space
        case 13, 14: .separator
        case 19: .dash
        case 20: .opener
        case 21: .closer
        case 28: .openingQuote
        case 29: .closingQuote
        default: .other
        }
    }
}
