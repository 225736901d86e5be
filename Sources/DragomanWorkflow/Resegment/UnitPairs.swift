import DragomanMemory
import DragomanModel

/// Which unit of a revision is which of another one that was made of the same bytes.
///
/// Units are known by their kind and text. All find each other unless the filter has changed since.
struct UnitPairs {
    /// For each new unit the old one that it is.
    let oldOfNew: [Int?]
    /// Old units that are no new one.
    let unpairedOld: [Int]

    /// - Complexity: O(n) for the bytes of both.
    init(old: [StoredUnit], new: [NewUnit]) {
        var places: [Key: [Int]] = [:]
        for (index, unit) in old.enumerated().reversed() {
            let text = BareText.joined(unit.segments.lazy.map(\.segment))
            places[Key(kind: unit.kind, escaping: unit.escaping, text: text), default: []].append(index)
        }
        oldOfNew = new.map { unit in
            places[Key(kind: unit.kind, escaping: unit.escaping, text: BareText.joined(unit.segments))]?.popLast()
        }
        unpairedOld = places.values.joined().sorted()
    }

    /// Scalars decide, not canonical equivalence: offsets are counted in them.
    private struct Key: Hashable {
        var kind: Unit.Kind
        var escaping: Escaping
        var scalars: [UInt32]

        init(kind: Unit.Kind, escaping: Escaping, text: String) {
            self.kind = kind
            self.escaping = escaping
            scalars = text.unicodeScalars.map(\.value)
        }
    }
}
