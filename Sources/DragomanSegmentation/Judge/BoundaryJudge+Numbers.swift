/// Numbers before a stop: ordinals, dates, units, years.
extension BoundaryJudge {
    /// After a number that begins no list item: ordinals and dates go on, where the language writes them with a stop.
    func afterNumber(_ before: PrecedingWord, _ following: Following) -> Verdict {
        guard let kind = following.kind, !following.hasSpacedDash else { return .ends(.stop) }
        if kind == .other, cursor.element(at: following.start)?.value == 0xA7 { return .goesOn(.ordinal) }
        if rules.behaviour.yearComesFirst, isYearFirstDate(before, following) { return .goesOn(.ordinal) }
        let leads = leadsOrdinal(before)
        if leads, kind == .upper || kind == .letter, !following.hasOpener, !startsSentence(following) {
            return .goesOn(.ordinal)
        }
        guard rules.behaviour.ordinals != .none, !isDecimal(before), !isNumbered(before) else { return .ends(.stop) }
        if before.digitCount == 4, rules.behaviour.yearsHaveStops, kind == .upper, !startsSentence(following) {
            return isTimePhrase(sentenceStart..<before.start) ? .goesOn(.timePhrase) : .ends(.stop)
        }
        guard before.digitCount < 4 else { return .ends(.stop) }
        if kind == .digit { return isDate(before, following) ? .goesOn(.ordinal) : .ends(.stop) }
        // `3-2.` may be a score.
        if before.hasHyphen, !marks(of: following.word(in: cursor)).contains(.ordinalFollower) { return .ends(.stop) }
        // `04.` is no ordinal, and `stieg auf 12.` none where articles lead those.
        if rules.marks.contains(.ordinalLead) || cursor.hasBytes([UInt8(ascii: "0")], at: before.start),
            !marks(of: following.word(in: cursor)).contains(.ordinalFollower)
        {
            return .ends(.stop)
        }
        return afterOrdinal(following)
    }

    /// Whether an article or the like stands before a number, as before ordinals.
    private func leadsOrdinal(_ before: PrecedingWord) -> Bool {
        guard rules.marks.contains(.ordinalLead) else { return false }
        guard let space = cursor.element(before: before.start), space.kind == .space else {
            return before.start <= sentenceStart
        }
        return before.start <= sentenceStart
            || marks(of: PrecedingWord(before: space.start, in: cursor, from: sentenceStart).word).contains(
                .ordinalLead
            )
    }

    /// Whether the word before a number or letter is one that these name: `Gleis 3`, `Serie A`.
    func isNumbered(_ before: PrecedingWord) -> Bool {
        guard rules.marks.contains(.numbered), let space = cursor.element(before: before.start), space.kind == .space
        else {
            return false
        }
        return marks(of: PrecedingWord(before: space.start, in: cursor, from: sentenceStart).word).contains(.numbered)
    }

    /// Whether the figures are the last of a decimal, a time, a ratio or a telephone number: `2,5`, `19:15`, `0711 57 78`.
    private func isDecimal(_ before: PrecedingWord) -> Bool {
        guard let mark = cursor.element(before: before.start), mark.kind == .continuation || mark.kind == .space else {
            return false
        }
        return cursor.element(before: mark.start)?.kind == .digit
    }

    /// `2024. 5. 3.`, and the `5. 3.` of it: a date with its year first.
    private func isYearFirstDate(_ before: PrecedingWord, _ following: Following) -> Bool {
        if following.kind == .digit, before.digitCount == 4 || followsDay(before) {
            var end = following.start
            while end - following.start < 3, let digit = cursor.element(at: end), digit.kind == .digit {
                end = digit.end
            }
            return end - following.start < 3
                && (before.digitCount < 3 || cursor.element(at: end)?.kind == .dot)
        }
        return before.digitCount < 3 && following.kind == .letter && followsDay(before)
    }

    /// After what may be an ordinal.
    func afterOrdinal(_ following: Following) -> Verdict {
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

    /// `XIV`, where the language writes ordinals with a stop.
    func isRomanOrdinal(_ before: PrecedingWord) -> Bool {
        rules.behaviour.ordinals == .general && before.letterCount > 1 && before.letterCount < 8 && isRoman(before.word)
    }

    /// After a unit that follows a number, and after what goes with years: a capital begins a sentence.
    ///
    /// Where a sentence has hardly begun, as in `W 1492 r. Kolumb`, the year only says when.
    func afterUnit(_ before: PrecedingWord, _ following: Following, _ forms: [[UInt8]]? = nil) -> Verdict? {
        guard !rules.marks.isDisjoint(with: [.unit, .era]), !before.word.isEmpty, !before.isAddress else { return nil }
        let found = (forms ?? spacedForms(of: before)).reduce(marks(of: before.word)) {
            $0.union(marks(of: $1, hasCapital: true))
        }
        let isEra = found.contains(.era)
        guard isEra || found.contains(.unit), before.letterCount > 1 && isEra || followsNumber(before),
            following.kind == .upper || following.kind == .letter || following.hasOpener, !following.hasBracket,
            !following.hasSpacedDash
        else { return nil }
        return isEra && isTimePhrase(sentenceStart..<before.start) && !startsSentence(following)
            ? .goesOn(.timePhrase) : .ends(.stop)
    }

    /// Whether a number stands before a word, other units between: `67 тис. кв. м`, `XIX ст`.
    func followsNumber(_ before: PrecedingWord) -> Bool {
        var start = before.start
        for _ in 0..<4 {
            let end = start
            while let space = cursor.element(before: start), space.kind == .space, end - start < 4 {
                start = space.start
            }
            let dot = cursor.element(before: start).flatMap { $0.kind == .dot ? $0 : nil }
            let word = PrecedingWord(before: dot?.start ?? start, in: cursor, from: sentenceStart)
            if word.digitCount > 0 || isRoman(word.word) { return true }
            // `120 m kw.` has two units, of which the first has no stop.
            guard dot != nil || marks(of: word.word).contains(.unit), (1...5).contains(word.letterCount) else {
                return false
            }
            start = word.start
        }
        return false
    }
}
