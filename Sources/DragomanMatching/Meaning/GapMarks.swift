import DragomanModel

/// Judges the marks at a place where two texts differ.
struct GapMarks {
    private let old: JudgedText
    private let new: JudgedText
    private let before: [Int]
    private let after: [Int]
    private let language: String
    private var reasons: [EditJudgement.Reason] = []

    init(old: JudgedText, new: JudgedText, oldPlaces: [Int], newPlaces: [Int], language: String) {
        self.old = old
        self.new = new
        before = oldPlaces.filter { !old.tokens[$0].isWord }
        after = newPlaces.filter { !new.tokens[$0].isWord }
        self.language = language
    }

    mutating func judge() -> [EditJudgement.Reason] {
        judgeQuotationMarks()
        let first = before.filter { old.quotations.roles[$0] == nil }
        let second = after.filter { new.quotations.roles[$0] == nil }
        let (firstTexts, secondTexts) = (first.map { old.tokens[$0].text }, second.map { new.tokens[$0].text })
        guard firstTexts != secondTexts else { return reasons }
        let dropped = first.filter { !secondTexts.contains(old.tokens[$0].text) }
        let added = second.filter { !firstTexts.contains(new.tokens[$0].text) }
        let kinds = Set(dropped.map { kind(old, $0) }).union(added.map { kind(new, $0) })
        for kind in EditJudgement.Kind.allCases where kinds.contains(kind) {
            let editClass: EditClass = kind == .number ? .number : kind == .punctuation ? .punctuation : .meaning
            reasons.append(
                EditJudgement.Reason(
                    editClass,
                    kind,
                    before: dropped.filter { self.kind(old, $0) == kind }.map { old.tokens[$0].text }.joined(),
                    after: added.filter { self.kind(new, $0) == kind }.map { new.tokens[$0].text }.joined()
                )
            )
        }
        // The same marks, more often or in another order.
        if kinds.isEmpty { add(.punctuation, .punctuation, firstTexts, secondTexts) }
        return reasons
    }

    private mutating func judgeQuotationMarks() {
        let first = before.filter { old.quotations.roles[$0] != nil }
        let second = after.filter { new.quotations.roles[$0] != nil }
        let (firstTexts, secondTexts) = (first.map { old.tokens[$0].text }, second.map { new.tokens[$0].text })
        if first.map({ old.quotations.roles[$0] }) != second.map({ new.quotations.roles[$0] }) {
            add(.quotation, .quotationMarks, firstTexts, secondTexts)
        } else if firstTexts != secondTexts {
            add(.punctuation, .punctuation, firstTexts, secondTexts)
        }
    }

    private func kind(_ text: JudgedText, _ index: Int) -> EditJudgement.Kind {
        let mark = text.tokens[index].text
        if Self.questionMarks.contains(mark) || language == "el" && mark == ";" { return .question }
        guard let scalar = mark.unicodeScalars.first else { return .punctuation }
        if Self.numberMarks.contains(mark) || scalar.properties.generalCategory == .currencySymbol
            || scalar.properties.numericType != nil || belongsToNumber(text, index)
        {
            return .number
        }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return .punctuation
        default: return .symbol
        }
    }

    private static let questionMarks: Set<String> = ["?", "？", "؟", "\u{37E}", "⁇", "⁈", "⁉"]
    private static let numberMarks: Set<String> = [
        "%", "‰", "٪", "％", "°", "№", "#", "+", "−", "±", "×", "÷", "<", ">", "=", "≤", "≥", "~", "≈", "≠",
    ]

    /// Whether a mark stands before a number as its sign, or between two as in `10:30`.
    private func belongsToNumber(_ text: JudgedText, _ index: Int) -> Bool {
        let after = text.tokens[(index + 1)...].first { !$0.isCode }
        guard let after, after.hasDigit else { return false }
        guard let before = text.tokens[..<index].last(where: { !$0.isCode }) else { return isSign(text, index) }
        return before.hasDigit || isSign(text, index) && !before.isWord
    }

    private func isSign(_ text: JudgedText, _ index: Int) -> Bool {
        text.tokens[index].text.unicodeScalars.first?.properties.generalCategory == .dashPunctuation
    }

    private mutating func add(
        _ editClass: EditClass,
        _ kind: EditJudgement.Kind,
        _ before: [String],
        _ after: [String]
    ) {
        reasons.append(EditJudgement.Reason(editClass, kind, before: before.joined(), after: after.joined()))
    }
}
