/// Weights by feature: an open-addressing table of exact keys.
struct SpaceWeights: Sendable {
    private struct Entry {
        var key: UInt64 = 0
        var weight = 0
    }

    private var entries: [Entry]
    private let shift: UInt64
    private let mask: Int

    /// Makes the table; of runs of symbols it takes in the beginnings (after a space) and endings (before one) too, with
    /// weight 0, so that a search for longer runs may end at the first that is not there.
    init(_ weights: [SpaceFeature: Int32]) {
        var weights = weights
        for feature in weights.keys {
            for shorter in feature.shorterRuns where weights[shorter] == nil { weights[shorter] = 0 }
        }
        var bits: UInt64 = 4
        while 1 << bits < weights.count * 3 { bits += 1 }
        entries = [Entry](repeating: Entry(), count: 1 << bits)
        shift = 64 - bits
        mask = 1 << bits - 1
        for (feature, weight) in weights.sorted(by: { $0.key < $1.key }) {
            var slot = slot(of: feature)
            while entries[slot].key != 0 { slot = (slot + 1) & mask }
            entries[slot] = Entry(key: feature.rawValue, weight: Int(weight))
        }
    }

    @inline(__always)
    private func slot(of feature: SpaceFeature) -> Int {
        Int(truncatingIfNeeded: (feature.rawValue &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    /// The weight of a feature; `nil` of one that is not there.
    @inline(__always)
    subscript(feature: SpaceFeature) -> Int? {
        var slot = slot(of: feature)
        while true {
            let entry = entries[slot]
            if entry.key == feature.rawValue { return entry.weight }
            if entry.key == 0 { return nil }
            slot = (slot + 1) & mask
        }
    }
}
