import DragomanModel

extension InlineReader {
    /// Matches a link: `<address>`, or a pair of codes round its text.
    mutating func readLink(_ node: MarkdownNode) -> Bool {
        guard position < raw.count else { return false }
        if raw[position] == 0x3C { return readAutolink(node) }
        guard raw[position] == 0x5B else { return false }
        let open = position..<position + 1
        position += 1
        let id = emitOpen(.link, open)
        let textStart = position
        guard readChildren(of: node) else { return false }
        let textRange = textStart..<position
        guard let tail = LinkScanner(text: raw).tail(at: position) else { return false }
        let close = position..<tail.end
        position = tail.end
        emitClose(id, close, closing: tail.takesTextAsLabel ? "][\(label(textRange))]" : nil)
        emitTitle(tail.title)
        return true
    }

    private mutating func readAutolink(_ node: MarkdownNode) -> Bool {
        let start = position
        while position < raw.count, raw[position] != 0x3E { position += 1 }
        guard position < raw.count, let text = node.firstChild else { return false }
        position += 1
        emitStandalone(.protected, start..<position, equivalent: String(decoding: text.literal, as: UTF8.self))
        return true
    }

    /// A label as a translation writes it: on one line.
    private func label(_ range: Range<Int>) -> String {
        guard raw[range].contains(0x0A) else { return fileText(range) }
        return String(decoding: raw[range].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
    }

    /// Matches an image: a code that stands alone, its description and title units of their own.
    mutating func readImage(_ node: MarkdownNode) -> Bool {
        guard position + 1 < raw.count, raw[position] == 0x21, raw[position + 1] == 0x5B else { return false }
        let start = position
        position += 2
        let textStart = position
        let outer = builder
        builder = MarkdownUnitBuilder()
        let wasRead = readChildren(of: node)
        let description = builder
        builder = outer
        guard wasRead, let tail = LinkScanner(text: raw).tail(at: position) else { return false }
        if protectionDepth == 0 {
            addDescription(description, text: textStart..<position, tail: tail)
        }
        position = tail.end
        emitStandalone(.image, start..<tail.end, equivalent: description.plain)
        emitTitle(tail.title)
        return true
    }

    private mutating func addDescription(
        _ description: MarkdownUnitBuilder,
        text range: Range<Int>,
        tail: LinkScanner.Tail
    ) {
        guard var unit = description.unit(kind: .alternativeText, escaping: .markdownImageText) else { return }
        if tail.takesTextAsLabel {
            // The description is the label too. A unit over text and brackets lets the escaper write a label.
            let whole = content.fileRange(range.lowerBound..<tail.end)
            unit.content = CodedText(plain: unit.content.plain)
            unit.codes = []
            unit.pieces = [
                Piece(
                    contentStart: 0,
                    contentCount: unit.content.coded.utf8.count,
                    byteStart: whole.lowerBound,
                    byteCount: whole.count,
                    isVerbatim: false
                )
            ]
        }
        innerUnits.append(unit)
    }

    /// Adds the unit of a title, given with its delimiters.
    mutating func emitTitle(_ range: Range<Int>?) {
        guard let range, range.count > 2, protectionDepth == 0 else { return }
        let escaping: Escaping =
            switch raw[range.lowerBound] {
            case 0x22: .markdownTitleDoubleQuoted
            case 0x27: .markdownTitleSingleQuoted
            default: .markdownTitleParenthesised
            }
        let outer = builder
        builder = MarkdownUnitBuilder()
        emitDecoded(range.lowerBound + 1..<range.upperBound - 1, by: .markdown)
        let title = builder
        builder = outer
        if let unit = title.unit(kind: .tooltip, escaping: escaping) { innerUnits.append(unit) }
    }
}
