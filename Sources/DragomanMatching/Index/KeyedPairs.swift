/// Pairs of a key and an entry of a chunk that has it, to be put in order.
///
/// They lie in drawers by the upper bits of their keys from the first: a drawer is put in order within the processor's
/// cache, and one of many is all that is ever held twice.
struct KeyedPairs {
    private static let drawerBits: UInt32 = 5
    /// Key in the upper bits, entry in the lower 16.
    private var drawers: [[UInt64]]
    private(set) var count = 0

    /// Makes room for about so many pairs, whose keys are 31 bits and spread; others have the top bit set and are few.
    init(about count: Int) {
        drawers = Array(repeating: [], count: 1 << Self.drawerBits)
        let half = drawers.count / 2
        for index in 0..<half { drawers[index].reserveCapacity(count / half + count / (half * 16)) }
    }

    @inline(__always)
    mutating func append(key: UInt32, entry: Int) {
        drawers[Int(key >> (32 - Self.drawerBits))].append(UInt64(key) << 16 | UInt64(entry))
        count &+= 1
    }

    /// Takes the pairs away, drawer by drawer, in the order of their keys; those of one key in the order of their entries.
    mutating func takeSorted(_ body: (UnsafeBufferPointer<UInt64>) -> Void) {
        var room: [UInt64] = []
        for index in drawers.indices {
            var drawer = drawers[index]
            drawers[index] = []
            guard !drawer.isEmpty else { continue }
            if room.count < drawer.count { room = Array(repeating: 0, count: drawer.count) }
            Self.sort(&drawer, into: &room)
            room.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<drawer.count])) }
        }
        count = 0
    }

    /// A radix sort by the 27 bits of the key that a drawer's pairs do not share; stable, so that entries stay in order.
    private static func sort(_ pairs: inout [UInt64], into room: inout [UInt64]) {
        let count = pairs.count
        pairs.withUnsafeMutableBufferPointer { pairs in
            room.withUnsafeMutableBufferPointer { room in
                pass(UnsafeBufferPointer(rebasing: pairs[..<count]), room, shift: 16)
                pass(UnsafeBufferPointer(rebasing: room[..<count]), pairs, shift: 25)
                pass(UnsafeBufferPointer(rebasing: pairs[..<count]), room, shift: 34)
            }
        }
    }

    private static func pass(
        _ from: UnsafeBufferPointer<UInt64>,
        _ to: UnsafeMutableBufferPointer<UInt64>,
        shift: UInt64
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 513) { counts in
            counts.initialize(repeating: 0)
            for pair in from { counts[Int(pair >> shift & 511) + 1] += 1 }
            for index in 1...512 { counts[index] += counts[index - 1] }
            for pair in from {
                let digit = Int(pair >> shift & 511)
                to[counts[digit]] = pair
                counts[digit] += 1
            }
        }
    }
}
