import DragomanMatching
import DragomanMemory
public import DragomanModel
import DragomanText

/// Answers lookups, each from the memory as it is then.
///
/// It may go from thread to thread, but serves one at a time; several sessions of several openings of a memory work side
/// by side.
package final class LookupSession: @unchecked Sendable {
    private let workflow: Workflow
    private let index: MemoryIndex
    private let references: ReferenceSession
    private let judge: MatchJudge
    private let texts = PlaceableTexts()

    init(_ workflow: Workflow) throws {
        self.workflow = workflow
        index = MemoryIndex(path: workflow.indexPath, texts: texts)
        references = try ReferenceSession(workflow, texts)
        judge = MatchJudge(workflow, texts)
    }

    /// The matches for a text in the site's memory and its reference memories, best first; complete for the threshold up
    /// to the limit unless the query is a fast one.
    ///
    /// - Throws: `DragomanError` `language-unknown`, `threshold-unusable`, `limit-unusable`, `memory-…`.
    package func answer(_ query: LookupQuery) throws -> LookupAnswer {
        guard (0...101).contains(query.threshold) else {
            throw DragomanError("threshold-unusable", "the threshold is \(query.threshold), but must be from 0 to 101")
        }
        guard query.limit > 0 else {
            throw DragomanError("limit-unusable", "the limit is \(query.limit), but must be at least 1")
        }
        return try references.read { references in
            try workflow.read(with: index) { try answer(query, $0, $1, references) }
        }
    }

    private func answer(
        _ query: LookupQuery,
        _ reader: any MemoryReader,
        _ index: StoredIndex,
        _ references: [OpenReference]
    ) throws -> LookupAnswer {
        let memoryLanguage = try reader.sourceLanguage()
        let known = index.languages
        let language = try query.source.map {
            try workflow.site.language($0, among: known.sources + [memoryLanguage])
        }
        let targets =
            query.targets == ["*"]
            ? nil : try query.targets.map { try workflow.site.language($0, among: known.targets) }
        let source = language ?? memoryLanguage
        let lookup = try Lookup(query, in: source, reader, index.index(of: source))
        return try lookup.answer(targets, references, in: source, judge, texts)
    }

    /// The matches for a text in the query's first language.
    ///
    /// - Throws: as `answer`.
    package func matches(for query: LookupQuery) throws -> [Match] { try answer(query).languages.first?.matches ?? [] }
}

/// One query on one snapshot.
private struct Lookup {
    private let query: LookupQuery
    private let content: CodedText
    private let reader: any MemoryReader
    private let index: TranslationIndex
    private let exact: SourceID?
    private let place: MatchPlace

    init(_ query: LookupQuery, in language: LanguageTag, _ reader: any MemoryReader, _ index: TranslationIndex) throws {
        self.query = query
        self.reader = reader
        self.index = index
        content = Self.normalised(query.text)
        exact = content.isEmpty ? nil : try reader.source(content, language: language)
        // A neighbour that was never stored is a neighbour all the same.
        let neighbour = { (text: String?) in
            try text.map { try reader.source(Self.normalised($0), language: language) ?? SourceID(rawValue: -1) }
        }
        place = MatchPlace(
            article: query.article,
            segment: query.segment,
            previous: try neighbour(query.previous),
            next: try neighbour(query.next)
        )
    }

    func answer(
        _ targets: [LanguageTag]?,
        _ references: [OpenReference],
        in language: LanguageTag,
        _ judge: MatchJudge,
        _ texts: PlaceableTexts
    ) throws -> LookupAnswer {
        let others = try references.map {
            try $0.matches(
                for: content,
                in: language,
                targets: targets,
                threshold: query.threshold,
                limit: query.limit,
                isFast: query.isFast
            )
        }
        var finders = [MatchFinder](repeating: MatchFinder(content: content, place: place), count: targets?.count ?? 1)
        if let exact {
            for (number, languages) in try wanted(targets, for: exact).enumerated() {
                try add(exact, content, languages, to: &finders[number])
            }
        }
        // What is less alike than what is equal is of no interest where enough is equal.
        if query.threshold < 100, finders.contains(where: { $0.count < query.limit }) {
            let near = index.neighbours(
                of: content.symbols,
                languages: targets,
                threshold: query.threshold,
                limit: query.limit,
                isFast: query.isFast
            )
            for (number, list) in near.enumerated() {
                // Equal symbols may still be other codes: pairs that cross rather than nest.
                for neighbour in list where neighbour.id != exact?.rawValue {
                    let source = SourceID(rawValue: neighbour.id)
                    guard let text = try reader.content(of: source) else { continue }
                    let languages = targets.map { [$0[number]] } ?? index.languages(of: neighbour.id)
                    try add(source, text, languages, to: &finders[number])
                }
            }
            try addMasked(targets, in: language, texts, to: &finders)
        }
        return LookupAnswer(
            isComplete: !query.isFast,
            languages: try finders.enumerated().map { number, finder in
                let matches = MatchTiers.merge(
                    // A penalty of ours lowers a match; it does not hide it.
                    finder.best(query.limit).filter { $0.isMasked || $0.similarity >= query.threshold },
                    others.map { $0[number] },
                    limit: query.limit
                )
                return LookupAnswer.Language(
                    language: targets?[number],
                    matches: try judge.judge(matches, of: content, in: language)
                )
            }
        )
    }

    /// For each list of matches the languages that count.
    private func wanted(_ targets: [LanguageTag]?, for source: SourceID) throws -> [[LanguageTag]] {
        targets.map { $0.map { [$0] } } ?? [index.languages(of: source.rawValue)]
    }

    /// Fills lists that have room with what differs in numbers, dates and addresses only.
    private func addMasked(
        _ targets: [LanguageTag]?,
        in language: LanguageTag,
        _ texts: PlaceableTexts,
        to finders: inout [MatchFinder]
    ) throws {
        guard let masked = try MaskedSources(content, in: language, texts) else { return }
        let lists = try masked.sources(in: index, languages: targets, content: reader.content)
        for (number, list) in lists.enumerated() {
            for source in list where finders[number].count < query.limit {
                let languages = targets.map { [$0[number]] } ?? index.languages(of: source.id.rawValue)
                try add(source.id, source.content, languages, to: &finders[number], isMasked: true)
            }
        }
    }

    private func add(
        _ source: SourceID,
        _ text: CodedText,
        _ languages: [LanguageTag],
        to finder: inout MatchFinder,
        isMasked: Bool = false
    ) throws {
        for language in languages {
            finder.add(try reader.targets(of: source, language: language), source: text, isMasked: isMasked)
        }
    }

    /// NFC, white space collapsed, trimmed; `<1>` and the like read as codes where they pair up.
    private static func normalised(_ text: String) -> CodedText {
        let collapsed = text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" })
            .joined(separator: " ")
        return Normalization.nfc(CodedText(displayed: collapsed) ?? CodedText(plain: collapsed))
    }
}

extension Workflow {
    /// Opens the memory and its reference memories for any number of lookups.
    ///
    /// - Throws: `DragomanError` `memory-…`, `site-…`.
    package func lookups() throws -> LookupSession { try LookupSession(self) }

    /// Runs a closure that looks texts up, each in the memory as it is then.
    ///
    /// - Throws: what the closure throws.
    package func withLookup<Result>(_ body: (LookupSession) throws -> Result) throws -> Result {
        try body(LookupSession(self))
    }

    /// The matches for a text.
    ///
    /// - Throws: `DragomanError` `language-unknown`, `threshold-unusable`, `limit-unusable`, `memory-…`.
    public func lookup(_ query: LookupQuery) throws -> LookupAnswer { try LookupSession(self).answer(query) }
}
