/// What belongs to a stop: closing marks, marks of notes, emoji.
extension StopScanner {
    /// Reads closing quotation marks, brackets, footnote marks and emoji that stand right after the stop.
    mutating func readClosers(into candidate: inout Candidate) {
        while let element = cursor.element(at: candidate.closeEnd) {
            switch element.kind {
            case .transparent: break
            case .closer: candidate.hasClosingBracket = true
            case .superscript, .emoji: break
            case .other:
                // An asterisk stands for a note below.
                guard element.value == 0x2A, [.space, .newline, nil].contains(cursor.element(at: element.end)?.kind)
                else { return }
            case .closingQuote, .openingQuote, .straightQuote, .apostrophe:
                guard closes(element) else { return }
                if element.kind == .straightQuote { hasOddQuotes.toggle() }
                candidate.hasClosingQuote = true
            case .opener:
                guard let end = footnoteEnd(from: element) ?? asideEnd(from: element) else { return }
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
    mutating func readSpacedClosers(into candidate: inout Candidate) {
        guard candidate.hasSpace, let mark = cursor.element(at: candidate.next) else { return }
        switch mark.kind {
        case .closingQuote, .apostrophe: break
        case .continuation:
            guard let end = smileyEnd(from: mark) else { return }
            candidate.closeEnd = end
            return finishSpacedClosers(of: &candidate)
        case .straightQuote: guard hasOddQuotes else { return }
        case .closer: candidate.hasClosingBracket = true
        case .emoji:
            guard !ListMark.leads(mark.value) else { return }
        case .opener:
            // `[12]` belongs to the sentence before it, unless words follow without space.
            guard let end = footnoteEnd(from: mark), cursor.element(at: end)?.kind.isWordPart != true else { return }
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
}
