/// Decides whether a candidate is a boundary, by its neighbours and the rules of the language.
struct BoundaryJudge {
    let cursor: TextCursor
    let rules: SegmentationRules

    /// The answer and the rule that gave it.
    struct Verdict: Hashable {
        /// The rules by name; each is a branch below.
        enum Rule: String, Sendable {
            case paragraphEnds = "paragraph-ends"
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
            case stop
        }

        var isBoundary: Bool
        var rule: Rule

        static func ends(_ rule: Rule) -> Verdict { Verdict(isBoundary: true, rule: rule) }
        static func goesOn(_ rule: Rule) -> Verdict { Verdict(isBoundary: false, rule: rule) }
    }

    /// The verdict on a candidate of the sentence that starts at `sentenceStart`.
    func verdict(on candidate: Candidate, sentenceStart: Int) -> Verdict {
        if candidate.endsParagraph { return .ends(.paragraphEnds) }
        let following = Following(at: candidate.next, in: cursor)
        if let early = withoutSpace(candidate, following) { return early }
        if let early = afterClosers(candidate, following) { return early }
        if following.kind == .continuation, !following.hasOpener { return .goesOn(.continuationMark) }
        switch candidate.stop {
        case .fullStop: return .ends(.stop)
        case .exclamation: return afterExclamation(candidate, following)
        case .ellipsis: return afterEllipsis(candidate, following)
        case .dot: return afterDot(candidate, following, sentenceStart: sentenceStart)
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
        case .fullStop:
            return nil
        case .exclamation:
            // `?` and `!` of Chinese and Japanese text may be half-width; those of addresses are not stops.
            return following.kind == .letter ? nil : joined(candidate, following)
        case .ellipsis:
            return following.kind == .letter && candidate.hasClosingQuote ? nil : .goesOn(.insideWord)
        case .dot:
            return joined(candidate, following)
        }
    }

    /// `end.Next`: a space is missing where a small-letter word ends and a capitalised one of its own starts.
    private func joined(_ candidate: Candidate, _ following: Following) -> Verdict {
        let before = PrecedingWord(before: candidate.stopStart, in: cursor)
        guard following.kind == .upper, !before.isAddress, before.dotCount == 0, before.lastKind == .lower,
            before.letterCount >= 2, before.digitCount == 0, before.capitalCount <= 1,
            before.capitalCount == 0 || candidate.hasClosingQuote,
            rules.wordClass(of: before.text) == nil
        else { return .goesOn(.insideWord) }
        return startsPlainWord(following.start) ? .ends(.missingSpace) : .goesOn(.insideWord)
    }

    /// Whether a capital, small letters and then space or plain punctuation stand at a place.
    private func startsPlainWord(_ start: Int) -> Bool {
        var at = start
        var lowerCount = 0
        while at - start < PrecedingWord.longest, let element = cursor.element(at: at) {
            switch element.kind {
            case .upper: guard at == start else { return false }
            case .lower, .transparent: lowerCount += 1
            case .space, .newline, .continuation, .apostrophe: return lowerCount > 0 || element.kind == .space
            default: return false
            }
            at = element.end
        }
        return false
    }

    // MARK: Closers

    /// A stop in brackets of its own, and quotations with which the sentence goes on.
    private func afterClosers(_ candidate: Candidate, _ following: Following) -> Verdict? {
        if candidate.hasClosingBracket, candidate.stop == .exclamation,
            cursor.element(before: candidate.stopStart)?.kind == .opener
        {
            return .goesOn(.bracketedStop)
        }
        guard candidate.hasClosingQuote || candidate.hasClosingBracket else { return nil }
        if !candidate.hasSpace, following.kind == .letter, !following.hasOpener,
            goesOnAfterQuotation(at: candidate.next)
        {
            return .goesOn(.quotationGoesOn)
        }
        return nil
    }

    private func goesOnAfterQuotation(at start: Int) -> Bool {
        rules.quotationContinuations.contains { word in
            let end = start + word.utf8.count
            return end <= cursor.count && zip(start..<end, word.utf8).allSatisfy { cursor.byte($0) == $1 }
        }
    }

    // MARK: By the kind of stop

    private func afterExclamation(_ candidate: Candidate, _ following: Following) -> Verdict {
        guard following.kind == .lower, !following.isInnerCapital(in: cursor) else { return .ends(.stop) }
        if following.hasSpacedDash { return rules.behaviour.dashOpens ? .ends(.dashOpens) : .goesOn(.lowerCaseFollows) }
        if candidate.hasClosingQuote || candidate.hasClosingBracket || rules.behaviour.lowerContinuesQuestion {
            return .goesOn(.lowerCaseFollows)
        }
        return .ends(.stop)
    }

    private func afterEllipsis(_ candidate: Candidate, _ following: Following) -> Verdict {
        switch following.kind {
        case .lower: following.isInnerCapital(in: cursor) ? .ends(.stop) : .goesOn(.lowerCaseFollows)
        default: .ends(.stop)
        }
    }

    private func afterDot(_ candidate: Candidate, _ following: Following, sentenceStart: Int) -> Verdict {
        let before = PrecedingWord(before: candidate.stopStart, in: cursor)
        if following.kind == .lower, !following.isInnerCapital(in: cursor) {
            if following.hasSpacedDash, rules.behaviour.dashOpens, rules.wordClass(of: before.text) == nil {
                return .ends(.dashOpens)
            }
            if !startsWithClitic(following) { return .goesOn(.lowerCaseFollows) }
        }
        if candidate.hasClosingQuote || (candidate.hasClosingBracket && before.letterCount > 3) { return .ends(.stop) }
        if isEnumerator(before, sentenceStart: sentenceStart) { return .goesOn(.enumerator) }
        if before.isNumber { return afterNumber(before, following) }
        return afterWord(before, following, candidate)
    }

    /// Dutch `'s Avonds`, `'t Is`: a small letter with an apostrophe before the capital.
    private func startsWithClitic(_ following: Following) -> Bool {
        guard following.hasAttachedMark, let letter = cursor.element(at: following.start),
            let space = cursor.element(at: letter.end), space.kind == .space,
            let capital = cursor.element(at: space.end)
        else { return false }
        return capital.kind == .upper
    }

    /// `1.`, `12.`, `a.`, `IV.` at the start of a sentence.
    private func isEnumerator(_ before: PrecedingWord, sentenceStart: Int) -> Bool {
        guard before.dotCount == 0, !before.isAddress,
            (before.letterCount == 0 && (1...3).contains(before.digitCount))
                || (before.digitCount == 0 && before.letterCount == 1)
                || (before.digitCount == 0 && before.letterCount <= 4 && before.text.utf8.allSatisfy(Self.isRoman))
        else { return false }
        var at = before.start
        while at > sentenceStart, let element = cursor.element(before: at) {
            switch element.kind {
            case .space, .newline, .opener, .hyphen, .dash, .transparent: at = element.start
            default: return false
            }
            if before.start - at > 16 { return false }
        }
        return at <= sentenceStart
    }

    private static func isRoman(_ byte: UInt8) -> Bool {
        "IVXLC".utf8.contains(byte)
    }

    private func afterNumber(_ before: PrecedingWord, _ following: Following) -> Verdict {
        guard before.digitCount <= 3, !following.hasSpacedDash else { return .ends(.stop) }
        switch (rules.behaviour.ordinals, following.kind) {
        case (.none, _), (_, nil), (_, .digit): return .ends(.stop)
        case (.listed, _):
            let word = following.word(in: cursor)
            return rules.contains(word, in: rules.ordinalFollowers) ? .goesOn(.ordinal) : .ends(.stop)
        case (.general, _):
            if following.hasOpener { return .ends(.stop) }
            let word = following.word(in: cursor)
            return rules.contains(word, in: rules.starters) ? .ends(.stop) : .goesOn(.ordinal)
        }
    }

    private func afterWord(_ before: PrecedingWord, _ following: Following, _ candidate: Candidate) -> Verdict {
        if let wordClass = wordClass(of: before) {
            return verdict(of: wordClass, following)
        }
        if isInitial(before) {
            return startsSentence(following) ? .ends(.stop) : .goesOn(.initial)
        }
        if before.isDotted {
            return startsSentence(following) ? .ends(.stop) : .goesOn(.dottedAcronym)
        }
        return .ends(.stop)
    }

    private func verdict(of wordClass: SegmentationRules.WordClass, _ following: Following) -> Verdict {
        let goesOn: Bool
        switch wordClass {
        case .neverFinal: goesOn = following.kind != nil
        case .beforeNumber: goesOn = following.kind == .digit || isRomanNumber(following)
        case .finalBeforeStarter: goesOn = !startsSentence(following)
        case .finalBeforeCapital: goesOn = following.kind != .upper && following.kind != .letter && !following.hasOpener
        }
        return goesOn ? .goesOn(.abbreviation) : .ends(.stop)
    }

    private func isRomanNumber(_ following: Following) -> Bool {
        guard following.kind == .upper else { return false }
        let word = following.word(in: cursor)
        return word.utf8.count <= 6 && word.utf8.allSatisfy(Self.isRoman) && word != "I"
    }

    private func isInitial(_ before: PrecedingWord) -> Bool {
        guard before.digitCount == 0 else { return false }
        if before.isSingleLetter { return rules.behaviour.hasInitials && before.lastKind != .lower }
        // `J.-P`, and `Дж` where the table has it.
        let last = before.text.split { $0 == "-" || $0 == "." }.last.map(String.init) ?? before.text
        return rules.contains(last, in: rules.initials) || (before.text.contains("-") && last.count == 1)
    }

    /// Whether what follows begins a sentence rather than going on with a name.
    private func startsSentence(_ following: Following) -> Bool {
        if following.hasSpacedDash { return true }
        switch following.kind {
        case .upper, .letter: return rules.contains(following.word(in: cursor), in: rules.starters)
        default: return false
        }
    }

    // MARK: Abbreviations

    /// The class of the word, of its part after a hyphen or apostrophe, or of it with the short parts before it (`z. B.`).
    private func wordClass(of before: PrecedingWord) -> SegmentationRules.WordClass? {
        guard !before.text.isEmpty, !before.isAddress else { return nil }
        if let found = spacedClass(of: before) { return found }
        if let found = rules.wordClass(of: before.text) { return found }
        guard let mark = before.text.lastIndex(where: { $0 == "-" || $0 == "'" || $0 == "’" }) else { return nil }
        return rules.wordClass(of: String(before.text[before.text.index(after: mark)...]))
    }

    private func spacedClass(of before: PrecedingWord) -> SegmentationRules.WordClass? {
        var joined = before.text
        var start = before.start
        var found: SegmentationRules.WordClass?
        for _ in 0..<3 {
            guard joined.utf8.count <= 16, let space = cursor.element(before: start), space.kind == .space,
                let dot = cursor.element(before: space.start), dot.kind == .dot
            else { break }
            let part = PrecedingWord(before: dot.start, in: cursor)
            guard (1...4).contains(part.letterCount), part.digitCount == 0, !part.isAddress else { break }
            joined = part.text + "." + joined
            start = part.start
            if let wordClass = rules.wordClass(of: joined) { found = wordClass }
        }
        return found
    }
}
