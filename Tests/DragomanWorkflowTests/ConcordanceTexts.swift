import DragomanTesting
import DragomanWorkflow

/// Random texts of few words, so that words meet, and queries for them.
struct ConcordanceTexts {
    private static let words = [
        "the", "The", "of", "budget", "Budget", "budgets", "résumé", "resume", "Résumés", "ministère", "l'État", "etat",
        "U.N.", "un", "3.14", "14", "市長", "長", "が", "ガ", "ไทย", "ที่", "한국은", "한국", "Straße", "strasse", "ёлка", "елка",
        "كِتَاب", "كتاب", "٣", "3", "<1>bold</1>", "bo<1/>ld", "&amp;", "हिन्दी", "x", "xy", "xyz",
    ]
    private var random: SeededRandom
    /// The pairs that were given.
    private(set) var given: [(source: String, target: String, language: String)] = []

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private mutating func word() -> String { Self.words[Int.random(in: 0..<Self.words.count, using: &random)] }

    /// A text of one to eight words; one code at most, so that it can be stored.
    mutating func text() -> String {
        var hasCode = false
        let words = (0..<Int.random(in: 1...8, using: &random)).map { _ in word() }
        return words.filter { word in
            guard word.contains("<") else { return true }
            defer { hasCode = true }
            return !hasCode
        }.joined(separator: [" ", ", ", "-"][Int.random(in: 0..<3, using: &random)]) + "."
    }

    /// A new pair; now and then a new translation of a source that was given.
    mutating func pair() -> (source: String, target: String, language: String) {
        let old = given.randomElement(using: &random)?.source
        let source = Int.random(in: 0..<3, using: &random) == 0 ? old ?? text() : text()
        let pair = (source, text(), ["fr", "ar", "ja"][Int.random(in: 0..<3, using: &random)])
        given.append(pair)
        return pair
    }

    /// A query for one to three terms.
    mutating func query() -> ConcordanceQuery {
        var query = ConcordanceQuery((0..<Int.random(in: 1...3, using: &random)).map { _ in term() })
        if Int.random(in: 0..<4, using: &random) == 0 { query.excluded = [term()] }
        if Bool.random(using: &random) {
            query.languages = [["fr", "ar", "ja"][Int.random(in: 0..<3, using: &random)]]
        }
        query.side = ConcordanceQuery.Side.allCases[Int.random(in: 0..<3, using: &random)]
        query.limit = [1, 3, 100][Int.random(in: 0..<3, using: &random)]
        return query
    }

    private mutating func term() -> String {
        var word = word()
        while word == "&amp;" { word = self.word() }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return word + " " + self.word()
        case 1, 2:
            // The open end of a word alone or of a phrase.
            let first = Bool.random(using: &random) ? self.word() + " " : ""
            let letters = word.count > 1 ? Int.random(in: 1..<word.count, using: &random) : 1
            let beginning = String(word.prefix(letters))
            return beginning.contains { $0.isLetter || $0.isNumber } ? first + beginning + "*" : word
        default: return word
        }
    }
}
