/// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, nothing cut off.
///
/// Source: The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
enum UTF8Check {
    private typealias Block = SIMD16<UInt8>

    /// Checks a buffer, sixteen bytes at a time.
    ///
    /// - Complexity: O(n).
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let count = bytes.count
        guard count >= 24 else { return isValid(base, from: 0, upTo: count, count: count) == count }
        // A block looks at the three bytes before it.
        guard let start = isValid(base, from: 0, upTo: 3, count: count) else { return false }
        return areBlocksValid(UnsafeRawPointer(base), from: start, count: count)
    }

    /// Checks sequence by sequence until one ends at or behind a place.
    ///
    /// - Returns: Where that is; `nil` where a byte is wrong.
    private static func isValid(_ bytes: UnsafePointer<UInt8>, from start: Int, upTo end: Int, count: Int) -> Int? {
        var at = start
        while at < end {
            let length = bytes[at] < 0x80 ? 1 : sequenceLength(bytes + at, available: count - at)
            guard length > 0 else { return nil }
            at += length
        }
        return at
    }

    /// Checks blocks, the last of which may overlap the one before it.
    ///
    /// A byte is wrong where it is a trail byte and none is due, or none and one is, by the three bytes before it; where it is
    /// no byte of UTF-8; and where the second byte after E0, ED, F0 or F4 is out of its range.
    private static func areBlocksValid(_ raw: UnsafeRawPointer, from start: Int, count: Int) -> Bool {
        var wrong = SIMDMask<SIMD16<Int8>>(repeating: false)
        var at = start
        while at < count {
            at = min(at, count - 16)
            // Vectors on both sides of an operator: with a number on one, the compiler makes a call of each.
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
        }
        let flags = unsafeBitCast(wrong, to: SIMD2<UInt64>.self)
        let isCutOff =
            raw.load(fromByteOffset: count - 1, as: UInt8.self) >= 0xC0
            || raw.load(fromByteOffset: count - 2, as: UInt8.self) >= 0xE0
            || raw.load(fromByteOffset: count - 3, as: UInt8.self) >= 0xF0
        return flags[0] | flags[1] == 0 && !isCutOff
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
