import DragomanModel

/// Reads scalars of a valid UTF-8 buffer at any place, forwards and backwards.
///
/// Reading outside the buffer answers `nil`; a place inside a scalar reads as a symbol, so nothing here can trap.
struct TextCursor {
    /// One scalar with its place.
    struct Element {
        var value: UInt32
        var kind: ScalarKind
        var start: Int
        var end: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    let kinds: ScalarKinds.Table

    init(_ bytes: UnsafeBufferPointer<UInt8>, kinds: ScalarKinds.Table) {
        self.bytes = bytes
        self.kinds = kinds
    }

    var count: Int { bytes.count }

    @inline(__always)
    func byte(_ at: Int) -> UInt8 { bytes[at] }

    /// The first place from `start` on that a scan for stops has to look at, or the end.
    @inline(__always)
    func nextOfInterest(from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return bytes.count }
        let isPlain = kinds.isPlain
        var at = start
        // Four at a time, while there are four.
        while at &+ 4 <= bytes.count,
            isPlain[Int(base[at])] & isPlain[Int(base[at &+ 1])] & isPlain[Int(base[at &+ 2])]
                & isPlain[Int(base[at &+ 3])] != 0
        {
            at &+= 4
        }
        while at < bytes.count, isPlain[Int(base[at])] != 0 { at &+= 1 }
        return at
    }

    /// How many small ASCII letters stand right before a place, not before `limit`.
    @inline(__always)
    func smallLetters(before end: Int, from limit: Int) -> Int {
        guard let base = bytes.baseAddress, end <= bytes.count else { return 0 }
        var start = end
        while start > limit, base[start &- 1] &- 0x61 < 26 { start &-= 1 }
        return end &- start
    }

    /// The scalar that starts at a place.
    @inline(__always)
    func element(at start: Int) -> Element? {
        guard start >= 0, start < bytes.count, let base = bytes.baseAddress else { return nil }
        let lead = base[start]
        if lead < 0x80 {
            let value = UInt32(lead)
            return Element(value: value, kind: kinds.kind(of: value), start: start, end: start + 1)
        }
        return element(ofSeveral: lead, at: start, base)
    }

    private func element(ofSeveral lead: UInt8, at start: Int, _ base: UnsafePointer<UInt8>) -> Element {
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard length > 1, start + length <= bytes.count else {
            return Element(value: 0xFFFD, kind: .other, start: start, end: start + 1)
        }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(base[start + offset] & 0x3F) }
        return Element(value: value, kind: kinds.kind(of: value), start: start, end: start + length)
    }

    /// The scalar that ends at a place.
    @inline(__always)
    func element(before end: Int) -> Element? {
        guard end > 0, end <= bytes.count else { return nil }
        var start = end - 1
        while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return element(at: start)
    }

    /// The bytes of a range that lies inside the buffer.
    @inline(__always)
    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range])
    }

    /// Whether certain bytes stand at a place.
    func hasBytes(_ wanted: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + wanted.count <= bytes.count else { return false }
        for (offset, byte) in wanted.enumerated() where bytes[start + offset] != byte { return false }
        return true
    }

    /// The text of a range of bytes without the inline codes in it.
    func text(_ range: Range<Int>) -> String {
        let text = String(decoding: slice(range), as: UTF8.self)
        return slice(range).contains(0xEF) ? CodedText(plain: text).coded : text
    }
}
