import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanTerminology

/// What an export draws on: the snapshot, the sources that have translations, the termbase.
final class ExportSources {
    let reader: any MemoryReader
    let batch: BatchID
    let terms: TermRecogniser
    /// Finds what is to be hidden; `nil` where nothing is.
    let scanner: RedactionScanner?
    private let threshold: Int
    private let languages: [LanguageTag]
    private let translatedLanguages: Set<LanguageTag>
    private let index: StoredIndex
    private let references: [OpenReference]
    private let judge: MatchJudge
    private let texts: PlaceableTexts
    private var contents: [SourceID: CodedText] = [:]
    private var referencesOf: [SourceID: [[LanguageTag: [Match]]]] = [:]
    private var maskedOf: [SourceID: [LanguageTag: [(id: SourceID, content: CodedText)]]] = [:]
    private var nearOf: [SourceID: [LanguageTag: [SourceID]]] = [:]
    /// How many matches go out with a segment at the most.
    static let matchLimit = 5

    init(
        reader: any MemoryReader,
        index: StoredIndex,
        references: [OpenReference],
        judge: MatchJudge,
        texts: PlaceableTexts,
        site: Site,
        languages: [SiteLanguage],
        threshold: Int,
        scanner: RedactionScanner? = nil
    ) throws {
        self.scanner = scanner
        self.reader = reader
        self.index = index
        self.references = references
        self.judge = judge
        self.texts = texts
        self.threshold = threshold
        batch = try reader.lastBatch()
        terms = try TermRecogniser(concepts: try reader.concepts(), language: site.source.tag)
        self.languages = languages.map(\.tag)
        let known = Set(index.languages.targets)
        translatedLanguages = known.intersection(languages.map(\.tag))
    }

    /// Matches with what the edits between the sources mean, numbers and the like put in.
    func judged(_ matches: [Match], of content: CodedText, in language: LanguageTag) throws -> [Match] {
        try judge.judge(matches, of: content, in: language)
    }

    /// Whether anything is translated into a language.
    func hasTranslations(into language: LanguageTag) -> Bool { translatedLanguages.contains(language) }

    /// Looks up, on all cores, the sources nearest to those of an article that lack a translation.
    func beginArticle(_ article: ExportArticle) {
        let wanted = languages.filter(translatedLanguages.contains)
        guard !wanted.isEmpty else { return }
        let index = index.index(of: article.record.language)
        var seen: Set<SourceID> = []
        var open: [(source: SourceID, symbols: [UInt32])] = []
        for place in article.blocks.flatMap(\.places) where seen.insert(place.stored.source).inserted {
            let known = index.languages(of: place.stored.source.rawValue)
            if wanted.allSatisfy(known.contains) { continue }
            open.append((place.stored.source, place.stored.segment.content.symbols))
        }
        let threshold = threshold
        let found = InParallel.map(open) { each in
            index.neighbours(
                of: each.symbols,
                languages: wanted,
                threshold: threshold,
                limit: Self.matchLimit + 1
            )
        }
        for (each, lists) in zip(open, found) { keep(lists, wanted, nearTo: each.source) }
    }

    private func keep(
        _ lists: [[TranslationIndex.Neighbour]],
        _ languages: [LanguageTag],
        nearTo source: SourceID
    ) {
        let others = lists.map { $0.map { SourceID(rawValue: $0.id) }.filter { $0 != source } }
        nearOf[source] = Dictionary(uniqueKeysWithValues: zip(languages, others))
    }

    /// The sources nearest to one that are translated into a language, best first, itself left out.
    ///
    /// What `beginArticle` did not look up is looked up for all languages of the export when the first is wanted.
    func near(_ source: SourceID, _ content: CodedText, in language: LanguageTag, to target: LanguageTag) -> [SourceID]
    {
        guard translatedLanguages.contains(target) else { return [] }
        if let known = nearOf[source] { return known[target] ?? [] }
        let wanted = languages.filter(translatedLanguages.contains)
        let found = index.index(of: language).neighbours(
            of: content.symbols,
            languages: wanted,
            threshold: threshold,
            limit: Self.matchLimit + 1
        )
        keep(found, wanted, nearTo: source)
        return nearOf[source]?[target] ?? []
    }

    /// The sources that differ from a text in numbers, dates and addresses only and are translated into a language, the
    /// nearest first.
    ///
    /// All languages of the export are looked up at once, when the first is wanted.
    func masked(
        _ source: SourceID,
        _ content: CodedText,
        in language: LanguageTag,
        to target: LanguageTag
    ) throws -> [(id: SourceID, content: CodedText)] {
        guard translatedLanguages.contains(target) else { return [] }
        if let known = maskedOf[source] { return known[target] ?? [] }
        let wanted = languages.filter(translatedLanguages.contains)
        let found = try MaskedSources(content, in: language, texts)?
            .sources(in: index.index(of: language), languages: wanted, content: self.content)
        let others = (found ?? []).map { $0.filter { $0.id != source } }
        maskedOf[source] = Dictionary(uniqueKeysWithValues: zip(wanted, others))
        return maskedOf[source]?[target] ?? []
    }

    /// The matches of the reference memories for a source, a list for each memory, best first.
    ///
    /// All languages of the export are looked up at once, when the first is wanted.
    func referenceMatches(
        _ source: SourceID,
        _ content: CodedText,
        in language: LanguageTag,
        to target: LanguageTag
    ) throws -> [[Match]] {
        guard !references.isEmpty else { return [] }
        let known =
            try referencesOf[source]
            ?? references.map { reference in
                let lists = try reference.matches(
                    for: content,
                    in: language,
                    targets: languages,
                    threshold: threshold,
                    limit: Self.matchLimit
                )
                return Dictionary(uniqueKeysWithValues: zip(languages, lists))
            }
        referencesOf[source] = known
        return known.map { $0[target] ?? [] }
    }

    /// Forgets what was found for one article's segments.
    func endArticle() {
        nearOf.removeAll(keepingCapacity: true)
        maskedOf.removeAll(keepingCapacity: true)
        referencesOf.removeAll(keepingCapacity: true)
    }

    func content(of source: SourceID) throws -> CodedText? {
        if let known = contents[source] { return known }
        let content = try reader.content(of: source)
        contents[source] = content
        return content
    }
}
