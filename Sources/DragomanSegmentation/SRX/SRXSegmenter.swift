import DragomanModel
import DragomanText

/// Splits texts by the rules of an SRX file; not for two threads at once.
final class SRXSegmenter {
    private let rules: SRXRules
    private let matchers: [RegularExpression.Matcher]

    /// Makes the segmenter of rules; `nil` where there is no memory.
    init?(_ rules: SRXRules) {
        self.rules = rules
        matchers = rules.rules.compactMap { RegularExpression.Matcher($0.expression) }
        guard matchers.count == rules.rules.count else { return nil }
    }

    private enum Decision: UInt8 {
        case open
        case breaks
        case goesOn
    }

    /// The ends of the sentences as UTF-8 offsets; white space at a break goes with the sentence before it.
    ///
    /// The rules are taken in order, each once over the whole text; a place that a rule has decided stays so. U+2029, which stands
    /// for the end of a paragraph inside a unit, always breaks.
    ///
    /// - Throws: `DragomanError` `srx-rule-too-slow` with the rule's line.
    /// - Complexity: O(r · n) for r rules and n bytes, where matches are short.
    func boundaries(in bytes: UnsafeBufferPointer<UInt8>, kinds: ScalarKinds.Table) throws(DragomanError) -> [Int] {
        let text = Array(String(decoding: bytes, as: UTF8.self).utf16)
        var decisions = [Decision](repeating: .open, count: text.count + 1)
        for (index, unit) in text.enumerated() where unit == 0x2029 { decisions[index + 1] = .breaks }
        for (rule, matcher) in zip(rules.rules, matchers) {
            do throws(RegularExpression.Limit) {
                let decision: Decision = rule.isBreak ? .breaks : .goesOn
                try text.withUnsafeBufferPointer { buffer throws(RegularExpression.Limit) in
                    try matcher.forEachMatch(in: buffer, endOfGroup: rule.markGroup) { place in
                        if decisions[place] == .open { decisions[place] = decision }
                    }
                }
            } catch {
                throw tooSlow(rule, error)
            }
        }
        return offsets(of: decisions, in: TextCursor(bytes, kinds: kinds))
    }

    /// The breaks as offsets after white space; a break that has nothing but white space before it is none.
    private func offsets(of decisions: [Decision], in cursor: TextCursor) -> [Int] {
        var result: [Int] = []
        var at = 0
        var unit = 0
        var hasText = false
        var breaks = false
        while let element = cursor.element(at: at) {
            if decisions[unit] == .breaks, hasText { breaks = true }
            if !element.kind.isSpace {
                if breaks {
                    result.append(at)
                    breaks = false
                }
                hasText = true
            }
            at = element.end
            unit += element.value > 0xFFFF ? 2 : 1
        }
        if at > 0 { result.append(at) }
        return result
    }

    private func tooSlow(_ rule: SRXRules.Compiled, _ limit: RegularExpression.Limit) -> DragomanError {
        let what = limit == .steps ? "takes too many steps" : "takes too much memory"
        return DragomanError(
            "srx-rule-too-slow",
            "the rule \(what) in a text in '\(rules.language)'; avoid repetitions inside repetitions, such as (a+)+",
            at: FilePosition(file: rules.file, line: rule.line)
        )
    }
}

extension SegmentationRules {
    /// Rules of an SRX file in place of a table.
    package init(_ srx: SRXRules, language: String = "") {
        self.init()
        self.srx = srx
        name = srx.name
        digest = srx.digest
        self.language = language
    }
}
