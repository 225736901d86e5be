import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanReports

/// One analysis under way: sorts the segments of a job, in its order, into bands for each language.
///
/// What equal text gives is known at once. What similar text gives is looked for in blocks of segments, in the memory
/// and the reference memories for all languages at once and in the job itself.
final class AnalysisRun {
    /// A segment of which nothing equal is known in some languages, and which the job had not before.
    private struct Waiting: Sendable {
        var symbols: [UInt32]
        var words: Int
        /// Places of the languages in the rows.
        var rows: [Int]
        /// For each of them the score of the same text in reference memories; 0 where they lack it.
        var scores: [Int]
    }

    /// A text of one language.
    private struct Source: Hashable {
        var language: LanguageTag
        var content: CodedText
    }

    private let reader: any MemoryReader
    private let index: StoredIndex
    private let references: [OpenReference]
    private let repetitions: SiteRepetitions
    private let countsInternal: Bool
    private(set) var rows: [LeverageReport.Row]
    private(set) var volume = SourceVolume()
    /// The number of the last article that had a text.
    private var lastArticle: [Source: Int] = [:]
    private var counters: [LanguageTag: VolumeCounter] = [:]
    private var earlier: [LanguageTag: EarlierSegments] = [:]
    private var leverages: [LanguageTag: [ReferenceLeverage]] = [:]
    private var waiting: [Waiting] = []
    private var waitingLanguage: LanguageTag?

    /// How many segments are looked for together.
    private static let blockCount = 2048
    /// Longer texts are compared with equal ones only: distances cost the square of the length.
    static let mostSymbols = 16_384

    init(
        reader: any MemoryReader,
        index: StoredIndex,
        references: [OpenReference],
        languages: [SiteLanguage],
        repetitions: SiteRepetitions,
        countsInternal: Bool
    ) {
        self.reader = reader
        self.index = index
        self.references = references
        self.repetitions = repetitions
        self.countsInternal = countsInternal
        rows = languages.map { LeverageReport.Row(language: $0) }
    }

    /// Counts the next article of the job.
    func add(_ article: AnalyzedArticle) throws {
        if waitingLanguage != article.language {
            resolve()
            waitingLanguage = article.language
        }
        volume.articles += 1
        for (number, place) in article.places.enumerated() {
            let measured = try counter(of: article.language).volume(of: place)
            volume += measured
            if measured.words == 0, place.segment.codes.contains(where: { $0.purpose == .protected }) {
                for row in rows.indices { rows[row].add(words: 0, to: .protected) }
                continue
            }
            try add(
                place,
                article.matchPlace(number),
                article.language,
                isApart: repetitions.isApart(article: article.slug, segment: place.name)
            )
        }
    }

    /// The rows when all articles were added.
    func finish() -> [LeverageReport.Row] {
        resolve()
        return rows
    }

    private func counter(of language: LanguageTag) throws -> VolumeCounter {
        if let known = counters[language] { return known }
        let counter = try VolumeCounter(language: language)
        counters[language] = counter
        return counter
    }

    /// What the reference memories give for texts of a language.
    private func leverages(of language: LanguageTag) -> [ReferenceLeverage] {
        if let known = leverages[language] { return known }
        let targets = rows.map(\.language.tag)
        let made = references.compactMap { $0.leverage(of: language, targets: targets) }
        leverages[language] = made
        return made
    }

    // MARK: Equal text

    private func add(
        _ place: AnalyzedArticle.Place,
        _ matchPlace: MatchPlace,
        _ language: LanguageTag,
        isApart: Bool
    ) throws {
        let source = Source(language: language, content: place.segment.content)
        // What stands apart repeats nothing and is repeated by nothing: others of its text are full matches.
        let last = isApart ? nil : lastArticle.updateValue(volume.articles, forKey: source)
        let known = place.source.map { Set(index.index(of: language).languages(of: $0.rawValue)) } ?? []
        let elsewhere = try referenceScores(source)
        var open: [Int] = []
        for row in rows.indices {
            let target = rows[row].language.tag
            if let id = place.source, known.contains(target),
                let band = Self.band(try reader.targets(of: id, language: target), matchPlace)
            {
                rows[row].add(words: place.wordCount, to: band)
            } else if elsewhere[row] == 100 {
                rows[row].add(words: place.wordCount, to: .exact)
            } else if let last {
                let band: LeverageBand = last == volume.articles ? .repetition : .crossArticleRepetition
                rows[row].add(words: place.wordCount, to: band)
            } else {
                open.append(row)
            }
        }
        guard !open.isEmpty else { return }
        let symbols = place.segment.content.symbols
        guard symbols.count <= Self.mostSymbols else {
            for row in open { rows[row].add(words: place.wordCount, to: LeverageBand(score: elsewhere[row])) }
            return
        }
        waiting.append(
            Waiting(symbols: symbols, words: place.wordCount, rows: open, scores: open.map { elsewhere[$0] })
        )
        if waiting.count >= Self.blockCount { resolve() }
    }

    /// The band that live translations of a text give for a place; `nil` where there is none.
    private static func band(_ targets: [StoredTarget], _ place: MatchPlace) -> LeverageBand? {
        guard !targets.isEmpty else { return nil }
        return targets.contains { place.isEqual($0.target.context) } ? .context : .exact
    }

    /// For each row the best score of the same text in reference memories.
    private func referenceScores(_ source: Source) throws -> [Int] {
        var best = rows.map { _ in 0 }
        for leverage in leverages(of: source.language) {
            for (row, score) in try leverage.exactScores(of: source.content).enumerated() {
                best[row] = max(best[row], score)
            }
        }
        return best
    }

    // MARK: Similar text

    private func resolve() {
        guard !waiting.isEmpty, let language = waitingLanguage else { return }
        let found = memoryScores(language)
        let inside = jobScores(language, found)
        for (number, segment) in waiting.enumerated() {
            for (place, row) in segment.rows.enumerated() {
                let score = max(found[number][place], inside[number])
                rows[row].add(
                    words: segment.words,
                    to: LeverageBand(score: score),
                    isInternal: inside[number] > found[number][place]
                )
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// For each waiting segment and each of its rows the best score in the memories; 0 where none is of use.
    private func memoryScores(_ language: LanguageTag) -> [[Int]] {
        let index = index.index(of: language)
        let targets = rows.map(\.language.tag)
        let references = leverages(of: language).map(\.near)
        return InParallel.map(waiting) { segment in
            // Equal symbols may still be other codes.
            var best = index.neighbours(
                of: segment.symbols,
                languages: segment.rows.map { targets[$0] },
                threshold: LeverageBand.leastScore,
                limit: 1
            ).enumerated().map { max(min(99, $1.first?.score ?? 0), segment.scores[$0]) }
            for reference in references {
                let scores = reference.scores(
                    of: segment.symbols,
                    rows: segment.rows,
                    threshold: LeverageBand.leastScore
                )
                for place in best.indices { best[place] = max(best[place], scores[place]) }
            }
            return best
        }
    }

    /// For each waiting segment the best score of an earlier one; 0 where the memory has as good a one for all.
    private func jobScores(_ language: LanguageTag, _ found: [[Int]]) -> [Int] {
        guard countsInternal else { return waiting.map { _ in 0 } }
        let job = earlier[language] ?? EarlierSegments(language: language)
        earlier[language] = job
        return job.take(
            zip(waiting, found).map { segment, scores in
                EarlierSegments.Query(
                    symbols: segment.symbols,
                    threshold: max(LeverageBand.leastScore, (scores.min() ?? 0) + 1)
                )
            }
        )
    }
}
