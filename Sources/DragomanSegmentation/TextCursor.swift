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
    /// Whether `;` asks a question, as it does in Greek.
    private let semicolonAsks: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, semicolonAsks: Bool) {
        self.bytes = bytes
        self.semicolonAsks = semicolonAsks
    }

    var count: Int { bytes.count }

    @inline(__always)
    func byte(_ at: Int) -> UInt8 { bytes[at] }

    /// The scalar that starts at a place.
    func element(at start: Int) -> Element? {
        guard start >= 0, start < bytes.count else { return nil }
        let lead = bytes[start]
        if lead < 0x80 {
            let isQuestion = semicolonAsks && lead == UInt8(ascii: ";")
            let kind: ScalarKind = isQuestion ? .exclamation : ScalarKind.ofASCII(lead)
            return Element(value: UInt32(lead), kind: kind, start: start, end: start + 1)
        }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard length > 1, start + length <= bytes.count else {
            return Element(value: 0xFFFD, kind: .other, start: start, end: start + 1)
        }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[start + offset] & 0x3F) }
        return Element(value: value, kind: ScalarKind.of(value), start: start, end: start + length)
    }

    /// The scalar that ends at a place.
    func element(before end: Int) -> Element? {
        guard end > 0, end <= bytes.count else { return nil }
        var start = end - 1
        while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return element(at: start)
    }

    /// The text of a range of bytes.
    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// The word in a range of bytes, without the inline codes in it.
    func word(_ range: Range<Int>) -> String {
        let word = text(range)
        return bytes[range].contains(0xEF) ? CodedText(plain: word).coded : word
    }
}
