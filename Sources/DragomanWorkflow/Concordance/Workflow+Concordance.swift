import DragomanMemory
public import DragomanModel
import DragomanText

extension Workflow {
    /// The texts of the memory that hold words, with their translations.
    ///
    /// - Throws: `DragomanError` `query-empty`, `query-too-long`, `limit-unusable`, `language-unknown`, `memory-…`.
    public func concordance(_ query: ConcordanceQuery) throws -> ConcordanceAnswer {
        guard query.limit > 0 else {
            throw DragomanError("limit-unusable", "the limit is \(query.limit), but must be at least 1")
        }
        let words = SearchWords()
        let pattern = try SearchTerms(words).pattern(query)
        return try withConcordance { reader, sources in
            let search = ConcordanceSearch(
                reader: reader,
                pattern: pattern,
                side: query.side,
                languages: try wantedLanguages(query.languages, sources),
                words: words
            )
            let pool = max(ConcordanceSearch.pool, min(query.limit, 1_000_000))
            let (entries, isComplete) = try search.entries(sources, atMost: pool)
            let hits = ConcordanceHits(search: search)
            return ConcordanceAnswer(
                hits: try entries.prefix(query.limit).flatMap(hits.hits),
                total: entries.count,
                isComplete: isComplete,
                isScan: sources.unread != nil
            )
        }
    }

    /// The longest stretches of a text, of two words or more, that stand in sources of the memory.
    ///
    /// - Parameters:
    ///   - text: A text in the sources' language; codes may be written as `<1>…</1>` and `<2/>`.
    ///   - languages: The tags of the languages of translations; empty for any.
    ///   - limit: The most sources to show for each stretch, at least 1.
    /// - Returns: The longest first, none overlapping another.
    /// - Throws: `DragomanError` `query-empty`, `query-too-long`, `limit-unusable`, `language-unknown`,
    ///   `concordance-not-indexed`, `memory-…`.
    public func subsegments(of text: String, languages: [String] = [], limit: Int = 3) throws -> [Subsegment] {
        guard limit > 0 else {
            throw DragomanError("limit-unusable", "the limit is \(limit), but must be at least 1")
        }
        let content = CodedText(displayed: text) ?? CodedText(plain: text)
        return try withConcordance { reader, sources in
            guard sources.unread == nil else {
                throw DragomanError(
                    "concordance-not-indexed",
                    "parts of a text are found by the index of words, which cannot be written beside the memory; allow "
                        + "writing in its folder"
                )
            }
            let wanted = try wantedLanguages(languages, sources)
            let search = try SubsegmentSearch(content, reader, sources, wanted)
            return try search.subsegments(of: SearchWords.shown(content), limit: limit)
        }
    }

    private func wantedLanguages(_ tags: [String], _ sources: ConcordanceUpkeep.Sources) throws -> [LanguageTag]? {
        guard !tags.isEmpty else { return nil }
        let known = sources.index?.languages ?? []
        return Set(try tags.map { try site.language($0, among: known) }).sorted()
    }

    /// Runs a closure on one snapshot of the memory with what finds its words.
    private func withConcordance<Result>(
        _ body: (any MemoryReader, ConcordanceUpkeep.Sources) throws -> Result
    ) throws -> Result {
        guard let concordanceStore else {
            return try memory.read { try body($0, ConcordanceUpkeep.Sources(index: nil, unread: 0)) }
        }
        let upkeep = ConcordanceUpkeep(store: concordanceStore, progress: progress)
        func ask(believesAhead: Bool) throws -> Result {
            try memory.read { reader in
                try upkeep.with(reader, believesAhead: believesAhead) { try body(reader, $0) }
            }
        }
        do {
            return try ask(believesAhead: true)
        } catch is ConcordanceUpkeep.IsAhead {
            // Another process went on after the snapshot was taken, or the memory was replaced by an older copy.
            return try ask(believesAhead: false)
        }
    }
}
