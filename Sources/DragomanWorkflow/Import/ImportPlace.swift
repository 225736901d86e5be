import DragomanExchange
import DragomanMatching
import DragomanMemory
import DragomanModel

/// Finds the segment that a piece of an imported file belongs to: by its names, checked by its source, else by its source.
struct ImportPlace {
    let store: ImportStore
    let article: ImportArticle

    /// The place; `nil` where the article never had a segment with this source.
    func place(of segment: ImportedSegment) throws -> ImportArticle.Place? {
        if let named = named(segment), agrees(segment, named) { return named }
        if let old = try formerPlace(of: segment) { return old }
        // Names that a tool changed, or a unit whose other sentences changed since: the source says where it belongs.
        return article.places(withTextOf: segment.source).first { agrees(segment, $0) }
    }

    /// The place that a segment is named after, where the two sources are much alike; another of the article, where that
    /// one's is more alike still.
    ///
    /// Names alone would do, but that a tool may number its units anew, or give one the name of another.
    func nearlyNamed(_ segment: ImportedSegment) -> ImportArticle.Place? {
        guard let place = named(segment) else { return nil }
        let (theirs, ours) = (CodedText(plain: segment.source.plain).symbols, place.stored.segment.content.symbols)
        let longer = max(theirs.count, ours.count)
        let most = Score.maximumDistance(threshold: Self.leastLikeness, longer: longer)
        guard var least = EditDistance.levenshtein(theirs, ours, atMost: most) else { return nil }
        var nearest = place
        for index in 0..<article.count where least > 0 {
            let other = article.place(at: index)
            let symbols = other.stored.segment.content.symbols
            guard abs(symbols.count - theirs.count) < least,
                let distance = EditDistance.levenshtein(theirs, symbols, atMost: least - 1)
            else { continue }
            (least, nearest) = (distance, other)
        }
        return nearest
    }

    /// The score from which an edited source is still ours.
    private static let leastLikeness = 60

    private func named(_ segment: ImportedSegment) -> ImportArticle.Place? {
        if let id = segment.segmentID, let place = article.place(named: id) { return place }
        let unit = segment.unitID
        if let place = article.place(named: unit) { return place }
        let places = article.places(ofUnit: unit)
        return places.first { agrees(segment, $0) } ?? places.first
    }

    private func formerPlace(of segment: ImportedSegment) throws -> ImportArticle.Place? {
        for name in [segment.unitID] + (segment.segmentID.map { [$0] } ?? []) {
            // A trans-unit of 1.2 is named after its segment: unit, `-`, number.
            let unitNames = [name] + (name.lastIndex(of: "-").map { [String(name[..<$0])] } ?? [])
            for unitName in unitNames where article.places(ofUnit: unitName).isEmpty {
                guard let unit = try store.writer.unit(named: unitName, inArticle: article.slug) else { continue }
                let places = ImportArticle.places(of: unit, isCurrent: false)
                guard let place = places.first(where: { agrees(segment, $0) }) else { continue }
                // The sentence may stand elsewhere in the article now.
                return article.firstPlace(of: place.stored.source) ?? place
            }
        }
        return nil
    }

    private func agrees(_ segment: ImportedSegment, _ place: ImportArticle.Place) -> Bool {
        CodeAlignment.sourcesAgree(segment.source, place.stored.segment.content)
    }
}
