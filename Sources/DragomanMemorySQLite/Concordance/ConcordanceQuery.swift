import DragomanMemory

/// Phrases in the language of FTS5.
///
/// Every word stands in quotation marks and holds letters, digits and marks only, so that no word is taken for an
/// operator.
enum ConcordanceQuery {
    /// The text that matches rows of words that may hold all phrases.
    ///
    /// - Parameters:
    ///   - phrases: Not empty.
    ///   - languages: Numbers of languages of which one at least must be in `into_`; `nil` for any.
    /// - Returns: An expression of FTS5.
    static func words(_ phrases: [ConcordancePhrase], into languages: [Int64]?) -> String {
        var parts: [String] = []
        for phrase in phrases { parts += Self.parts(of: phrase) }
        if let languages { parts.append("into_ : " + oneOf(languages)) }
        return joined(parts)
    }

    /// The text that matches rows of pairs; `nil` where a word stands alone or may go on, which pairs do not tell.
    static func pairs(_ phrases: [ConcordancePhrase], into languages: [Int64]?) -> String? {
        guard phrases.allSatisfy({ $0.words.count > 1 && !$0.isPrefix }) else { return nil }
        let mark = ConcordanceTables.pairMark
        var parts: [String] = []
        for phrase in phrases {
            let words = phrase.words.map { ConcordanceTables.cut($0.folded) }
            parts += zip(words, words.dropFirst()).map { "\"\(mark)\($0)\(mark)\($1)\"" }
        }
        if let languages { parts.append(oneOf(languages)) }
        return joined(parts)
    }

    private static func joined(_ parts: [String]) -> String { Set(parts).sorted().joined(separator: " AND ") }

    private static func oneOf(_ languages: [Int64]) -> String {
        "(" + languages.map { "\"l\($0)\"" }.joined(separator: " OR ") + ")"
    }

    private static func parts(of phrase: ConcordancePhrase) -> [String] {
        let words = phrase.words.map { ConcordanceTables.cut($0.folded) }
        var parts = [column("words", words.joined(separator: " "), isPrefix: phrase.isPrefix)]
        for (number, word) in phrase.words.enumerated() where word.folded != word.spelled {
            let goesOn = phrase.isPrefix && number == words.count - 1
            parts.append(column("marked", String(ConcordanceTables.cut(word.spelled)), isPrefix: goesOn))
        }
        return parts
    }

    private static func column(_ name: String, _ words: String, isPrefix: Bool) -> String {
        "\(name) : \"\(words)\"\(isPrefix ? " *" : "")"
    }
}
