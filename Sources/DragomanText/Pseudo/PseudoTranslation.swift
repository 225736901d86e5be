package import DragomanModel

/// A text that looks translated and can still be read: other letters, about 30 % longer, in brackets.
///
/// It shows what an article will look like before anybody has translated it: text that is in no unit stays plain, text that
/// is cut off loses its bracket, a page that is built for one direction shows it. The same text gives the same one.
package struct PseudoTranslation: Sendable {
    /// What stands before and after each text.
    package static let brackets = (open: "⟦", close: "⟧")

    private let alphabet: PseudoAlphabet

    /// Makes pseudo-translations into a language of a site.
    package init(into language: SiteLanguage) { alphabet = PseudoAlphabet(language) }

    /// Makes the pseudo-translation of a text.
    ///
    /// - Parameters:
    ///   - source: NFC.
    ///   - kept: What stays as it is, such as numbers and addresses: ascending ranges of scalars of `source.coded`.
    /// - Returns: NFC; its codes are those of the text, in its order.
    /// - Complexity: O(n).
    package func translation(of source: CodedText, keeping kept: [Range<Int>] = []) -> CodedText {
        var growth = PseudoGrowth(alphabet)
        growth.append(Self.brackets.open)
        var ranges = kept[...]
        for (index, scalar) in source.coded.unicodeScalars.enumerated() {
            while let range = ranges.first, range.upperBound <= index { ranges.removeFirst() }
            if CodedText.isReserved(scalar) {
                growth.append(code: scalar)
            } else if ranges.first?.contains(index) ?? false {
                growth.append(kept: scalar)
            } else {
                growth.append(scalar)
            }
        }
        growth.fill()
        growth.append(Self.brackets.close)
        return Normalization.nfc(CodedText(coded: growth.text) ?? source)
    }
}

/// A text that grows by three letters in ten: vowels are doubled first, a word is added where that is not enough.
private struct PseudoGrowth {
    private let alphabet: PseudoAlphabet
    private(set) var text = ""
    /// Tenths of a letter that are still to be added.
    private var owed = 0
    private var hasLetters = false
    /// Whether the last scalar was replaced, so that marks over it have no meaning any more.
    private var isReplaced = false
    /// Whether white space is the last text: formats that collapse it would take away what follows it.
    private var endsInSpace = false

    init(_ alphabet: PseudoAlphabet) { self.alphabet = alphabet }

    mutating func append(_ bracket: String) { text += bracket }

    mutating func append(code scalar: Unicode.Scalar) {
        text.unicodeScalars.append(scalar)
        isReplaced = false
    }

    mutating func append(kept scalar: Unicode.Scalar) {
        append(code: scalar)
        endsInSpace = scalar.properties.isWhitespace
        owed += 3
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        guard let letter = alphabet.letter(for: scalar) else {
            if isReplaced, scalar.properties.canonicalCombiningClass != .notReordered { return }
            return append(kept: scalar)
        }
        hasLetters = true
        append(kept: letter)
        isReplaced = true
        guard owed >= (Self.isVowel(scalar) ? 10 : 25) else { return }
        text.unicodeScalars.append(letter)
        owed -= 10
    }

    /// Adds what is still owed as words of up to six letters.
    mutating func fill() {
        guard hasLetters, owed >= 10 else { return }
        for index in 0..<owed / 10 {
            if index == 0, endsInSpace { continue }
            if index % 7 == 0 { text += " " } else { text.unicodeScalars.append(alphabet.filler(index - 1)) }
        }
        if owed / 10 % 7 == 1 { text.unicodeScalars.append(alphabet.filler(0)) }
    }

    private static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a", "e", "i", "o", "u", "A", "E", "I", "O", "U": true
        default: false
        }
    }
}
