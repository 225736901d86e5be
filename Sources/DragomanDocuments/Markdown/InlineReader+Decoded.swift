import DragomanText

extension InlineReader {
    /// The rules by which text without markup is spelled.
    enum Spelling {
        /// Backslash escapes and character references of Markdown.
        case markdown
        /// Character references of HTML attributes.
        case html
    }

    /// Adds text that may hold escapes and character references but no markup.
    mutating func emitDecoded(_ range: Range<Int>, by spelling: Spelling) {
        var index = range.lowerBound
        var plainStart = index
        while index < range.upperBound {
            guard let (end, decoded) = decode(at: index, limit: range.upperBound, by: spelling) else {
                index += 1
                continue
            }
            emitVerbatim(plainStart..<index)
            emitDecoded(decoded, index..<end)
            plainStart = end
            index = end
        }
        emitVerbatim(plainStart..<range.upperBound)
    }

    /// What stands at `index`, where that is not the byte itself.
    private func decode(at index: Int, limit: Int, by spelling: Spelling) -> (end: Int, text: [UInt8])? {
        switch raw[index] {
        case 0x5C where spelling == .markdown && index + 1 < limit && ASCII.isPunctuation(raw[index + 1]):
            return (index + 2, [raw[index + 1]])
        case 0x26:
            return reference(at: index, limit: limit, by: spelling)
        case 0x09...0x0D, 0x20:
            var end = index + 1
            while end < limit, ASCII.isSpace(raw[end]) { end += 1 }
            return end - index > 1 || raw[index] != 0x20 ? (end, [0x20]) : nil
        case 0x00...0x1F:
            return (index + 1, [raw[index]])
        case 0xEF:
            let end = min(index + 3, limit)
            return (end, Array(raw[index..<end]))
        default:
            return nil
        }
    }

    private func reference(at index: Int, limit: Int, by spelling: Spelling) -> (end: Int, text: [UInt8])? {
        if spelling == .markdown {
            guard let found = EntityDecoder.decode(raw, at: index), index + found.count <= limit else { return nil }
            return (index + found.count, found.text)
        }
        let standard = HTMLEntities.standard
        guard let found = standard.reference(in: raw, at: index, end: limit, inAttribute: true) else { return nil }
        var decoded = Array(String(Character(found.first)).utf8)
        if let second = found.second { decoded += Array(String(Character(second)).utf8) }
        return (index + found.byteCount, decoded)
    }
}
