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
            return settled(result, boundaries: try boundaries(in: bytes))
        }
    }

    /// Decisions beside what came of them: a model for spaces, the exceptions of a site and SRX rules have the last word.
    private func settled(_ decisions: [BoundaryDecision], boundaries: [Int]) -> [BoundaryDecision] {
        let ends = Set(boundaries.dropLast())
        var result = decisions.map { decision in
            guard decision.isBoundary, !ends.contains(decision.offset) else { return decision }
            var taken = decision
            taken.isBoundary = false
            taken.rule = "site-no-break"
            taken.meaning = "the site takes this boundary away"
            return taken
        }
        let known = Dictionary(result.indices.map { (result[$0].offset, $0) }, uniquingKeysWith: { $1 })
        for offset in ends {
            if let index = known[offset] {
                guard !result[index].isBoundary else { continue }
                (result[index].isBoundary, result[index].rule, result[index].meaning) = (
                    true, added.rule, added.meaning
                )
            } else {
                result.append(
                    BoundaryDecision(offset: offset, isBoundary: true, rule: added.rule, meaning: added.meaning)
                )
            }
        }
        return result.sorted { $0.offset < $1.offset }
    }

    /// What makes boundaries that the judge does not make.
    private var added: (rule: String, meaning: String) {
        if let srx = rules.srx { return ("srx", "a rule of \(srx.name)") }
        if rules.spaces != nil { return ("space-model", "the model finds the end of a sentence at this space") }
        return ("site-break", "the site makes a boundary here")
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
