import DragomanModel

/// Decides which lines of a text belong together.
///
/// What an editor expects, in the order in which it is tried:
/// 1. Blank lines and page breaks part paragraphs; a line without letter or digit is a rule and parts them too.
/// 2. A line with a list marker begins an item: at the start of a paragraph, after an item that it carries on, after a
///    line that ends with a colon, or (bullets only) where the paragraph has a second line with that bullet. A dash or
///    a figure that hard wrapping happened to put at the start of a line is none of these.
/// 3. A line break ends a paragraph all the same where the next line does not begin with a small letter and
///    - the lines are not wrapped at all and this one ends a sentence (one paragraph a line), or
///    - this one ends a sentence and stops at three quarters of the wrap width or before, next word included, or
///    - all lines of the paragraph are short and begin so: an address, a byline above a dateline, a poem.
/// 4. Any other line break is white space.
///
/// The first paragraph is the title where it is one short line without a final stop. A short line that stands alone,
/// ends without punctuation and is followed by more, or is underlined with `===` or `---`, is a heading.
struct TextLayout {
    private let scalars: TextScalars
    private var lines: [TextLine]
    private let wrapWidth: Int
    private let isUnwrapped: Bool
    private var blocks: [TextBlock] = []

    private static let longestWrappedLine = 120
    private static let longestTitle = 160
    private static let longestHeading = 80
    private static let narrowestWidth = 60

    /// Looks at all lines of a text once, to learn how wide it is wrapped.
    init(lines: [TextLine], scalars: TextScalars) {
        self.lines = lines
        self.scalars = scalars
        (wrapWidth, isUnwrapped) = Self.measure(lines)
    }

    /// The blocks in order and the lines they refer to.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    mutating func makeBlocks(joiningPageBreaks: Bool) -> (blocks: [TextBlock], lines: [TextLine]) {
        var start = 0
        while start < lines.count {
            var end = start + 1
            while end < lines.count, lines[end].gap == .none { end += 1 }
            addBlocks(ofParagraph: start..<end)
            start = end
        }
        if joiningPageBreaks { joinPageBreaks() }
        nameHeadings()
        return (blocks, lines)
    }

    /// The width that 19 of 20 lines inside paragraphs keep to, and whether a tenth of them is longer than any wrapping.
    private static func measure(_ lines: [TextLine]) -> (width: Int, isUnwrapped: Bool) {
        var histogram = [Int](repeating: 0, count: longestWrappedLine + 1)
        var wrapped = 0
        var long = 0
        for index in lines.indices.dropLast() where lines[index + 1].gap == .none {
            if lines[index].columns <= longestWrappedLine {
                histogram[lines[index].columns] += 1
                wrapped += 1
            } else {
                long += 1
            }
        }
        var width = longestWrappedLine
        var wider = 0
        while width > narrowestWidth {
            wider += histogram[width]
            if wider * 20 > wrapped { break }
            width -= 1
        }
        return (width, long * 10 >= wrapped + long && long > 0)
    }

    // MARK: - Paragraphs

    private mutating func addBlocks(ofParagraph paragraph: Range<Int>) {
        let firstBlock = blocks.count
        let isShort = isBlockOfShortLines(paragraph)
        var start = paragraph.lowerBound
        var startMarker = marker(of: start)
        var lastMarker = startMarker
        var bullets: [ListMarker.Style: Int]?
        for line in paragraph {
            if !lines[line].hasWords {
                add(start..<line, marker: startMarker)
                addRule(line, afterLinesFrom: start)
                start = line + 1
                startMarker = start < paragraph.upperBound ? marker(of: start) : nil
                lastMarker = startMarker ?? lastMarker
                continue
            }
            guard line > start else { continue }
            if let found = marker(of: line),
                beginsItem(found, line: line, after: lastMarker, in: paragraph, bullets: &bullets)
            {
                add(start..<line, marker: startMarker)
                (start, startMarker, lastMarker) = (line, found, found)
            } else if isShort || breaksParagraph(after: line - 1) {
                add(start..<line, marker: startMarker)
                (start, startMarker) = (line, nil)
            }
        }
        add(start..<paragraph.upperBound, marker: startMarker)
        guard firstBlock < blocks.count else { return }
        let texts = blocks.indices[firstBlock...].filter { !blocks[$0].isRule }
        guard let first = texts.first, let last = texts.last else { return }
        blocks[first].opensParagraph = true
        blocks[last].closesParagraph = true
    }

    private func marker(of line: Int) -> ListMarker? { ListMarker(of: lines[line], scalars: scalars) }

    private mutating func add(_ range: Range<Int>, marker: ListMarker?) {
        guard !range.isEmpty else { return }
        blocks.append(
            TextBlock(
                lines: range,
                textStart: marker?.textStart ?? lines[range.lowerBound].start,
                kind: marker == nil ? .paragraph : .listItem,
                isRule: false,
                opensParagraph: false,
                closesParagraph: false
            )
        )
    }

    /// Adds a line without words; one of `=` or `-` under a single line makes that one a heading.
    private mutating func addRule(_ line: Int, afterLinesFrom start: Int) {
        let mark = scalars.bytes[lines[line].start]
        if start == line - 1, mark == 0x3D || mark == 0x2D, lines[line].end - lines[line].start >= 3,
            lines[line].range.allSatisfy({ scalars.bytes[$0] == mark }), blocks.last?.kind == .paragraph,
            lines[start].columns <= Self.longestTitle, blocks.count < 2 || startsAfterGapOrRule(start)
        {
            blocks[blocks.count - 1].kind = .heading
        }
        blocks.append(
            TextBlock(
                lines: line..<line + 1,
                textStart: lines[line].start,
                kind: .text,
                isRule: true,
                opensParagraph: false,
                closesParagraph: false
            )
        )
    }

    private func startsAfterGapOrRule(_ line: Int) -> Bool {
        lines[line].gap != .none || line == 0 || !lines[line - 1].hasWords
    }

    // MARK: - Line breaks

    private func beginsItem(
        _ found: ListMarker,
        line: Int,
        after last: ListMarker?,
        in paragraph: Range<Int>,
        bullets: inout [ListMarker.Style: Int]?
    ) -> Bool {
        if let last, found.follows(last) { return true }
        if found.ordinal <= 1, scalars.lastScalarBeforeClosers(in: lines[line - 1].range) == ":" { return true }
        guard found.ordinal == 0 else { return false }
        if bullets == nil {
            var counts: [ListMarker.Style: Int] = [:]
            for other in paragraph {
                if let marker = marker(of: other), marker.ordinal == 0 { counts[marker.style, default: 0] += 1 }
            }
            bullets = counts
        }
        return bullets?[found.style, default: 0] ?? 0 > 1
    }

    private func breaksParagraph(after line: Int) -> Bool {
        let next = lines[line + 1]
        guard !scalars.isLowercaseLetter(at: next.start), endsSentence(line) else { return false }
        if isUnwrapped || lines[line].columns > Self.longestWrappedLine { return true }
        return (lines[line].columns + 1 + firstWordCount(of: next)) * 4 <= wrapWidth * 3
    }

    private func endsSentence(_ line: Int) -> Bool {
        scalars.lastScalarBeforeClosers(in: lines[line].range).map(TextScalars.endsSentence) ?? false
    }

    private func firstWordCount(of line: TextLine) -> Int {
        var count = 0
        for offset in line.range {
            if scalars.bytes[offset] == 0x20 { break }
            if scalars.bytes[offset] & 0xC0 != 0x80 { count += 1 }
        }
        return count
    }

    /// Whether each of several lines takes at most 60 % of the width and begins with no small letter and no marker.
    private func isBlockOfShortLines(_ paragraph: Range<Int>) -> Bool {
        guard paragraph.count > 1 else { return false }
        return paragraph.allSatisfy { index in
            lines[index].columns * 5 <= wrapWidth * 3 && lines[index].hasWords
                && !scalars.isLowercaseLetter(at: lines[index].start) && marker(of: index) == nil
        }
    }

    // MARK: - Page breaks

    private mutating func joinPageBreaks() {
        var joined: [TextBlock] = []
        joined.reserveCapacity(blocks.count)
        var index = 0
        while index < blocks.count {
            guard let last = joined.last else {
                joined.append(blocks[index])
                index += 1
                continue
            }
            let hasNumber = isPageNumber(index)
            let next = hasNumber ? index + 1 : index
            if canJoin(last, isFirst: joined.count == 1, with: blocks[next]) {
                if hasNumber { for line in blocks[index].lines { lines[line].isPassedOver = true } }
                joined[joined.count - 1].lines = last.lines.lowerBound..<blocks[next].lines.upperBound
                joined[joined.count - 1].closesParagraph = blocks[next].closesParagraph
                index = next + 1
            } else {
                joined.append(blocks[index])
                index += 1
            }
        }
        blocks = joined
    }

    /// Whether a block is a figure that stands alone beside a form feed, with text after it.
    private func isPageNumber(_ index: Int) -> Bool {
        let block = blocks[index]
        guard index + 1 < blocks.count, block.lines.count == 1, block.opensParagraph, block.closesParagraph,
            !block.isRule, lines[block.lines.lowerBound].columns <= Self.longestHeading
        else { return false }
        let isBesideBreak =
            lines[block.lines.lowerBound].gap == .pageBreak || lines[block.lines.upperBound].gap == .pageBreak
        return isBesideBreak
            && lines[block.lines.lowerBound].range.allSatisfy {
                let byte = scalars.bytes[$0]
                return (0x30...0x39).contains(byte) || byte == 0x20 || byte == 0x2D
            }
    }

    private func canJoin(_ first: TextBlock, isFirst: Bool, with second: TextBlock) -> Bool {
        guard !first.isRule, !second.isRule, first.closesParagraph, second.opensParagraph,
            first.kind == .paragraph || first.kind == .listItem, second.kind == .paragraph
        else { return false }
        let lastLine = lines[first.lines.upperBound - 1]
        let nextLine = lines[second.lines.lowerBound]
        guard scalars.isLowercaseLetter(at: nextLine.start),
            let end = scalars.lastScalarBeforeClosers(in: lastLine.range),
            !TextScalars.endsSentence(end), end != ":", end != ";"
        else { return false }
        // A title over a byline in small letters is no broken sentence.
        if isFirst, first.lines.count == 1, lastLine.columns <= Self.longestTitle { return false }
        if hasPageBreak(after: first.lines.upperBound, through: second.lines.lowerBound) { return true }
        return lastLine.columns >= Self.narrowestWidth
            || (first.lines.count > 1 && lastLine.columns * 5 >= wrapWidth * 3)
    }

    private func hasPageBreak(after line: Int, through last: Int) -> Bool {
        (line...last).contains { lines[$0].gap == .pageBreak }
    }

    // MARK: - Titles and headings

    private mutating func nameHeadings() {
        guard let first = blocks.firstIndex(where: { !$0.isRule }),
            let last = blocks.lastIndex(where: { !$0.isRule })
        else { return }
        let isUnderlined = blocks[first].kind == .heading
        if isUnderlined || (isLoneLine(first, upTo: Self.longestTitle) && !endsIn(".:;,\u{3002}", block: first)) {
            blocks[first].kind = .title
        }
        for index in blocks.indices where index > first && index < last && blocks[index].kind == .paragraph {
            if isLoneLine(index, upTo: Self.longestHeading), !endsIn(".:;,?!\u{2026}\u{3002}", block: index) {
                blocks[index].kind = .heading
            }
        }
    }

    private func isLoneLine(_ index: Int, upTo columns: Int) -> Bool {
        let block = blocks[index]
        return !block.isRule && block.kind != .listItem && block.opensParagraph && block.closesParagraph
            && block.lines.count == 1 && lines[block.lines.lowerBound].columns <= columns
    }

    private func endsIn(_ marks: String, block: Int) -> Bool {
        let line = lines[blocks[block].lines.upperBound - 1]
        guard let last = scalars.lastScalarBeforeClosers(in: line.range) else { return false }
        return marks.unicodeScalars.contains(last)
    }
}
