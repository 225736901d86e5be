/// Decides whether a candidate is a boundary, by its neighbours and the rules of the language.
struct BoundaryJudge {
    let cursor: TextCursor
    let rules: CompiledRules
    /// Where the sentence starts that a candidate may end.
    var sentenceStart = 0

    /// The answer and the rule that gave it.
    struct Verdict: Hashable {
        /// The rules by name; each is a branch below.
        enum Rule: String, Sendable {
            case paragraphEnds = "paragraph-ends"
            case listItem = "list-item"
            case insideBracket = "inside-bracket"
            case timePhrase = "time-phrase"
            case insideWord = "inside-word"
            case missingSpace = "missing-space"
            case continuationMark = "continuation-mark"
            case bracketedStop = "bracketed-stop"
            case quotationGoesOn = "quotation-goes-on"
            case lowerCaseFollows = "lower-case-follows"
            case enumerator
            case ordinal
            case initial
            case dottedAcronym = "dotted-acronym"
            case abbreviation
            case dashOpens = "dash-opens"
            case openingMark = "opening-mark"
            case lowerCaseWriting = "lower-case-writing"
            case exclaimedName = "exclaimed-name"
            case ellipsis
            case stop
        }

        var isBoundary: Bool
        var rule: Rule

        static func ends(_ rule: Rule) -> Verdict { Verdict(isBoundary: true, rule: rule) }
        static func goesOn(_ rule: Rule) -> Verdict { Verdict(isBoundary: false, rule: rule) }
    }

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
        case .fullStop, .item: return .ends(.stop)
        case .exclamation: return afterExclamation(candidate, following)
        case .ellipsis: return afterEllipsis(candidate, following)
        case .dot: return afterDot(candidate, following)
        }
    }

    // MARK: Without a space

    /// Stops with a letter, digit or mark right after them.
    private func withoutSpace(_ candidate: Candidate, _ following: Following) -> Verdict? {
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
            return following.kind == .letter ? nil : joinedAfterExclamation(candidate, following)
        case .ellipsis:
            return following.kind == .letter && candidate.hasClosingQuote ? nil : .goesOn(.insideWord)
        case .dot:
            return joined(candidate, following)
        }
    }

    /// `end.Next`: a space is missing where a small-letter word ends and a capitalised one of its own starts, or where a
    /// word follows that begins sentences.
    private func joined(_ candidate: Candidate, _ following: Following) -> Verdict {
        guard following.kind == .upper || following.kind == .letter else { return .goesOn(.insideWord) }
        let before = PrecedingWord(before: candidate.stopStart, in: cursor, from: sentenceStart)
        guard !before.isAddress, !before.word.isEmpty, startsPlainWord(following.start) else {
            return .goesOn(.insideWord)
        }
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

    // MARK: Closers

    /// A stop in brackets of its own, and quotations with which the sentence goes on.
    private func afterClosers(_ candidate: Candidate, _ following: Following) -> Verdict? {
        guard candidate.hasClosingQuote || candidate.hasClosingBracket else { return nil }
        if candidate.hasClosingBracket, following.kind == .letter, candidate.closesInnerBracket {
            return .goesOn(.insideBracket)
        }
        if candidate.hasClosingBracket, candidate.stop != .dot,
            cursor.element(before: candidate.stopStart)?.kind == .opener
        {
            return .goesOn(.bracketedStop)
        }
        if !candidate.hasSpace, following.kind == .letter, !following.hasOpener,
            goesOnAfterQuotation(at: candidate.next)
        {
            return .goesOn(.quotationGoesOn)
        }
        return nil
    }

    private func goesOnAfterQuotation(at start: Int) -> Bool {
        rules.quotationContinuations.contains { cursor.hasBytes($0, at: start) }
    }

    // MARK: By the kind of stop

    private func afterExclamation(_ candidate: Candidate, _ following: Following) -> Verdict {
        if isLower(following) {
            let isPlain = !candidate.hasClosingQuote && !candidate.hasClosingBracket && !following.hasSpacedDash
            return isPlain && startsLower(sentenceStart) ? .ends(.lowerCaseWriting) : .goesOn(.lowerCaseFollows)
        }
        if candidate.stopEnd - candidate.stopStart == 1, isExclaimedName(candidate), !startsSentence(following) {
            return .goesOn(.exclaimedName)
        }
        return .ends(.stop)
    }

    private func isExclaimedName(_ candidate: Candidate) -> Bool {
        guard rules.hasExclaimedNames, candidate.stopEnd == candidate.closeEnd else { return false }
        let before = PrecedingWord(before: candidate.stopStart, in: cursor, from: sentenceStart)
        return marks(of: before.word).contains(.exclaimedName)
    }

    /// Ellipses end a sentence before a capital.
    ///
    /// In scripts without capitals most stand inside one.
    private func afterEllipsis(_ candidate: Candidate, _ following: Following) -> Verdict {
        if isLower(following) { return .goesOn(.lowerCaseFollows) }
        if rules.hasEllipsisFollowers, following.kind == .upper, !following.hasOpener, !candidate.hasClosingQuote,
            marks(of: following.word(in: cursor)).contains(.ellipsisFollower)
        {
            return .goesOn(.ellipsis)
        }
        switch following.kind {
        case .letter, .digit:
            if candidate.hasClosingQuote || candidate.isLong || endsFinally(before: candidate.stopStart) {
                return .ends(.stop)
            }
            return .goesOn(.ellipsis)
        default: return .ends(.stop)
        }
    }

    /// Whether the word before an ellipsis has an ending that only last words have.
    private func endsFinally(before end: Int) -> Bool {
        rules.finalEndings.contains { ending in
            end - ending.count >= sentenceStart && cursor.hasBytes(ending, at: end - ending.count)
        }
    }

    private func afterDot(_ candidate: Candidate, _ following: Following) -> Verdict {
        let before = precedingWord(of: candidate)
        if candidate.hasFootnoteNumber, before.dotCount > 0 || wordClass(of: before) != nil {
            return .goesOn(.insideWord)
        }
        if isLower(following), !startsWithClitic(following) {
            return beforeLower(before, candidate, following)
        }
        if isEnumerator(before) { return .goesOn(.enumerator) }
        if candidate.hasClosingQuote || (candidate.hasClosingBracket && before.letterCount > 3) { return .ends(.stop) }
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

    /// A small letter goes on with the sentence, but for dialogue, remarks in brackets, quotations, and writers who use
    /// no capitals; and never ends one after what may be an abbreviation.
    private func beforeLower(
        _ before: PrecedingWord,
        _ candidate: Candidate,
        _ following: Following
    ) -> Verdict {
        if startsList(following) { return .ends(.listItem) }
        guard before.dotCount == 0, wordClass(of: before) == nil, !candidate.hasClosingQuote,
            !candidate.hasClosingBracket
        else { return .goesOn(.lowerCaseFollows) }
        if endsWithCloser(candidate), !following.hasSpacedDash { return .ends(.lowerCaseWriting) }
        if following.hasOpener, !following.hasBracket, !following.hasApostrophe, before.letterCount > 1 {
            return .ends(.openingMark)
        }
        guard before.letterCount > 2 else { return .goesOn(.lowerCaseFollows) }
        if following.hasSpacedDash { return rules.behaviour.dashOpens ? .ends(.dashOpens) : .goesOn(.lowerCaseFollows) }
        if following.hasBracket || following.hasOpener, !following.hasApostrophe { return .ends(.openingMark) }
        if marks(of: following.word(in: cursor)).contains(.finalBeforeCapital) { return .goesOn(.abbreviation) }
        return isPlainWord(before) || startsLower(sentenceStart) ? .ends(.lowerCaseWriting) : .goesOn(.lowerCaseFollows)
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

    /// Whether a word of small letters is too long for an abbreviation that no table knows: those have four letters or fewer.
    private func isPlainWord(_ before: PrecedingWord) -> Bool {
        before.letterCount > 4 && before.capitalCount == 0 && before.digitCount == 0
    }

    private func isLower(_ following: Following) -> Bool {
        following.kind == .lower && !following.isInnerCapital(in: cursor) && !following.isAddress(in: cursor)
    }

    /// Whether the sentence itself starts with a small letter.
    private func startsLower(_ sentenceStart: Int) -> Bool {
        let first = Following(at: sentenceStart, in: cursor)
        return isLower(first) && !first.hasSpacedDash
    }

    /// Dutch `'s Avonds`, `'t Is`: a small letter with an apostrophe before the capital.
    private func startsWithClitic(_ following: Following) -> Bool {
        guard following.hasApostrophe, let letter = cursor.element(at: following.start),
            let space = cursor.element(at: letter.end), space.kind == .space,
            let capital = cursor.element(at: space.end)
        else { return false }
        return capital.kind == .upper
    }

    /// `1.`, `12.`, `a.`, `IV.`, `2.1.` at the start of a sentence or after a colon.
    private func isEnumerator(_ before: PrecedingWord) -> Bool {
        guard !before.isAddress, before.letterCount == 0 ? isListNumber(before) : isListLetter(before) else {
            return false
        }
        var at = before.start
        while at > sentenceStart, before.start - at <= 16, let element = cursor.element(before: at) {
            switch element.kind {
            case .space, .newline, .opener, .hyphen, .dash, .transparent: at = element.start
            case .continuation:
                return element.value == 0x3A && at < before.start && (1...2).contains(before.digitCount)
                    && before.dotCount == 0
            case .other where Self.isBullet(element.value): at = element.start
            default: return false
            }
        }
        return at <= sentenceStart
    }

    private static func isBullet(_ value: UInt32) -> Bool {
        value == 0x2A || value == 0x23 || value == 0xB7 || ListMark.isBullet(value)
    }

    private func isListNumber(_ before: PrecedingWord) -> Bool {
        before.dotCount == 0 ? (1...4).contains(before.digitCount) : (1...12).contains(before.digitCount)
    }

    private func isListLetter(_ before: PrecedingWord) -> Bool {
        guard before.digitCount == 0, before.dotCount == 0 else { return false }
        return before.letterCount == 1 || (before.letterCount <= 4 && isRoman(before.word))
    }

    /// Whether a word is a Roman number in capitals.
    func isRoman(_ word: Word) -> Bool {
        !word.isEmpty
            && cursor.slice(word.range).allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"): true
                default: false
                }
            }
    }
}
