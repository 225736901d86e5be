/// Stops with a letter, digit or mark right after them.
extension BoundaryJudge {
    /// The verdict where something follows at once, if that settles it.
    func withoutSpace(_ candidate: Candidate, _ following: Following) -> Verdict? {
        guard !candidate.hasSpace, let next = cursor.element(at: candidate.next) else { return nil }
        switch next.kind {
        case .continuation, .dash, .hyphen: return .goesOn(.continuationMark)
        default: break
        }
        switch candidate.stop {
        case .fullStop, .item:
            return nil
        case .exclamation:
            // `?` and `!` of Chinese and Japanese text may be half-width; those of addresses are not stops.
            return following.kind == .letter || candidate.isWide ? nil : joinedAfterExclamation(candidate, following)
        case .ellipsis:
            let ends = candidate.hasClosingQuote || endsFinally(before: candidate.stopStart)
            return following.kind == .letter && ends ? nil : .goesOn(.insideWord)
        case .dot:
            return joined(candidate, following)
        }
    }

    /// `end.Next`: a space is missing where a small-letter word ends and a capitalised one of its own starts, or where a
    /// word follows that begins sentences.
    private func joined(_ candidate: Candidate, _ following: Following) -> Verdict {
        guard following.kind == .upper || following.kind == .letter else { return .goesOn(.insideWord) }
        let before = PrecedingWord(before: candidate.stopStart, in: cursor, from: sentenceStart)
        guard !before.isAddress, !before.word.isEmpty else { return .goesOn(.insideWord) }
        if following.kind == .letter, !candidate.hasClosingQuote, isUnspaced(before, following) {
            return .ends(.missingSpace)
        }
        guard startsPlainWord(following.start) else { return .goesOn(.insideWord) }
        if let verdict = afterUnit(before, following) { return verdict.isBoundary ? .ends(.missingSpace) : verdict }
        let wordClass = wordClass(of: before)
        if startsSentence(following) {
            let isAcronym = before.isDotted || before.isSingleLetter
            // `U.S.A either` is an acronym that lacks its last stop.
            guard isAcronym ? isLongerThanALetter(following) : before.dotCount == 0 || wordClass != nil else {
                return .goesOn(.insideWord)
            }
            return wordClass == .neverFinal ? .goesOn(.abbreviation) : .ends(.missingSpace)
        }
        let isName = before.capitalCount > 0 && !candidate.hasClosingQuote && !isTitle(following)
        guard following.kind == .upper, before.dotCount == 0, before.lastKind == .lower, before.letterCount >= 2,
            before.digitCount == 0, before.capitalCount <= 1, !isName, wordClass == nil
        else { return .goesOn(.insideWord) }
        return .ends(.missingSpace)
    }

    /// Whether letters of a script without case stand on both sides of a stop between which nobody writes an abbreviation.
    ///
    /// Chinese and Japanese put no space there; Korean sentences are known by their endings; in Arabic and Hebrew the words
    /// must be long enough. Thai writes abbreviations so.
    private func isUnspaced(_ before: PrecedingWord, _ following: Following) -> Bool {
        guard before.lastKind == .letter, before.dotCount == 0, !following.hasOpener,
            let last = cursor.element(before: before.word.range.upperBound),
            let next = cursor.element(at: following.start)
        else { return false }
        switch (last.value, next.value) {
        case (0x3040...0x9FFF, 0x3040...0x9FFF): return true
        case (0xAC00...0xD7AF, 0xAC00...0xD7AF): return endsFinally(before: before.word.range.upperBound)
        case (0x590...0x77F, 0x590...0x77F):
            let word = following.word(in: cursor)
            return before.letterCount > 2 && wordClass(of: before) == nil && word.range.count > 3
                && cursor.element(at: word.range.upperBound)?.kind != .dot
        default: return false
        }
    }

    private func isLongerThanALetter(_ following: Following) -> Bool {
        guard let letter = cursor.element(at: following.start) else { return false }
        return following.word(in: cursor).range.upperBound > letter.end
    }

    /// `end!Next`: as after a full stop, but nothing here can be an abbreviation.
    private func joinedAfterExclamation(_ candidate: Candidate, _ following: Following) -> Verdict {
        let before = PrecedingWord(before: candidate.stopStart, in: cursor, from: sentenceStart)
        guard following.kind == .upper, !before.isAddress, before.dotCount == 0, before.letterCount >= 2,
            startsPlainWord(following.start)
        else { return .goesOn(.insideWord) }
        return .ends(.missingSpace)
    }

    /// Whether a capital, small letters and then space or plain punctuation stand at a place; or a title and its stop.
    private func startsPlainWord(_ start: Int) -> Bool {
        var at = start
        var count = 0
        while at - start < PrecedingWord.longest, let element = cursor.element(at: at) {
            switch element.kind {
            case .upper: guard at == start else { return false }
            case .lower, .letter, .transparent: count += 1
            case .space, .newline, .continuation, .apostrophe: return count > 0 || element.kind == .space
            case .dot: return count > 0 && marks(of: Word(range: start..<at, hasCapital: true)).contains(.neverFinal)
            default: return false
            }
            at = element.end
        }
        return false
    }

    /// Whether a title and its stop follow.
    private func isTitle(_ following: Following) -> Bool {
        let word = following.word(in: cursor)
        return word.range.count > 1 && marks(of: word).contains(.neverFinal)
            && cursor.element(at: word.range.upperBound)?.kind == .dot
    }
}
