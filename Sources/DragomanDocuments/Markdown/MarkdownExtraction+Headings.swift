import DragomanModel

extension MarkdownExtraction {
    /// Reads a heading of either style.
    mutating func readHeading(_ block: MarkdownNode, _ context: Context) throws {
        let line = block.startLine
        guard line >= 0, line < lines.count else {
            keep(block)
            return
        }
        let isTitle = block.headingLevel == 1 && heading == nil
        let start = start(of: block)
        let found: MarkdownUnitBuilder?
        if let range = atxContent(from: start, end: lines.end(line)) {
            cover(line, line)
            content.clear()
            content.append(text, range)
            found = try readInlines(of: block, kind: .heading, escaping: .markdownLine)
        } else {
            let underline = setextUnderline(after: line, context)
            cover(line, underline)
            gather(from: start, line: line, through: underline - 1, context)
            found = try readInlines(of: block, kind: .heading, escaping: .markdown)
        }
        if isTitle, let title = found?.plain, !title.isEmpty { heading = title }
    }

    /// The text of a heading in `#` style without its marks; `nil` where it is none.
    private func atxContent(from start: Int, end: Int) -> Range<Int>? {
        var first = start
        while first < end, text[first] == 0x23 { first += 1 }
        guard (1...6).contains(first - start), first == end || ASCII.isBlank(text[first]) else { return nil }
        while first < end, ASCII.isBlank(text[first]) { first += 1 }
        var last = end
        while last > first, ASCII.isBlank(text[last - 1]) { last -= 1 }
        var mark = last
        while mark > first, text[mark - 1] == 0x23 { mark -= 1 }
        if mark < last, mark == first || ASCII.isBlank(text[mark - 1]) {
            last = mark
            while last > first, ASCII.isBlank(text[last - 1]) { last -= 1 }
        }
        return first..<last
    }

    private func setextUnderline(after first: Int, _ context: Context) -> Int {
        var line = first + 1
        while line < lines.count {
            let start = contentStart(ofLine: line, context)
            var end = lines.end(line)
            while end > start, ASCII.isBlank(text[end - 1]) { end -= 1 }
            if end > start, text[start] == 0x3D || text[start] == 0x2D,
                text[start..<end].allSatisfy({ $0 == text[start] })
            {
                return line
            }
            line += 1
        }
        return lines.count
    }
}
