/// What closing marks after a stop say.
extension BoundaryJudge {
    /// A stop in brackets of its own, and quotations with which the sentence goes on.
    func afterClosers(_ candidate: Candidate, _ following: Following) -> Verdict? {
        guard candidate.hasClosingQuote || candidate.hasClosingBracket else { return nil }
        if candidate.hasClosingBracket, following.kind == .letter, candidate.closesInnerBracket {
            return .goesOn(.insideBracket)
        }
        if candidate.hasClosingBracket, candidate.stop != .dot,
            cursor.element(before: candidate.stopStart)?.kind == .opener
        {
            return .goesOn(.bracketedStop)
        }
        guard !following.hasOpener, !following.hasSpacedDash else { return nil }
        if following.kind == .letter,
            goesOnAfterQuotation(candidate, following) || candidate.stop != .dot && reports(following)
        {
            return .goesOn(.quotationGoesOn)
        }
        if candidate.stop == .exclamation, candidate.hasClosingQuote,
            following.kind == .upper || following.kind == .letter,
            !startsSentence(following), isQuotedTitle(candidate)
        {
            return .goesOn(.quotedTitle)
        }
        return nil
    }

    /// Whether a particle follows that goes on with the sentence, as Japanese `と`; after a space only a whole word does.
    private func goesOnAfterQuotation(_ candidate: Candidate, _ following: Following) -> Bool {
        if candidate.hasSpace {
            let word = cursor.slice(following.word(in: cursor).range)
            return word.count > 3 && rules.quotationContinuations.contains { word.elementsEqual($0) }
        }
        return rules.quotationContinuations.contains { cursor.hasBytes($0, at: candidate.next) }
            && !rules.starterPrefixes.contains { cursor.hasBytes($0, at: candidate.next) }
    }

    /// Whether a verb of saying follows, as `قال`, `市长说`, `पहरेदार ने पूछा`: among the first words, before a comma or stop.
    private func reports(_ following: Following) -> Bool {
        guard !rules.reportingVerbs.isEmpty else { return false }
        var at = following.start
        var words = 1
        var isAtWord = true
        while at - following.start < Self.longestReport, words < 4, let element = cursor.element(at: at) {
            switch element.kind {
            case .letter:
                // Chinese and Japanese words stand without spaces.
                if isAtWord || element.value >= 0x3040, hasReportingVerb(at: at) { return true }
                isAtWord = false
            case .transparent, .upper, .lower, .digit, .opener, .closer: isAtWord = false
            case .space:
                words += 1
                isAtWord = true
            default: return false
            }
            at = element.end
        }
        return false
    }

    private func hasReportingVerb(at start: Int) -> Bool {
        rules.reportingVerbs.contains { verb in
            guard cursor.hasBytes(verb, at: start) else { return false }
            // In Chinese a stop or comma follows: `说明` is another word.
            return cursor.element(at: start + verb.count)?.kind.isWordPart != true
        }
    }

    /// How far behind a quotation a verb of saying is looked for, in bytes.
    private static let longestReport = 72

    /// Whether the quotation that closes here is a title or a slogan in the middle of a sentence: of three words at most, after a
    /// word and not after a colon, comma or dash.
    private func isQuotedTitle(_ candidate: Candidate) -> Bool {
        var at = candidate.stopStart
        var words = 1
        // A Chinese or Japanese title has eight characters at most.
        let isUnspaced = (0x3040...0x9FFF).contains(cursor.element(before: at)?.value ?? 0)
        while at > sentenceStart, candidate.stopStart - at < (isUnspaced ? 25 : 48),
            let element = cursor.element(before: at)
        {
            at = element.start
            switch element.kind {
            case .space: words += 1
            case .openingQuote, .closingQuote, .straightQuote, .opener:
                return words < 4 && followsWord(at)
            case .apostrophe where !isBetweenLetters(element): return words < 4 && followsWord(at)
            case .dot, .exclamation, .fullStop, .ellipsis, .newline, .separator: return false
            default: break
            }
        }
        return false
    }

    private func isBetweenLetters(_ mark: TextCursor.Element) -> Bool {
        cursor.element(before: mark.start)?.kind.isWordPart == true
            && cursor.element(at: mark.end)?.kind.isWordPart == true
    }

    private func followsWord(_ place: Int) -> Bool {
        guard var before = cursor.element(before: place), before.start >= sentenceStart else { return false }
        if before.kind == .space {
            guard let word = cursor.element(before: before.start), word.start >= sentenceStart else { return false }
            before = word
        }
        return before.kind.isWordPart
    }
}
