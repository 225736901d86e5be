import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanTerminology

/// What an export draws on: the snapshot, the sources that have translations, the termbase.
final class ExportSources {
    let reader: any MemoryReader
    let batch: BatchID
    let terms: TermRecogniser
    private let threshold: Int
    private var scan = SourceScan()
    private var contents: [SourceID: CodedText] = [:]
    private var translated: [LanguageTag: Set<SourceID>] = [:]
    private var nearOf: [SourceID: [(source: SourceID, score: Int, distance: Int)]] = [:]
    /// How many near sources are looked at for the languages that have a translation of them.
    private static let nearLimit = 40

    init(reader: any MemoryReader, site: Site, languages: [SiteLanguage], threshold: Int) throws {
        self.reader = reader
        self.threshold = threshold
        batch = try reader.lastBatch()
        terms = try TermRecogniser(concepts: try reader.concepts(), language: site.source.tag)
        for language in languages {
            var known: Set<SourceID> = []
            try reader.forEachSource(translatedInto: language.tag) { source, content in
                known.insert(source)
                if contents.updateValue(content, forKey: source) == nil {
                    scan.add(id: source.rawValue, symbols: content.symbols)
                }
            }
            translated[language.tag] = known
        }
    }

    /// Whether anything is translated into a language.
    func hasTranslations(into language: LanguageTag) -> Bool { !(translated[language]?.isEmpty ?? true) }

    /// The sources nearest to one that are translated into a language, best first, itself left out.
    func near(
        _ source: SourceID,
        _ content: CodedText,
        language: LanguageTag
    ) -> [(source: SourceID, score: Int, distance: Int)] {
        guard let known = translated[language], !known.isEmpty else { return [] }
        let found =
            nearOf[source]
            ?? scan.matches(for: content.symbols, threshold: threshold, limit: Self.nearLimit)
            .map { (SourceID(rawValue: $0.id), $0.score, $0.distance) }
        nearOf[source] = found
        return found.filter { $0.source != source && known.contains($0.source) }
    }

    /// Forgets what was found for one article's segments.
    func endArticle() { nearOf.removeAll(keepingCapacity: true) }

    func content(of source: SourceID) throws -> CodedText? {
        if let known = contents[source] { return known }
        let content = try reader.content(of: source)
        contents[source] = content
        return content
    }
}
