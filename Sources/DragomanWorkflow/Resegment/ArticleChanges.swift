import DragomanMatching
import DragomanMemory
import DragomanModel

/// What differs between two ways to split one article.
struct ArticleChanges {
    /// A segment by its unit and its place in that.
    struct Place {
        var unit: Int
        var segment: Int
    }

    /// A changed place of a unit that both have.
    struct UnitRecut {
        var oldUnit: Int
        var newUnit: Int
        var recut: Recut
    }

    /// In the order of the new units.
    private(set) var recuts: [UnitRecut] = []
    /// The segments whose content is the same.
    private(set) var kept: [(old: Place, new: Place)] = []
    /// Which old source a new segment took the place of.
    private(set) var replaced: [(unit: Int, segment: Int, source: SourceID)] = []
    /// How many new units are not the same segments as before.
    private(set) var changedUnits = 0
    private let isSame: Bool

    /// Whether all units and segments are the same.
    var isEmpty: Bool { isSame }

    init(old: [StoredUnit], new: [NewUnit]) {
        let pairs = UnitPairs(old: old, new: new)
        isSame =
            old.count == new.count
            && zip(old, new).allSatisfy { $0.name == $1.name && $0.segments.map(\.segment) == $1.segments }
        for (newUnit, oldUnit) in pairs.oldOfNew.enumerated() {
            guard let oldUnit else {
                changedUnits += 1
                continue
            }
            let before = old[oldUnit].segments
            let after = new[newUnit].segments
            let found = Recut.all(old: before.map(\.segment), new: after)
            if !found.isEmpty { changedUnits += 1 }
            for recut in found {
                recuts.append(UnitRecut(oldUnit: oldUnit, newUnit: newUnit, recut: recut))
                for segment in recut.new {
                    for source in before[recut.old].map(\.source) { replaced.append((newUnit, segment, source)) }
                }
            }
            keep(found, oldUnit, before.count, newUnit, after.count)
        }
        addDrift(old, new, pairs)
    }

    /// Notes the segments outside the changed places: as many on both sides.
    private mutating func keep(_ found: [Recut], _ oldUnit: Int, _ oldCount: Int, _ newUnit: Int, _ newCount: Int) {
        var (oldStart, newStart) = (0, 0)
        for recut in found + [Recut(old: oldCount..<oldCount, new: newCount..<newCount)] {
            for (before, after) in zip(oldStart..<recut.old.lowerBound, newStart..<recut.new.lowerBound) {
                kept.append((Place(unit: oldUnit, segment: before), Place(unit: newUnit, segment: after)))
            }
            (oldStart, newStart) = (recut.old.upperBound, recut.new.upperBound)
        }
    }

    /// Units that only one has are there where the filter reads the article otherwise now: paired as after an edit.
    private mutating func addDrift(_ old: [StoredUnit], _ new: [NewUnit], _ pairs: UnitPairs) {
        let unpairedNew = pairs.oldOfNew.indices.filter { pairs.oldOfNew[$0] == nil }
        guard !unpairedNew.isEmpty, !pairs.unpairedOld.isEmpty else { return }
        let before = pairs.unpairedOld.flatMap { old[$0].segments }
        let places = unpairedNew.flatMap { unit in new[unit].segments.indices.map { Place(unit: unit, segment: $0) } }
        let keys = Dictionary(
            before.map { ($0.segment.content, $0.source.rawValue) },
            uniquingKeysWith: { first, _ in first }
        )
        let drift = Drift.pairs(
            old: before.map { ($0.source.rawValue, $0.segment.content.symbols) },
            new: places.enumerated().map { index, place in
                let content = new[place.unit].segments[place.segment].content
                return (keys[content] ?? -Int64(index) - 1, content.symbols)
            }
        )
        for (newIndex, oldIndex) in drift.sorted(by: { $0.key < $1.key }) {
            replaced.append((places[newIndex].unit, places[newIndex].segment, before[oldIndex].source))
        }
    }
}
