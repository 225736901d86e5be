import DragomanMemory
import DragomanModel

/// Counts how far articles are in languages, by the rule of `TargetChoice`, and keeps the counts.
///
/// A keeper counts at one moment: it remembers what it read.
final class TallyKeeper {
    private let reader: SQLiteReader
    /// The occurrences that stand apart.
    private let apart: Set<ArticlePlace>
    /// The live current translations of sources, by source and language.
    private var spans: [Pair: StateSpan] = [:]
    private var wholeSources: [Int64: [(language: Int64, span: StateSpan)]] = [:]

    /// Counts with the occurrences apart that are given, or (`nil`) that the memory knows.
    init(_ reader: SQLiteReader, apart: Set<Occurrence>? = nil) throws {
        self.reader = reader
        self.apart = try reader.places(try apart ?? reader.apart())
    }

    /// The tallies of an article's current revision in some languages, or in all that have any translation for it;
    /// those that are nothing are left out.
    func tallies(ofArticle article: Int64, in only: [Int64]?) throws -> [Int64: KeptTally] {
        guard let content = try content(ofArticle: article) else { return [:] }
        return try only.map { try tallies(of: content, in: $0) } ?? talliesInAll(content)
    }

    /// Brings the kept tallies of an article up to date, in some languages or (`nil`) all.
    func keep(article: Int64, in only: [Int64]?, batch: BatchID) throws {
        let now = try tallies(ofArticle: article, in: only)
        let kept = try keptTallies(ofArticle: article)
        for language in (only ?? Array(Set(now.keys).union(kept.keys))).sorted() {
            try replace(
                kept[language],
                with: now[language],
                article: article,
                language: language,
                batch: batch.rawValue
            )
        }
    }

    /// Forgets what was read of a language that is done with.
    func forget() {
        spans = [:]
    }

    // MARK: Counting

    private struct Pair: Hashable {
        var source: Int64
        var language: Int64
    }

    /// The least and greatest state among translations, and whether all say the same.
    private struct StateSpan {
        var least: Int
        var greatest: Int
        var isOneText: Bool

        /// The state wherever the source stands; `nil` where that depends on the place.
        var settled: Int? { least == greatest && isOneText ? least : nil }
    }

    private struct Held {
        var source: Int64
        var words: Int
        var ordinal: Int
        var unit: Int
    }

    private struct Content {
        var article: Int64
        var revision: Int64
        var segments: [Held]
        var ancestors: [Int64: [Int64]]
    }

    private func content(ofArticle article: Int64) throws -> Content? {
        let current = try reader.query("SELECT revision FROM article WHERE id = ?").first(article) {
            $0.optionalInteger(0)
        }
        guard let revision = current ?? nil else { return nil }
        let segments = try reader.query(
            "SELECT source, words, ordinal, unit FROM segment WHERE revision = ? ORDER BY ordinal"
        ).all(revision) {
            Held(source: $0.integer(0), words: $0.int(1), ordinal: $0.int(2), unit: $0.int(3))
        }
        let lineage = try Lineage(reader, article: article, revision: revision)
        var ancestors: [Int64: [Int64]] = [:]
        if !lineage.isEmpty {
            for segment in segments where ancestors[segment.source] == nil {
                ancestors[segment.source] = lineage.ancestors(of: segment.source)
            }
        }
        return Content(article: article, revision: revision, segments: segments, ancestors: ancestors)
    }

    private func tallies(of content: Content, in languages: [Int64]) throws -> [Int64: KeptTally] {
        var tallies: [Int64: KeptTally] = [:]
        for language in languages {
            let tally = try tally(of: content, in: language) { try span(of: $0, in: language) }
            if tally != KeptTally() { tallies[language] = tally }
        }
        return tallies
    }

    private func talliesInAll(_ content: Content) throws -> [Int64: KeptTally] {
        var spans: [Pair: StateSpan] = [:]
        var languages: Set<Int64> = []
        var sources = Set(content.segments.map(\.source))
        sources.formUnion(content.ancestors.values.joined())
        for source in sources {
            for (language, span) in try spansInAll(of: source) {
                spans[Pair(source: source, language: language)] = span
                languages.insert(language)
            }
        }
        var tallies: [Int64: KeptTally] = [:]
        for language in languages {
            let tally = try tally(of: content, in: language) { spans[Pair(source: $0, language: language)] }
            if tally != KeptTally() { tallies[language] = tally }
        }
        return tallies
    }

    private func tally(
        of content: Content,
        in language: Int64,
        span: (Int64) throws -> StateSpan?
    ) throws -> KeptTally {
        var tally = KeptTally()
        for (index, segment) in content.segments.enumerated() {
            let state = try span(segment.source).flatMap {
                try $0.settled ?? chosenState(at: index, of: content, language: language)
            }
            if let state {
                tally.addTranslated(words: segment.words, state: state)
            } else if try content.ancestors[segment.source]?.contains(where: { try span($0) != nil }) ?? false {
                tally.addStale(words: segment.words)
            }
        }
        return tally
    }

    private func span(of source: Int64, in language: Int64) throws -> StateSpan? {
        let pair = Pair(source: source, language: language)
        if let known = spans[pair] { return known.least < 0 ? nil : known }
        let found =
            try reader.query(
                """
                SELECT min(state), max(state), min(text) = max(text) FROM target
                WHERE source = ? AND language = ? AND role = 0 AND retired IS NULL
                """
            ).first(source, language) {
                $0.isNull(0)
                    ? nil : StateSpan(least: $0.int(0), greatest: $0.int(1), isOneText: $0.int(2) == 1)
            } ?? nil
        spans[pair] = found ?? StateSpan(least: -1, greatest: -1, isOneText: true)
        return found
    }

    private func spansInAll(of source: Int64) throws -> [(language: Int64, span: StateSpan)] {
        if let known = wholeSources[source] { return known }
        let found = try reader.query(
            """
            SELECT language, min(state), max(state), min(text) = max(text) FROM target
            WHERE source = ? AND role = 0 AND retired IS NULL GROUP BY language
            """
        ).all(source) { ($0.integer(0), StateSpan(least: $0.int(1), greatest: $0.int(2), isOneText: $0.int(3) == 1)) }
        // What has translations is asked again by other articles; the many that have none are cheap to ask.
        if !found.isEmpty {
            if wholeSources.count >= 20_000 { wholeSources = [:] }
            wholeSources[source] = found
        }
        return found
    }

    /// The state of the translation that `TargetChoice.shown` picks for a segment, where several are live; `nil` where it
    /// picks none.
    private func chosenState(at index: Int, of content: Content, language: Int64) throws -> Int? {
        let segment = content.segments[index]
        let number = segment.ordinal - (content.segments.first { $0.unit == segment.unit }?.ordinal ?? 0) + 1
        let previous = index > 0 ? content.segments[index - 1].source : nil
        let next = index + 1 < content.segments.count ? content.segments[index + 1].source : nil
        let ranked = try reader.query(
            """
            SELECT
                article IS ?3 AND segment IS (SELECT name FROM unit WHERE revision = ?4 AND ordinal = ?5) || '-' || ?6
                    AS is_same_place,
                article IS NOT NULL AND previous IS ?7 AND next IS ?8 AS has_same_neighbours,
                state, text, article, segment
            FROM target WHERE source = ?1 AND language = ?2 AND role = 0 AND retired IS NULL
            ORDER BY is_same_place DESC, has_same_neighbours DESC, state DESC
            """
        ).all(segment.source, language, content.article, content.revision, segment.unit, number, previous, next) {
            Ranked(
                rank: [$0.int(0), $0.int(1), $0.int(2)],
                text: $0.text(3),
                article: $0.optionalInteger(4),
                segment: $0.optionalText(5)
            )
        }
        guard !apart.isEmpty else { return Self.certainState(among: ranked) }
        let isApart = try isApart(unit: segment.unit, number: number, of: content)
        let own = ranked.filter { isApart ? $0.isSamePlace : !isMadeApart($0) }
        return Self.certainState(among: own) ?? Self.certainState(among: ranked)
    }

    /// A live translation as `TargetChoice` ranks it for one segment.
    private struct Ranked {
        /// Same place, same neighbours, state.
        var rank: [Int]
        var text: String
        var article: Int64?
        var segment: String?

        var isSamePlace: Bool { rank[0] == 1 }
    }

    /// The state of the best of some translations, the best first; `nil` where another one of other words is as good.
    private static func certainState(among ranked: [Ranked]) -> Int? {
        guard let best = ranked.first else { return nil }
        let isAmbiguous = !best.isSamePlace && ranked.contains { $0.rank == best.rank && $0.text != best.text }
        return isAmbiguous ? nil : best.rank[2]
    }

    private func isMadeApart(_ target: Ranked) -> Bool {
        guard let article = target.article, let segment = target.segment else { return false }
        return apart.contains(ArticlePlace(article: article, segment: segment))
    }

    /// Whether a segment stands apart.
    private func isApart(unit: Int, number: Int, of content: Content) throws -> Bool {
        let name = try reader.query("SELECT name FROM unit WHERE revision = ? AND ordinal = ?")
            .first(content.revision, unit) { $0.text(0) }
        guard let name else { return false }
        return apart.contains(ArticlePlace(article: content.article, segment: "\(name)-\(number)"))
    }

    // MARK: Keeping

    /// The kept tallies of an article, with the batch since which they hold.
    func keptTallies(ofArticle article: Int64) throws -> [Int64: (tally: KeptTally, since: Int64)] {
        var kept: [Int64: (tally: KeptTally, since: Int64)] = [:]
        try reader.query(
            """
            SELECT language, since, translated, translated_words, reviewed, reviewed_words, final, final_words, stale,
                stale_words
            FROM tally WHERE article = ?
            """
        ).eachRow(article) { columns in
            kept[columns.integer(0)] = (KeptTally { columns.int(Int32($0 + 2)) }, columns.integer(1))
        }
        return kept
    }

    private func replace(
        _ kept: (tally: KeptTally, since: Int64)?,
        with now: KeptTally?,
        article: Int64,
        language: Int64,
        batch: Int64
    ) throws {
        guard kept?.tally != now else { return }
        if let kept {
            if kept.since < batch {
                try reader.query(
                    """
                    INSERT INTO tally_past (article, language, since, until, translated, translated_words, reviewed,
                        reviewed_words, final, final_words, stale, stale_words)
                    SELECT article, language, since, ?3, translated, translated_words, reviewed, reviewed_words, final,
                        final_words, stale, stale_words
                    FROM tally WHERE article = ?1 AND language = ?2
                    """
                ).run(article, language, batch)
            }
            try reader.query("DELETE FROM tally WHERE article = ? AND language = ?").run(article, language)
        }
        guard let now else { return }
        let c = now.counts
        try reader.query("INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .run(article, language, max(batch, kept?.since ?? 0), c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7])
    }
}

/// The eight counts of a tally as the table has them.
struct KeptTally: Equatable {
    /// Translated, reviewed, final, stale: segments and words of each.
    private(set) var counts: [8 of Int] = .init(repeating: 0)

    init() {}

    init(_ count: (Int) -> Int) {
        for index in 0..<8 { counts[index] = count(index) }
    }

    /// Segments and words of one of them: translated, reviewed, final, stale.
    subscript(index: Int) -> Tally { Tally(segments: counts[index * 2], words: counts[index * 2 + 1]) }

    mutating func addTranslated(words: Int, state: Int) {
        add(0, words)
        if state >= TranslationState.reviewed.stored { add(1, words) }
        if state >= TranslationState.final.stored { add(2, words) }
    }

    mutating func addStale(words: Int) { add(3, words) }

    private mutating func add(_ index: Int, _ words: Int) {
        counts[index * 2] += 1
        counts[index * 2 + 1] += words
    }

    static func == (left: KeptTally, right: KeptTally) -> Bool {
        (0..<8).allSatisfy { left.counts[$0] == right.counts[$0] }
    }
}
