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
    /// Whether two line breaks or a hard break follow.
    var endsParagraph = false

    var hasSpace: Bool { next > closeEnd }
}

/// Finds the candidates of a text in one pass.
///
/// A superset of ICU's plain boundaries but for single line breaks: every scalar of Sentence_Break STerm and ATerm
/// counts, also where UAX #29 looks ahead and refuses (SB6 to SB8a); what follows is judged later.
struct StopScanner {
    let cursor: TextCursor
    /// Where the present sentence starts; the caller moves it.
    var sentenceStart = 0
    private var at = 0
    private var hasOddQuotes = false

    init(cursor: TextCursor) { self.cursor = cursor }

    /// The next candidate, or `nil` at the end of the text.
    mutating func next() -> Candidate? {
        while at < cursor.count {
            let byte = cursor.byte(at)
            if byte < 0x80, Self.isPlain[Int(byte)] {
                at += 1
                continue
            }
            guard let element = cursor.element(at: at) else { return nil }
            switch element.kind {
            case .dot, .exclamation, .fullStop, .ellipsis:
                return candidate(from: element)
            case .newline, .separator:
                if let found = paragraphEnd(at: element) { return found }
            case .straightQuote:
                hasOddQuotes.toggle()
                at = element.end
            default:
                at = element.end
            }
        }
        return nil
    }

    /// A new sentence starts: straight quotation marks are counted anew after a paragraph only, for quotations may span
    /// sentences.
    mutating func startSentence(at start: Int, afterParagraph: Bool) {
        sentenceStart = start
        if afterParagraph { hasOddQuotes = false }
    }

    /// ASCII that neither ends a sentence nor changes what a quotation mark is.
    private static let isPlain: [Bool] = (0..<128).map { (byte: UInt8) -> Bool in
        let kind = ScalarKind.ofASCII(byte)
        return !(kind.isStop || kind == .newline || kind == .separator || kind == .straightQuote || byte == 0x3B)
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
        at = candidate.next
        return candidate
    }

    /// Reads stops that stand side by side, or with spaces between full stops (`. . .`).
    private func readStops(from start: Int, into candidate: inout Candidate) {
        var end = start
        var dots = 0
        var stop = Candidate.Stop.dot
        while let element = cursor.element(at: end), element.kind.isStop || element.kind == .transparent {
            switch element.kind {
            case .dot: dots += 1
            case .ellipsis: dots += 3
            case .exclamation: stop = .exclamation
            case .fullStop: if stop == .dot { stop = .fullStop }
            default: break
            }
            end = element.end
            if dots > 0, stop == .dot, let spaced = spacedDot(from: end) {
                dots += 1
                end = spaced
            }
        }
        if stop == .dot, dots > 1 { stop = .ellipsis }
        candidate.stop = stop
        candidate.stopStart = start
        candidate.stopEnd = end
        candidate.closeEnd = end
    }

    /// The end of a full stop after one space that another stop or space or the end follows, so that `. .5` stays two things.
    private func spacedDot(from end: Int) -> Int? {
        guard let space = cursor.element(at: end), space.kind == .space,
            let dot = cursor.element(at: space.end), dot.kind == .dot
        else { return nil }
        guard let after = cursor.element(at: dot.end) else { return dot.end }
        switch after.kind {
        case .space, .newline, .dot, .closer, .closingQuote, .straightQuote: return dot.end
        default: return nil
        }
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
                guard let end = footnoteEnd(from: element) else { return }
                candidate.hasFootnoteMark = true
                candidate.closeEnd = end
                continue
            default: return
            }
            candidate.closeEnd = element.end
        }
    }

    /// Whether a quotation mark right after a stop closes: by its name, else because no word follows it.
    private func closes(_ mark: TextCursor.Element) -> Bool {
        if mark.kind == .closingQuote { return true }
        guard let after = cursor.element(at: mark.end) else { return true }
        let opensWord = after.kind.isWordPart && after.kind != .transparent
        return mark.kind == .straightQuote ? !opensWord || hasOddQuotes : !opensWord
    }

    /// The end of `[12]` where that starts here.
    private func footnoteEnd(from opener: TextCursor.Element) -> Int? {
        guard opener.value == 0x5B else { return nil }
        var end = opener.end
        while end - opener.end < 4, let digit = cursor.element(at: end), digit.kind == .digit { end = digit.end }
        guard end > opener.end, let closer = cursor.element(at: end), closer.value == 0x5D else { return nil }
        return closer.end
    }

    /// Takes in a closing mark after space: `. »` in French, a straight mark that ends an open quotation.
    private mutating func readSpacedClosers(into candidate: inout Candidate) {
        guard candidate.hasSpace, let mark = cursor.element(at: candidate.next) else { return }
        switch mark.kind {
        case .closingQuote: break
        case .straightQuote: guard hasOddQuotes else { return }
        case .closer: candidate.hasClosingBracket = true
        default: return
        }
        // What a word follows at once opens, as » does in German and » and ” do in Swedish.
        if let after = cursor.element(at: mark.end), mark.kind != .closer, after.kind.isWordPart { return }
        if mark.kind == .straightQuote { hasOddQuotes.toggle() }
        if mark.kind != .closer { candidate.hasClosingQuote = true }
        candidate.closeEnd = mark.end
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
