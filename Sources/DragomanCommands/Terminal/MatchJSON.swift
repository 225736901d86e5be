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
    /// Symbols of the longer source.
    var length: Int
    /// What was put in, where something was, or why not.
    var adapted: [MatchAdaptation]?
    var notAdapted: String?
    /// What the edits mean, and the edits word by word; only for fuzzy matches.
    var edit: EditJudgement?
    var diff: [Piece]?
    /// The score before penalties, and these; only where there are any.
    var similarity: Int?
    var penalties: [MatchPenalty]?
    /// The reference memory; none for the site's own.
    var tier: String?

    /// A stretch of the two sources: what both have, or what the stored one and the text have instead.
    struct Piece: Encodable {
        var kind: WordDifference.Kind
        var stored: String?
        var text: String?

        init(_ piece: WordDifference.Piece) {
            kind = piece.kind
            stored = piece.kind == .inserted ? nil : piece.before.displayed
            text = piece.kind == .deleted || piece.kind == .equal ? nil : piece.after.displayed
        }
    }
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
        length = match.length
        adapted = match.adaptations.isEmpty ? nil : match.adaptations
        notAdapted = match.adaptationDoubt
        edit = match.judgement
        diff = match.difference?.pieces.map(Piece.init)
        similarity = match.penalties.isEmpty ? nil : match.similarity
        penalties = match.penalties.isEmpty ? nil : match.penalties
        tier = match.tier
        usefulness = match.usefulness
        rank = match.order.flatMap { $0.placeByScore == place ? nil : Rank($0) }
    }
}
