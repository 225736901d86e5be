package import DragomanModel

/// Splits paragraphs of one language into sentences.
///
/// Candidates come from a scan for everything that Unicode calls a stop; each is then decided by its neighbours and the
/// rules of the language. Every boundary is a UTF-8 offset after the white space that ends a sentence, so the sentences
/// add up to the text. Not for two threads at once.
package final class Segmenter {
    /// The language.
    package let language: LanguageTag
    /// The rules, whose name and digest go with what was split.
    package let rules: SegmentationRules
    /// `nil` without an SRX file, and where there is no memory for its rules.
    private let srx: SRXSegmenter?
    private let compiled: CompiledRules
    let kinds: ScalarKinds

    /// Makes the segmenter of a language.
    package init(language: LanguageTag, rules: SegmentationRules) {
        self.language = language
        self.rules = rules
        compiled = CompiledRules(rules)
        kinds = ScalarKinds(semicolonAsks: rules.behaviour.semicolonAsks)
        srx = rules.srx.flatMap(SRXSegmenter.init)
    }

    /// The ends of the sentences as UTF-8 offsets, each after its trailing white space.
    ///
    /// - Returns: Ascending; the last is the text's UTF-8 count. Empty for an empty text.
    /// - Throws: `DragomanError` `srx-rule-too-slow` where a rule of an SRX file had to be stopped; our own tables never throw.
    /// - Complexity: O(n); per candidate at most a hundred bytes before and after it are looked at (the farthest is
    ///   `BoundaryJudge.longestTimePhrase`), and once for each bracket `BracketSpan.longest` for its partner.
    package func boundaries(in text: String) throws -> [Int] {
        var text = text
        return try text.withUTF8(boundaries(in:))
    }

    /// The sentences with their trailing white space; joined they are the text.
    ///
    /// - Throws: What `boundaries(in:)` throws.
    package func sentences(in text: String) throws -> [String] {
        var text = text
        return try text.withUTF8 { bytes in
            var start = 0
            return try boundaries(in: bytes).map { end in
                defer { start = end }
                return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
            }
        }
    }

    /// The same over valid UTF-8 that lies in memory.
    ///
    /// - Throws: What `boundaries(in:)` of a string throws.
    package func boundaries(in bytes: UnsafeBufferPointer<UInt8>) throws -> [Int] {
        let result = try ruledBoundaries(in: bytes)
        if rules.exceptions.isEmpty { return result }
        return rules.exceptions.applied(to: result, in: TextCursor(bytes, kinds: kinds.table))
    }

    /// What the rules say, before the exceptions of a site.
    func ruledBoundaries(in bytes: UnsafeBufferPointer<UInt8>) throws -> [Int] {
        guard !bytes.isEmpty else { return [] }
        if rules.srx != nil {
            guard let srx else {
                throw DragomanError("srx-rule-too-slow", "there is no memory for the rules of '\(rules.name)'")
            }
            return try srx.boundaries(in: bytes, kinds: kinds.table)
        }
        let cursor = TextCursor(bytes, kinds: kinds.table)
        var result: [Int] = []
        judgeAll(in: cursor) { candidate, verdict, _ in if verdict.isBoundary { result.append(candidate.next) } }
        result.append(bytes.count)
        return rules.spaces.map { $0.splitting(result, of: cursor) } ?? result
    }

    /// Judges every candidate of a text; one whose sentence would be white space alone is told as no boundary.
    @inline(__always)
    func judgeAll(in cursor: TextCursor, _ body: (Candidate, Verdict, BoundaryJudge) -> Void) {
        var judge = BoundaryJudge(cursor: cursor, rules: compiled)
        var scanner = StopScanner(cursor: cursor, ordinals: rules.behaviour.ordinals)
        while let candidate = scanner.next(), candidate.next < cursor.count {
            var verdict = judge.verdict(on: candidate)
            // White space alone is no sentence: it stays with what follows.
            if verdict.isBoundary, !hasText(scanner.sentenceStart..<candidate.closeEnd, in: cursor) {
                verdict = .goesOn(verdict.rule)
            }
            body(candidate, verdict, judge)
            guard verdict.isBoundary else { continue }
            judge.sentenceStart = candidate.next
            scanner.startSentence(at: candidate.next, afterParagraph: candidate.endsParagraph)
        }
    }

    /// Whether a range holds anything but white space; looks no further than the first scalar that is none.
    private func hasText(_ range: Range<Int>, in cursor: TextCursor) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound, let element = cursor.element(at: at) {
            switch element.kind {
            case .space, .newline, .separator: at = element.end
            default: return true
            }
        }
        return false
    }
}
