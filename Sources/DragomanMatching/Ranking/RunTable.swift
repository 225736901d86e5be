/// The runs of two to six symbols of a text, ready to be compared with those of others.
///
/// Each end of a text counts as a symbol of its own, so that equal beginnings and endings tell. No run is weighted by how
/// rare it is: on the sample that gained nothing, and a mix that knows nothing of other texts is the same everywhere.
struct RunTable: Sendable {
    private static let lengths = 2...6
    /// Stand for the ends of a text; beyond Unicode.
    private static let start: UInt32 = 0x11_0000
    private static let end: UInt32 = 0x11_0001

    /// Open addressing: the hash of a run, 0 where the place is free, and how often the text has the run.
    private var hashes: [UInt64]
    private var counts: [Int32]
    private let mask: Int
    private let symbolCount: Int

    /// Counts the runs of a text as `CodedText.symbols` gives it; O(n).
    init(of symbols: [UInt32]) {
        var size = 64
        while size < 2 * Self.lengths.count * (symbols.count + 2) { size *= 2 }
        var hashes = [UInt64](repeating: 0, count: size)
        var counts = [Int32](repeating: 0, count: size)
        Self.forEachRun(of: symbols) { hash, _ in
            let place = Self.place(of: hash, in: hashes, size - 1)
            hashes[place] = hash
            counts[place] += 1
        }
        self.hashes = hashes
        self.counts = counts
        mask = size - 1
        symbolCount = symbols.count
    }

    /// How like a text is: the mean over the lengths of the runs shared, twice, of the runs of both; 0…1.
    func likeness(to symbols: [UInt32]) -> Double {
        var shared = [Int](repeating: 0, count: Self.lengths.upperBound + 1)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: counts.count) { left in
            _ = left.initialize(from: counts)
            Self.forEachRun(of: symbols) { hash, length in
                let place = Self.place(of: hash, in: hashes, mask)
                if left[place] > 0, hashes[place] == hash {
                    left[place] -= 1
                    shared[length] += 1
                }
            }
        }
        var (sum, lengths) = (0.0, 0.0)
        for length in Self.lengths {
            let all = max(symbolCount + 3 - length, 0) + max(symbols.count + 3 - length, 0)
            guard all > 0 else { break }
            sum += Double(2 * shared[length]) / Double(all)
            lengths += 1
        }
        return sum / lengths
    }

    private static func place(of hash: UInt64, in hashes: [UInt64], _ mask: Int) -> Int {
        var place = Int(truncatingIfNeeded: hash >> 33) & mask
        while hashes[place] != 0, hashes[place] != hash { place = (place &+ 1) & mask }
        return place
    }

    /// Calls a closure with the hash and the length of each run.
    @inline(__always)
    private static func forEachRun(of symbols: [UInt32], _ body: (UInt64, Int) -> Void) {
        func symbol(_ place: Int) -> UInt32 {
            place == 0 ? start : place > symbols.count ? end : symbols[place - 1]
        }
        for first in 0...symbols.count {
            var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
            for place in first..<min(first + lengths.upperBound, symbols.count + 2) {
                hash = (hash ^ UInt64(symbol(place))) &* 0xBF58_476D_1CE4_E5B9
                hash ^= hash >> 29
                let length = place - first + 1
                if length >= lengths.lowerBound { body(hash | 1, length) }
            }
        }
    }
}
