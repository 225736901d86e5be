/// Reads the parts of links and reference definitions by the grammar of CommonMark 0.29.
struct LinkScanner {
    /// What follows the `]` of a link's text or an image's description.
    struct Tail: Equatable {
        /// Where the tail ends, after its last character; its start is the `]`.
        var end: Int
        /// The title with its delimiters.
        var title: Range<Int>?
        /// Whether the link names no label of its own, so that its text is the label.
        var takesTextAsLabel = false
        /// The label of a full reference, without brackets.
        var label: Range<Int>?
    }

    /// The text that is scanned.
    let text: UnsafeBufferPointer<UInt8>

    /// The tail that begins with the `]` at `position`.
    func tail(at position: Int) -> Tail? {
        guard position < text.count, text[position] == 0x5D else { return nil }
        if let tail = inlineTail(at: position + 1) { return tail }
        guard let label = labelEnd(at: position + 1) else {
            return Tail(end: position + 1, takesTextAsLabel: true)
        }
        let inner = position + 2..<label - 1
        return inner.isEmpty
            ? Tail(end: label, takesTextAsLabel: true) : Tail(end: label, label: inner)
    }

    private func inlineTail(at position: Int) -> Tail? {
        guard position < text.count, text[position] == 0x28 else { return nil }
        guard let urlEnd = destinationEnd(at: spaces(position + 1)) else { return nil }
        let titleStart = spaces(urlEnd)
        var titleEnd = titleStart
        var title: Range<Int>?
        if titleStart > urlEnd, let end = self.titleEnd(at: titleStart) {
            titleEnd = end
            title = titleStart..<end
        }
        let end = spaces(titleEnd)
        guard end < text.count, text[end] == 0x29 else { return nil }
        return Tail(end: end + 1, title: title)
    }

    /// Where white space that begins at `position` ends.
    func spaces(_ position: Int) -> Int {
        var position = position
        while position < text.count, ASCII.isSpace(text[position]) { position += 1 }
        return position
    }

    private func blanks(_ position: Int) -> Int {
        var position = position
        while position < text.count, ASCII.isBlank(text[position]) { position += 1 }
        return position
    }

    /// Where the label in brackets that begins at `position` ends, after its `]`.
    func labelEnd(at position: Int) -> Int? {
        guard position < text.count, text[position] == 0x5B else { return nil }
        var index = position + 1
        while index < text.count, index - position <= 1_001 {
            switch text[index] {
            case 0x5B: return nil
            case 0x5D: return index + 1
            case 0x5C where index + 1 < text.count && ASCII.isPunctuation(text[index + 1]): index += 2
            default: index += 1
            }
        }
        return nil
    }

    /// Where the destination that begins at `position` ends.
    func destinationEnd(at position: Int) -> Int? {
        guard position < text.count else { return nil }
        return text[position] == 0x3C ? bracketedEnd(at: position) : plainEnd(at: position)
    }

    private func bracketedEnd(at position: Int) -> Int? {
        var index = position + 1
        while index < text.count {
            switch text[index] {
            case 0x3E: return index + 1
            case 0x3C, 0x0A, 0x0D: return nil
            case 0x5C: index += 2
            default: index += 1
            }
        }
        return nil
    }

    private func plainEnd(at position: Int) -> Int? {
        var index = position
        var depth = 0
        loop: while index < text.count {
            switch text[index] {
            case 0x5C where index + 1 < text.count && ASCII.isPunctuation(text[index + 1]):
                index += 2
            case 0x28:
                depth += 1
                index += 1
                if depth > 32 { return nil }
            case 0x29:
                if depth == 0 { break loop }
                depth -= 1
                index += 1
            case 0x00...0x20, 0x7F:
                break loop
            default:
                index += 1
            }
        }
        return depth == 0 ? index : nil
    }

    /// Where the title that begins at `position` ends, after its closing delimiter.
    func titleEnd(at position: Int) -> Int? {
        guard position < text.count else { return nil }
        let close: UInt8
        switch text[position] {
        case 0x22: close = 0x22
        case 0x27: close = 0x27
        case 0x28: close = 0x29
        default: return nil
        }
        var index = position + 1
        while index < text.count {
            let byte = text[index]
            if byte == 0x5C {
                index += 2
            } else if byte == close {
                return index + 1
            } else if byte == 0x28, close == 0x29 {
                return nil
            } else {
                index += 1
            }
        }
        return nil
    }

    /// A link reference definition.
    struct Definition {
        /// Where it ends: at the start of the next line, or the end of the text.
        var end: Int
        /// The title with its delimiters.
        var title: Range<Int>?
    }

    /// The reference definition that begins at `position`, if one does.
    func definition(at position: Int) -> Definition? {
        guard let labelEnd = labelEnd(at: position), labelEnd < text.count, text[labelEnd] == 0x3A,
            text[position + 1] != 0x5E, spaces(position + 1) < labelEnd - 1
        else { return nil }
        let urlStart = oneLineBreak(labelEnd + 1)
        guard let urlEnd = destinationEnd(at: urlStart), urlEnd > urlStart else { return nil }
        let titleStart = oneLineBreak(urlEnd)
        if titleStart > urlEnd, let titleEnd = titleEnd(at: titleStart), let end = lineEnd(titleEnd) {
            return Definition(end: end, title: titleStart..<titleEnd)
        }
        return lineEnd(urlEnd).map { Definition(end: $0, title: nil) }
    }

    private func oneLineBreak(_ position: Int) -> Int {
        let end = blanks(position)
        guard end < text.count, text[end] == 0x0A else { return end }
        return blanks(end + 1)
    }

    private func lineEnd(_ position: Int) -> Int? {
        let end = blanks(position)
        if end == text.count { return end }
        return text[end] == 0x0A ? end + 1 : nil
    }
}
