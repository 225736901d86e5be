/// A place where a sentence may end: a group of stops with the closers and the space that belong to it.
struct Candidate {
    /// What the stops are.
    enum Stop {
        /// One full stop, which may belong to an abbreviation or a number.
        case dot
        /// Three stops, or their sign.
        case ellipsis
        /// A question mark or exclamation mark is among them.
        case exclamation
        /// A stop that ends sentences only.
        case fullStop
        /// No stop: the next item of a list begins.
        case item
    }

    var stop: Stop
    /// The first byte of the last group of stops.
    var stopStart: Int
    /// After the last stop.
    var stopEnd: Int
    /// After the closers: where the sentence ends if it does.
    var closeEnd: Int
    /// After the space: where the next sentence begins.
    var next: Int
    var hasClosingQuote = false
    var hasClosingBracket = false
    var hasFootnoteMark = false
    /// Whether figures without a space before them stand among the closers, as in `ended.12 Then`.
    var hasFootnoteNumber = false
    /// How many stops stand together.
    var count = 0
    /// Whether one of them is none of ASCII, so that it cannot belong to an address.
    var isWide = false
    /// Whether it is an ellipsis and a full stop.
    var isLong = false
    /// Whether the closing bracket opened inside the sentence.
    var closesInnerBracket = false
    /// Whether a bracket that opened inside the sentence is still open.
    var isInsideBracket = false
    /// Whether two line breaks or a hard break follow.
    var endsParagraph = false

    var hasSpace: Bool { next > closeEnd }
}

/// Finds the candidates of a text in one pass.
///
/// Every scalar that ICU's Sentence_Break calls STerm or ATerm counts, and ellipses, also where UAX #29 looks ahead and
/// refuses (SB6 to SB8a); what follows is judged later. Closers, footnote marks and emoji after a stop go with it, where
/// ICU breaks before some of them; a single line break is a space.
struct StopScanner {
    let cursor: TextCursor
    /// Where the present sentence starts; the caller moves it.
    var sentenceStart = 0
    private var at = 0
    private var hasOddQuotes = false
    private var brackets = BracketSpan()
    /// What the sentence begins with, if that is an item of a list.
    private var item: ListMark?
    /// Whether a figure with a full stop counts as an item's: not where it may be an ordinal.
    private let readsFigures: Bool

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
                if !isInsideWord(element) { hasOddQuotes.toggle() }
                at = element.end
            default:
                at = element.end
            }
        }
        return nil
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

    /// The next item of the list that the sentence belongs to, where its mark ends or its bullet stands here.
    private mutating func nextItem(endingAt element: TextCursor.Element) -> Candidate? {
        guard let item, !brackets.contains(element.start) else { return nil }
        var start = element.start
        if element.kind == .other {
            guard element.value == item.bullet else { return nil }
        } else {
            guard element.kind == .dot || element.value == 0x29, item.value > 0 else { return nil }
            while element.start - start < 4, let part = cursor.element(before: start), part.kind.isWordPart {
                start = part.start
            }
            if item.bullet > 0 { start = bulletStart(before: start) }
        }
        guard start > sentenceStart, start < element.start || element.kind == .other,
            let space = cursor.element(before: start), space.kind == .space,
            let mark = ListMark(at: start, in: cursor), mark.follows(item),
            readsFigures || mark.closing != .dot || mark.isLetter
        else { return nil }
        var end = space.start
        while let more = cursor.element(before: end), more.kind == .space, end > sentenceStart { end = more.start }
        if let last = cursor.element(before: end), last.kind == .continuation || last.kind == .opener { return nil }
        at = mark.end
        return Candidate(stop: .item, stopStart: end, stopEnd: end, closeEnd: end, next: start)
    }

    private func bulletStart(before start: Int) -> Int {
        var at = start
        if let space = cursor.element(before: at), space.kind == .space { at = space.start }
        guard let bullet = cursor.element(before: at), ListMark.isBullet(bullet.value) else { return start }
        return bullet.start
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

    /// Reads closing quotation marks, brackets, footnote marks and emoji that stand right after the stop.
    private mutating func readClosers(into candidate: inout Candidate) {
        while let element = cursor.element(at: candidate.closeEnd) {
            switch element.kind {
            case .transparent: break
            case .closer: candidate.hasClosingBracket = true
            case .superscript, .emoji: candidate.hasFootnoteMark = true
            case .closingQuote, .openingQuote, .straightQuote, .apostrophe:
                guard closes(element) else { return }
                if element.kind == .straightQuote { hasOddQuotes.toggle() }
                candidate.hasClosingQuote = true
            case .opener:
                guard let end = footnoteEnd(from: element) ?? asideEnd(from: element) else { return }
                candidate.hasFootnoteMark = true
                candidate.closeEnd = end
                continue
            case .digit:
                guard candidate.stop == .dot, let end = footnoteNumberEnd(of: candidate) else { return }
                candidate.hasFootnoteNumber = true
                candidate.closeEnd = end
                return
            default: return
            }
            candidate.closeEnd = element.end
        }
    }

    /// Whether a quotation mark right after a stop closes: by its name, else because no word follows it.
    private func closes(_ mark: TextCursor.Element) -> Bool {
        if mark.kind == .closingQuote { return true }
        guard let after = cursor.element(at: mark.end), after.kind.isWordPart, after.kind != .transparent else {
            return true
        }
        switch mark.kind {
        case .straightQuote: return hasOddQuotes
        // Korean writes particles right after the quotation.
        case .apostrophe: return after.kind == .letter
        default: return false
        }
    }

    /// The end of `[12]` where that starts here.
    private func footnoteEnd(from opener: TextCursor.Element) -> Int? {
        guard opener.value == 0x5B else { return nil }
        var end = opener.end
        while end - opener.end < 4, let digit = cursor.element(at: end), digit.kind == .digit { end = digit.end }
        guard end > opener.end, let closer = cursor.element(at: end), closer.value == 0x5D else { return nil }
        return closer.end
    }

    /// The end of `（笑）` and its like: one character in brackets, which says how a sentence is meant.
    private func asideEnd(from opener: TextCursor.Element) -> Int? {
        guard opener.value == 0xFF08, let inner = cursor.element(at: opener.end), inner.kind == .letter,
            let closer = cursor.element(at: inner.end), closer.value == 0xFF09
        else { return nil }
        return closer.end
    }

    /// The end of figures right after a stop that are marks of footnotes, as in `a consultation.11 12 Take`: they
    /// follow a word of small letters or a bracket, and a capital follows them.
    private func footnoteNumberEnd(of candidate: Candidate) -> Int? {
        var at = candidate.stopStart
        for _ in 0..<4 {
            guard let before = cursor.element(before: at) else { return nil }
            if before.kind == .closer { break }
            guard before.kind == .lower else { return nil }
            at = before.start
        }
        at = candidate.closeEnd
        var end = at
        for _ in 0..<4 {
            while at - end < 4, let digit = cursor.element(at: at), digit.kind == .digit { at = digit.end }
            guard at > end, at - end < 4 else { return nil }
            let numberEnd = at
            let space = skipSpace(from: at)
            guard space.end > at, !space.endsParagraph, let next = cursor.element(at: space.end) else { return nil }
            if next.kind == .upper || next.kind == .openingQuote { return numberEnd }
            guard next.kind == .digit else { return nil }
            (at, end) = (space.end, space.end)
        }
        return nil
    }

    /// Takes in a closing mark after space: `. »` in French, a straight mark that ends an open quotation.
    private mutating func readSpacedClosers(into candidate: inout Candidate) {
        guard candidate.hasSpace, let mark = cursor.element(at: candidate.next) else { return }
        switch mark.kind {
        case .closingQuote, .apostrophe: break
        case .continuation:
            guard let end = smileyEnd(from: mark) else { return }
            candidate.hasFootnoteMark = true
            candidate.closeEnd = end
            return finishSpacedClosers(of: &candidate)
        case .straightQuote: guard hasOddQuotes else { return }
        case .closer: candidate.hasClosingBracket = true
        case .emoji:
            guard !ListMark.leads(mark.value) else { return }
            candidate.hasFootnoteMark = true
        case .opener:
            // `[12]` belongs to the sentence before it, unless words follow without space.
            guard let end = footnoteEnd(from: mark), cursor.element(at: end)?.kind.isWordPart != true else { return }
            candidate.hasFootnoteMark = true
            candidate.closeEnd = end
            return finishSpacedClosers(of: &candidate)
        default: return
        }
        if mark.kind.isQuote || mark.kind == .emoji, opensWord(mark) { return }
        if mark.kind == .straightQuote { hasOddQuotes.toggle() }
        if mark.kind.isQuote { candidate.hasClosingQuote = true }
        candidate.closeEnd = mark.end
        finishSpacedClosers(of: &candidate)
    }

    /// The end of `:)` or `;-)` where that starts here and stands alone.
    private func smileyEnd(from eyes: TextCursor.Element) -> Int? {
        guard eyes.value == 0x3A || eyes.value == 0x3B else { return nil }
        var end = eyes.end
        if let nose = cursor.element(at: end), nose.value == 0x2D { end = nose.end }
        guard let mouth = cursor.element(at: end), [0x29, 0x28, 0x44, 0x50].contains(mouth.value) else { return nil }
        switch cursor.element(at: mouth.end)?.kind {
        case .space, .newline, .separator, nil: return mouth.end
        default: return nil
        }
    }

    /// Whether a word follows a mark at once: then it opens, as » does in German and » and ” do in Swedish.
    private func opensWord(_ mark: TextCursor.Element) -> Bool {
        var place = mark.end
        while let next = cursor.element(at: place), next.kind == .transparent, place - mark.end < 12 {
            place = next.end
        }
        guard let after = cursor.element(at: place) else { return false }
        // Two straight apostrophes are one mark.
        if after.kind == .apostrophe, mark.kind == .apostrophe, let next = cursor.element(at: after.end) {
            return next.kind.isWordPart
        }
        return after.kind.isWordPart || after.kind == .opener
    }

    private mutating func finishSpacedClosers(of candidate: inout Candidate) {
        readClosers(into: &candidate)
        let space = skipSpace(from: candidate.closeEnd)
        candidate.next = space.end
        candidate.endsParagraph = space.endsParagraph
    }

    /// Where white space ends, and whether it holds a blank line or a hard break.
    private func skipSpace(from start: Int) -> (end: Int, endsParagraph: Bool) {
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
