import DragomanModel

/// Walks the inline nodes that cmark-gfm made of a block along the block's own bytes.
///
/// cmark-gfm says what the inline content is, but not reliably where it stands. Each node is matched with the bytes
/// at a cursor: a text byte by byte through escapes and character references, a delimiter by its characters, a code
/// span by its literal. So every piece has its exact place, and where the two disagree the block is left alone.
struct InlineReader {
    /// Nothing is nested deeper than this.
    static let depthLimit = 100

    /// The file.
    let text: UnsafeBufferPointer<UInt8>
    /// The block's text and where it stands in the file.
    let content: MarkdownContent
    /// The block's bytes.
    let raw: UnsafeBufferPointer<UInt8>
    /// The next byte to match.
    var position: Int
    /// The unit that is being read.
    var builder = MarkdownUnitBuilder()
    /// Units inside the unit's codes: titles, descriptions of images, attributes of HTML.
    var innerUnits: [Unit] = []
    /// Whether markup is nested deeper than the limit.
    var isTooDeep = false
    /// The addresses that stand in the text without markup.
    let addresses: [Range<Int>]
    var nextAddress = 0
    /// How many protected elements are open; what stands in them is one code.
    var protectionDepth = 0
    /// What a reader sees in the protected element.
    var protectedText: [UInt8] = []
    /// Where the protected element begins.
    var protectedStart = 0
    /// The open HTML elements: the numbers of their codes; `nil` inside and for a protected element.
    var openElements: [Int?] = []
    private var depth = 0

    /// Gets ready to read `content`, whose bytes are `raw`, from `position` on.
    init(
        text: UnsafeBufferPointer<UInt8>,
        content: MarkdownContent,
        raw: UnsafeBufferPointer<UInt8>,
        position: Int = 0
    ) {
        self.text = text
        self.content = content
        self.raw = raw
        self.position = position
        addresses = BareAddresses.find(in: raw)
    }

    /// Reads all inline nodes of a block; `false` where they and the bytes disagree.
    mutating func read(block: MarkdownNode) -> Bool {
        guard readChildren(of: block) else { return false }
        while position < raw.count {
            guard ASCII.isSpace(raw[position]) else { return false }
            position += 1
        }
        return true
    }

    /// Reads the children of a node; `false` where they and the bytes disagree.
    mutating func readChildren(of node: MarkdownNode) -> Bool {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else {
            isTooDeep = true
            return false
        }
        var html = InlineHTMLPairs(children: node)
        var child = node.firstChild
        while let current = child {
            guard read(current, html: &html) else { return false }
            child = current.next
        }
        return true
    }

    private mutating func read(_ node: MarkdownNode, html: inout InlineHTMLPairs) -> Bool {
        switch node.kind {
        case .text: readText(node.literal)
        case .softBreak: readSoftBreak()
        case .lineBreak: readLineBreak()
        case .code: readCodeSpan(node.literal)
        case .html: readHTML(node, pairs: &html)
        case .emphasis: readDelimited(node, purpose: .italic, isDelimiter: { $0 == 0x2A || $0 == 0x5F }, count: 1)
        case .strong: readDelimited(node, purpose: .bold, isDelimiter: { $0 == 0x2A || $0 == 0x5F }, count: 2)
        case .strikethrough: readStrikethrough(node)
        case .link: readLink(node)
        case .image: readImage(node)
        case .footnoteReference: readFootnoteReference()
        default: false
        }
    }

    // MARK: Markup

    private mutating func readStrikethrough(_ node: MarkdownNode) -> Bool {
        let count = position + 1 < raw.count && raw[position + 1] == 0x7E ? 2 : 1
        return readDelimited(node, purpose: .formatting, isDelimiter: { $0 == 0x7E }, count: count)
    }

    private mutating func readDelimited(
        _ node: MarkdownNode,
        purpose: InlineCode.Purpose,
        isDelimiter: (UInt8) -> Bool,
        count: Int
    ) -> Bool {
        guard position < raw.count, isDelimiter(raw[position]) else { return false }
        let delimiter = raw[position]
        let open = position..<position + count
        guard take(delimiter, count: count) else { return false }
        let id = emitOpen(purpose, open)
        guard readChildren(of: node) else { return false }
        let close = position..<position + count
        guard take(delimiter, count: count) else { return false }
        emitClose(id, close)
        return true
    }

    private mutating func take(_ byte: UInt8, count: Int) -> Bool {
        guard position + count <= raw.count else { return false }
        for index in position..<position + count where raw[index] != byte { return false }
        position += count
        return true
    }

    private mutating func readSoftBreak() -> Bool {
        let start = position
        while position < raw.count, ASCII.isBlank(raw[position]) { position += 1 }
        guard position < raw.count, raw[position] == 0x0A else { return false }
        position += 1
        emit([0x20], start..<position)
        return true
    }

    private mutating func readLineBreak() -> Bool {
        let start = position
        while position < raw.count, raw[position] == 0x20 { position += 1 }
        if position < raw.count, raw[position] == 0x5C { position += 1 }
        guard position < raw.count, raw[position] == 0x0A else { return false }
        position += 1
        emitStandalone(.lineBreak, start..<position, equivalent: "\n")
        return true
    }

    private mutating func readCodeSpan(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = position
        while position < raw.count, raw[position] == 0x60 { position += 1 }
        let ticks = position - start
        guard ticks > 0 else { return false }
        let inner = position
        while position < raw.count {
            guard raw[position] == 0x60 else {
                position += 1
                continue
            }
            let runStart = position
            while position < raw.count, raw[position] == 0x60 { position += 1 }
            guard position - runStart == ticks else { continue }
            guard isLiteral(literal, of: inner..<runStart) else { return false }
            emitStandalone(.protected, start..<position, equivalent: String(decoding: literal, as: UTF8.self))
            return true
        }
        return false
    }

    /// Whether a code span's literal is its bytes with line breaks as spaces and one space taken off at either end.
    private func isLiteral(_ literal: UnsafeBufferPointer<UInt8>, of range: Range<Int>) -> Bool {
        var range = range
        if literal.count + 2 == range.count { range = range.lowerBound + 1..<range.upperBound - 1 }
        // A NUL became U+FFFD, so lengths differ and are not compared.
        if raw[range].contains(0) { return true }
        return literal.count == range.count
            && zip(literal, raw[range]).allSatisfy { $0 == $1 || ($0 == 0x20 && $1 == 0x0A) }
    }

    private mutating func readFootnoteReference() -> Bool {
        let start = position
        guard position + 1 < raw.count, raw[position] == 0x5B, raw[position + 1] == 0x5E,
            let end = LinkScanner(text: raw).labelEnd(at: position)
        else { return false }
        position = end
        emitStandalone(.other, start..<end, equivalent: "")
        return true
    }

    // MARK: Emission

    /// The bytes of the file that stand for a stretch of the block.
    func fileText(_ range: Range<Int>) -> String {
        String(decoding: text[content.fileRange(range)], as: UTF8.self)
    }

    /// Adds text that stands in the file as it is.
    mutating func emitVerbatim(_ range: Range<Int>) {
        guard protectionDepth == 0 else {
            protectedText += raw[range]
            return
        }
        let file = content.fileRange(range)
        guard file.count != range.count else {
            builder.appendVerbatim(raw[range], at: file.lowerBound)
            return
        }
        for stretch in content.stretches(of: range) {
            let file = content.fileRange(stretch)
            if file.count == stretch.count {
                builder.appendVerbatim(raw[stretch], at: file.lowerBound)
            } else {
                builder.append(Array(raw[stretch]), for: file)
            }
        }
    }

    /// Adds text that a stretch of the block stands for.
    mutating func emit(_ bytes: [UInt8], _ range: Range<Int>) {
        guard protectionDepth == 0 else {
            protectedText += bytes
            return
        }
        builder.append(bytes, for: content.fileRange(range))
    }

    /// Adds a code that stands alone.
    mutating func emitStandalone(_ purpose: InlineCode.Purpose, _ range: Range<Int>, equivalent: String) {
        guard protectionDepth == 0 else {
            protectedText += equivalent.utf8
            return
        }
        let code = InlineCode(
            id: 0,
            isPair: false,
            purpose: purpose,
            opening: fileText(range),
            equivalentText: equivalent,
            openingStart: content.fileOffset(range.lowerBound)
        )
        builder.append(code, for: content.fileRange(range))
    }

    /// Opens a pair; the answer is its number, 0 inside a protected element.
    mutating func emitOpen(_ purpose: InlineCode.Purpose, _ range: Range<Int>) -> Int {
        guard protectionDepth == 0 else { return 0 }
        let code = InlineCode(
            id: 0,
            isPair: true,
            purpose: purpose,
            opening: fileText(range),
            openingStart: content.fileOffset(range.lowerBound)
        )
        return builder.open(code, for: content.fileRange(range))
    }

    /// Closes a pair; `closing` is what a translation writes, where that is not what stands in the file.
    mutating func emitClose(_ id: Int, _ range: Range<Int>, closing: String? = nil) {
        guard protectionDepth == 0, id > 0 else { return }
        builder.close(
            id,
            with: closing ?? fileText(range),
            startingAt: content.fileOffset(range.lowerBound),
            for: content.fileRange(range)
        )
    }
}
