import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanText

/// The reference memories of a site while texts are looked up in them.
final class ReferenceSession {
    private let tiers: [(tier: ReferenceTier, index: MemoryIndex)]
    private let texts: PlaceableTexts

    /// Opens the memories.
    ///
    /// - Throws: `DragomanError` `memory-…`, at the line of the site file.
    init(_ workflow: Workflow, _ texts: PlaceableTexts = PlaceableTexts()) throws {
        self.texts = texts
        tiers = try workflow.references().map { ($0, MemoryIndex(path: $0.indexPath, texts: texts)) }
    }

    /// Runs a closure on one snapshot of each memory, in the order of the site file.
    ///
    /// - Throws: What the closure throws; `DragomanError` `memory-…`.
    func read<Result>(_ body: ([OpenReference]) throws -> Result) throws -> Result { try read(tiers[...], [], body) }

    private func read<Result>(
        _ rest: ArraySlice<(tier: ReferenceTier, index: MemoryIndex)>,
        _ open: [OpenReference],
        _ body: ([OpenReference]) throws -> Result
    ) throws -> Result {
        guard let (tier, index) = rest.first else { return try body(open) }
        return try index.read(tier.memory) { reader, index in
            let next = OpenReference(reference: tier.reference, reader: reader, index: index, texts: texts)
            return try read(rest.dropFirst(), open + [next], body)
        }
    }
}

/// One snapshot of a reference memory.
struct OpenReference {
    fileprivate let reference: ReferenceMemory
    fileprivate let reader: any MemoryReader
    fileprivate let index: StoredIndex
    fileprivate let texts: PlaceableTexts

    /// The matches for a text, best first: their scores lowered by the memory's penalty, never of context.
    ///
    /// - Parameters:
    ///   - content: The text: NFC, white space collapsed, trimmed.
    ///   - language: Its language.
    ///   - targets: The target languages; `nil` for any, in one list.
    ///   - threshold: The least score after the penalty.
    ///   - limit: The most matches in each list.
    ///   - isFast: Whether a few in a thousand may be missed.
    /// - Returns: A list for each target language, or one.
    /// - Throws: `DragomanError` `memory-…`.
    func matches(
        for content: CodedText,
        in language: LanguageTag,
        targets: [LanguageTag]?,
        threshold: Int,
        limit: Int,
        isFast: Bool = false
    ) throws -> [[Match]] {
        let nothing = [[Match]](repeating: [], count: targets?.count ?? 1)
        let least = max(0, threshold) + reference.penalty
        guard !content.isEmpty, least <= 100, let source = sourceLanguage(language) else { return nothing }
        let wanted = targets?.map(targetLanguage)
        let index = index.index(of: source)
        var finders = [MatchFinder](
            repeating: MatchFinder(content: content, place: MatchPlace()),
            count: nothing.count
        )
        func add(_ source: SourceID, _ text: CodedText, to list: Int, isMasked: Bool = false) throws {
            let languages =
                wanted.map { [$0[list]].compactMap(\.self) } ?? index.languages(of: source.rawValue).filter(isConsulted)
            for language in languages {
                finders[list].add(
                    try reader.targets(of: source, language: language),
                    source: text,
                    isMasked: isMasked
                )
            }
        }
        let exact = try reader.source(content, language: source)
        if let exact {
            for list in finders.indices { try add(exact, content, to: list) }
        }
        let present = wanted?.compactMap(\.self)
        if least < 100, present?.isEmpty != true, finders.contains(where: { $0.count < limit }) {
            let near = index.neighbours(
                of: content.symbols,
                languages: present,
                threshold: least,
                limit: limit,
                isFast: isFast
            )
            // Languages that the memory does not have were not asked for.
            let lists = wanted.map { $0.indices.filter { wanted?[$0] != nil } } ?? [0]
            for (list, neighbours) in zip(lists, near) {
                // Equal symbols may still be other codes.
                for neighbour in neighbours where neighbour.id != exact?.rawValue {
                    let source = SourceID(rawValue: neighbour.id)
                    guard let text = try reader.content(of: source) else { continue }
                    try add(source, text, to: list)
                }
            }
            if let masked = try MaskedSources(content, in: source, texts) {
                let near = try masked.sources(in: index, languages: present, content: reader.content)
                for (list, sources) in zip(lists, near) {
                    for source in sources where finders[list].count < limit {
                        try add(source.id, source.content, to: list, isMasked: true)
                    }
                }
            }
        }
        return finders.enumerated().map { list, finder in
            finder.best(limit).filter { $0.isMasked || $0.score >= least }.map { penalised($0, targets?[list]) }
        }
    }

    private func penalised(_ match: Match, _ language: LanguageTag?) -> Match {
        var match = match
        match.tier = reference.name
        match.language = language ?? match.language
        if reference.penalty > 0 { match.penalise("reference", by: reference.penalty) }
        return match
    }
}

extension OpenReference {
    /// The language of the memory's sources that a text's language is.
    private func sourceLanguage(_ language: LanguageTag) -> LanguageTag? {
        Locales.bestMatch(language, among: index.languages.sources)
    }

    /// The language of the memory's translations that a target language is; `nil` where it is not to be consulted.
    private func targetLanguage(_ language: LanguageTag) -> LanguageTag? {
        guard reference.languages.isEmpty || reference.languages.contains(language) else { return nil }
        return Locales.bestMatch(language, among: index.languages.targets)
    }

    private func isConsulted(_ language: LanguageTag) -> Bool {
        reference.languages.isEmpty
            || Locales.bestMatch(language, among: reference.languages) != nil
    }
}

/// What one reference memory gives for texts of one language, by its index alone: scores, no matches.
struct ReferenceLeverage {
    private let reader: any MemoryReader
    private let language: LanguageTag
    /// What is asked from several threads.
    let near: Near

    /// The part that reads no memory.
    struct Near: Sendable {
        fileprivate let index: TranslationIndex
        /// The memory's own language for each of the targets; `nil` where it is not to be consulted.
        fileprivate let targets: [LanguageTag?]
        fileprivate let penalty: Int

        /// The best score of a similar text for some of the targets, the penalty taken off; 0 where none reaches the
        /// threshold.
        func scores(of symbols: [UInt32], rows: [Int], threshold: Int) -> [Int] {
            let asked = rows.indices.filter { targets[rows[$0]] != nil }
            guard !asked.isEmpty, threshold + penalty < 100 else { return rows.map { _ in 0 } }
            let lists = index.neighbours(
                of: symbols,
                languages: asked.compactMap { targets[rows[$0]] },
                threshold: threshold + penalty,
                limit: 1
            )
            var scores = rows.map { _ in 0 }
            // Equal symbols may still be other codes.
            for (place, list) in zip(asked, lists) { scores[place] = min(99, list.first?.score ?? penalty) - penalty }
            return scores
        }
    }

    fileprivate init(_ reader: any MemoryReader, _ language: LanguageTag, _ near: Near) {
        self.reader = reader
        self.language = language
        self.near = near
    }

    /// For each of the targets the score of a translation of this very text; 0 where there is none.
    func exactScores(of content: CodedText) throws -> [Int] {
        let source = try content.isEmpty ? nil : reader.source(content, language: language)
        guard let source else { return near.targets.map { _ in 0 } }
        let known = near.index.languages(of: source.rawValue)
        return near.targets.map { target in target.map(known.contains) ?? false ? 100 - near.penalty : 0 }
    }
}

extension OpenReference {
    /// What the memory gives for texts of a language; `nil` where it is not to be consulted for any of the targets.
    func leverage(of language: LanguageTag, targets: [LanguageTag]) -> ReferenceLeverage? {
        guard let source = sourceLanguage(language) else { return nil }
        let targets = targets.map(targetLanguage)
        guard targets.contains(where: { $0 != nil }) else { return nil }
        return ReferenceLeverage(
            reader,
            source,
            ReferenceLeverage.Near(index: index.index(of: source), targets: targets, penalty: reference.penalty)
        )
    }
}
