/// What the word or number before a full stop says: abbreviations, initials, acronyms, ordinals.
extension BoundaryJudge {
    /// After a number that begins no list item: ordinals and dates go on, where the language writes them with a stop.
    func afterNumber(_ before: PrecedingWord, _ following: Following) -> Verdict {
        guard rules.behaviour.ordinals != .none, before.digitCount <= 3, !following.hasSpacedDash,
            let kind = following.kind
        else { return .ends(.stop) }
        if kind == .digit { return isDate(before, following) ? .goesOn(.ordinal) : .ends(.stop) }
        return afterOrdinal(following)
    }

    /// After what may be an ordinal.
    private func afterOrdinal(_ following: Following) -> Verdict {
        if rules.behaviour.ordinals == .none { return .ends(.stop) }
        let marks = marks(of: following.word(in: cursor))
        if rules.behaviour.ordinals == .listed {
            return marks.contains(.ordinalFollower) ? .goesOn(.ordinal) : .ends(.stop)
        }
        return following.hasOpener || marks.contains(.starter) ? .ends(.stop) : .goesOn(.ordinal)
    }

    /// `11. 9.` and the year after them: a date in figures.
    private func isDate(_ before: PrecedingWord, _ following: Following) -> Bool {
        guard before.digitCount <= 2, !following.hasOpener else { return false }
        var at = following.start
        var count = 0
        while count < 5, let digit = cursor.element(at: at), digit.kind == .digit {
            count += 1
            at = digit.end
        }
        return count <= 2 ? cursor.element(at: at)?.kind == .dot : count == 4 && followsDay(before)
    }

    /// Whether a number with its stop stands before this one, as the day before the month.
    private func followsDay(_ month: PrecedingWord) -> Bool {
        guard let space = cursor.element(before: month.start), space.kind == .space,
            let dot = cursor.element(before: space.start), dot.kind == .dot
        else { return false }
        return cursor.element(before: dot.start)?.kind == .digit
    }

    /// After a word: abbreviations by their class, initials and acronyms before what is no sentence starter.
    func afterWord(_ before: PrecedingWord, _ following: Following) -> Verdict {
        if goesOnToAbbreviation(before, following) { return .goesOn(.abbreviation) }
        if let verdict = afterUnit(before, following) { return verdict }
        if isRomanOrdinal(before) { return afterOrdinal(following) }
        if let wordClass = wordClass(of: before) {
            let verdict = verdict(of: wordClass, following)
            let isCut =
                verdict.isBoundary && wordClass == .finalBeforeCapital && !startsSentence(following)
                && isTimePhrase(sentenceStart..<before.start)
            return isCut ? .goesOn(.timePhrase) : verdict
        }
        if isInitial(before) { return startsSentence(following) ? .ends(.stop) : .goesOn(.initial) }
        if before.isDotted { return startsSentence(following) ? .ends(.stop) : .goesOn(.dottedAcronym) }
        return .ends(.stop)
    }

    /// `XIV`, where the language writes ordinals with a stop.
    private func isRomanOrdinal(_ before: PrecedingWord) -> Bool {
        rules.behaviour.ordinals == .general && before.letterCount > 1 && before.letterCount < 8 && isRoman(before.word)
    }

    /// After a unit that follows a number, and after what goes with years: a capital begins a sentence.
    ///
    /// Where a sentence has hardly begun, as in `W 1492 r. Kolumb`, the year only says when.
    private func afterUnit(_ before: PrecedingWord, _ following: Following) -> Verdict? {
        guard rules.hasUnits, !before.word.isEmpty, !before.isAddress else { return nil }
        let found = spacedForms(of: before).reduce(marks(of: before.word)) { $0.union(marks(of: $1, hasCapital: true)) }
        let isEra = found.contains(.era)
        guard isEra || found.contains(.unit), before.letterCount > 1 && isEra || followsNumber(before),
            following.kind == .upper || following.kind == .letter || following.hasOpener, !following.hasBracket,
            !following.hasSpacedDash
        else { return nil }
        return isEra && isWithinFirstWords(before.start) && !startsSentence(following)
            ? .goesOn(.timePhrase) : .ends(.stop)
    }

    /// Whether a number stands before a word, other units between: `67 тис. кв. м`, `XIX ст`.
    private func followsNumber(_ before: PrecedingWord) -> Bool {
        var start = before.start
        for _ in 0..<4 {
            while let space = cursor.element(before: start), space.kind == .space, before.start - start < 4 {
                start = space.start
            }
            if let dot = cursor.element(before: start), dot.kind == .dot { start = dot.start }
            let word = PrecedingWord(before: start, in: cursor)
            if word.digitCount > 0 || isRoman(word.word) { return true }
            guard (1...5).contains(word.letterCount), start > word.start else { return false }
            start = word.start
        }
        return false
    }

    /// Whether at most four words stand between the start of a sentence and a place.
    private func isWithinFirstWords(_ place: Int) -> Bool {
        guard place - sentenceStart < 96 else { return false }
        var words = 0
        var isInWord = false
        var at = sentenceStart
        while at < place, let element = cursor.element(at: at) {
            if element.kind == .space || element.kind == .newline {
                isInWord = false
            } else if !isInWord {
                isInWord = true
                words += 1
            }
            at = element.end
        }
        // The figure itself is one.
        return words <= 5
    }

    /// The stop inside `z. B.` and `U. S. A.`: with the next word and its stop, the word is or begins an abbreviation.
    private func goesOnToAbbreviation(_ before: PrecedingWord, _ following: Following) -> Bool {
        guard !following.hasOpener, !following.hasSpacedDash, before.letterCount <= 4, !before.word.isEmpty,
            !before.isAddress
        else { return false }
        let next = following.word(in: cursor)
        guard (1...12).contains(next.range.count), cursor.element(at: next.range.upperBound)?.kind == .dot else {
            return false
        }
        let forms = spacedForms(of: before) + [Array(cursor.slice(before.word.range))]
        return forms.contains { form in
            guard marks(of: form, hasCapital: true).contains(.beginning) else { return false }
            let found = marks(of: form + [UInt8(ascii: ".")] + cursor.slice(next.range), hasCapital: true)
            return found.wordClass != nil || found.contains(.beginning)
        }
    }

    private func verdict(of wordClass: SegmentationRules.WordClass, _ following: Following) -> Verdict {
        let goesOn: Bool
        switch wordClass {
        case .neverFinal: goesOn = following.kind != nil
        case .beforeNumber: goesOn = following.kind == .digit || isRomanNumber(following)
        case .finalBeforeStarter: goesOn = !startsSentence(following)
        case .finalBeforeCapital: goesOn = !startsWithCapital(following)
        }
        return goesOn ? .goesOn(.abbreviation) : .ends(.stop)
    }

    /// Whether a capital, a letter without case or a mark follows, and not a word that goes with abbreviations.
    private func startsWithCapital(_ following: Following) -> Bool {
        if following.hasOpener, !following.hasBracket { return true }
        guard following.kind == .upper || following.kind == .letter else { return false }
        return !marks(of: following.dottedWord(in: cursor)).contains(.abbreviationFollower)
    }

    /// Whether a stretch says when and no more, as in `On Monday at 6 a.m. Mr. Voss left`: there is no sentence yet that
    /// could end.
    private func isTimePhrase(_ range: Range<Int>) -> Bool {
        guard rules.hasTimeWords, range.count <= 64 else { return false }
        var at = range.lowerBound
        var count = 0
        while at < range.upperBound {
            let word = Following(at: at, in: cursor)
            guard !word.hasOpener, let kind = word.kind else { return false }
            switch kind {
            case .upper, .lower, .letter:
                let timeWord = word.word(in: cursor)
                guard marks(of: timeWord).contains(.timeWord) else { return false }
                count += 1
                at = timeWord.range.upperBound
            case .digit, .space, .continuation, .dot: at = (cursor.element(at: word.start)?.end ?? range.upperBound)
            default: return false
            }
        }
        return count > 0
    }

    private func isRomanNumber(_ following: Following) -> Bool {
        guard following.kind == .upper else { return false }
        let word = following.word(in: cursor)
        // `I` by itself is a word.
        return word.range.count <= 6 && isRoman(word)
            && (word.range.count > 1 || cursor.byte(word.range.lowerBound) != UInt8(ascii: "I"))
    }

    /// `J`, `J.-P`, and `Дж` where the table has it.
    private func isInitial(_ before: PrecedingWord) -> Bool {
        guard before.digitCount == 0, before.letterCount <= 6 else { return false }
        let start = before.initialStart ?? before.word.range.lowerBound
        guard start < before.word.range.upperBound else { return false }
        let last = Word(
            range: start..<before.word.range.upperBound,
            hasCapital: before.word.hasCapital,
            hasCodes: before.word.hasCodes
        )
        if marks(of: last).contains(.initial) { return true }
        guard rules.behaviour.hasInitials, before.lastKind == .upper,
            let letter = cursor.element(at: start), letter.end == last.range.upperBound || last.hasCodes
        else { return false }
        // `J.-P` is initials, `NATO-A` and `Plan-B` are not.
        return before.isSingleLetter || (before.hasHyphen && before.letterCount <= 2)
    }

    /// Whether what follows begins a sentence rather than going on with a name.
    func startsSentence(_ following: Following) -> Bool {
        switch following.kind {
        case .upper, .letter:
            if following.hasOpener, !following.hasBracket, following.kind == .upper { return true }
            return !following.isInitial(in: cursor) && marks(of: following.word(in: cursor)).contains(.starter)
        default: return false
        }
    }

    // MARK: Abbreviations

    /// The class of the word, of its part after a hyphen or apostrophe, or of it with the short parts before it (`z. B.`).
    func wordClass(of before: PrecedingWord) -> SegmentationRules.WordClass? {
        guard !before.word.isEmpty, !before.isAddress else { return nil }
        for form in spacedForms(of: before) {
            if let found = marks(of: form, hasCapital: true).wordClass { return found }
        }
        if let found = marks(of: before.word).wordClass { return found }
        guard let start = before.partStart, start < before.word.range.upperBound else { return nil }
        var part = before.word
        part.range = start..<part.range.upperBound
        return marks(of: part).wordClass
    }

    /// A word with one to three short parts before it, the longest form first.
    private func spacedForms(of before: PrecedingWord) -> [[UInt8]] {
        var start = before.start
        // Most words have no stop before their space.
        guard start > 2, cursor.byte(start - 1) >= 0x80 || cursor.byte(start - 2) == UInt8(ascii: ".") else {
            return []
        }
        var joined = Array(cursor.slice(before.word.range))
        var found: [[UInt8]] = []
        for _ in 0..<3 {
            guard joined.count <= 16, let space = cursor.element(before: start), space.kind == .space,
                let dot = cursor.element(before: space.start), dot.kind == .dot
            else { break }
            let part = PrecedingWord(before: dot.start, in: cursor)
            guard (1...4).contains(part.letterCount), part.digitCount == 0, !part.isAddress else { break }
            joined = Array(cursor.slice(part.word.range)) + [UInt8(ascii: ".")] + joined
            start = part.start
            found.insert(joined, at: 0)
        }
        return found
    }
}
