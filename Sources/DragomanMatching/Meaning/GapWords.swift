import DragomanModel

/// Judges the words at a place where two texts differ.
struct GapWords {
    /// A word, or what is left of one when its negation is taken off.
    struct Word {
        var text: String
        var folded: String
        var visible: String
        /// What the table says of it.
        var found: MeaningTable.Found?
        /// Its value where it is a number, in figures or words.
        var number: String?
        var isName: Bool
        var hasCapital: Bool
        var isInitial: Bool

        init(_ side: JudgedText, _ index: Int, _ table: MeaningTable) {
            let token = side.tokens[index]
            text = token.text
            visible = token.visible
            if token.hasDigit {
                let digits = token.inASCIIDigits
                folded = digits.lowercased()
                let group = table.words[.numbers]?[folded]
                number = group.map { "line \($0.line)" } ?? folded
            } else {
                folded = MeaningTable.folded(token.text)
                found = table.found(in: folded)
                if let found, found.group.section == .numbers { number = "line \(found.group.line)" }
            }
            isName = side.isName(index)
            hasCapital = side.hasCapital(index)
            isInitial = side.isInitial(index)
        }

        /// Some letters of a language that parts no words.
        init(unplaced text: String, _ table: MeaningTable) {
            self.init(JudgedText([TextToken(kind: .word, text: text)], table: table), 0, table)
        }
    }

    private var old: [Word]
    private var new: [Word]
    private let table: MeaningTable
    private let capitalsTell: Bool
    private var reasons: [EditJudgement.Reason] = []

    init(old: [Word], new: [Word], table: MeaningTable, capitalsTell: Bool) {
        self.old = old
        self.new = new
        self.table = table
        self.capitalsTell = capitalsTell
    }

    mutating func judge() -> [EditJudgement.Reason] {
        if judgeParted() { return reasons }
        judgeNumbers()
        judgeListed(.negations) { _, _ in (.negation, .negation) }
        judgeListed(.opposites) { before, after in
            let isOpposite = before.contains { one in after.contains { one.line == $0.line && one.side != $0.side } }
            return (.meaning, isOpposite ? .opposite : .quantifier)
        }
        judgeNegatingAffixes()
        judgeRest()
        return reasons
    }

    /// Judges words that are the same letters, parted otherwise; whether they are.
    private mutating func judgeParted() -> Bool {
        guard old.count != new.count, old.map(\.folded).joined() == new.map(\.folded).joined() else { return false }
        let count = reasons.count
        if old.compactMap(\.number) != new.compactMap(\.number) { add(.number, .number, old, new) }
        if groups(old, .negations) != groups(new, .negations) { add(.negation, .negation, old, new) }
        guard reasons.count == count else { return true }
        if table.hasSpaces { add(.typo, .spelling, old, new) } else { add(.spacing, .spacing, old, new) }
        return true
    }

    // MARK: What the table knows

    private mutating func judgeNumbers() {
        let (before, after) = (old.filter { $0.number != nil }, new.filter { $0.number != nil })
        if before.map(\.number) != after.map(\.number) {
            add(.number, .number, before, after)
            old.removeAll { $0.number != nil }
            new.removeAll { $0.number != nil }
        } else {
            // Figures for words say the same; another form of the word is judged as any word.
            let isSame = zip(before, after).map { $0.isInFigures || $1.isInFigures || $0.text == $1.text }
            drop(from: &old, isSame) { $0.number != nil }
            drop(from: &new, isSame) { $0.number != nil }
        }
    }

    /// Compares the words of a section as groups, and leaves of them what is not theirs.
    private mutating func judgeListed(
        _ section: MeaningTable.Section,
        _ name: ([MeaningTable.Group], [MeaningTable.Group]) -> (EditClass, EditJudgement.Kind)
    ) {
        let (before, after) = (old.filter { $0.is(section) }, new.filter { $0.is(section) })
        let (first, second) = (groups(before, section), groups(after, section))
        if first != second {
            let (editClass, kind) = name(first, second)
            add(editClass, kind, before, after)
        } else if !before.contains(where: \.hasAffix), !after.contains(where: \.hasAffix) {
            // Another form of the word is judged as any word.
            return
        }
        old = old.compactMap { $0.without(section, table) }
        new = new.compactMap { $0.without(section, table) }
    }

    private func groups(_ words: [Word], _ section: MeaningTable.Section) -> [MeaningTable.Group] {
        words.compactMap(\.found?.group).filter { $0.section == section }
            .sorted { ($0.line, $0.side) < ($1.line, $1.side) }
    }

    /// Takes out those of the words that meet a condition, as far as they are to go.
    private func drop(from words: inout [Word], _ goes: [Bool], _ condition: (Word) -> Bool) {
        var rest = goes[...]
        words.removeAll { condition($0) && rest.popFirst() == true }
    }

    /// Finds words that stand here with and there without a prefix or suffix that denies: `able` and `unable`.
    private mutating func judgeNegatingAffixes() {
        guard !table.negatingAffixes.isEmpty, old.count <= 12, new.count <= 12 else { return }
        var index = 0
        while index < old.count {
            let word = old[index]
            let partner = new.firstIndex { other in
                word.folded != other.folded && (denies(word.folded, other.folded) || denies(other.folded, word.folded))
            }
            guard let partner else {
                index += 1
                continue
            }
            add(.negation, .negation, [word], [new[partner]])
            old.remove(at: index)
            new.remove(at: partner)
        }
    }

    /// Whether a word is another one with a negating prefix or suffix, endings apart.
    private func denies(_ word: String, _ other: String) -> Bool {
        table.negatingAffixes.contains { affix in
            guard let stem = affix.rest(of: word), stem.count >= 2 else { return false }
            if stem == other { return true }
            guard stem.count >= 3 else { return false }
            return other.hasPrefix(stem.prefix(max(3, affix.place == .end ? stem.count : stem.count - 2)))
        }
    }

    // MARK: What it does not know

    private mutating func judgeRest() {
        guard !old.isEmpty || !new.isEmpty else { return }
        if old.count == new.count {
            for (before, after) in zip(old, new) { judge(before, after) }
        } else if old.map(\.folded).joined() != new.map(\.folded).joined() {
            judgeUnpaired()
        }
    }

    private mutating func judgeUnpaired() {
        let (before, after) = (old.filter(\.isName), new.filter(\.isName))
        if before.map(\.folded) != after.map(\.folded) { add(.name, .name, before, after) }
        let (oldRest, newRest) = (old.filter { !$0.isName }, new.filter { !$0.isName })
        if oldRest.map(\.folded) != newRest.map(\.folded) { add(.meaning, .word, oldRest, newRest) }
    }

    private mutating func judge(_ before: Word, _ after: Word) {
        guard before.text != after.text else { return }
        if before.folded == after.folded { return judgeSpelling(before, after) }
        if before.isName || after.isName { return add(.name, .name, [before], [after]) }
        guard isSlip(before.folded, after.folded) else { return add(.meaning, .word, [before], [after]) }
        if before.hasCapital || after.hasCapital { return add(.name, .possibleName, [before], [after]) }
        add(.typo, .typo, [before], [after])
    }

    /// Two spellings that are the same but for case, width, apostrophes and what cannot be seen.
    private mutating func judgeSpelling(_ before: Word, _ after: Word) {
        if before.visible == after.visible { return add(.spacing, .invisible, [before], [after]) }
        if before.visible.count(where: \.isLetter) == after.visible.count(where: \.isLetter),
            before.visible.filter(\.isLetter) == after.visible.filter(\.isLetter)
        {
            return add(.punctuation, .punctuation, [before], [after])
        }
        let areInside = !before.isInitial && !after.isInitial
        if areInside, capitalsTell, !table.nounsHaveCapitals, before.hasCapital != after.hasCapital {
            return add(.name, .name, [before], [after])
        }
        add(.letterCase, .letterCase, [before], [after])
    }

    private func isSlip(_ before: String, _ after: String) -> Bool {
        guard table.knowsWords, table.hasSpaces, table.tellsSlips,
            before.unicodeScalars.allSatisfy(\.properties.isCased),
            after.unicodeScalars.allSatisfy(\.properties.isCased),
            !(table.lookAlikes.contains(before) && table.lookAlikes.contains(after))
        else { return false }
        return SlipRule.isSlip(before, after)
    }

    private mutating func add(_ editClass: EditClass, _ kind: EditJudgement.Kind, _ before: [Word], _ after: [Word]) {
        let separator = table.hasSpaces ? " " : ""
        reasons.append(
            EditJudgement.Reason(
                editClass,
                kind,
                before: before.map(\.text).joined(separator: separator),
                after: after.map(\.text).joined(separator: separator)
            )
        )
    }
}

extension GapWords.Word {
    /// Whether it is a number in figures.
    fileprivate var isInFigures: Bool { found == nil && number != nil }

    /// Whether only a part of it is in the table.
    fileprivate var hasAffix: Bool { found?.rest.isEmpty == false }

    fileprivate func `is`(_ section: MeaningTable.Section) -> Bool { found?.group.section == section }

    /// What is left of the word; `nil` where it is all of the section.
    fileprivate func without(_ section: MeaningTable.Section, _ table: MeaningTable) -> GapWords.Word? {
        guard let found, found.group.section == section else { return self }
        guard !found.rest.isEmpty else { return nil }
        var rest = self
        rest.text = found.rest
        rest.folded = found.rest
        rest.visible = found.rest
        rest.found = table.found(in: found.rest)
        rest.isName = false
        return rest
    }
}
