import DragomanMemory
import DragomanModel
import DragomanTerminology

/// An article with what an export needs of it in every language.
struct ExportArticle {
    /// A segment at its place.
    struct Place {
        var name: String
        var stored: StoredSegment
        var previous: SourceID?
        var next: SourceID?
        /// The terms that stand in it.
        var terms: [TermOccurrence]
        var previousText: String?
        var nextText: String?
    }

    /// A unit and the places of its segments.
    struct Block {
        var unit: StoredUnit
        var places: [Place]
        /// What stands between a segment and the next: a space, or nothing where the article has nothing.
        var gaps: [String]
    }

    let record: ArticleRecord
    let blocks: [Block]
    let ancestors: [SourceID: [SourceID]]
    /// What is hidden in it; `nil` where nothing is looked for.
    let redaction: ArticleRedaction?
    /// The title as it goes out.
    let title: String?

    /// A name for the slug that may stand in an XML id.
    var digestName: String {
        var digest = Digest()
        digest.combine(record.slug)
        return digest.name
    }

    init(_ record: ArticleRecord, sources: ExportSources) throws {
        self.record = record
        let units = try sources.reader.units(ofArticle: record.slug)
        ancestors = try sources.reader.ancestors(ofArticle: record.slug)
        let all = units.flatMap(\.segments)
        let gaps = units.map(Self.gaps)
        let redaction = try sources.scanner.map {
            try ArticleRedaction(units, gaps: gaps, language: record.language, scanner: $0)
        }
        self.redaction = redaction
        title = try record.title.map { try redaction?.shown($0) ?? $0 }
        let neighbours = NeighbourTexts(try redaction?.shown(units) ?? units)
        var index = 0
        blocks = zip(units, gaps).map { unit, gaps in
            let places = unit.segments.enumerated().map { number, stored in
                defer { index += 1 }
                return Place(
                    name: UnitNames.segment(number + 1, of: unit.name),
                    stored: stored,
                    previous: index > 0 ? all[index - 1].source : nil,
                    next: index + 1 < all.count ? all[index + 1].source : nil,
                    terms: sources.terms.occurrences(in: stored.segment.content.plain),
                    previousText: neighbours.before(index),
                    nextText: neighbours.after(index)
                )
            }
            return Block(unit: unit, places: places, gaps: gaps)
        }
    }

    static func gaps(_ unit: StoredUnit) -> [String] {
        zip(unit.segments, unit.segments.dropFirst()).map { before, after in
            before.segment.byteRange.upperBound < after.segment.byteRange.lowerBound ? " " : ""
        }
    }
}
