import DragomanMemory

/// Phrases in the language of FTS5.
///
/// Every word stands in quotation marks and holds letters, digits and marks only, so that no word is taken for an
/// operator.
struct ConcordanceQuery {
    /// What matches rows of words that may hold what is wanted; `nil` where pairs tell all.
    let words: String?
    /// What matches rows of pairs; `nil` where no phrase has two words.
    let pairs: String?

    /// - Parameters:
    ///   - phrases: Not empty.
    ///   - languages: Numbers of languages of which one at least a source must be translated into; `nil` for any.
    init(_ phrases: [ConcordancePhrase], into languages: [Int64]?) {
        var words: [String] = []
        var pairs: [String] = []
        for phrase in phrases {
            if phrase.words.count > 1 { pairs += Self.pairs(of: phrase) } else { words += Self.words(of: phrase) }
        }
        if let languages {
            let one =
                "(" + languages.map { "\"\(ConcordanceTables.token(ofLanguage: $0))\"" }.joined(separator: " OR ") + ")"
            if pairs.isEmpty { words.append(one) } else { pairs.append(one) }
        }
        self.words = Self.joined(words)
        self.pairs = Self.joined(pairs)
    }

    private static func joined(_ parts: [String]) -> String? {
        parts.isEmpty ? nil : Set(parts).sorted().joined(separator: " AND ")
    }

    private static func words(of phrase: ConcordancePhrase) -> [String] {
        phrase.words.flatMap { word in
            let goesOn = phrase.isPrefix ? " *" : ""
            let folded = "\"\(ConcordanceTables.cut(word.folded))\"\(goesOn)"
            guard word.folded != word.spelled else { return [folded] }
            return [folded, "\"\(ConcordanceTables.token(ofMarked: word.spelled))\"\(goesOn)"]
        }
    }

    /// Each two neighbours; marks are left to whoever looks at the text.
    private static func pairs(of phrase: ConcordancePhrase) -> [String] {
        let words = phrase.words.map(\.folded)
        return zip(words, words.dropFirst()).enumerated().map { number, pair in
            let goesOn = phrase.isPrefix && number == words.count - 2
            return "\"\(ConcordanceTables.token(ofPair: pair.0, pair.1))\"\(goesOn ? " *" : "")"
        }
    }
}
