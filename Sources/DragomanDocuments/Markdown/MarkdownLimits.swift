import DragomanModel

/// Bounds what would cost cmark-gfm more than time in proportion to the text.
struct MarkdownLimits {
    /// Blocks are nested no deeper than this.
    static let depth = 100
    /// How many brackets may be open in a stretch without blank lines.
    static let openBrackets = 2_000
    /// How many cells a table may have by its head times its lines, and how many columns.
    static let cells = 500_000
    static let columns = 1_000

    /// The file.
    let text: UnsafeBufferPointer<UInt8>
    /// Its lines.
    let lines: MarkdownLines

    /// The error for markup that is nested too deep.
    static func tooDeep(at position: FilePosition) -> DragomanError {
        DragomanError(
            "markdown-too-deep",
            "markup is nested more than \(depth) levels deep, or its brackets are never closed; simplify it",
            at: position
        )
    }

    /// Checks a file before it is parsed.
    ///
    /// - Throws: `DragomanError` `markdown-too-deep` at the position that `position` says of a line.
    func check(position: (Int) -> FilePosition) throws {
        var markers: [Int] = []
        var openBrackets = 0
        var columns = 0
        var tableLines = 0
        for line in 0..<lines.count {
            let (first, isBlank) = noteMarkers(ofLine: line, &markers)
            if isBlank {
                openBrackets = 0
                columns = 0
                tableLines = 0
                continue
            }
            openBrackets = noteBrackets(first..<lines.end(line), openBrackets)
            let pipes = delimiterPipes(first..<lines.end(line))
            if pipes > 0 {
                columns = max(columns, pipes)
                tableLines = 0
            }
            tableLines += 1
            guard markers.count <= Self.depth, openBrackets <= Self.openBrackets, columns <= Self.columns,
                columns * tableLines <= Self.cells
            else { throw Self.tooDeep(at: position(line)) }
        }
    }

    /// Notes the columns of the containers' marks that a line begins with; marks further right of earlier lines end.
    private func noteMarkers(ofLine line: Int, _ markers: inout [Int]) -> (first: Int, isBlank: Bool) {
        let start = lines.start(line)
        let end = lines.end(line)
        var position = start
        while position < end {
            let byte = text[position]
            if ASCII.isBlank(byte) {
                position += 1
                continue
            }
            guard let width = markerWidth(position, end) else { break }
            let column = position - start
            while let last = markers.last, last >= column { markers.removeLast() }
            markers.append(column)
            guard markers.count <= Self.depth else { break }
            position += width
        }
        return (position, position == end && (position == start || ASCII.isBlank(text[position - 1])))
    }

    private func markerWidth(_ position: Int, _ end: Int) -> Int? {
        switch text[position] {
        case 0x3E:
            return 1
        case 0x2A, 0x2B, 0x2D:
            return position + 1 == end || ASCII.isBlank(text[position + 1]) ? 1 : nil
        case 0x30...0x39:
            var next = position
            while next < end, next - position < 9, ASCII.isDigit(text[next]) { next += 1 }
            guard next < end, text[next] == 0x2E || text[next] == 0x29 else { return nil }
            return next + 1 == end || ASCII.isBlank(text[next + 1]) ? next + 1 - position : nil
        default:
            return nil
        }
    }

    private func noteBrackets(_ range: Range<Int>, _ open: Int) -> Int {
        var open = open
        for index in range {
            let byte = text[index]
            if byte == 0x5B { open += 1 }
            if byte == 0x5D, open > 0 { open -= 1 }
        }
        return open
    }

    /// How many pipes a line has that may be a table's line of dashes, else 0.
    private func delimiterPipes(_ range: Range<Int>) -> Int {
        guard let first = range.first, text[first] == 0x7C || text[first] == 0x3A || text[first] == 0x2D else {
            return 0
        }
        var pipes = 0
        for index in range {
            switch text[index] {
            case 0x7C: pipes += 1
            case 0x2D, 0x3A, 0x20, 0x09: continue
            default: return 0
            }
        }
        return pipes
    }
}
