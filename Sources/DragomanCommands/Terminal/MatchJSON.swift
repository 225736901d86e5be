import DragomanModel

/// A match as `--json` gives it.
struct MatchJSON: Encodable {
    var source: String
    var target: String
    var language: LanguageTag
    var score: Int
    var kind: Match.Kind
    var origin: TargetOrigin
    var state: TranslationState
    var author: String?
    var article: String?
    var distance: Int
    var usefulness: Int?
    /// Why it stands where it stands, where that is not where the score alone would have put it.
    var rank: Rank?

    struct Rank: Encodable {
        var placeByScore: Int
        var value: Double
        var subsequence: Double
        var runs: Double
        var agreement: Double

        init(_ order: MatchOrder) {
            placeByScore = order.placeByScore
            value = Self.rounded(order.value)
            subsequence = Self.rounded(order.subsequence)
            runs = Self.rounded(order.runs)
            agreement = Self.rounded(order.agreement)
        }

        /// Three decimals: more say nothing, and differ in their last digits.
        private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    }

    /// Takes over a match that stands at a place, from 1, of an answer.
    init(_ match: Match, place: Int) {
        // Texts without codes are plain; `<` and `&` are escaped only where codes need it.
        source = match.source.hasCodes ? match.source.displayed : match.source.plain
        target = match.target.hasCodes ? match.target.displayed : match.target.plain
        language = match.language
        score = match.score
        kind = match.kind
        origin = match.origin
        state = match.state
        author = match.author
        article = match.article
        distance = match.distance
        usefulness = match.usefulness
        rank = match.order.flatMap { $0.placeByScore == place ? nil : Rank($0) }
    }
}
