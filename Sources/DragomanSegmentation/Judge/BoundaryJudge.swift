/// Decides whether a candidate is a boundary, by its neighbours and the rules of the language.
struct BoundaryJudge {
    let cursor: TextCursor
    let rules: CompiledRules
    /// Where the sentence starts that a candidate may end.
    var sentenceStart = 0

    /// The verdict on a candidate of the present sentence.
    func verdict(on candidate: Candidate) -> Verdict {
        if candidate.endsParagraph { return .ends(.paragraphEnds) }
        if candidate.stop == .item { return .ends(.listItem) }
        if candidate.isInsideBracket { return .goesOn(.insideBracket) }
        let following = Following(at: candidate.next, in: cursor)
        if let early = withoutSpace(candidate, following) { return early }
        if let early = afterClosers(candidate, following) { return early }
        if following.kind == .continuation, !following.hasOpener { return .goesOn(.continuationMark) }
        switch candidate.stop {
        case .fullStop, .item:
            let isName = isExclaimedName(candidate) && following.kind == .letter && !candidate.hasSpace
            return isName ? .goesOn(.exclaimedName) : .ends(.stop)
        case .exclamation: return afterExclamation(candidate, following)
        case .ellipsis: return afterEllipsis(candidate, following)
        case .dot: return afterDot(candidate, following)
        }
    }

    // MARK: By the kind of stop

    private func afterExclamation(_ candidate: Candidate, _ following: Following) -> Verdict {
        if isLower(following), !followsCaseless(candidate) {
            if following.hasOpener, !following.hasBracket, !following.hasApostrophe, !candidate.hasClosingQuote {
                return .ends(.openingMark)
            }
            let isPlain = !candidate.hasClosingQuote && !candidate.hasClosingBracket && !following.hasSpacedDash
            return isPlain && startsLower(sentenceStart) ? .ends(.lowerCaseWriting) : .goesOn(.lowerCaseFollows)
        }
        if isExclaimedName(candidate), !startsSentence(following) {
            return .goesOn(.exclaimedName)
        }
        return .ends(.stop)
    }

    private func isExclaimedName(_ candidate: Candidate) -> Bool {
        guard rules.marks.contains(.exclaimedName), candidate.count == 1, candidate.stopEnd == candidate.closeEnd else {
            return false
        }
        let end = candidate.stopStart
        if rules.unspacedNames.contains(where: { cursor.hasBytes($0, at: end - $0.count) }) { return true }
        let before = PrecedingWord(before: candidate.stopStart, in: cursor, from: sentenceStart)
        return marks(of: before.word).contains(.exclaimedName)
    }

    /// Whether a letter of a script without case stands before the stop: then a small Latin letter after it says nothing.
    private func followsCaseless(_ candidate: Candidate) -> Bool {
        cursor.element(before: candidate.stopStart)?.kind == .letter
    }

    /// Ellipses end a sentence before a capital.
    ///
    /// In scripts without capitals most stand inside one.
    private func afterEllipsis(_ candidate: Candidate, _ following: Following) -> Verdict {
        if isLower(following), !followsCaseless(candidate) { return .goesOn(.lowerCaseFollows) }
        if rules.marks.contains(.ellipsisFollower), following.kind == .upper, !following.hasOpener,
            !candidate.hasClosingQuote,
            marks(of: following.word(in: cursor)).contains(.ellipsisFollower)
        {
            return .goesOn(.ellipsis)
        }
        let trailsOff = !candidate.hasClosingQuote && !candidate.isLong && !following.hasOpener
        if trailsOff, isNeverLast(before: candidate.stopStart), !startsSentence(following) { return .goesOn(.ellipsis) }
        switch following.kind {
        case .letter, .digit:
            if candidate.hasClosingQuote || candidate.isLong || endsFinally(before: candidate.stopStart) {
                return .ends(.stop)
            }
            return .goesOn(.ellipsis)
        default: return .ends(.stop)
        }
    }

    /// Whether an article or preposition stands before an ellipsis.
    private func isNeverLast(before end: Int) -> Bool {
        marks(of: PrecedingWord(before: end, in: cursor, from: sentenceStart).word).contains(.neverLast)
    }

    /// Whether the word before an ellipsis has an ending that only last words have.
    func endsFinally(before end: Int) -> Bool {
        rules.finalEndings.contains { ending in
            end - ending.count >= sentenceStart && cursor.hasBytes(ending, at: end - ending.count)
        }
    }

    private func afterDot(_ candidate: Candidate, _ following: Following) -> Verdict {
        let before = precedingWord(of: candidate)
        if candidate.hasFootnoteNumber, before.dotCount > 0 || wordClass(of: before) != nil {
            return .goesOn(.insideWord)
        }
        if isLower(following), !startsWithClitic(following), before.lastKind != .letter {
            return beforeLower(before, candidate, following)
        }
        if isEnumerator(before) { return .goesOn(.enumerator) }
        if candidate.hasClosingQuote { return .ends(.stop) }
        if candidate.hasClosingBracket, before.letterCount > 3, wordClass(of: before) == nil { return .ends(.stop) }
        if before.isNumberRange, rules.behaviour.ordinals != .none { return afterOrdinal(following) }
        if before.isNumber { return afterNumber(before, following) }
        return afterWord(before, following)
    }

    /// The word before a stop; where a space stands between them (`Mr . Voss`), a title before the space.
    private func precedingWord(of candidate: Candidate) -> PrecedingWord {
        let before = PrecedingWord(before: candidate.stopStart, in: cursor, from: sentenceStart)
        guard before.word.isEmpty, let space = cursor.element(before: candidate.stopStart), space.kind == .space else {
            return before
        }
        let spaced = PrecedingWord(before: space.start, in: cursor, from: sentenceStart)
        return marks(of: spaced.word).contains(.neverFinal) ? spaced : before
    }
}
