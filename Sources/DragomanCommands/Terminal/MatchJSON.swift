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
    /// The score before penalties, and these; only where there are any.
    var similarity: Int?
    var penalties: [MatchPenalty]?
    /// The reference memory; none for the site's own.
    var tier: String?

    init(_ match: Match) {
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
        similarity = match.penalties.isEmpty ? nil : match.similarity
        penalties = match.penalties.isEmpty ? nil : match.penalties
        tier = match.tier
    }
}
