extension Segmenter {
    /// What is decided at each place of a text at which a sentence might end, in order, and why.
    ///
    /// Where a sentence ends is what `boundaries(in:)` says, but for the end of the text, which is left out.
    ///
    /// - Throws: What `boundaries(in:)` throws.
    /// - Complexity: O(n), some times that of `boundaries(in:)`.
    package func decisions(in text: String) throws -> [BoundaryDecision] {
        var text = text
        return try text.withUTF8 { bytes in
            let cursor = TextCursor(bytes, kinds: kinds.table)
            var result: [BoundaryDecision] = []
            if rules.srx == nil {
                judgeAll(in: cursor) { candidate, verdict, judge in
                    result.append(judge.decision(on: candidate, verdict))
                }
            }
            let ruled = try ruledBoundaries(in: bytes)
            addRuled(ruled.dropLast(), to: &result)
            if !rules.exceptions.isEmpty, let end = ruled.last {
                settle(&result, by: rules.exceptions.applied(to: ruled, in: cursor).prefix { $0 < end })
            }
            return result
        }
    }

    /// Tells the boundaries that the judge did not make: those of an SRX file or of the model for spaces.
    private func addRuled(_ boundaries: ArraySlice<Int>, to decisions: inout [BoundaryDecision]) {
        let (rule, meaning) =
            rules.srx.map { ("srx", "a rule of \($0.name)") }
            ?? ("space-model", "the model finds the end of a sentence at this space")
        make(boundaries, in: &decisions, rule: rule, meaning: meaning)
    }

    /// Tells what the exceptions of the site made of it: they have the last word.
    private func settle(_ decisions: inout [BoundaryDecision], by boundaries: ArraySlice<Int>) {
        let ends = Set(boundaries)
        for index in decisions.indices where decisions[index].isBoundary && !ends.contains(decisions[index].offset) {
            decisions[index].isBoundary = false
            decisions[index].rule = "site-no-break"
            decisions[index].meaning = "the site takes this boundary away"
        }
        make(boundaries, in: &decisions, rule: "site-break", meaning: "the site makes a boundary here")
    }

    /// Sees to it that there is a boundary at some places; one that was not there has this rule.
    private func make(_ places: ArraySlice<Int>, in decisions: inout [BoundaryDecision], rule: String, meaning: String)
    {
        let known = Dictionary(decisions.indices.map { (decisions[$0].offset, $0) }, uniquingKeysWith: { $1 })
        for offset in places {
            guard let index = known[offset] else {
                decisions.append(BoundaryDecision(offset: offset, isBoundary: true, rule: rule, meaning: meaning))
                continue
            }
            guard !decisions[index].isBoundary else { continue }
            (decisions[index].isBoundary, decisions[index].rule, decisions[index].meaning) = (true, rule, meaning)
        }
        decisions.sort { $0.offset < $1.offset }
    }
}

extension BoundaryJudge {
    /// What a verdict rests on.
    func decision(on candidate: Candidate, _ verdict: Verdict) -> BoundaryDecision {
        let preceding = PrecedingWord(before: candidate.stopStart, in: cursor, from: sentenceStart)
        var before = word(preceding.word)
        // `B` of `z. B.` has the class of both, `str` of `Goethestr` that of its end.
        if let name = wordClass(of: preceding)?.rawValue, before?.sections.contains(name) == false {
            before?.sections.insert(name, at: 0)
        }
        let following = Following(at: candidate.next, in: cursor).word(in: cursor)
        return BoundaryDecision(
            offset: candidate.next,
            isBoundary: verdict.isBoundary,
            rule: verdict.rule.rawValue,
            meaning: verdict.rule.meaning,
            before: before,
            after: word(following)
        )
    }

    private func word(_ word: Word) -> BoundaryDecision.Word? {
        if word.isEmpty { return nil }
        let marks = marks(of: word)
        return BoundaryDecision.Word(
            text: cursor.text(word.range),
            sections: WordMarks.sections.filter { marks.contains($0.mark) }.map(\.name)
        )
    }
}
