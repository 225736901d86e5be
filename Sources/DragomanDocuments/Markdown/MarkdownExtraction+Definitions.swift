import DragomanModel

extension MarkdownExtraction {
    /// Reads the titles of reference definitions that stand in no block of the tree, and tells of footnotes that
    /// cmark-gfm leaves out because nothing refers to them.
    mutating func readLooseDefinitions() {
        var line = 0
        while line < lines.count {
            guard !isCovered[line] else {
                line += 1
                continue
            }
            line = readDefinition(atLine: line)
        }
    }

    /// Reads the definition that begins on a line, if one does; the answer is the next line to look at.
    private mutating func readDefinition(atLine line: Int) -> Int {
        let (start, quotes) = definitionStart(line)
        guard start + 1 < lines.end(line), text[start] == 0x5B else { return line + 1 }
        if text[start + 1] == 0x5E {
            tellUnusedFootnote(start, line)
            return line + 1
        }
        var last = line
        while last + 1 < lines.count, !isCovered[last + 1], last - line < 100, !isBlank(last + 1) { last += 1 }
        gather(from: start, line: line, through: last, Context(quotes: quotes))
        let content = self.content
        let (count, found) = content.bytes.withUnsafeBufferPointer { raw -> (Int, [Unit]) in
            guard let definition = LinkScanner(text: raw).definition(at: 0) else { return (1, []) }
            var reader = InlineReader(text: text, content: content, raw: raw)
            reader.emitTitle(definition.title)
            let breaks = raw[..<definition.end].count { $0 == 0x0A }
            return (max(1, definition.end < raw.count || raw.last == 0x0A ? breaks : breaks + 1), reader.innerUnits)
        }
        units += found
        return line + count
    }

    private func isBlank(_ line: Int) -> Bool {
        text[lines.start(line)..<lines.end(line)].allSatisfy { ASCII.isBlank($0) }
    }

    /// Where a definition may begin behind block quotes' and list items' marks.
    private func definitionStart(_ line: Int) -> (start: Int, quotes: Int) {
        var position = lines.start(line)
        let end = lines.end(line)
        var quotes = 0
        while position < end {
            switch text[position] {
            case 0x20, 0x09:
                position += 1
            case 0x3E:
                quotes += 1
                position += 1
            case 0x2A, 0x2B, 0x2D, 0x2E, 0x29, 0x30...0x39:
                position += 1
            default:
                return (position, quotes)
            }
        }
        return (position, quotes)
    }

    private mutating func tellUnusedFootnote(_ start: Int, _ line: Int) {
        let end = lines.end(line)
        guard
            let label = LinkScanner(text: UnsafeBufferPointer(rebasing: text[..<end])).labelEnd(at: start),
            label < end, text[label] == 0x3A
        else { return }
        findings.append(
            Finding(
                .information,
                "markdown-footnote-unused",
                line: line + firstLine + 1,
                message: "nothing refers to this footnote, so no page shows it; it stays untranslated"
            )
        )
    }
}
