/// Finds web and mail addresses that stand in text without any markup.
///
/// As the autolink extension of GFM finds them, but also after a quotation mark or a letter of another script, and
/// ending before typographic and CJK punctuation: what matters here is that nobody translates an address.
enum BareAddresses {
    /// The addresses of a text, in order.
    static func find(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = 0
        while let range = first(in: text, from: position) {
            found.append(range)
            position = range.upperBound
        }
        return found
    }

    /// The first address that lies behind `floor`.
    static func first(in text: UnsafeBufferPointer<UInt8>, from floor: Int) -> Range<Int>? {
        var position = floor
        while position < text.count {
            let range: Range<Int>?
            switch text[position] {
            case 0x3A: range = web(text, colonAt: position, floor: floor)
            case 0x77, 0x57: range = site(text, at: position)
            case 0x40: range = mail(text, signAt: position, floor: floor)
            default: range = nil
            }
            if let range { return range }
            position += 1
        }
        return nil
    }

    /// Whether the bytes are an address and nothing else.
    static func isAddress(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { find(in: $0) } == [0..<bytes.count]
    }

    private static func precedes(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        start > 0 && (ASCII.isAlphanumeric(text[start - 1]) || text[start - 1] == 0x5C)
    }

    private static func web(_ text: UnsafeBufferPointer<UInt8>, colonAt colon: Int, floor: Int) -> Range<Int>? {
        guard colon + 3 < text.count, text[colon + 1] == 0x2F, text[colon + 2] == 0x2F,
            ASCII.isAlphanumeric(text[colon + 3]) || text[colon + 3] >= 0x80
        else { return nil }
        var start = colon
        while start > floor, colon - start < 6, ASCII.isLetter(text[start - 1]) { start -= 1 }
        let scheme = String(decoding: text[start..<colon], as: UTF8.self).lowercased()
        guard ["http", "https", "ftp"].contains(scheme), !precedes(text, start) else { return nil }
        let end = addressEnd(text, from: colon + 3)
        return end > colon + 3 ? start..<end : nil
    }

    private static func site(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
        guard start + 4 < text.count, !precedes(text, start), text[start + 1] | 0x20 == 0x77,
            text[start + 2] | 0x20 == 0x77, text[start + 3] == 0x2E, ASCII.isAlphanumeric(text[start + 4])
        else { return nil }
        let end = addressEnd(text, from: start + 4)
        return text[start + 4..<end].contains(0x2E) ? start..<end : nil
    }

    private static func mail(_ text: UnsafeBufferPointer<UInt8>, signAt sign: Int, floor: Int) -> Range<Int>? {
        var start = sign
        while start > floor, sign - start < 256, isMailByte(text[start - 1]) { start -= 1 }
        while start < sign, !ASCII.isAlphanumeric(text[start]) { start += 1 }
        guard start < sign, !precedes(text, start) else { return nil }
        var end = sign + 1
        var dots = 0
        while end < text.count, ASCII.isAlphanumeric(text[end]) || text[end] == 0x2D || text[end] == 0x2E {
            if text[end] == 0x2E {
                guard end + 1 < text.count, ASCII.isAlphanumeric(text[end + 1]) else { break }
                dots += 1
            }
            end += 1
        }
        while end > sign + 1, !ASCII.isAlphanumeric(text[end - 1]) { end -= 1 }
        return dots > 0 && end > sign + 1 ? start..<end : nil
    }

    private static func isMailByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B
    }

    /// Where an address ends: before white space, markup, typographic punctuation, and closing punctuation.
    private static func addressEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        loop: while end < text.count {
            switch text[end] {
            case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x5B...0x5D, 0x60, 0x7B...0x7D, 0x7F, 0x2A: break loop
            case 0x80... where isTypographic(text, end): break loop
            default: end += 1
            }
        }
        return trimmed(text, start, end)
    }

    private static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var end = end
        let inner = text[start..<end]
        var surplus: Int?
        while end > start {
            switch text[end - 1] {
            case 0x21, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5F, 0x7E:
                end -= 1
            case 0x29:
                // Brackets that were opened inside belong to the address; what was trimmed so far holds none.
                let open = surplus ?? inner.count { $0 == 0x29 } - inner.count { $0 == 0x28 }
                guard open > 0 else { return end }
                surplus = open - 1
                end -= 1
            default:
                return end
            }
        }
        return end
    }

    /// U+00A0…U+00BF, U+2000…U+206F, U+3000…U+303F and U+FF00…U+FFEF.
    private static func isTypographic(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + 1 < text.count else { return false }
        let next = text[index + 1]
        switch text[index] {
        case 0xC2: return next >= 0xA0
        case 0xE2: return next == 0x80 || next == 0x81
        case 0xE3: return next == 0x80
        case 0xEF: return next >= 0xB7
        default: return false
        }
    }
}
