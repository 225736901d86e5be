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
    private let languages: [LanguageTag]
    private let translatedLanguages: Set<LanguageTag>
    /// Read when the first match is wanted: an export that lacks nothing needs none of it.
    private var pool: Pool?
    private var contents: [SourceID: CodedText] = [:]
    private var nearOf: [SourceID: [(source: SourceID, score: Int, distance: Int)]] = [:]
    /// How many near sources are looked at for the languages that have a translation of them.
    private static let nearLimit = 40
    /// How many matches go out with a segment at the most.
    static let matchLimit = 5

    init(reader: any MemoryReader, site: Site, languages: [SiteLanguage], threshold: Int) throws {
        self.reader = reader
        self.threshold = threshold
        batch = try reader.lastBatch()
        terms = try TermRecogniser(concepts: try reader.concepts(), language: site.source.tag)
        self.languages = languages.map(\.tag)
        translatedLanguages = try Set(languages.map(\.tag).filter { try Self.holdsTranslations(into: $0, reader) })
    }

    /// Whether anything is translated into a language.
    func hasTranslations(into language: LanguageTag) -> Bool { translatedLanguages.contains(language) }

    private static func holdsTranslations(into language: LanguageTag, _ reader: any MemoryReader) throws -> Bool {
        struct Found: Error {}
        do {
            try reader.forEachSource(translatedInto: language) { _, _ in throw Found() }
            return false
        } catch is Found {
            return true
        }
    }

    /// All sources that are translated into one of the languages, and into which.
    private struct Pool {
        var scan = SourceScan()
        var translated: [LanguageTag: Set<SourceID>] = [:]

        init(_ reader: any MemoryReader, _ languages: [LanguageTag]) throws {
            var all: Set<SourceID> = []
            for language in languages {
                var known: Set<SourceID> = []
                try reader.forEachSource(translatedInto: language) { source, content in
                    known.insert(source)
                    if all.insert(source).inserted { scan.add(id: source.rawValue, symbols: content.symbols) }
                }
                translated[language] = known
            }
        }
    }

    /// The sources nearest to one that are translated into a language, best first, itself left out.
    func near(
        _ source: SourceID,
        _ content: CodedText,
        language: LanguageTag
    ) throws -> [(source: SourceID, score: Int, distance: Int)] {
        guard translatedLanguages.contains(language) else { return [] }
        let pool = try pool ?? Pool(reader, languages.filter(translatedLanguages.contains))
        self.pool = pool
        let known = pool.translated[language] ?? []
        let isWanted = { (near: (source: SourceID, score: Int, distance: Int)) in
            near.source != source && known.contains(near.source)
        }
        let found = nearOf[source] ?? nearest(content, pool, limit: Self.nearLimit)
        nearOf[source] = found
        let wanted = found.filter(isWanted)
        // The nearest may all be of other languages: then all there are count.
        guard found.count >= Self.nearLimit, wanted.count < Self.matchLimit else { return wanted }
        let all = nearest(content, pool, limit: .max)
        nearOf[source] = all
        return all.filter(isWanted)
    }

    private func nearest(
        _ content: CodedText,
        _ pool: Pool,
        limit: Int
    ) -> [(source: SourceID, score: Int, distance: Int)] {
        pool.scan.matches(for: content.symbols, threshold: threshold, limit: limit)
            .map { (SourceID(rawValue: $0.id), $0.score, $0.distance) }
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
