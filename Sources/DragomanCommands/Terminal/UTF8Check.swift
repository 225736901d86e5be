/// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, nothing cut off.
///
/// Source: The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
enum UTF8Check {
    /// Checks a buffer; eight bytes at a time where they are ASCII, sixteen where they are not.
    ///
    /// - Complexity: O(n).
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let raw = UnsafeRawPointer(base)
        let count = bytes.count
        var at = 0
        while at < count {
            if count - at >= 8, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                at += 8
                continue
            }
            if base[at] < 0x80 {
                at += 1
                continue
            }
            let length = sequenceLength(base + at, available: count - at)
            guard length > 0 else { return false }
            at += length
            // One letter with an accent is soon over; two in a row are text of another script.
            if count - at >= 16, at >= 3, base[at] >= 0x80 {
                guard let checked = checkBlocks(raw, from: at, count: count) else { return false }
                at = checked
            }
        }
        return true
    }

    private typealias Block = SIMD16<UInt8>

    /// Checks blocks of sixteen bytes as long as there are any that are not all ASCII.
    ///
    /// A byte is wrong where it is a trail byte and none is due, or none and one is, by the three bytes before it; where it is
    /// no byte of UTF-8; and where the second byte after E0, ED, F0 or F4 is out of its range. Vectors on both sides of an
    /// operator: with a number on one, the compiler makes a call of each.
    ///
    /// - Returns: Where to go on, at the start of a sequence; `nil` where a byte is wrong.
    private static func checkBlocks(_ raw: UnsafeRawPointer, from start: Int, count: Int) -> Int? {
        var wrong = SIMDMask<SIMD16<Int8>>(repeating: false)
        var at = start
        while count - at >= 16 {
            let block = raw.loadUnaligned(fromByteOffset: at, as: Block.self)
            let last = raw.loadUnaligned(fromByteOffset: at - 1, as: Block.self)
            let third = raw.loadUnaligned(fromByteOffset: at - 2, as: Block.self)
            let fourth = raw.loadUnaligned(fromByteOffset: at - 3, as: Block.self)
            let isTrail = (block & all(0xC0)) .== all(0x80)
            let isDue = (last .>= all(0xC0)) .| (third .>= all(0xE0)) .| (fourth .>= all(0xF0))
            wrong .|= (isTrail .^ isDue)
            wrong .|= (block .>= all(0xF5)) .| ((block & all(0xFE)) .== all(0xC0))
            wrong .|= ((last .== all(0xE0)) .& (block .< all(0xA0)))
            wrong .|= ((last .== all(0xED)) .& (block .>= all(0xA0)))
            wrong .|= ((last .== all(0xF0)) .& (block .< all(0x90)))
            wrong .|= ((last .== all(0xF4)) .& (block .>= all(0x90)))
            at += 16
            let words = unsafeBitCast(block, to: SIMD2<UInt64>.self)
            if (words[0] | words[1]) & 0x8080_8080_8080_8080 == 0 { break }
        }
        let flags = unsafeBitCast(wrong, to: SIMD2<UInt64>.self)
        guard flags[0] | flags[1] == 0 else { return nil }
        // The last sequence may go on behind the blocks: back to where it starts.
        var back = at - 1
        while back > at - 4, raw.load(fromByteOffset: back, as: UInt8.self) & 0xC0 == 0x80 { back -= 1 }
        return raw.load(fromByteOffset: back, as: UInt8.self) >= 0xC0 ? back : at
    }

    @inline(__always)
    private static func all(_ byte: UInt8) -> Block { Block(repeating: byte) }

    /// The length of the sequence that a byte from 0x80 on starts, or 0 where it is none.
    @inline(__always)
    private static func sequenceLength(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int {
        let lead = bytes[0]
        guard available >= 2 else { return 0 }
        let second = bytes[1]
        switch lead {
        case 0xC2...0xDF: return isTrail(second) ? 2 : 0
        case 0xE0...0xEF:
            guard available >= 3, isTrail(second), isTrail(bytes[2]) else { return 0 }
            if lead == 0xE0 { return second >= 0xA0 ? 3 : 0 }
            if lead == 0xED { return second < 0xA0 ? 3 : 0 }
            return 3
        case 0xF0...0xF4:
            guard available >= 4, isTrail(second), isTrail(bytes[2]), isTrail(bytes[3]) else { return 0 }
            if lead == 0xF0 { return second >= 0x90 ? 4 : 0 }
            if lead == 0xF4 { return second < 0x90 ? 4 : 0 }
            return 4
        default: return 0
        }
    }

    @inline(__always)
    private static func isTrail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
