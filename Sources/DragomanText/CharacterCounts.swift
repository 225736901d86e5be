/// The characters of a text by what GMX-V counts apart; each scalar is one character.
package struct CharacterCounts: Sendable, Hashable {
    /// Neither white space nor punctuation nor control: what `WordCounter` counts for Chinese, Japanese and Thai.
    package private(set) var characters = 0
    /// General category P.
    package private(set) var punctuation = 0
    /// White space of Unicode.
    package private(set) var whiteSpace = 0
    /// The part of `characters` that are letters, or belong to letters.
    package private(set) var letters = 0
    /// The part of `characters` that are numbers.
    package private(set) var numbers = 0
    /// Whether each stretch between white space that holds a letter or number holds a number.
    package private(set) var hasNumberInEachWord = true

    /// Counts a text.
    ///
    /// - Complexity: O(n).
    package init(_ text: String) {
        var isWord = false
        var holdsNumber = false
        func endWord() {
            if isWord, !holdsNumber { hasNumberInEachWord = false }
            (isWord, holdsNumber) = (false, false)
        }
        for scalar in text.unicodeScalars {
            switch Kind(scalar) {
            case .whiteSpace:
                whiteSpace += 1
                endWord()
            case .punctuation: punctuation += 1
            case .control: break
            case .letter:
                characters += 1
                letters += 1
                isWord = true
            case .number:
                characters += 1
                numbers += 1
                (isWord, holdsNumber) = (true, true)
            case .symbol: characters += 1
            }
        }
        endWord()
    }

    private enum Kind {
        case whiteSpace, punctuation, control, letter, number, symbol

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            // White space among the controls.
            case 0x09...0x0D, 0x20, 0x85: self = .whiteSpace
            case 0x30...0x39: self = .number
            case 0x41...0x5A, 0x61...0x7A: self = .letter
            default: self.init(category: Scalars.properties(of: scalar.value).category)
            }
        }

        /// From ICU's number of the general category, `UCharCategory`.
        private init(category: UInt8) {
            switch category {
            case 1...8: self = .letter
            case 9...11: self = .number
            case 12...14: self = .whiteSpace
            case 19...23, 28, 29: self = .punctuation
            case 24...27: self = .symbol
            default: self = .control
            }
        }
    }
}
