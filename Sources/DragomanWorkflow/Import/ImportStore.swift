import DragomanMemory
import DragomanModel

/// The memory as an import sees it: the article at hand, and the batch, begun with the first change.
final class ImportStore {
    let writer: any MemoryWriter
    private let time: String
    private let author: String?
    private let origin: String
    private var batch: BatchID?
    private var atHand: (slug: String, article: ImportArticle?)?
    private var targetsAtHand: (slug: String, language: LanguageTag, targets: [SourceID: [StoredTarget]])?
    private var added: Int64 = 0
    fileprivate var ancestorsAtHand: (slug: String, ancestors: [SourceID: [SourceID]])?

    init(writer: any MemoryWriter, time: String, author: String?, origin: String) {
        self.writer = writer
        self.time = time
        self.author = author
        self.origin = origin
    }

    /// An article's current revision; the last one asked for is kept.
    func article(_ slug: String) throws -> ImportArticle? {
        if let atHand, atHand.slug == slug { return atHand.article }
        let article = try writer.article(slug).map { record in
            ImportArticle(slug: slug, language: record.language, units: try writer.units(ofArticle: slug))
        }
        atHand = (slug, article)
        return article
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

    func add(_ target: NewTarget) throws {
        let batch = try begin()
        let id = try writer.addTarget(target, batch: batch)
        added += 1
        // Newer than anything that was read.
        let stored = StoredTarget(id: id, batch: batch, sequence: .max / 2 + added, target: target)
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

    private func begin() throws -> BatchID {
        if let batch { return batch }
        let begun = try writer.beginBatch(.import, time: time, author: author, origin: origin)
        batch = begun
        return begun
    }
}

/// An article's segments by name and by text.
struct ImportArticle {
    /// A segment at its place.
    struct Place {
        var name: String
        var stored: StoredSegment
        /// How many codes the unit has before this segment; XLIFF 2.x numbers them through the unit.
        var codeOffset: Int
        var previous: SourceID?
        var next: SourceID?
        /// Whether it stands in the current revision.
        var isCurrent: Bool
    }

    let slug: String
    let language: LanguageTag
    private var places: [Place] = []
    private var byName: [String: Int] = [:]
    private var byUnit: [String: [Int]] = [:]
    private var countOfSource: [SourceID: Int] = [:]

    init(slug: String, language: LanguageTag, units: [StoredUnit]) {
        self.slug = slug
        self.language = language
        let all = units.flatMap(\.segments)
        var index = 0
        for unit in units {
            for place in Self.places(of: unit) {
                var place = place
                place.previous = index > 0 ? all[index - 1].source : nil
                place.next = index + 1 < all.count ? all[index + 1].source : nil
                byName[place.name] = index
                byUnit[unit.name, default: []].append(index)
                countOfSource[place.stored.source, default: 0] += 1
                places.append(place)
                index += 1
            }
        }
    }

    /// The places of a unit's segments, neighbours not told.
    static func places(of unit: StoredUnit, isCurrent: Bool = true) -> [Place] {
        var codeOffset = 0
        return unit.segments.enumerated().map { number, stored in
            defer { codeOffset += stored.segment.codes.count }
            return Place(
                name: UnitNames.segment(number + 1, of: unit.name),
                stored: stored,
                codeOffset: codeOffset,
                isCurrent: isCurrent
            )
        }
    }

    /// A segment by its own name, or by a unit's name and the number of the segment in it.
    func place(named name: String) -> Place? { byName[name].map { places[$0] } }

    /// The segments of a unit in order.
    func places(ofUnit name: String) -> [Place] { (byUnit[name] ?? []).map { places[$0] } }

    /// The first segment that a closure accepts.
    func firstPlace(where isWanted: (Place) -> Bool) -> Place? { places.first(where: isWanted) }

    /// How many segments have a source.
    func count(of source: SourceID) -> Int { countOfSource[source] ?? 0 }
}

extension ImportStore {
    /// The older sources that one of an article replaced, nearest first.
    func ancestors(of source: SourceID, in slug: String) throws -> [SourceID] {
        if ancestorsAtHand?.slug != slug { ancestorsAtHand = (slug, try writer.ancestors(ofArticle: slug)) }
        return ancestorsAtHand?.ancestors[source] ?? []
    }
}
