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
                for language in index.languages.sources {
                    streams.append(
                        CandidateStream(target: nil, firstPage: firstPage) {
                            try index.sources(
                                holding: phrases,
                                in: language,
                                translatedInto: languages,
                                olderThan: $0,
                                limit: $1
                            )
                        }
                    )
                }
            }
            if side != .source {
                for language in index.languages.targets where languages?.contains(language) ?? true {
                    streams.append(
                        CandidateStream(target: language, firstPage: firstPage) {
                            try index.sources(translatedHolding: phrases, in: language, olderThan: $0, limit: $1)
                        }
                    )
                }
            }
        }
        if let unread = sources.unread { streams += try unreadStreams(changedAfter: unread) }
        return streams
    }

    /// Reads the texts that the index lacks.
    private func unreadStreams(changedAfter sequence: Int64) throws -> [CandidateStream] {
        var inSources: [SourceID] = []
        var inTargets: [LanguageTag: [SourceID]] = [:]
        try reader.forEachTranslation(changedAfter: sequence) { source in
            if side != .target, find(source.content) != nil { inSources.append(source.id) }
            guard side != .source else { return }
            for (language, texts) in source.targets where languages?.contains(language) ?? true {
                if texts.contains(where: { find($0) != nil }) { inTargets[language, default: []].append(source.id) }
            }
        }
        let lists = [(nil, inSources)] + inTargets.map { ($0.key, $0.value) }
        return lists.map { target, sources in
            CandidateStream(target: target, firstPage: 1) { older, _ in
                ConcordancePage(sources: older == nil ? sources.reversed() : [], isLast: true)
            }
        }
    }

    // MARK: Looking

    /// What a text holds; `nil` where it lacks something.
    func find(_ text: CodedText) -> SearchPattern.Found? { pattern.find(in: words.words(of: text)) }

    private func entry(_ candidate: Candidate) throws -> Entry? {
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
