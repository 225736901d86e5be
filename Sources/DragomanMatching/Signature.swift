/// How often the symbols of a text fall on each of 32 counters: bounds the distance of two texts from below.
///
/// Each edit moves at most one symbol from one counter to another, so with `l` the sum of the counters' differences
/// two texts of m and n symbols lie at least `(l + |m − n|) / 2` edits apart. A counter stops at 127, which can only
/// make differences smaller.
///
/// Eight counters share a word and leave its top bits free, so that plain subtraction does not borrow from one to the
/// next: the comparisons and minima of SIMD types are not compiled to vector instructions and were 30 times slower.
struct Signature: Sendable {
    private var counters = SIMD4<UInt64>(repeating: 0)

    private static let topBits = SIMD4<UInt64>(repeating: 0x8080_8080_8080_8080)
    private static let ones = SIMD4<UInt64>(repeating: 0x0101_0101_0101_0101)
    private static let sevens = SIMD4<UInt64>(repeating: 7)

    /// Counts one symbol by its number in the alphabet.
    ///
    /// Numbers go by first sight, so the letters that are met most have counters to themselves.
    mutating func add(_ number: UInt32) {
        let word = Int(number & 3)
        let shift = UInt64(number >> 2 & 7) * 8
        if (counters[word] >> shift) & 0xFF < 127 { counters[word] += 1 << shift }
    }

    /// The sum of the differences of all counters.
    @inline(__always)
    func difference(_ other: Signature) -> Int {
        // Each byte is 128 + a − b: its top bit says that a is not less, its other bits are then a − b, else b − a
        // in two's complement.
        let raw = (counters | Self.topBits) &- other.counters
        let isNotLess = (raw & Self.topBits) &>> Self.sevens
        let isLess = isNotLess ^ Self.ones
        let absolute = ((raw & ~Self.topBits) ^ ((isLess &<< Self.sevens) &- isLess)) &+ isLess
        // Two bytes of at most 127 do not overflow one; then bytes are added in pairs and the pairs by one product.
        let halves = absolute.lowHalf &+ absolute.highHalf
        let low = SIMD2<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
        let pairs = (halves & low) &+ ((halves &>> SIMD2(repeating: 8)) & low)
        return Int(truncatingIfNeeded: ((pairs.x &+ pairs.y) &* 0x0001_0001_0001_0001) &>> 48)
    }
}
