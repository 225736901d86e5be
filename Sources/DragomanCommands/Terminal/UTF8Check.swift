/// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, nothing cut off.
///
/// Source: The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
enum UTF8Check {
    /// Checks a buffer; eight bytes at a time where they are ASCII.
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
            let lead = base[at]
            if lead < 0x80 {
                at += 1
                continue
            }
            let length = sequenceLength(base + at, available: count - at)
            guard length > 0 else { return false }
            at += length
        }
        return true
    }

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
