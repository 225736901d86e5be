import DragomanMemory

/// Phrases in the language of FTS5.
///
/// Every word stands in quotation marks and holds letters, digits and marks only, so that no word is taken for an
/// operator.
enum ConcordanceQuery {
    /// The text that matches rows that may hold all phrases.
    ///
    /// - Parameters:
    ///   - phrases: Not empty.
    ///   - languages: Numbers of languages of which one at least must be in `into_`; `nil` for any.
    /// - Returns: An expression of FTS5.
    static func text(_ phrases: [ConcordancePhrase], into languages: [Int64]?) -> String {
        var parts: [String] = []
        for phrase in phrases { parts += Self.parts(of: phrase) }
        if let languages {
            parts.append("into_ : (" + languages.map { "\"l\($0)\"" }.joined(separator: " OR ") + ")")
        }
        return Set(parts).sorted().joined(separator: " AND ")
    }

    private static func parts(of phrase: ConcordancePhrase) -> [String] {
        let words = phrase.words.map { ConcordanceTables.cut($0.folded) }
        var parts = [column("words", words.joined(separator: " "), isPrefix: phrase.isPrefix)]
        for (number, word) in phrase.words.enumerated() where word.folded != word.spelled {
            let goesOn = phrase.isPrefix && number == words.count - 1
            parts.append(column("marked", String(ConcordanceTables.cut(word.spelled)), isPrefix: goesOn))
        }
        let closed = phrase.isPrefix ? words.dropLast() : words[...]
        for (first, second) in zip(closed, closed.dropFirst()) {
            let mark = ConcordanceTables.pairMark
            parts.append(column("pairs", "\(mark)\(first)\(mark)\(second)", isPrefix: false))
        }
        // Two words that are a pair are found by it alone.
        if words.count == 2, !phrase.isPrefix { parts.removeFirst() }
        return parts
    }

    private static func column(_ name: String, _ words: String, isPrefix: Bool) -> String {
        "\(name) : \"\(words)\"\(isPrefix ? " *" : "")"
    }
}
