/// Stops before a small letter.
extension BoundaryJudge {
    /// A small letter goes on with the sentence, but for dialogue, remarks in brackets, quotations, and writers who use
    /// no capitals; and never ends one after what may be an abbreviation.
    func beforeLower(_ before: PrecedingWord, _ candidate: Candidate, _ following: Following) -> Verdict {
        let isAbbreviation = wordClass(of: before) != nil
        if before.letterCount > 2, !isAbbreviation, startsList(following) { return .ends(.listItem) }
        guard before.dotCount == 0, !isAbbreviation, !candidate.hasClosingQuote,
            !candidate.hasClosingBracket
        else { return .goesOn(.lowerCaseFollows) }
        if endsWithCloser(candidate), !following.hasSpacedDash { return .ends(.lowerCaseWriting) }
        if following.hasOpener, !following.hasBracket, !following.hasApostrophe, before.letterCount > 1 {
            return .ends(.openingMark)
        }
        guard before.letterCount > 2 || isWholeWord(before) else { return .goesOn(.lowerCaseFollows) }
        if following.hasSpacedDash { return rules.behaviour.dashOpens ? .ends(.dashOpens) : .goesOn(.lowerCaseFollows) }
        if following.hasBracket || following.hasOpener, !following.hasApostrophe { return .ends(.openingMark) }
        if marks(of: following.word(in: cursor)).contains(.finalBeforeCapital) { return .goesOn(.abbreviation) }
        return isPlainWord(before) || isWholeWord(before) || startsLower(sentenceStart)
            ? .ends(.lowerCaseWriting) : .goesOn(.lowerCaseFollows)
    }

    /// Whether the first item of a list follows: `a.`, `а)`.
    private func startsList(_ following: Following) -> Bool {
        guard !following.hasOpener, let mark = ListMark(at: following.start, in: cursor), mark.isLetter else {
            return false
        }
        return mark.value == 0x61 || mark.value == 0x430
    }

    /// Whether a bracket or quotation closes right before the stop: `(in Rome). then` cannot be an abbreviation.
    private func endsWithCloser(_ candidate: Candidate) -> Bool {
        switch cursor.element(before: candidate.stopStart)?.kind {
        case .closer, .closingQuote, .straightQuote: candidate.stopStart > sentenceStart
        default: false
        }
    }

    /// Whether a word of small letters is too long for an abbreviation that no table knows.
    private func isPlainWord(_ before: PrecedingWord) -> Bool {
        before.letterCount > rules.behaviour.longestCutWord && before.capitalCount == 0 && before.digitCount == 0
    }

    private func isWholeWord(_ before: PrecedingWord) -> Bool {
        before.capitalCount == 0 && marks(of: before.word).contains(.wholeWord)
    }

    func isLower(_ following: Following) -> Bool {
        following.kind == .lower && !following.isInnerCapital(in: cursor) && !following.isAddress(in: cursor)
    }

    /// Whether the sentence itself starts with a small letter.
    func startsLower(_ sentenceStart: Int) -> Bool {
        let first = Following(at: sentenceStart, in: cursor)
        return isLower(first) && !first.hasSpacedDash
    }

    /// Dutch `'s Avonds`, `'t Is`, `'s-Hertogenbosch`: a small letter with an apostrophe before the capital.
    func startsWithClitic(_ following: Following) -> Bool {
        guard following.hasApostrophe, let letter = cursor.element(at: following.start),
            let space = cursor.element(at: letter.end), space.kind == .space || space.kind == .hyphen,
            let capital = cursor.element(at: space.end)
        else { return false }
        return capital.kind == .upper
    }
}
