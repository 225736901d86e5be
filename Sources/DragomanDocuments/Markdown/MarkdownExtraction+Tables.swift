import DragomanModel

extension MarkdownExtraction {
    /// The line of a table's head: the one before the line of dashes.
    func headLine(of table: MarkdownNode, _ context: Context) -> Int? {
        var line = max(0, table.startLine)
        let last = min(table.endLine, lines.count - 1)
        while line < last {
            if isDelimiterRow(line + 1, context) { return line }
            line += 1
        }
        return nil
    }

    private func isDelimiterRow(_ line: Int, _ context: Context) -> Bool {
        let range = contentStart(ofLine: line, context)..<lines.end(line)
        return text[range].contains(0x2D)
            && text[range].allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x7C || ASCII.isBlank($0) }
    }

    /// Reads the cells of a table.
    mutating func readTable(_ table: MarkdownNode, _ context: Context) throws {
        cover(table.startLine, table.endLine)
        guard let head = headLine(of: table, context) else {
            keep(table)
            return
        }
        var line = head
        var row = table.firstChild
        while let current = row {
            // The head's own place is wrong where a paragraph stands right above; other rows follow one another.
            let first = line == table.startLine ? start(of: table) : contentStart(ofLine: line, context)
            try readCells(of: current, line: line, from: first)
            line += line == head ? 2 : 1
            row = current.next
        }
    }

    private mutating func readCells(of row: MarkdownNode, line: Int, from start: Int) throws {
        guard line < lines.count else {
            keep(row)
            return
        }
        let ranges = cellRanges(ofLine: line, from: start)
        var index = 0
        var cell = row.firstChild
        while let current = cell {
            // Cells that a short row lacks come after those it has.
            guard index < ranges.count else { return }
            gatherCell(ranges[index])
            try readInlines(of: current, kind: .tableCell, escaping: .markdownCell)
            index += 1
            cell = current.next
        }
    }

    private func cellRanges(ofLine line: Int, from start: Int) -> [Range<Int>] {
        var position = start
        var end = lines.end(line)
        while end > position, ASCII.isBlank(text[end - 1]) { end -= 1 }
        if position < end, text[position] == 0x7C { position += 1 }
        var ranges: [Range<Int>] = []
        var start = position
        while position < end {
            switch text[position] {
            case 0x5C where position + 1 < end:
                position += 2
            case 0x7C:
                ranges.append(start..<position)
                position += 1
                start = position
            default:
                position += 1
            }
        }
        if start < end { ranges.append(start..<end) }
        return ranges
    }

    /// Puts a cell into `content`; an escaped pipe is a pipe before anything else is read.
    private mutating func gatherCell(_ range: Range<Int>) {
        content.clear()
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, ASCII.isBlank(text[start]) { start += 1 }
        while end > start, ASCII.isBlank(text[end - 1]) { end -= 1 }
        var plainStart = start
        var position = start
        while position < end {
            guard text[position] == 0x5C, position + 1 < end, text[position + 1] == 0x7C else {
                position += 1
                continue
            }
            content.append(text, plainStart..<position)
            content.append(0x7C, for: position..<position + 2)
            position += 2
            plainStart = position
        }
        content.append(text, plainStart..<end)
    }
}
