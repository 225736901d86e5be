#if canImport(Glibc)
import Glibc
#endif

/// Lines of JSON on their way to standard output, gathered into large pieces.
///
/// Slashes and letters of all scripts stay as they are, as in `Console.json`.
struct JSONLines: ~Copyable {
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 18
    private var count = 0
    /// So many bytes of a string are escaped at a time, with room for the worst case.
    private static let stretch = 1 << 12

    init() { buffer = .allocate(capacity: capacity) }

    deinit { buffer.deallocate() }

    /// Whether so much is gathered that it is time to write it.
    var isFull: Bool { count > 1 << 17 }

    /// Writes what is gathered to standard output.
    ///
    /// - Throws: `DragomanError` `output-unwritable`, `Console.PipeClosed`.
    mutating func flush() throws {
        guard count > 0 else { return }
        defer { count = 0 }
        try Console.write(UnsafeRawBufferPointer(start: buffer, count: count))
    }

    /// Adds a line: the array of the strings into which a text is parted.
    ///
    /// - Parameters:
    ///   - text: Valid UTF-8.
    ///   - ends: Where the strings end, ascending offsets into the text.
    mutating func appendArray(of text: UnsafeBufferPointer<UInt8>, endingAt ends: [Int]) {
        reserve(1)
        put(UInt8(ascii: "["))
        var start = 0
        for end in ends {
            appendString(UnsafeBufferPointer(rebasing: text[start..<end]), isFirst: start == 0)
            start = end
        }
        reserve(2)
        put(UInt8(ascii: "]"))
        put(0x0A)
    }

    private mutating func appendString(_ text: UnsafeBufferPointer<UInt8>, isFirst: Bool) {
        reserve(3)
        if !isFirst { put(UInt8(ascii: ",")) }
        put(UInt8(ascii: "\""))
        if let base = text.baseAddress {
            var at = 0
            while at < text.count {
                let size = min(Self.stretch, text.count - at)
                reserve(6 * size + 8)
                count += Self.escape(base + at, size, into: buffer + count)
                at += size
            }
        }
        reserve(1)
        put(UInt8(ascii: "\""))
    }

    /// Adds a byte for which there is room.
    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        memcpy(larger, buffer, count)
        buffer.deallocate()
        buffer = larger
    }

    /// Escapes bytes as the inside of a JSON string and answers how many came out.
    ///
    /// Eight bytes are copied at a time, up to the first that needs an escape. The output needs room for six times the
    /// input and eight bytes more.
    private static func escape(
        _ source: UnsafePointer<UInt8>,
        _ size: Int,
        into target: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let raw = UnsafeRawPointer(source)
        var at = 0
        var out = 0
        while at < size {
            let left = size - at
            var word: UInt64
            var special: UInt64
            if left >= 8 {
                word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                special = Self.special(word)
            } else if size >= 8 {
                // The last bytes come with those before them, which are shifted out.
                word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: size - 8, as: UInt64.self))
                word >>= UInt64(8 * (8 - left))
                special = Self.special(word) & ((1 << UInt64(8 * left)) - 1)
            } else {
                out += escape(source[at], into: target + out)
                at += 1
                continue
            }
            UnsafeMutableRawPointer(target + out).storeBytes(of: word.littleEndian, as: UInt64.self)
            let plain = special == 0 ? min(8, left) : special.trailingZeroBitCount / 8
            at += plain
            out += plain
            guard special != 0 else { continue }
            out += escape(source[at], into: target + out)
            at += 1
        }
        return out
    }

    /// The high bits of the bytes that are controls, quotation marks or backslashes; the lowest bit set is exact.
    ///
    /// Source: the borrow of a subtraction marks zero bytes (Lamport 1975, "Multiple byte processing").
    @inline(__always)
    private static func special(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        return
            (((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash))
            & (ones &* 0x80)
    }

    @inline(__always)
    private static func escape(_ byte: UInt8, into target: UnsafeMutablePointer<UInt8>) -> Int {
        let letter: UInt8
        switch byte {
        case 0x22, 0x5C: letter = byte
        case 0x08: letter = UInt8(ascii: "b")
        case 0x09: letter = UInt8(ascii: "t")
        case 0x0A: letter = UInt8(ascii: "n")
        case 0x0C: letter = UInt8(ascii: "f")
        case 0x0D: letter = UInt8(ascii: "r")
        case ..<0x20:
            let digits: StaticString = "0123456789abcdef"
            target[0] = 0x5C
            target[1] = UInt8(ascii: "u")
            target[2] = UInt8(ascii: "0")
            target[3] = UInt8(ascii: "0")
            target[4] = digits.utf8Start[Int(byte >> 4)]
            target[5] = digits.utf8Start[Int(byte & 0x0F)]
            return 6
        default:
            target[0] = byte
            return 1
        }
        target[0] = 0x5C
        target[1] = letter
        return 2
    }
}
