package import DragomanModel

/// How long a text is, in what its script is counted in: words, or characters where words are not written apart.
///
/// Told from the symbols alone, without a dictionary: close to what ICU counts, and the same on every machine.
package struct WrittenLength: Sendable, Hashable {
    /// How many words, or characters that are letters or digits.
    package var count: Int
    /// Which of the two.
    package var unit: CountingUnit

    /// Measures a text.
    ///
    /// - Parameter symbols: The text as `CodedText.symbols` gives it.
    package init(of symbols: [UInt32]) {
        var (letters, unspaced, words) = (0, 0, 0)
        var isInWord = false
        for symbol in symbols {
            let isLetter = Self.isLetterOrDigit(symbol)
            if isLetter {
                letters += 1
                if Self.isUnspaced(symbol) { unspaced += 1 }
                if !isInWord { words += 1 }
            }
            // An apostrophe parts no word.
            isInWord = isLetter || isInWord && (symbol == 0x27 || symbol == 0x2019)
        }
        unit = 2 * unspaced > letters ? .characters : .words
        count = unit == .characters ? letters : words
    }

    /// Makes a length.
    package init(_ count: Int, _ unit: CountingUnit) {
        self.count = count
        self.unit = unit
    }

    private static func isLetterOrDigit(_ symbol: UInt32) -> Bool {
        switch symbol {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
        case 0..<0x80: return false
        default: break
        }
        guard let scalar = Unicode.Scalar(symbol) else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }

    /// Whether a symbol is of a script that writes words together: Thai, kana, Han.
    private static func isUnspaced(_ symbol: UInt32) -> Bool {
        switch symbol {
        case 0x0E00...0x0E7F, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF66...0xFF9D, 0x2_0000...0x3_FFFF:
            true
        default: false
        }
    }
}
