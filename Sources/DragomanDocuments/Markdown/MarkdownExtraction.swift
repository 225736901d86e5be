import DragomanModel

/// The reading of one Markdown file.
struct MarkdownExtraction {
    /// The containers round a block.
    struct Context {
        /// How many block quotes.
        var quotes = 0
        /// What a paragraph in the innermost container is.
        var paragraphKind = Unit.Kind.paragraph
        /// How many containers.
        var depth = 0
    }

    /// The file.
    let text: UnsafeBufferPointer<UInt8>
    /// The file again, as the HTML rules want it.
    let bytes: [UInt8]
    /// The file's name for messages.
    let file: String
    /// The lines after the front matter.
    var lines: MarkdownLines
    /// How many lines the front matter has.
    var firstLine = 0
    /// The block that is being read, without the containers' prefixes.
    var content = MarkdownContent()
    /// The units found so far, in the order in which they were found.
    var units: [Unit] = []
    /// What there is to tell.
    var findings: [Finding] = []
    /// The front matter.
    var frontMatter = FrontMatter()
    /// The first heading of level 1.
    var heading: String?
    /// The lines that a block of the tree covers.
    var isCovered: [Bool] = []

    /// Gets ready to read a file.
    init(text: UnsafeBufferPointer<UInt8>, bytes: [UInt8], file: String) {
        self.text = text
        self.bytes = bytes
        self.file = file
        lines = MarkdownLines(text, from: text.count)
    }

    /// Reads the file.
    mutating func run() throws {
        guard text.count <= 256 << 20 else {
            throw DragomanError(
                "markdown-too-large",
                "a Markdown article of more than 256 MiB is not read; split it",
                at: FilePosition(file: file)
            )
        }
        let hasMark = text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
        frontMatter = FrontMatter(text, from: hasMark ? 3 : 0)
        let bodyStart = frontMatter.end
        lines = MarkdownLines(text, from: bodyStart)
        firstLine = frontMatter.lineCount
        try MarkdownLimits(text: text, lines: lines).check { line in
            FilePosition(file: file, line: line + firstLine + 1)
        }
        guard let tree = MarkdownTree(UnsafeBufferPointer(rebasing: text[bodyStart...])) else {
            throw DragomanError("markdown-not-parsed", "cmark-gfm made no tree", at: FilePosition(file: file))
        }
        isCovered = [Bool](repeating: false, count: lines.count)
        try readBlocks(of: tree.root, Context())
        readLooseDefinitions()
        units += frontMatter.units
        findings += frontMatter.findings
        sortUnits()
    }

    /// Units in the order of their first bytes; one that holds another comes before it.
    private mutating func sortUnits() {
        units.sort { left, right in
            let (leftRange, rightRange) = (Self.byteRange(left), Self.byteRange(right))
            if leftRange.lowerBound != rightRange.lowerBound { return leftRange.lowerBound < rightRange.lowerBound }
            return leftRange.upperBound > rightRange.upperBound
        }
        findings.sort { ($0.line ?? 0, $0.code) < ($1.line ?? 0, $1.code) }
    }

    private static func byteRange(_ unit: Unit) -> Range<Int> {
        guard let first = unit.pieces.first, let last = unit.pieces.last else { return 0..<0 }
        return first.byteStart..<max(first.byteStart, last.byteStart + last.byteCount)
    }

    /// What was read.
    var document: Document {
        Document(
            format: .markdown,
            slug: frontMatter.slug,
            title: frontMatter.title ?? heading,
            publishedAt: frontMatter.publishedAt,
            declaredLanguage: frontMatter.language,
            skeleton: Skeleton(bytes: bytes, languageSlots: frontMatter.slots),
            units: units,
            findings: findings
        )
    }

    // MARK: Blocks

    private mutating func readBlocks(of node: MarkdownNode, _ context: Context) throws {
        guard context.depth <= MarkdownLimits.depth else {
            throw MarkdownLimits.tooDeep(at: FilePosition(file: file, line: node.startLine + firstLine + 1))
        }
        var child = node.firstChild
        while let block = child {
            try read(block, context)
            child = block.next
        }
    }

    private mutating func read(_ block: MarkdownNode, _ context: Context) throws {
        var inner = context
        inner.depth += 1
        switch block.kind {
        case .blockQuote:
            inner.quotes += 1
            inner.paragraphKind = .quotation
            try readBlocks(of: block, inner)
        case .list:
            try readBlocks(of: block, inner)
        case .item:
            inner.paragraphKind = .listItem
            try readBlocks(of: block, inner)
        case .footnoteDefinition:
            inner.paragraphKind = .footnote
            try readBlocks(of: block, inner)
        case .paragraph:
            try readParagraph(block, context)
        case .heading:
            try readHeading(block, context)
        case .table:
            try readTable(block, context)
        case .htmlBlock:
            try readHTMLBlock(block, context)
        default:
            cover(block.startLine, block.endLine)
        }
    }

    /// Notes that lines belong to a block.
    mutating func cover(_ first: Int, _ last: Int) {
        guard first >= 0, first <= last else { return }
        for line in first...min(last, max(first, isCovered.count - 1)) where line < isCovered.count {
            isCovered[line] = true
        }
    }

    private mutating func readParagraph(_ block: MarkdownNode, _ context: Context) throws {
        guard block.startLine >= 0 else {
            try readParagraphBeforeTable(block, context)
            return
        }
        cover(block.startLine, block.endLine)
        gather(from: start(of: block), line: block.startLine, through: block.endLine, context)
        try readInlines(of: block, kind: context.paragraphKind, escaping: .markdown)
    }

    /// cmark-gfm gives no place to a paragraph whose last line became the head of a table.
    private mutating func readParagraphBeforeTable(_ block: MarkdownNode, _ context: Context) throws {
        guard let table = block.next, table.kind == .table, let head = headLine(of: table, context),
            head > table.startLine
        else {
            keep(block)
            return
        }
        gather(from: start(of: table), line: table.startLine, through: head - 1, context)
        try readInlines(of: block, kind: context.paragraphKind, escaping: .markdown)
    }

    // MARK: Lines

    /// The first byte of a block.
    func start(of block: MarkdownNode) -> Int {
        let line = block.startLine
        return min(lines.start(line) + max(0, block.startColumn), lines.end(line))
    }

    /// Where a line's text begins behind the prefixes of block quotes and white space.
    func contentStart(ofLine line: Int, _ context: Context) -> Int {
        var position = lines.start(line)
        let end = lines.end(line)
        var quotes = context.quotes
        while position < end {
            if ASCII.isBlank(text[position]) {
                position += 1
            } else if quotes > 0, text[position] == 0x3E {
                quotes -= 1
                position += 1
            } else {
                break
            }
        }
        return position
    }

    /// Puts lines into `content`: the first from `start` on, the others without their prefixes.
    mutating func gather(from start: Int, line: Int, through last: Int, _ context: Context) {
        content.clear()
        var end = lines.end(line)
        content.append(text, min(start, end)..<end)
        var next = line + 1
        while next <= last, next < lines.count {
            let start = contentStart(ofLine: next, context)
            content.append(0x0A, for: end..<start)
            end = lines.end(next)
            content.append(text, start..<end)
            next += 1
        }
    }

    /// Reads the inline content of a block from `content`; the answer is its text, where it was understood.
    @discardableResult
    mutating func readInlines(
        of block: MarkdownNode,
        kind: Unit.Kind,
        escaping: Escaping
    ) throws -> MarkdownUnitBuilder? {
        let content = self.content
        let (reader, wasRead) = content.bytes.withUnsafeBufferPointer { raw in
            let scanner = LinkScanner(text: raw)
            var start = 0
            var titles: [Range<Int>] = []
            while escaping == .markdown, let definition = scanner.definition(at: start) {
                start = definition.end
                if let title = definition.title { titles.append(title) }
            }
            var reader = InlineReader(
                text: text,
                content: content,
                raw: raw,
                position: start
            )
            for title in titles { reader.emitTitle(title) }
            let wasRead = reader.read(block: block)
            return (reader, wasRead)
        }
        if reader.isTooDeep {
            throw MarkdownLimits.tooDeep(at: FilePosition(file: file, line: block.startLine + firstLine + 1))
        }
        guard wasRead else {
            keep(block)
            return nil
        }
        if let unit = reader.builder.unit(kind: kind, escaping: escaping) { units.append(unit) }
        units += reader.innerUnits
        return reader.builder
    }

    /// Leaves a block as it is and tells.
    mutating func keep(_ block: MarkdownNode) {
        findings.append(
            Finding(
                .warning,
                "markdown-block-kept",
                line: max(0, block.startLine) + firstLine + 1,
                message: "the text of this block could not be placed exactly; it stays untranslated"
            )
        )
    }
}
