import DragomanModel

/// Reads the entries of TOML front matter before its first table.
///
/// Strings in double quotes are read with their escapes; a literal string in single quotes is one segment that a
/// translation rewrites with its quotes. Strings of several lines stay skeleton.
struct TOMLFrontMatterReader {
    /// The file.
    let text: UnsafeBufferPointer<UInt8>
    /// The lines of the front matter.
    let lines: FrontMatterLines
    /// The closing fence's line.
    let last: Int

    /// Reads all entries.
    mutating func read(into matter: inout FrontMatter) {
        var line = 1
        while line < last {
            let start = skipBlanks(lines.start(line), lines.end(line))
            if start < lines.end(line), text[start] == 0x5B { return }
            if let next = readEntry(start, line, &matter) { line = next } else { line += 1 }
        }
    }

    private func skipBlanks(_ position: Int, _ end: Int) -> Int {
        var position = position
        while position < end, ASCII.isBlank(text[position]) { position += 1 }
        return position
    }

    /// Reads one entry; the answer is the next line, where a string of several lines moves it.
    private func readEntry(_ start: Int, _ line: Int, _ matter: inout FrontMatter) -> Int? {
        let end = lines.end(line)
        var position = start
        while position < end, ASCII.isAlphanumeric(text[position]) || text[position] == 0x5F || text[position] == 0x2D {
            position += 1
        }
        let key = String(decoding: text[start..<position], as: UTF8.self)
        position = skipBlanks(position, end)
        guard !key.isEmpty, position < end, text[position] == 0x3D else { return nil }
        position = skipBlanks(position + 1, end)
        guard position < end else { return nil }
        if let quote = manyLinesQuote(position, end) { return lineAfter(quote, from: position + 3, line) }
        if let field = FrontMatter.Field(key: key) { readValue(field, position, end, &matter) }
        return nil
    }

    private func manyLinesQuote(_ position: Int, _ end: Int) -> UInt8? {
        guard position + 2 < end, text[position] == 0x22 || text[position] == 0x27,
            text[position + 1] == text[position], text[position + 2] == text[position]
        else { return nil }
        return text[position]
    }

    private func lineAfter(_ quote: UInt8, from start: Int, _ line: Int) -> Int {
        var current = line
        var position = start
        while current < last {
            let end = lines.end(current)
            while position + 2 < end {
                if text[position] == quote, text[position + 1] == quote, text[position + 2] == quote {
                    return current + 1
                }
                position += 1
            }
            current += 1
            if current < last { position = lines.start(current) }
        }
        return last
    }

    private func readValue(_ field: FrontMatter.Field, _ start: Int, _ end: Int, _ matter: inout FrontMatter) {
        switch text[start] {
        case 0x22:
            guard let scalar = QuotedScalar(text, at: start, limit: end) else { return }
            note(field, scalar.builder, inner: start + 1..<scalar.end - 1, &matter)
        case 0x27:
            guard let close = text[start + 1..<end].firstIndex(of: 0x27), close > start + 1 else { return }
            let inner = start + 1..<close
            guard !text[inner].contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return }
            var builder = MarkdownUnitBuilder()
            builder.append(Array(text[inner]), for: start..<close + 1)
            note(field, builder, inner: inner, &matter)
        default:
            var valueEnd = start
            while valueEnd < end, text[valueEnd] != 0x23 { valueEnd += 1 }
            while valueEnd > start, ASCII.isBlank(text[valueEnd - 1]) { valueEnd -= 1 }
            guard case .date = field else { return }
            matter.note(field, value: String(decoding: text[start..<valueEnd], as: UTF8.self), at: start..<valueEnd)
        }
    }

    private func note(
        _ field: FrontMatter.Field,
        _ builder: MarkdownUnitBuilder,
        inner: Range<Int>,
        _ matter: inout FrontMatter
    ) {
        guard case .text(let kind) = field else {
            matter.note(field, value: builder.plain, at: inner)
            return
        }
        if let unit = builder.unit(kind: kind, escaping: .tomlBasic) { matter.note(unit) }
    }
}
