/// Weights by feature: an open-addressing table of exact keys.
struct SpaceWeights: Sendable {
    private var keys: [UInt64]
    private var values: [Int32]
    private let shift: UInt64
    private let mask: Int

    init(_ weights: [SpaceFeature: Int32]) {
        var bits: UInt64 = 4
        while 1 << bits < weights.count * 2 { bits += 1 }
        keys = [UInt64](repeating: 0, count: 1 << bits)
        values = [Int32](repeating: 0, count: 1 << bits)
        shift = 64 - bits
        mask = 1 << bits - 1
        for (feature, weight) in weights.sorted(by: { $0.key < $1.key }) {
            var slot = slot(of: feature)
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            keys[slot] = feature.rawValue
            values[slot] = weight
        }
    }

    @inline(__always)
    private func slot(of feature: SpaceFeature) -> Int {
        Int(truncatingIfNeeded: (feature.rawValue &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    /// The weight of a feature; 0 of one that is not there.
    @inline(__always)
    subscript(feature: SpaceFeature) -> Int {
        var slot = slot(of: feature)
        while keys[slot] != 0 {
            if keys[slot] == feature.rawValue { return Int(values[slot]) }
            slot = (slot + 1) & mask
        }
        return 0
    }
}
