import DragomanMemory
import DragomanModel
import DragomanText

/// One search for words in one snapshot of the memory.
///
/// The index names candidates; each is looked at in the memory, which alone decides.
struct ConcordanceSearch {
    /// Of so many found, the newest, the best are told; more are not read, as common words stand in half of all texts.
    static let pool = 200

    let reader: any MemoryReader
    let pattern: SearchPattern
    let side: ConcordanceQuery.Side
    /// `nil` for any.
    let languages: [LanguageTag]?
    let words: SearchWords

    /// A source that was found.
    struct Entry {
        var source: SourceID
        var content: CodedText
        /// What was found in its own text; `nil`: only in translations.
        var found: SearchPattern.Found?
        /// The languages in whose translations it was found, where it was not in its own text.
        var targets: [LanguageTag]
        var form: SearchTerm.Form
        /// Of the text in which it was found.
        var wordCount: Int
    }

    /// What was found, in the order of answers, and whether that is all.
    func entries(
        _ sources: ConcordanceUpkeep.Sources,
        atMost limit: Int = pool
    ) throws -> (entries: [Entry], isComplete: Bool) {
        var candidates = CandidateStreams(streams: try streams(sources, firstPage: min(limit, 64)))
        var entries: [Entry] = []
        while let candidate = try candidates.next() {
            guard let entry = try entry(candidate) else { continue }
            if entries.count == limit { return (inOrder(entries), false) }
            entries.append(entry)
        }
        return (inOrder(entries), true)
    }

    private func inOrder(_ entries: [Entry]) -> [Entry] {
        entries.sorted { left, right in
            if left.form != right.form { return left.form < right.form }
            if left.wordCount != right.wordCount { return left.wordCount < right.wordCount }
            return left.source > right.source
        }
    }

    // MARK: Candidates

    private func streams(_ sources: ConcordanceUpkeep.Sources, firstPage: Int) throws -> [CandidateStream] {
        var streams: [CandidateStream] = []
        if let index = sources.index {
            let phrases = pattern.terms.map(ConcordancePhrase.init)
            if side != .target {
                streams.append(
                    CandidateStream(firstPage: firstPage) {
                        try index.sources(holding: phrases, translatedInto: languages, olderThan: $0, limit: $1)
                    }
                )
            }
            if side != .source {
                streams.append(
                    CandidateStream(firstPage: firstPage) {
                        try index.sources(translatedHolding: phrases, in: languages, olderThan: $0, limit: $1)
                    }
                )
            }
        }
        if let unread = sources.unread { streams.append(try unreadStream(changedAfter: unread)) }
        return streams
    }

    /// Reads the texts that the index lacks.
    private func unreadStream(changedAfter sequence: Int64) throws -> CandidateStream {
        var found: [ConcordanceCandidate] = []
        try reader.forEachTranslation(changedAfter: sequence) { source in
            var candidate = ConcordanceCandidate(source: source.id)
            candidate.isSource = side != .target && find(source.content) != nil
            if side != .source {
                for (language, texts) in source.targets where languages?.contains(language) ?? true {
                    if texts.contains(where: { find($0) != nil }) { candidate.targets.append(language) }
                }
            }
            if candidate.isSource || !candidate.targets.isEmpty { found.append(candidate) }
        }
        return CandidateStream(firstPage: 1) { older, _ in
            ConcordancePage(candidates: older == nil ? found.reversed() : [], isLast: true)
        }
    }

    // MARK: Looking

    /// What a text holds; `nil` where it lacks something.
    func find(_ text: CodedText) -> SearchPattern.Found? { pattern.find(in: words.words(of: text)) }

    private func entry(_ candidate: ConcordanceCandidate) throws -> Entry? {
        guard let content = try reader.content(of: candidate.source) else { return nil }
        if candidate.isSource {
            let text = words.words(of: content)
            if let found = pattern.find(in: text), try !wantedLanguages(of: candidate.source).isEmpty {
                return Entry(
                    source: candidate.source,
                    content: content,
                    found: found,
                    targets: [],
                    form: found.form,
                    wordCount: text.count
                )
            }
        }
        var best: (form: SearchTerm.Form, wordCount: Int)?
        let languages = try candidate.targets.filter { language in
            var isFound = false
            for target in try texts(of: candidate.source, language) {
                let text = words.words(of: target.content)
                guard let found = pattern.find(in: text) else { continue }
                isFound = true
                if let known = best, (known.form, known.wordCount) <= (found.form, text.count) { continue }
                best = (found.form, text.count)
            }
            return isFound
        }
        return best.map {
            Entry(
                source: candidate.source,
                content: content,
                found: nil,
                targets: languages,
                form: $0.form,
                wordCount: $0.wordCount
            )
        }
    }

    /// The languages that are wanted and that a source has live translations in.
    func wantedLanguages(of source: SourceID) throws -> [LanguageTag] {
        try reader.targetLanguages(of: source).filter { languages?.contains($0) ?? true }
    }

    /// The live translations of a source, each text once: those that count before candidates, then by state and recency.
    func texts(of source: SourceID, _ language: LanguageTag) throws -> [NewTarget] {
        let targets = try reader.targets(of: source, language: language)
        guard targets.count > 1 else { return targets.map(\.target) }
        var seen: Set<CodedText> = []
        return targets.sorted { left, right in
            if left.target.role != right.target.role { return left.target.role == .current }
            if left.target.state != right.target.state { return left.target.state > right.target.state }
            return left.sequence > right.sequence
        }
        .map(\.target).filter { seen.insert($0.content).inserted }
    }
}
