/// Words that a text must hold next to each other: one word, a phrase, or either with an open end.
///
/// Asymmetric (UTS #10, 8.2): a word typed without marks finds it with and without them, one typed with marks only with
/// the same.
package struct SearchTerm: Hashable, Sendable {
    /// The words in order; not empty.
    package var words: [SearchWord]
    /// Whether the last word may go on.
    package var isPrefix: Bool

    /// Makes a term of words; `nil` where there is none.
    package init?(words: [SearchWord], isPrefix: Bool = false) {
        guard !words.isEmpty else { return nil }
        self.words = words
        self.isPrefix = isPrefix
    }

    /// How like the words of the term those are in which it was found; the lesser the better.
    package enum Form: Int, Comparable, Sendable {
        /// As typed.
        case written
        /// But for case and width.
        case spelled
        /// But for marks, or with more letters at the end.
        case folded

        package static func < (left: Form, right: Form) -> Bool { left.rawValue < right.rawValue }
    }

    /// Where the term stands among the words of a text, as ranges of their numbers, which may overlap.
    ///
    /// - Complexity: O(n · m).
    package func places(in text: [SearchWord]) -> [Range<Int>] {
        guard text.count >= words.count else { return [] }
        return (0...text.count - words.count).compactMap { start in
            words.indices.allSatisfy { matches($0, text[start + $0]) } ? start..<start + words.count : nil
        }
    }

    /// How like the term is to what stands at one of its places.
    package func form(of place: Range<Int>, in text: [SearchWord]) -> Form {
        zip(words, text[place]).map { word, found in
            found.written == word.written ? .written : found.spelled == word.spelled ? .spelled : .folded
        }.max() ?? .written
    }

    private func matches(_ number: Int, _ found: SearchWord) -> Bool {
        let word = words[number]
        let (wanted, held) = word.isMarked ? (word.spelled, found.spelled) : (word.folded, found.folded)
        // Scalars, not characters: `e` begins `é` where that is two scalars, and the index goes by bytes.
        guard isPrefix, number == words.count - 1 else { return wanted.utf8.elementsEqual(held.utf8) }
        return held.utf8.starts(with: wanted.utf8)
    }
}
