import DragomanMemory

/// Phrases in the language of FTS5.
///
/// Every word stands in quotation marks and holds letters, digits and marks only, so that no word is taken for an
/// operator.
enum ConcordanceQuery {
    /// What matches rows that may hold what is wanted.
    ///
    /// - Parameters:
    ///   - phrases: Not empty.
    ///   - languages: Numbers of languages of which a row must have one at least; `nil` for any.
    /// - Returns: The right side of `MATCH`.
    static func match(_ phrases: [ConcordancePhrase], in languages: [Int64]?) -> String {
        var parts = phrases.flatMap { $0.words.count > 1 ? pairs(of: $0) : words(of: $0) }
        if let languages {
            let tokens = languages.map { "\"\(ConcordanceTables.token(ofLanguage: $0))\"" }
            parts.append("(" + tokens.joined(separator: " OR ") + ")")
        }
        return Set(parts).sorted().joined(separator: " AND ")
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
