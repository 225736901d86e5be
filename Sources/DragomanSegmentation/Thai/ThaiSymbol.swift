/// Scalars as the space model sees them, seven bits each: Thai letters and marks by themselves, all else by its kind.
enum ThaiSymbol {
    static let digit: UInt8 = 0x60
    static let otherLetter: UInt8 = 0x61
    static let dot: UInt8 = 0x62
    static let stop: UInt8 = 0x63
    static let comma: UInt8 = 0x64
    static let opener: UInt8 = 0x65
    static let closer: UInt8 = 0x66
    static let openingQuote: UInt8 = 0x67
    static let closingQuote: UInt8 = 0x68
    static let straightQuote: UInt8 = 0x69
    static let dash: UInt8 = 0x6A
    static let other: UInt8 = 0x6B

    /// How a model file writes the symbols that stand for kinds.
    private static let written: [(symbol: UInt8, character: Unicode.Scalar)] = [
        (digit, "0"), (otherLetter, "A"), (dot, "."), (stop, "!"), (comma, ","), (opener, "("), (closer, ")"),
        (openingQuote, "“"), (closingQuote, "”"), (straightQuote, "\""), (dash, "-"), (other, "*"),
    ]

    /// Thai letters, vowels and tone marks; not the digits.
    @inline(__always)
    static func isThaiLetter(_ symbol: UInt8) -> Bool { symbol < 0x4F && symbol != 0x3F }

    /// Anything of the Thai block but figures: ฯ and ๆ end words too.
    @inline(__always)
    static func isThai(_ symbol: UInt8) -> Bool { symbol < 0x60 }

    /// Whether a symbol stands for something that is read as part of a word.
    @inline(__always)
    static func isWordPart(_ symbol: UInt8) -> Bool {
        isThaiLetter(symbol) || symbol == digit || symbol == otherLetter
    }

    static func isClosing(_ symbol: UInt8) -> Bool {
        symbol == closer || symbol == closingQuote || symbol == straightQuote
    }

    static func isOpening(_ symbol: UInt8) -> Bool {
        symbol == opener || symbol == openingQuote || symbol == straightQuote
    }

    /// The symbol of a scalar of the Thai block, given its last seven bits.
    @inline(__always)
    static func ofThaiBlock(_ low: UInt8) -> UInt8 { low & 0x70 == 0x50 && low < 0x5A ? digit : max(low, 1) }

    /// The symbol of a scalar that is not of the Thai block and is no white space; `nil` for what cannot be seen.
    static func of(_ value: UInt32, kind: ScalarKind) -> UInt8? {
        switch kind {
        case .upper, .lower, .letter: otherLetter
        case .digit: digit
        case .dot: dot
        case .exclamation, .fullStop, .ellipsis: stop
        case .continuation: comma
        case .opener: opener
        case .closer: closer
        // Thai uses single marks as it does double ones.
        case .openingQuote: openingQuote
        case .closingQuote: closingQuote
        case .apostrophe: value == 0x2019 ? closingQuote : straightQuote
        case .straightQuote: straightQuote
        case .hyphen, .dash: dash
        case .transparent: nil
        case .other, .superscript, .emoji, .space, .newline, .separator: other
        }
    }

    /// The symbols of a word or of what a model file writes; `nil` where it holds something else.
    static func symbols(of text: some StringProtocol) -> [UInt8]? {
        var result: [UInt8] = []
        for scalar in text.unicodeScalars {
            if (0xE01...0xE5B).contains(scalar.value) {
                result.append(ofThaiBlock(UInt8(scalar.value & 0x7F)))
            } else if let known = written.first(where: { $0.character == scalar }) {
                result.append(known.symbol)
            } else {
                return nil
            }
        }
        return result
    }

    /// How a model file writes symbols.
    static func text(of symbols: some Sequence<UInt8>) -> String {
        var result = String.UnicodeScalarView()
        for symbol in symbols {
            if symbol < 0x60 {
                if let scalar = Unicode.Scalar(0xE00 + UInt32(symbol)) { result.append(scalar) }
            } else if let known = written.first(where: { $0.symbol == symbol }) {
                result.append(known.character)
            }
        }
        return String(result)
    }
}
