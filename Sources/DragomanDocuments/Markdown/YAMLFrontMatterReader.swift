import DragomanModel

/// Reads the entries of the top level of YAML front matter.
///
/// A plain scalar is one segment, whatever sentences it holds: a translation with `: ` or ` #` in it must be quoted as
/// a whole. Source: YAML 1.2.2, chapters 7 and 8.
struct YAMLFrontMatterReader {
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
            guard let (key, value) = entry(line) else {
                line += 1
                continue
            }
            var next = line + 1
            while next < last, isContinuation(next) { next += 1 }
            if let field = FrontMatter.Field(key: key) { read(field, from: value, line, next, &matter) }
            line = next
        }
    }

    /// The key of the entry that a line begins, and where its value begins.
    private func entry(_ line: Int) -> (key: String, value: Int)? {
        var position = lines.start(line)
        let end = lines.end(line)
        guard position < end, ASCII.isLetter(text[position]) else { return nil }
        while position < end, ASCII.isAlphanumeric(text[position]) || text[position] == 0x5F || text[position] == 0x2D {
            position += 1
        }
        let key = String(decoding: text[lines.start(line)..<position], as: UTF8.self)
        while position < end, ASCII.isBlank(text[position]) { position += 1 }
        guard position < end, text[position] == 0x3A else { return nil }
        position += 1
        guard position == end || ASCII.isBlank(text[position]) else { return nil }
        while position < end, ASCII.isBlank(text[position]) { position += 1 }
        return (key, position)
    }

    private func isContinuation(_ line: Int) -> Bool {
        let start = lines.start(line)
        return start == lines.end(line) || ASCII.isBlank(text[start])
    }

    private func read(
        _ field: FrontMatter.Field,
        from value: Int,
        _ line: Int,
        _ next: Int,
        _ matter: inout FrontMatter
    ) {
        let end = lines.end(line)
        guard value < end else {
            readIndentedPlain(field, line, next, &matter)
            return
        }
        let unitCount = matter.units.count
        defer {
            // A title such as `One: two` is no YAML; whoever wrote it will want to know.
            if case .text = field, matter.units.count == unitCount, text[value] != 0x23,
                text[value..<end].contains(where: { ASCII.isAlphanumeric($0) || $0 >= 0x80 })
            {
                matter.findings.append(
                    Finding(
                        .warning,
                        "front-matter-kept",
                        line: line + 1,
                        message:
                            "a text of the front matter cannot be read as YAML and is not offered for translation; "
                            + "put it in quotes"
                    )
                )
            }
        }
        switch text[value] {
        case 0x22, 0x27:
            readQuoted(field, from: value, line, next, &matter)
        case 0x7C, 0x3E:
            if case .text(let kind) = field { readBlock(kind, header: value, line, next, &matter) }
        case 0x5B, 0x7B, 0x26, 0x2A, 0x21, 0x25, 0x40, 0x60, 0x23:
            // Collections, anchors, tags and comments: no text.
            break
        default:
            readPlain(field, from: value, line, next, &matter)
        }
    }

    // MARK: Plain scalars

    /// `key:` with its plain scalar on the lines below.
    private func readIndentedPlain(
        _ field: FrontMatter.Field,
        _ line: Int,
        _ next: Int,
        _ matter: inout FrontMatter
    ) {
        guard case .text = field else { return }
        var first = line + 1
        while first < next, isBlank(first) { first += 1 }
        guard first < next else { return }
        let start = firstWord(first)
        let byte = text[start]
        guard ASCII.isAlphanumeric(byte) || byte >= 0x80, !holdsKey(start, lines.end(first)) else { return }
        readPlain(field, from: start, first, next, &matter)
    }

    /// Whether `: ` stands in a range, so that it is no plain scalar but an entry of an inner level.
    private func holdsKey(_ start: Int, _ end: Int) -> Bool {
        (start..<end).contains { text[$0] == 0x3A && ($0 + 1 == end || ASCII.isBlank(text[$0 + 1])) }
    }

    private func readPlain(
        _ field: FrontMatter.Field,
        from start: Int,
        _ line: Int,
        _ next: Int,
        _ matter: inout FrontMatter
    ) {
        var words: [UInt8] = []
        var rangeEnd = start
        for current in line..<next where !isBlank(current) {
            let first = current == line ? start : firstWord(current)
            let (end, isCommented) = plainEnd(first, lines.end(current))
            guard !holdsKey(first, end) else { return }
            if end > first {
                if !words.isEmpty { words.append(0x20) }
                words += text[first..<end]
                rangeEnd = end
            }
            if isCommented { break }
        }
        guard rangeEnd > start else { return }
        guard case .text(let kind) = field else {
            matter.note(field, value: String(decoding: words, as: UTF8.self), at: start..<rangeEnd)
            return
        }
        guard !words.contains(where: { $0 < 0x20 }) else { return }
        var builder = MarkdownUnitBuilder()
        builder.append(words, for: start..<rangeEnd)
        if let unit = builder.unit(kind: kind, escaping: .yamlPlain) { matter.note(unit) }
    }

    /// Where a plain scalar ends on a line: before a comment and trailing white space.
    private func plainEnd(_ start: Int, _ lineEnd: Int) -> (end: Int, isCommented: Bool) {
        var end = start
        while end < lineEnd {
            if text[end] == 0x23, end == start || ASCII.isBlank(text[end - 1]) { break }
            end += 1
        }
        let isCommented = end < lineEnd
        while end > start, ASCII.isBlank(text[end - 1]) { end -= 1 }
        return (end, isCommented)
    }

    private func isBlank(_ line: Int) -> Bool { firstWord(line) == lines.end(line) }

    private func firstWord(_ line: Int) -> Int {
        var position = lines.start(line)
        while position < lines.end(line), ASCII.isBlank(text[position]) { position += 1 }
        return position
    }

    // MARK: Quoted scalars

    private func readQuoted(
        _ field: FrontMatter.Field,
        from start: Int,
        _ line: Int,
        _ next: Int,
        _ matter: inout FrontMatter
    ) {
        let limit = lines.end(next - 1)
        guard let scalar = QuotedScalar(text, at: start, limit: limit) else { return }
        guard case .text(let kind) = field else {
            matter.note(field, value: scalar.builder.plain, at: start + 1..<scalar.end - 1)
            return
        }
        let escaping: Escaping = text[start] == 0x22 ? .yamlDoubleQuoted : .yamlSingleQuoted
        if let unit = scalar.builder.unit(kind: kind, escaping: escaping) { matter.note(unit) }
    }

    // MARK: Block scalars

    private func readBlock(
        _ kind: Unit.Kind,
        header: Int,
        _ line: Int,
        _ next: Int,
        _ matter: inout FrontMatter
    ) {
        // An explicit indentation would have to be kept for text that begins with spaces: left alone.
        guard !text[header..<lines.end(line)].contains(where: ASCII.isDigit) else { return }
        let isLiteral = text[header] == 0x7C
        guard let first = (line + 1..<next).first(where: { !isBlank($0) }) else { return }
        let indent = firstWord(first) - lines.start(first)
        var builder = MarkdownUnitBuilder()
        var previousEnd: Int?
        for current in first..<next {
            if isBlank(current) {
                finish(&builder, kind, &matter)
                previousEnd = nil
                continue
            }
            let start = lines.start(current) + indent
            guard firstWord(current) >= start else { return }
            var end = lines.end(current)
            while end > start, ASCII.isBlank(text[end - 1]) { end -= 1 }
            if let previousEnd { addBreak(previousEnd..<start, isLiteral, &builder) }
            add(start..<end, to: &builder)
            previousEnd = end
        }
        finish(&builder, kind, &matter)
    }

    private func addBreak(_ range: Range<Int>, _ isLiteral: Bool, _ builder: inout MarkdownUnitBuilder) {
        guard isLiteral else {
            builder.append([0x20], for: range)
            return
        }
        let code = InlineCode(
            id: 0,
            isPair: false,
            purpose: .lineBreak,
            opening: String(decoding: text[range], as: UTF8.self),
            equivalentText: "\n",
            openingStart: range.lowerBound
        )
        builder.append(code, for: range)
    }

    private func add(_ range: Range<Int>, to builder: inout MarkdownUnitBuilder) {
        builder.appendVerbatim(text[range], at: range.lowerBound)
    }

    private func finish(_ builder: inout MarkdownUnitBuilder, _ kind: Unit.Kind, _ matter: inout FrontMatter) {
        let hasControls = builder.plain.unicodeScalars.contains { $0.value < 0x20 || CodedText.isReserved($0) }
        if !hasControls, let unit = builder.unit(kind: kind, escaping: .yamlBlock) { matter.note(unit) }
        builder = MarkdownUnitBuilder()
    }
}
