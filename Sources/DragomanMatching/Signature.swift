/// How often the symbols of a text fall on each of 32 counters: bounds the distance of two texts from below.
///
/// Each edit moves at most one symbol from one counter to another, so with `l` the sum of the counters' differences
/// two texts of m and n symbols lie at least `(l + |m − n|) / 2` edits apart. A counter stops at 255, which can only
/// make differences smaller.
struct Signature: Sendable {
    private var counters = SIMD32<UInt8>(repeating: 0)

    /// Counts one symbol by its number in the alphabet.
    ///
    /// Numbers go by first sight, so the letters that are met most have counters to themselves.
    mutating func add(_ number: UInt32) {
        let place = Int(number & 31)
        if counters[place] < 255 { counters[place] += 1 }
    }

    /// The sum of the differences of all counters.
    @inline(__always)
    func difference(_ other: Signature) -> Int {
        let ceiling = pointwiseMax(counters, other.counters)
        let floor = pointwiseMin(counters, other.counters)
        let wide = unsafeBitCast(ceiling &- floor, to: SIMD16<UInt16>.self)
        let pairs = (wide & 0x00FF) &+ (wide &>> 8)
        let eighths = pairs.lowHalf &+ pairs.highHalf
        let quarters = eighths.lowHalf &+ eighths.highHalf
        let halves = quarters.lowHalf &+ quarters.highHalf
        return Int(halves.x) &+ Int(halves.y)
    }
}
