import DragomanMemory
import DragomanModel

/// An article as an analysis sees it, of the memory or of a file.
struct AnalyzedArticle {
    /// A segment at its place.
    struct Place {
        /// The segment's stable name in the article.
        var name: String
        var segment: Segment
        var wordCount: Int
        /// The source in the memory; `nil` where the memory never had it.
        var source: SourceID?
    }

    var slug: String
    var language: LanguageTag
    /// In document order.
    var places: [Place]

    /// An article of the memory.
    init(_ record: ArticleRecord, _ reader: any MemoryReader) throws {
        slug = record.slug
        language = record.language
        places = try reader.units(ofArticle: record.slug).flatMap { unit in
            unit.segments.enumerated().map { number, stored in
                Place(
                    name: UnitNames.segment(number + 1, of: unit.name),
                    segment: stored.segment,
                    wordCount: stored.wordCount,
                    source: stored.source
                )
            }
        }
    }

    /// An article that need not be in the memory; its segments are looked for there.
    init(_ revision: NewRevision, _ reader: any MemoryReader) throws {
        slug = revision.slug
        language = revision.language
        places = try revision.units.flatMap { unit in
            try unit.segments.enumerated().map { number, segment in
                Place(
                    name: UnitNames.segment(number + 1, of: unit.name),
                    segment: segment,
                    wordCount: unit.wordCounts[number],
                    source: try reader.source(segment.content, language: revision.language)
                )
            }
        }
    }

    /// Where a segment stands, for the choice of a context match.
    func matchPlace(_ index: Int) -> MatchPlace {
        MatchPlace(
            article: slug,
            segment: places[index].name,
            previous: index > 0 ? neighbour(index - 1) : nil,
            next: index + 1 < places.count ? neighbour(index + 1) : nil
        )
    }

    /// A neighbour that was never stored is a neighbour all the same.
    private func neighbour(_ index: Int) -> SourceID { places[index].source ?? SourceID(rawValue: -1) }
}
