extension PlaceableScanner {
    /// The web and mail addresses, handles and hashtags, in order.
    func addresses() -> [Placeable] {
        var result: [Placeable] = []
        var index = 0
        while index < text.count {
            let end = result.last?.range.upperBound ?? 0
            let found: (Placeable.Kind, Range<Int>)?
            switch text[index] {
            case 0x3A: found = url(colon: index, from: end).map { (.url, $0) }
            case 0x77, 0x57: found = webName(index).map { (.url, $0) }
            case 0x40:
                found = email(at: index, from: end).map { (.email, $0) } ?? handle(index).map { (.handle, $0) }
            case 0x23: found = hashtag(index).map { (.hashtag, $0) }
            default: found = nil
            }
            guard let (kind, range) = found else {
                index += 1
                continue
            }
            let value = PlaceableValue.verbatim(string(range))
            let reading = PlaceableReading(value: value, pieces: [.verbatim])
            result.append(Placeable(kind: kind, range: range, readings: [reading]))
            index = range.upperBound
        }
        return result
    }

    private func url(colon: Int, from limit: Int) -> Range<Int>? {
        guard scalar(colon + 1) == 0x2F, scalar(colon + 2) == 0x2F else { return nil }
        var start = colon
        while start > limit, Self.isSchemeScalar(text[start - 1]) { start -= 1 }
        guard start < colon, Self.isASCIILetter(text[start]) else { return nil }
        let end = endOfURL(colon + 3)
        return end > colon + 3 ? start..<end : nil
    }

    private func webName(_ start: Int) -> Range<Int>? {
        guard (0..<3).allSatisfy({ scalar(start + $0) | 0x20 == 0x77 }), scalar(start + 3) == 0x2E,
            start == 0 || !Self.isWordScalar(text[start - 1])
        else { return nil }
        let end = endOfURL(start + 4)
        return end > start + 4 ? start..<end : nil
    }

    /// The end of a web address: before white space, a code, quotes, ideographs; without the punctuation of its sentence.
    private func endOfURL(_ start: Int) -> Int {
        var end = start
        var opened = 0
        scan: while end < text.count {
            switch text[end] {
            case 0...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x7B...0x7D, 0x7F...0xA0, 0xAB, 0xBB, 0x2000...0x206F,
                0x3000...0x303F, 0xFDD0...0xFDEF, 0xFF00...0xFF0F:
                break scan
            case 0x28: opened += 1
            case 0x29:
                if opened == 0 { break scan }
                opened -= 1
            case 0x80...:
                // Words that are not written apart would run on.
                if Self.isLetter(text[end]), !Self.isGlue(text[end]) { break scan }
            default: break
            }
            end += 1
        }
        // . , ; : ! ? ' *
        while end > start, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A].contains(text[end - 1]) { end -= 1 }
        return end
    }

    private func email(at place: Int, from limit: Int) -> Range<Int>? {
        var start = place
        while start > limit, Self.isLocalScalar(text[start - 1]) { start -= 1 }
        while start < place, text[start] == 0x2E { start += 1 }
        guard start < place else { return nil }
        var end = place + 1
        var dot: Int?
        while end < text.count, Self.isASCIIWordScalar(text[end]) || text[end] == 0x2D || text[end] == 0x2E {
            if text[end] == 0x2E { dot = end }
            end += 1
        }
        while end > place + 1, text[end - 1] == 0x2E || text[end - 1] == 0x2D { end -= 1 }
        if dot.map({ $0 >= end }) ?? false { dot = (place + 1..<end).last { text[$0] == 0x2E } }
        guard let dot, dot > place + 1, end - dot > 2, text[(dot + 1)..<end].allSatisfy(Self.isASCIILetter) else {
            return nil
        }
        return start..<end
    }

    private func handle(_ place: Int) -> Range<Int>? {
        guard isFree(before: place) else { return nil }
        var end = place + 1
        while end < text.count, Self.isASCIIWordScalar(text[end]) || text[end] == 0x2E { end += 1 }
        while end > place + 1, text[end - 1] == 0x2E { end -= 1 }
        guard text[(place + 1)..<end].contains(where: Self.isASCIILetter), scalar(end) != 0x40 else { return nil }
        return place..<end
    }

    private func hashtag(_ place: Int) -> Range<Int>? {
        guard isFree(before: place), scalar(place - 1) != 0x26 else { return nil }
        var end = place + 1
        while end < text.count, Self.isWordScalar(text[end]) { end += 1 }
        return text[(place + 1)..<end].contains(where: Self.isLetter) ? place..<end : nil
    }

    /// Whether no word runs on into a place; words that are not written apart do not.
    private func isFree(before place: Int) -> Bool {
        guard place > 0 else { return true }
        return !(Self.isGlue(text[place - 1]) || Self.isDigit(text[place - 1]) || text[place - 1] == 0x5F)
    }

    private static func isWordScalar(_ value: UInt32) -> Bool { isLetter(value) || isDigit(value) || value == 0x5F }

    private static func isASCIILetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value | 0x20) }

    private static func isASCIIWordScalar(_ value: UInt32) -> Bool {
        isASCIILetter(value) || (0x30...0x39).contains(value) || value == 0x5F
    }

    /// `+`, `-` and `.` may stand in the name of a scheme.
    private static func isSchemeScalar(_ value: UInt32) -> Bool {
        isASCIILetter(value) || (0x30...0x39).contains(value) || [0x2B, 0x2D, 0x2E].contains(value)
    }

    /// `.`, `%`, `+` and `-` may stand before the `@`.
    private static func isLocalScalar(_ value: UInt32) -> Bool {
        isASCIIWordScalar(value) || [0x2E, 0x25, 0x2B, 0x2D].contains(value)
    }
}
