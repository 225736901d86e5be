/// What the word or number before a full stop says: abbreviations, initials, acronyms, ordinals.
extension BoundaryJudge {
    /// After a word: abbreviations by their class, initials and acronyms before what is no sentence starter.
    func afterWord(_ before: PrecedingWord, _ following: Following) -> Verdict {
        if isUnknown(before) { return .ends(.stop) }
        let forms = spacedForms(of: before)
        if goesOnToAbbreviation(before, following, forms) { return .goesOn(.abbreviation) }
        if let verdict = afterUnit(before, following, forms) { return verdict }
        if isRomanOrdinal(before) { return afterOrdinal(following) }
        if let wordClass = wordClass(of: before, forms) {
            let verdict = verdict(of: wordClass, following)
            let isCut =
                verdict.isBoundary && (wordClass == .finalBeforeCapital || wordClass == .beforeNumber)
                && following.kind == .upper && !startsSentence(following) && isTimePhrase(sentenceStart..<before.start)
                && (followsNumber(before) || marks(of: before.word).contains(.timeWord))
            // `p.` may be a page or somebody's name.
            let isName = verdict.isBoundary && wordClass == .beforeNumber && isInitial(before)
            if !isName { return isCut ? .goesOn(.timePhrase) : verdict }
        }
        if isInitial(before) {
            if isNumbered(before), before.isSingleLetter { return .ends(.stop) }
            return startsSentence(following) && !isNameParticle(following) ? .ends(.stop) : .goesOn(.initial)
        }
        if before.dotCount > 0, isThai(before) { return .goesOn(.dottedAcronym) }
        if rules.behaviour.yearComesFirst, before.dotCount == 2, before.letterCount == 0, following.kind == .letter {
            return .goesOn(.ordinal)
        }
        if before.isDotted { return startsSentence(following) ? .ends(.stop) : .goesOn(.dottedAcronym) }
        return .ends(.stop)
    }

    /// Whether nothing below would find anything to say of a word: most are such.
    private func isUnknown(_ before: PrecedingWord) -> Bool {
        before.letterCount > 1 && before.dotCount == 0 && before.digitCount == 0 && before.partStart == nil
            && !before.hasMark && !before.isAddress && before.capitalCount < 2 && rules.endings.isEmpty
            && (before.start <= sentenceStart + 2
                || cursor.byte(before.start - 1) < 0x80 && cursor.byte(before.start - 2) != UInt8(ascii: "."))
            && marks(of: before.word).isEmpty
    }

    /// Whether a word such as `Le`, `De` or `Da` and another capital follow: after an initial they are a name.
    private func isNameParticle(_ following: Following) -> Bool {
        guard following.kind == .upper, !following.hasOpener else { return false }
        let word = following.word(in: cursor)
        guard marks(of: word).contains(.nameParticle), let space = cursor.element(at: word.range.upperBound),
            space.kind == .space
        else { return false }
        return cursor.element(at: space.end)?.kind == .upper
    }

    /// Whether a word ends in a Thai letter: with a stop inside it is an abbreviation, whatever stands before that.
    private func isThai(_ before: PrecedingWord) -> Bool {
        guard let last = cursor.element(before: before.word.range.upperBound) else { return false }
        return (0xE00...0xE7F).contains(last.value)
    }

    /// The stop inside `z. B.` and `U. S. A.`: with the next word and its stop, the word is or begins an abbreviation.
    private func goesOnToAbbreviation(_ before: PrecedingWord, _ following: Following, _ forms: [[UInt8]]) -> Bool {
        guard !following.hasOpener, !following.hasSpacedDash, before.letterCount <= 4, !before.word.isEmpty,
            !before.isAddress
        else { return false }
        let next = following.word(in: cursor)
        guard (1...12).contains(next.range.count), cursor.element(at: next.range.upperBound)?.kind == .dot else {
            return false
        }
        return (forms + [Array(cursor.slice(before.word.range))]).contains { form in
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
        return goesOn ? .goesOn(.abbreviation) : .ends(.abbreviation)
    }

    /// Whether a capital, a letter without case or a mark follows, and not a word that goes with abbreviations.
    private func startsWithCapital(_ following: Following) -> Bool {
        if following.hasOpener, !following.hasBracket { return true }
        guard following.kind == .upper || following.kind == .letter else { return false }
        return !marks(of: following.dottedWord(in: cursor)).contains(.abbreviationFollower) && !isZone(following)
    }

    /// Whether one to three words with capitals and a small one of `[go on after an abbreviation]` follow: `7 p.m. New York time`.
    private func isZone(_ following: Following) -> Bool {
        guard rules.marks.contains(.abbreviationFollower), following.kind == .upper, !following.hasOpener else {
            return false
        }
        var at = following.start
        for _ in 0..<4 {
            let next = Following(at: at, in: cursor)
            let word = next.word(in: cursor)
            guard next.start == at, let space = cursor.element(at: word.range.upperBound), !word.isEmpty else {
                return false
            }
            if next.kind == .lower { return marks(of: word).contains(.abbreviationFollower) }
            guard next.kind == .upper, space.kind == .space else { return false }
            at = space.end
        }
        return false
    }

    /// Whether a stretch says when and no more, as in `On Monday at 6 a.m. Mr. Voss left` and `W 1492 r. Kolumb wypłynął`: there
    /// is no sentence yet that could end.
    func isTimePhrase(_ range: Range<Int>) -> Bool {
        guard rules.marks.contains(.timeWord), range.count <= Self.longestTimePhrase else { return false }
        var at = range.lowerBound
        var count = 0
        while at < range.upperBound {
            let next = Following(at: at, in: cursor)
            guard !next.hasOpener, let kind = next.kind else { return false }
            switch kind {
            case .upper, .lower, .letter:
                let word = next.word(in: cursor)
                // Roman numbers and the parts of `a. C.` say nothing against it.
                let isPart =
                    isRoman(word) || word.range.count < 4 && cursor.element(at: word.range.upperBound)?.kind == .dot
                guard isPart || marks(of: word).contains(.timeWord) else { return false }
                count += 1
                at = word.range.upperBound
            case .digit, .space, .continuation, .dot: at = (cursor.element(at: next.start)?.end ?? range.upperBound)
            default: return false
            }
        }
        return count > 0
    }

    /// The longest stretch that can be a time phrase, in bytes.
    private static let longestTimePhrase = 96

    private func isRomanNumber(_ following: Following) -> Bool {
        guard following.kind == .upper else { return false }
        let word = following.word(in: cursor)
        guard word.range.count <= 6, isRoman(word) else { return false }
        // English `I` is a word.
        return word.range.count > 1 || !marks(of: word).contains(.ellipsisFollower)
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
            if following.isInitial(in: cursor) { return false }
            let word = following.word(in: cursor)
            return marks(of: word).contains(.starter)
                || elision(of: word).map { marks(of: $0).contains(.starter) } ?? false
        default: return false
        }
    }

    /// `L’` of `L’entreprise`, and `D’`, `Qu’`.
    private func elision(of word: Word) -> Word? {
        var at = word.range.lowerBound
        while at - word.range.lowerBound < 5, let element = cursor.element(at: at), at < word.range.upperBound {
            at = element.end
            if element.kind == .apostrophe {
                return Word(range: word.range.lowerBound..<at, hasCapital: word.hasCapital, hasCodes: word.hasCodes)
            }
        }
        return nil
    }

    // MARK: Abbreviations

    /// The class of the word, of its part after a hyphen or apostrophe, or of it with the short parts before it (`z. B.`).
    func wordClass(of before: PrecedingWord, _ forms: [[UInt8]]? = nil) -> SegmentationRules.WordClass? {
        guard !before.word.isEmpty, !before.isAddress else { return nil }
        for form in forms ?? spacedForms(of: before) {
            // `κ. Α.` is a title and an initial, `κ.α.` something else.
            let hasCapital =
                !before.word.hasCapital || cursor.element(at: before.start).map { $0.kind != .upper } ?? true
            if let found = marks(of: form, hasCapital: hasCapital || isCapital(form)).wordClass { return found }
        }
        if let found = marks(of: before.word).wordClass { return found }
        if hasEnding(before) { return .beforeNumber }
        guard let start = before.partStart, start < before.word.range.upperBound else { return nil }
        var part = before.word
        part.range = start..<part.range.upperBound
        return marks(of: part).wordClass
    }

    /// Whether a longer word ends in an abbreviation, as `Goethestr` does.
    private func hasEnding(_ before: PrecedingWord) -> Bool {
        let range = before.word.range
        return rules.endings.contains {
            $0.count + 2 < range.count && cursor.hasBytes($0, at: range.upperBound - $0.count)
        }
    }

    private func isCapital(_ form: [UInt8]) -> Bool {
        form.withUnsafeBufferPointer { TextCursor($0, kinds: cursor.kinds).element(at: 0)?.kind == .upper }
    }

    /// A word with one to three short parts before it, the longest form first.
    func spacedForms(of before: PrecedingWord) -> [[UInt8]] {
        var start = before.start
        // Most words have no stop before their space.
        guard start > sentenceStart + 2, cursor.byte(start - 1) >= 0x80 || cursor.byte(start - 2) == UInt8(ascii: ".")
        else { return [] }
        var joined = Array(cursor.slice(before.word.range))
        var found: [[UInt8]] = []
        for _ in 0..<3 {
            guard joined.count <= 16, let space = cursor.element(before: start), space.kind == .space,
                let dot = cursor.element(before: space.start), dot.kind == .dot
            else { break }
            let part = PrecedingWord(before: dot.start, in: cursor, from: sentenceStart)
            guard (1...4).contains(part.letterCount), part.digitCount == 0, !part.isAddress else { break }
            joined = Array(cursor.slice(part.word.range)) + [UInt8(ascii: ".")] + joined
            start = part.start
            found.insert(joined, at: 0)
        }
        return found
    }
}
