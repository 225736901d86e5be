import DragomanMatching
import DragomanMemory
import DragomanModel

/// Whether a translation was made between the same neighbours.
enum MatchContext {
    /// Both neighbours are the same, or the one that exists at an edge; at least one exists.
    static func isEqual(_ context: TargetContext, previous: SourceID?, next: SourceID?) -> Bool {
        (previous != nil || next != nil) && context.previous == previous && context.next == next
    }
}

/// Where a text that is looked up stands.
struct MatchPlace {
    /// The slug of the article.
    var article: String?
    /// The segment's name in it.
    var segment: String?
    /// The sources before and after it; `nil` at an edge or where they are not known.
    var previous: SourceID?
    var next: SourceID?

    /// Whether a translation was made here, or between the same neighbours.
    func isEqual(_ context: TargetContext) -> Bool {
        if let article, let segment, context.article == article, context.segment == segment { return true }
        return MatchContext.isEqual(context, previous: previous, next: next)
    }
}

/// Collects stored translations as matches for one text, scored by the matching contract.
struct MatchFinder {
    private let content: CodedText
    private let symbols: [UInt32]
    private let place: MatchPlace
    private var found: [(match: Match, isCandidate: Bool, sequence: Int64)] = []

    init(content: CodedText, place: MatchPlace) {
        self.content = content
        symbols = content.symbols
        self.place = place
    }

    /// How many matches there are.
    var count: Int { found.count }

    /// Adds the live translations of one source.
    ///
    /// - Parameters:
    ///   - targets: The translations.
    ///   - source: The source's text.
    ///   - isMasked: Whether it was found by what it is without numbers, dates and addresses.
    mutating func add(_ targets: [StoredTarget], source: CodedText, isMasked: Bool = false) {
        guard !targets.isEmpty else { return }
        let other = source.symbols
        let longer = max(symbols.count, other.count)
        let distance = EditDistance.levenshtein(symbols, other, atMost: longer) ?? longer
        let score = Score.percent(distance: distance, longer: longer)
        let codes = CodeMapping(stored: source, query: content)
        let isEqual = source == content
        for stored in targets {
            let isContext = isEqual && place.isEqual(stored.target.context)
            let mapped = codes.mapped(stored.target.content)
            var match = Match(
                source: source,
                target: mapped.target,
                language: stored.target.language,
                score: isContext ? 101 : isEqual ? score : min(score, 99),
                kind: isContext ? .context : isEqual ? .exact : .fuzzy,
                state: stored.target.state,
                origin: stored.target.origin,
                author: stored.target.author,
                article: stored.target.context.article,
                distance: distance
            )
            match.length = longer
            match.isMasked = isMasked
            if mapped.removedCount > 0 { match.penalise("codes-removed", by: mapped.removedCount) }
            if mapped.missingCount > 0 { match.penalise("codes-missing", by: mapped.missingCount) }
            guard
                !found.contains(where: {
                    $0.match.target == match.target && $0.match.source == source && $0.match.language == match.language
                })
            else {
                continue
            }
            found.append((match, stored.target.role == .candidate, stored.sequence))
        }
    }

    /// The best matches, the most useful first.
    ///
    /// Ordered by score; then by what is in use before what was only kept as a candidate; then by state and recency.
    /// `Ranking` may put one before others of up to three points more, and chooses among those that score as much as the
    /// last within the limit.
    func best(_ limit: Int) -> [Match] {
        // Most segments of a new article match nothing: they cost nothing here.
        guard !found.isEmpty else { return [] }
        let sorted = found.sorted { left, right in
            if left.match.score != right.match.score { return left.match.score > right.match.score }
            if left.isCandidate != right.isCandidate { return right.isCandidate }
            if left.match.state != right.match.state { return left.match.state > right.match.state }
            return left.sequence > right.sequence
        }
        let length = WrittenLength(of: symbols)
        let candidates = sorted.map { each in
            RankingCandidate(
                source: each.match.source.symbols,
                target: each.match.target.symbols,
                score: each.match.score,
                distance: each.match.distance,
                mayRise: !each.isCandidate
            )
        }
        return Ranking(query: symbols).best(limit, of: candidates).map { ranked in
            var match = sorted[ranked.index].match
            match.usefulness = ExpectedUsefulness.percent(score: match.score, length: length, kind: match.kind)
            match.order = ranked.mix.map { mix in
                MatchOrder(
                    placeByScore: ranked.index + 1,
                    value: mix.value,
                    subsequence: mix.subsequence,
                    runs: mix.runs,
                    agreement: mix.agreement
                )
            }
            return match
        }
    }
}
