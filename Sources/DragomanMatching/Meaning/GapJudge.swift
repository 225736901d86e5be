import DragomanModel

/// Judges one place where two texts differ.
struct GapJudge {
    let old: JudgedText
    let new: JudgedText
    let gap: TokenDifference.Gap
    private(set) var reasons: [EditJudgement.Reason] = []

    init(old: JudgedText, new: JudgedText, gap: TokenDifference.Gap) {
        self.old = old
        self.new = new
        self.gap = gap
    }

    private var table: MeaningTable { old.table }

    mutating func judge() -> [EditJudgement.Reason] {
        judgeCodes()
        let before = visible(old, gap.old)
        let after = visible(new, gap.new)
        if before.isEmpty, after.isEmpty {
            judgeSpaces()
            // The same codes and the same white space in another order.
            if reasons.isEmpty { addCodes() }
            return reasons
        }
        let count = reasons.count
        let oldWords = before.filter { old.tokens[$0].isWord }.map { GapWords.Word(old, $0, table) }
        let newWords = after.filter { new.tokens[$0].isWord }.map { GapWords.Word(new, $0, table) }
        let core = table.hasSpaces ? nil : core(oldWords.map(\.text).joined(), newWords.map(\.text).joined())
        var words = GapWords(
            old: core?.old ?? oldWords,
            new: core?.new ?? newWords,
            table: table,
            capitalsTell: old.capitalsTell && new.capitalsTell
        )
        reasons += words.judge()
        var marks = GapMarks(old: old, new: new, oldPlaces: before, newPlaces: after, language: table.language)
        reasons += marks.judge()
        // The same words and marks, spelled otherwise.
        if reasons.count == count { add(.typo, .spelling, before, after) }
        let isQuoted = before.contains { old.quotations.isQuoted[$0] } || after.contains { new.quotations.isQuoted[$0] }
        if isQuoted, reasons[count...].contains(where: { $0.editClass > .code }) {
            add(.quotation, .quotation, before, after)
        }
        return reasons
    }

    /// What differs of two runs of words that no spaces part, where a negation or a number stands in it.
    ///
    /// Where words end is only guessed there, and guessed otherwise beside another word.
    private func core(_ before: String, _ after: String) -> (old: [GapWords.Word], new: [GapWords.Word])? {
        let start = zip(before, after).prefix { $0 == $1 }.count
        let (first, second) = (before.dropFirst(start), after.dropFirst(start))
        var end = 0
        for (one, other) in zip(first.reversed(), second.reversed()) {
            guard one == other else { break }
            end += 1
        }
        let texts = [first.dropLast(end), second.dropLast(end)]
        let words = texts.map { $0.isEmpty ? [] : [GapWords.Word(unplaced: String($0), table)] }
        let isTelling = words.joined().contains { $0.number != nil || $0.found?.group.section == .negations }
        return isTelling ? (words[0], words[1]) : nil
    }

    /// The words and marks of a range; what cannot be seen is left out.
    private func visible(_ text: JudgedText, _ range: Range<Int>) -> [Int] {
        range.filter {
            let token = text.tokens[$0]
            return !token.isSpace && !token.isCode && (token.isASCII || !token.visible.isEmpty)
        }
    }

    private mutating func judgeCodes() {
        if old.tokens[gap.old].filter(\.isCode) != new.tokens[gap.new].filter(\.isCode) { addCodes() }
    }

    private mutating func addCodes() {
        let (before, after) = (old.tokens[gap.old].filter(\.isCode), new.tokens[gap.new].filter(\.isCode))
        reasons.append(
            EditJudgement.Reason(.code, .code, before: before.content.displayed, after: after.content.displayed)
        )
    }

    private mutating func judgeSpaces() {
        let before = old.tokens[gap.old].filter { !$0.isCode }.map(\.text).joined()
        let after = new.tokens[gap.new].filter { !$0.isCode }.map(\.text).joined()
        guard before != after else { return }
        let isWhite = (before + after).unicodeScalars.allSatisfy(\.properties.isWhitespace)
        reasons.append(EditJudgement.Reason(.spacing, isWhite ? .spacing : .invisible, before: before, after: after))
    }

    private mutating func add(_ editClass: EditClass, _ kind: EditJudgement.Kind, _ before: [Int], _ after: [Int]) {
        reasons.append(
            EditJudgement.Reason(
                editClass,
                kind,
                before: before.map { old.tokens[$0].text }.joined(separator: table.hasSpaces ? " " : ""),
                after: after.map { new.tokens[$0].text }.joined(separator: table.hasSpaces ? " " : "")
            )
        )
    }
}
