/// Finds the candidates of a text in one pass.
///
/// Every scalar that ICU's Sentence_Break calls STerm or ATerm counts, and ellipses, also where UAX #29 looks ahead and
/// refuses (SB6 to SB8a); what follows is judged later. Closers, footnote marks and emoji after a stop go with it, where
/// ICU breaks before some of them; a single line break is a space.
struct StopScanner {
    let cursor: TextCursor
    /// Where the present sentence starts; the caller moves it.
    var sentenceStart = 0
    var at = 0
    var hasOddQuotes = false
    var brackets = BracketSpan()
    /// What the sentence begins with, if that is an item of a list.
    var item: ListMark?
    /// Whether a figure with a full stop counts as an item's: not where it may be an ordinal.
    let readsFigures: Bool

    init(cursor: TextCursor, ordinals: SegmentationRules.Ordinals = .none) {
        self.cursor = cursor
        readsFigures = ordinals == .none
        item = ListMark(at: 0, in: cursor)
    }

    /// The next candidate, or `nil` at the end of the text.
    mutating func next() -> Candidate? {
        while at < cursor.count {
            at = cursor.nextOfInterest(from: at)
            guard let element = cursor.element(at: at) else { return nil }
            switch element.kind {
            case .dot, .exclamation, .fullStop, .ellipsis:
                return nextItem(endingAt: element) ?? candidate(from: element)
            case .opener:
                brackets.open(element, sentenceStart: sentenceStart, in: cursor)
                at = element.end
            case .closer, .other:
                if let found = nextItem(endingAt: element) { return found }
                at = element.end
            case .newline, .separator:
                if let found = paragraphEnd(at: element) { return found }
            case .straightQuote:
                countQuote(element)
                at = element.end
            default:
                at = element.end
            }
        }
        return nil
    }

    /// Counts a straight quotation mark: one after a space and before a word opens, whatever was missed before it.
    private mutating func countQuote(_ mark: TextCursor.Element) {
        if isInsideWord(mark) { return }
        let opens =
            cursor.element(before: mark.start)?.kind == .space && cursor.element(at: mark.end)?.kind.isWordPart == true
        hasOddQuotes = opens || !hasOddQuotes
    }

    /// Whether a mark has Hebrew letters on both sides, as the one in acronyms has.
    private func isInsideWord(_ mark: TextCursor.Element) -> Bool {
        guard let before = cursor.element(before: mark.start), let after = cursor.element(at: mark.end) else {
            return false
        }
        return (0x590...0x5FF).contains(before.value) && (0x590...0x5FF).contains(after.value)
    }

    /// A new sentence starts: straight quotation marks are counted anew after a paragraph only, for quotations may span
    /// sentences.
    mutating func startSentence(at start: Int, afterParagraph: Bool) {
        sentenceStart = start
        item = ListMark(at: start, in: cursor)
        if afterParagraph { hasOddQuotes = false }
    }

    /// A blank line or hard break without a stop before it.
    private mutating func paragraphEnd(at element: TextCursor.Element) -> Candidate? {
        let space = skipSpace(from: element.start)
        at = space.end
        guard space.endsParagraph else { return nil }
        return Candidate(
            stop: .fullStop,
            stopStart: element.start,
            stopEnd: element.start,
            closeEnd: element.start,
            next: space.end,
            endsParagraph: true
        )
    }

    private mutating func candidate(from first: TextCursor.Element) -> Candidate {
        var candidate = Candidate(stop: .dot, stopStart: at, stopEnd: at, closeEnd: at, next: at)
        readStops(from: first.start, into: &candidate)
        // Closers may be followed by more stops, as in `He said "Now!".`
        while true {
            readClosers(into: &candidate)
            guard let more = cursor.element(at: candidate.closeEnd), more.kind.isStop else { break }
            readStops(from: more.start, into: &candidate)
        }
        let space = skipSpace(from: candidate.closeEnd)
        candidate.next = space.end
        candidate.endsParagraph = space.endsParagraph
        if !space.endsParagraph { readSpacedClosers(into: &candidate) }
        candidate.closesInnerBracket = brackets.contains(candidate.stopEnd)
        candidate.isInsideBracket = brackets.contains(candidate.closeEnd)
        at = candidate.next
        return candidate
    }

    /// Reads stops that stand side by side, or with spaces between full stops (`. . .`).
    private func readStops(from start: Int, into candidate: inout Candidate) {
        var end = start
        var dots = 0
        var stop = Candidate.Stop.dot
        candidate.count = 0
        while let element = cursor.element(at: end), element.kind.isStop || element.kind == .transparent {
            switch element.kind {
            case .dot: dots += 1
            case .ellipsis: dots += 3
            case .exclamation: stop = .exclamation
            case .fullStop: if stop == .dot { stop = .fullStop }
            default: break
            }
            if element.kind != .transparent { candidate.count += 1 }
            if element.kind == .exclamation, element.value >= 0x80 { candidate.isWide = true }
            end = element.end
            if let spaced = spacedStop(from: end) { end = spaced }
        }
        if stop == .dot, dots > 1 { stop = .ellipsis }
        candidate.stop = stop
        candidate.isLong = dots > 3
        candidate.stopStart = start
        candidate.stopEnd = end
        candidate.closeEnd = end
    }

    /// Where a stop stands after one space, as in `. . .`; not where a word goes on right behind it, as in `. .5` and
    /// `. ...and`: such a stop ends nothing, but the one before it may.
    private func spacedStop(from end: Int) -> Int? {
        guard let space = cursor.element(at: end), space.kind == .space,
            let stop = cursor.element(at: space.end), stop.kind.isStop, stop.kind != .fullStop
        else { return nil }
        var after = space.end
        var asks = false
        while after - stop.end < 8, let more = cursor.element(at: after), more.kind.isStop || more.kind == .transparent
        {
            if more.kind == .fullStop { return space.end }
            if more.kind == .exclamation {
                if more.value >= 0x80 { return space.end }
                asks = true
            }
            after = more.end
        }
        guard let follower = cursor.element(at: after), follower.kind.isWordPart else { return space.end }
        return asks && follower.kind == .letter ? space.end : nil
    }

    /// Where white space ends, and whether it holds a blank line or a hard break.
    func skipSpace(from start: Int) -> (end: Int, endsParagraph: Bool) {
        var end = start
        var lines = 0
        var endsParagraph = false
        while let element = cursor.element(at: end) {
            switch element.kind {
            case .space: break
            case .newline:
                // CR LF is one line break.
                let follows = element.value == 0x0A && cursor.element(before: element.start)?.value == 0x0D
                if !follows || element.start == start { lines += 1 }
            case .separator: endsParagraph = true
            default: return (end, endsParagraph || lines > 1)
            }
            end = element.end
        }
        return (end, endsParagraph || lines > 1)
    }
}
