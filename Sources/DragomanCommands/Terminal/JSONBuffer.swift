#if canImport(Glibc)
import Glibc
#endif

/// JSON that is written piece by piece, as the calls come; nothing is checked.
///
/// Slashes and letters of all scripts stay as they are, as in `Console.json`. For what is written so often that
/// `JSONEncoder` would cost more than what it tells: it makes an object of every value first.
struct JSONBuffer: ~Copyable {
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    /// Whether a value stands before the next one of its array or object.
    private var needsComma = false
    /// So many bytes of a string are escaped at a time, with room for the worst case.
    private static let stretch = 1 << 12

    init(capacity: Int = 1 << 12) {
        self.capacity = capacity
        buffer = .allocate(capacity: capacity)
    }

    deinit { buffer.deallocate() }

    /// What is written so far.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: buffer, count: count) }

    /// Forgets what is written so far, and where it stopped.
    mutating func clear() {
        count = 0
        needsComma = false
    }

    // MARK: Values

    mutating func object(_ body: (inout JSONBuffer) throws -> Void) rethrows { try nested("{", "}", body) }

    mutating func array(_ body: (inout JSONBuffer) throws -> Void) rethrows { try nested("[", "]", body) }

    private mutating func nested(
        _ opening: Unicode.Scalar,
        _ closing: Unicode.Scalar,
        _ body: (inout JSONBuffer) throws -> Void
    ) rethrows {
        separate()
        put(UInt8(ascii: opening))
        needsComma = false
        try body(&self)
        reserve(1)
        put(UInt8(ascii: closing))
        needsComma = true
    }

    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// Writes valid UTF-8 as a string.
    mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        separate()
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
        needsComma = true
    }

    mutating func number(_ value: Int) { plain("\(value)") }

    /// Writes a finite number; whole ones without a fraction.
    mutating func number(_ value: Double) {
        let text = "\(value)"
        plain(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    mutating func bool(_ value: Bool) { plain(value ? "true" : "false") }

    private mutating func plain(_ text: String) {
        separate()
        copy(text)
        needsComma = true
    }

    // MARK: Fields of objects

    /// Writes a field's name, a plain word; its value is to follow.
    mutating func key(_ name: StaticString) {
        separate()
        reserve(name.utf8CodeUnitCount + 3)
        put(UInt8(ascii: "\""))
        memcpy(buffer + count, name.utf8Start, name.utf8CodeUnitCount)
        count += name.utf8CodeUnitCount
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a field; one of `nil` is left out.
    mutating func field(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    mutating func field(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    mutating func field(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    mutating func field(_ name: StaticString, _ value: Double) {
        key(name)
        number(value)
    }

    /// Writes a field with a value of each element.
    mutating func field<Element>(
        _ name: StaticString,
        _ elements: [Element],
        _ write: (inout JSONBuffer, Element) -> Void
    ) {
        key(name)
        array { for element in elements { write(&$0, element) } }
    }

    // MARK: Bytes

    /// Ends a line.
    mutating func newline() {
        reserve(1)
        put(0x0A)
        needsComma = false
    }

    /// Makes room for a sign behind what separates it from the value before.
    private mutating func separate() {
        reserve(2)
        if needsComma { put(UInt8(ascii: ",")) }
    }

    private mutating func copy(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return }
            reserve(bytes.count)
            memcpy(buffer + count, base, bytes.count)
            count += bytes.count
        }
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
