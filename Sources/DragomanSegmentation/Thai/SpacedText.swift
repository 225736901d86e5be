/// A range of text as the space model sees it: runs of symbols parted by white space.
struct SpacedText {
    /// What stands between two spaces.
    struct Chunk {
        /// Where its symbols are.
        var symbols: Range<Int>
        /// Its first byte, the place of a boundary before it.
        var start: Int
        /// Bits of the classes of the word that it starts with.
        var firstClasses: UInt32 = 0
        /// Bits of the predicates in it.
        var predicates: UInt32 = 0
        /// Straight quotation marks from the range's start to the chunk's.
        var straightQuotes: Int32
        /// Quotation marks opened less closed, up to the chunk's start.
        var quoteDepth: Int32
        /// Brackets opened less closed, up to the chunk's start.
        var bracketDepth: Int32
        /// Whether it starts inside brackets, where no sentence ends.
        var isInsideBracket: Bool
        /// Whether a letter or figure is in it.
        var isWord = false
    }

    private(set) var symbols: [UInt8] = []
    private(set) var chunks: [Chunk] = []
    private var straightQuotes: Int32 = 0
    private var quoteDepth: Int32 = 0
    private var bracketDepth: Int32 = 0
    private var brackets = BracketSpan()

    /// Reads a range that starts and ends at boundaries.
    ///
    /// - Complexity: O(n).
    init(_ range: Range<Int>, of cursor: TextCursor, words: SpaceWords) {
        symbols.reserveCapacity(range.count / 3 + 1)
        var at = range.lowerBound
        var isOpen = false
        while at < range.upperBound {
            if cursor.byte(at) == 0xE0, at + 2 < range.upperBound, cursor.byte(at + 1) & 0xFE == 0xB8 {
                if !isOpen { open(at: at, &isOpen) }
                let low = (cursor.byte(at + 1) & 1) << 6 | cursor.byte(at + 2) & 0x3F
                append(ThaiSymbol.ofThaiBlock(low))
                at += 3
                continue
            }
            guard let element = cursor.element(at: at) else { break }
            at = element.end
            switch element.kind {
            case .space, .newline, .separator:
                if isOpen { close(words: words, &isOpen) }
            default:
                if !isOpen { open(at: element.start, &isOpen) }
                if element.kind == .opener { brackets.open(element, sentenceStart: range.lowerBound, in: cursor) }
                if let symbol = ThaiSymbol.of(element.value, kind: element.kind) { append(symbol) }
            }
        }
        if isOpen { close(words: words, &isOpen) }
    }

    private mutating func open(at start: Int, _ isOpen: inout Bool) {
        isOpen = true
        chunks.append(
            Chunk(
                symbols: symbols.count..<symbols.count,
                start: start,
                straightQuotes: straightQuotes,
                quoteDepth: quoteDepth,
                bracketDepth: bracketDepth,
                isInsideBracket: brackets.contains(start)
            )
        )
    }

    @inline(__always)
    private mutating func append(_ symbol: UInt8) {
        symbols.append(symbol)
        guard symbol >= 0x60 else { return }
        switch symbol {
        case ThaiSymbol.straightQuote: straightQuotes += 1
        case ThaiSymbol.openingQuote: quoteDepth += 1
        case ThaiSymbol.closingQuote: quoteDepth -= 1
        case ThaiSymbol.opener: bracketDepth += 1
        case ThaiSymbol.closer: bracketDepth -= 1
        default: break
        }
    }

    private mutating func close(words: SpaceWords, _ isOpen: inout Bool) {
        isOpen = false
        let last = chunks.count - 1
        let range = chunks[last].symbols.lowerBound..<symbols.count
        chunks[last].symbols = range
        chunks[last].isWord = symbols[range].contains(where: ThaiSymbol.isWordPart)
        let opened = withoutOpening(chunks[last])
        chunks[last].firstClasses = words.following.trie.longestBeginning(of: opened, in: symbols)
        chunks[last].predicates = words.predicates.trie.classesAnywhere(in: range, of: symbols)
    }

    /// A feature of all symbols of a range, at most `SpaceFeature.mostSymbols`.
    @inline(__always)
    func run(_ template: SpaceFeature.Template, _ range: Range<Int>) -> SpaceFeature {
        var result = SpaceFeature(template)
        for at in range { result = result.followedBy(symbols[at], at: at - range.lowerBound) }
        return result
    }

    /// The chunk without closing marks at its end.
    func withoutClosing(_ chunk: Chunk) -> Range<Int> {
        var range = chunk.symbols
        while let last = range.last, ThaiSymbol.isClosing(symbols[last]) { range = range.lowerBound..<last }
        return range
    }

    /// The chunk without opening marks at its start.
    func withoutOpening(_ chunk: Chunk) -> Range<Int> {
        var range = chunk.symbols
        while let first = range.first, ThaiSymbol.isOpening(symbols[first]) { range = (first + 1)..<range.upperBound }
        return range
    }

    /// Whether a sentence may end before a chunk: words stand on both sides of the space and one of them is Thai there.
    func mayEnd(before number: Int) -> Bool {
        guard number > 0, number < chunks.count, !chunks[number].isInsideBracket, chunks[number - 1].isWord,
            chunks[number].isWord
        else { return false }
        let before = withoutClosing(chunks[number - 1])
        let after = withoutOpening(chunks[number])
        guard let last = before.last, let first = after.first else { return false }
        return ThaiSymbol.isThai(symbols[last]) || ThaiSymbol.isThai(symbols[first])
    }

    /// What a sentence is as a whole: the chunks from one boundary to the next.
    func sentence(_ range: Range<Int>) -> SpacedSentence {
        let first = chunks[range.lowerBound]
        let isLast = range.upperBound == chunks.count
        let end = isLast ? symbols.count : chunks[range.upperBound].symbols.lowerBound
        let quotes = isLast ? straightQuotes : chunks[range.upperBound].straightQuotes
        let depth = isLast ? quoteDepth : chunks[range.upperBound].quoteDepth
        let brackets = isLast ? bracketDepth : chunks[range.upperBound].bracketDepth
        return SpacedSentence(
            symbolCount: end - first.symbols.lowerBound + range.count - 1,
            spaceCount: range.count - 1,
            hasOddQuotes: (quotes - first.straightQuotes) & 1 == 1,
            quoteDepth: depth - first.quoteDepth,
            bracketDepth: brackets - first.bracketDepth
        )
    }
}

/// What a space model asks of a sentence as a whole.
struct SpacedSentence {
    /// Symbols, each space one more.
    var symbolCount: Int
    var spaceCount: Int
    /// Whether straight quotation marks are odd in number.
    var hasOddQuotes: Bool
    /// Quotation marks opened less closed.
    var quoteDepth: Int32
    /// Brackets opened less closed.
    var bracketDepth: Int32

    /// The marks that do not balance, as bits.
    @inline(__always)
    var unbalanced: Int {
        (hasOddQuotes ? 1 : 0) | (quoteDepth > 0 ? 2 : 0) | (quoteDepth < 0 ? 4 : 0)
            | (bracketDepth > 0 ? 8 : 0) | (bracketDepth < 0 ? 16 : 0)
    }
}
