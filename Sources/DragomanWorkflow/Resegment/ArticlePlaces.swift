import DragomanMemory
import DragomanModel

/// The segments of one revision at their places, and which translation each has there.
struct ArticlePlaces {
    /// What picks a translation for a segment.
    struct Place: Hashable {
        var name: String
        var source: SourceID
        var previous: SourceID?
        var next: SourceID?
    }

    let slug: String
    let places: [Place]
    /// The index of each unit's first segment.
    private let starts: [Int]

    init(slug: String, units: [StoredUnit]) {
        self.slug = slug
        let sources = units.flatMap { $0.segments.map(\.source) }
        var starts: [Int] = []
        var places: [Place] = []
        for unit in units {
            starts.append(places.count)
            for number in unit.segments.indices {
                let index = places.count
                places.append(
                    Place(
                        name: UnitNames.segment(number + 1, of: unit.name),
                        source: sources[index],
                        previous: index > 0 ? sources[index - 1] : nil,
                        next: index + 1 < sources.count ? sources[index + 1] : nil
                    )
                )
            }
        }
        self.starts = starts
        self.places = places
    }

    /// The place of a segment of a unit.
    func index(unit: Int, segment: Int) -> Int { starts[unit] + segment }

    /// The translation that a place has among the live ones of its source.
    func best(at index: Int, among live: [StoredTarget]) -> StoredTarget? {
        let place = places[index]
        return TargetChoice.best(
            among: live,
            article: slug,
            segment: place.name,
            previous: place.previous,
            next: place.next
        )
    }

    /// The context of a translation that is made at a place.
    func context(at index: Int) -> TargetContext {
        let place = places[index]
        return TargetContext(article: slug, segment: place.name, previous: place.previous, next: place.next)
    }
}
