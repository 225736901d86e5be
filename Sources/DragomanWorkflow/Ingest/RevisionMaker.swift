import DragomanDocuments
import DragomanMemory
import DragomanModel
import DragomanSegmentation
import DragomanText

/// Turns documents of one language into revisions: splits units into segments, counts words, gives names.
struct RevisionMaker {
    let language: LanguageTag
    /// Name and digest of the segmentation rules that are used.
    let rules: String
    private let splitter: UnitSplitter
    private let counter: WordCounter

    init(language: LanguageTag, catalogue: SegmentationCatalogue) throws {
        self.language = language
        let rules = try catalogue.rules(for: language)
        self.rules = "\(rules.name)+\(rules.digest)"
        let segmenter = Segmenter(language: language, rules: rules)
        splitter = UnitSplitter { try segmenter.boundaries(in: $0) }
        counter = try WordCounter(language: language)
    }

    /// The revision of a document under a slug.
    ///
    /// - Throws: `DragomanError` `srx-rule-too-slow` where a rule of an SRX file had to be stopped.
    func revision(of document: Document, slug: String, digest: String) throws -> NewRevision {
        var names = UnitNames(slug: slug)
        let units = try document.units.compactMap { unit -> NewUnit? in
            let segments = try splitter.split(unit)
            guard !segments.isEmpty else { return nil }
            var content = CodedText()
            for segment in segments { content.append(segment.content) }
            return NewUnit(
                name: names.name(of: content),
                kind: unit.kind,
                escaping: unit.escaping,
                segments: segments,
                wordCounts: segments.map { counter.count($0.content) }
            )
        }
        return NewRevision(
            slug: slug,
            title: document.title,
            format: document.format,
            language: language,
            publishedAt: document.publishedAt,
            digest: digest,
            rules: rules,
            skeleton: document.skeleton,
            units: units
        )
    }

    /// What tells whether there is anything to do: bytes, filter, rules (these, or those named) and language.
    func digest(format: ArticleFormat, filterVersion: Int, rules: String? = nil, bytes: [[UInt8]]) -> String {
        var digest = Digest()
        digest.combine(format.rawValue)
        digest.combine(String(filterVersion))
        digest.combine(rules ?? self.rules)
        digest.combine(language.description)
        for part in bytes {
            digest.combine(part)
            digest.combine(String(part.count))
        }
        return digest.hexadecimal
    }
}
