import DragomanExchange
import DragomanMemory
import DragomanModel

/// The memory as an import sees it: the article at hand, and the batch, begun with the first change.
final class ImportStore {
    let writer: any MemoryWriter
    private let time: String
    private let author: String?
    private let origin: String
    private var batch: BatchID?
    private var atHand: (slug: String, article: ImportArticle)?
    /// Slugs that no article has.
    private var unknown: Set<String> = []
    private var targetsAtHand: (slug: String, language: LanguageTag, targets: [SourceID: [StoredTarget]])?
    private var added: Int64 = 0
    /// What is out in the language at hand, once that was asked.
    var leases: ImportLeases?
    private var ancestorsAtHand: (slug: String, ancestors: [SourceID: [SourceID]])?

    init(writer: any MemoryWriter, time: String, author: String?, origin: String) {
        self.writer = writer
        self.time = time
        self.author = author
        self.origin = origin
    }

    /// An article's current revision; the last one found is kept.
    func article(_ slug: String) throws -> ImportArticle? {
        if let atHand, atHand.slug == slug { return atHand.article }
        if unknown.contains(slug) { return nil }
        guard let record = try writer.article(slug) else {
            unknown.insert(slug)
            return nil
        }
        let article = ImportArticle(
            slug: slug,
            language: record.language,
            digest: record.digest,
            units: try writer.units(ofArticle: slug)
        )
        atHand = (slug, article)
        return article
    }

    /// The article that a segment of a file names; where a tool took the name away, or a spreadsheet wrote another one, the
    /// one whose unit its id is.
    ///
    /// `nil` where the memory does not have the one that is named.
    func article(of segment: ImportedSegment) throws -> ImportArticle? {
        guard let slug = segment.original, !slug.isEmpty else { return try articleOfUnit(segment) }
        if let article = try article(slug) { return article }
        return segment.isOriginalDoubtful ? try articleOfUnit(segment) : nil
    }

    /// The article that has the unit that a segment is named after, whatever the file says of articles.
    func articleOfUnit(_ segment: ImportedSegment) throws -> ImportArticle? {
        for name in [segment.unitID, segment.segmentID].compactMap(\.self) {
            // A trans-unit of 1.2 is named after its segment: unit, `-`, number.
            let unit = name.lastIndex(of: "-").map { String(name[..<$0]) }
            for name in [unit, name].compactMap(\.self) {
                if let slug = try writer.article(ofUnit: name), let article = try article(slug) { return article }
            }
        }
        return nil
    }

    /// The live translations of a source of an article; those of a whole article are read at once.
    func targets(of place: ImportArticle.Place, in slug: String, language: LanguageTag) throws -> [StoredTarget] {
        let source = place.stored.source
        guard place.isCurrent else { return try writer.targets(of: source, language: language) }
        if targetsAtHand?.slug != slug || targetsAtHand?.language != language {
            targetsAtHand = (slug, language, try writer.targets(ofArticle: slug, language: language))
        }
        return targetsAtHand?.targets[source] ?? []
    }

    /// The older sources that one of an article replaced, nearest first.
    func ancestors(of source: SourceID, in slug: String) throws -> [SourceID] {
        if ancestorsAtHand?.slug != slug { ancestorsAtHand = (slug, try writer.ancestors(ofArticle: slug)) }
        return ancestorsAtHand?.ancestors[source] ?? []
    }

    func add(_ target: NewTarget) throws {
        let batch = try begin()
        let id = try writer.addTarget(target, batch: batch)
        added += 1
        // Newer than anything that was read.
        let stored = StoredTarget(id: id, batch: batch, sequence: .max / 2 + added, target: target)
        guard targetsAtHand?.language == target.language else { return }
        targetsAtHand?.targets[target.source, default: []].insert(stored, at: 0)
    }

    func retire(_ target: StoredTarget) throws {
        try writer.retire(target.id, batch: begin())
        targetsAtHand?.targets[target.target.source]?.removeAll { $0.id == target.id }
    }

    func finish() throws -> BatchID? {
        if let batch { try writer.finishBatch(batch) }
        return batch
    }

    /// The batch, begun if it was not yet.
    func begin() throws -> BatchID {
        if let batch { return batch }
        let begun = try writer.beginBatch(.import, time: time, author: author, origin: origin)
        batch = begun
        return begun
    }
}
