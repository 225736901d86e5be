import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanText

extension Workflow {
    /// What the memory holds, all of one snapshot.
    ///
    /// - Complexity: O(n log n) for n sources, of which each is read once; O(n) for n translations.
    /// - Throws: `DragomanError` `memory-…`, `icu-data-missing`.
    public func memoryStatistics() throws -> MemoryStatistics {
        try memory.read { reader in
            var tally = StatisticsTally(times: try BatchTimes(reader))
            for count in try reader.translationCounts() { tally.add(count) }
            for group in try DuplicateFinder(reader).groups({ try tally.add($0) }) { tally.addDuplicates(group) }
            for place in try reader.sourcesWithSeveralWordings(countsCandidates: false) { tally.addConflict(place) }
            return MemoryStatistics(
                languages: tally.rows,
                sources: tally.sources,
                words: tally.words,
                translations: tally.rows.reduce(0) { $0 + $1.translations },
                batches: try reader.batches().count,
                bytes: try reader.storedBytes(),
                index: try indexStatistics(reader)
            )
        }
    }

    /// The index as it lies: nothing is brought up to date for figures.
    private func indexStatistics(_ reader: any MemoryReader) throws -> MemoryStatistics.Index? {
        guard let index = indexPath.flatMap({ IndexStore(path: $0).current() }) else { return nil }
        return MemoryStatistics.Index(
            entries: index.entryCount,
            bytes: index.byteCount,
            isUpToDate: index.stamp.sequence == (try reader.lastSequence())
        )
    }
}

/// Adds up what the memory tells, language by language.
private struct StatisticsTally {
    private let times: BatchTimes
    private var languages: [LanguageTag: MemoryStatistics.Language] = [:]
    private var authors: [LanguageTag: [String?: Int]] = [:]
    private var counters: [LanguageTag: WordCounter] = [:]
    private(set) var sources = 0
    private(set) var words = 0

    init(times: BatchTimes) { self.times = times }

    mutating func add(_ count: TranslationCount) {
        var row = languages[count.language] ?? .none(in: count.language)
        row.changedAt = [row.changedAt, times[count.lastChange]].compactMap(\.self).max()
        switch count.standing {
        case .superseded: row.superseded += count.count
        case .current: row.current += count.count
        case .candidate: row.candidates += count.count
        }
        if count.standing != .superseded {
            row.translations += count.count
            row.states[count.state.rawValue, default: 0] += count.count
            row.origins[count.origin.rawValue, default: 0] += count.count
            authors[count.language, default: [:]][count.author, default: 0] += count.count
        }
        languages[count.language] = row
    }

    mutating func add(_ source: TranslatedSource) throws {
        let counter = try counters[source.language] ?? WordCounter(language: source.language)
        counters[source.language] = counter
        let count = counter.count(source.content)
        sources += 1
        words += count
        for language in source.targets {
            languages[language]?.sources += 1
            languages[language]?.words += count
        }
    }

    mutating func addDuplicates(_ group: [TranslationRecord]) {
        if let language = group.first?.stored.target.language { languages[language]?.duplicates += 1 }
    }

    mutating func addConflict(_ place: SourceWordings) { languages[place.language]?.conflicts += 1 }

    var rows: [MemoryStatistics.Language] {
        languages.values.sorted { $0.language < $1.language }.map { row in
            var row = row
            row.authors = (authors[row.language] ?? [:]).sorted { left, right in
                left.value != right.value ? left.value > right.value : (left.key ?? "") < (right.key ?? "")
            }.map { MemoryStatistics.Author(author: $0.key, translations: $0.value) }
            return row
        }
    }
}

extension MemoryStatistics.Language {
    fileprivate static func none(in language: LanguageTag) -> Self {
        Self(
            language: language,
            sources: 0,
            words: 0,
            translations: 0,
            current: 0,
            candidates: 0,
            superseded: 0,
            states: Dictionary(uniqueKeysWithValues: TranslationState.allCases.map { ($0.rawValue, 0) }),
            origins: [:],
            authors: [],
            conflicts: 0,
            duplicates: 0
        )
    }
}
