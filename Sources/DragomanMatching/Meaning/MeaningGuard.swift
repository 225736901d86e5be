package import DragomanModel

/// Tells what an edit did to the meaning of a text: whether its translation may be taken over unseen.
///
/// Opened once per language; not for two threads at once.
package final class MeaningGuard {
    private let splitter: TokenSplitter
    private let table: MeaningTable
    /// The text that was asked for last: the matches of one text are judged one after the other.
    private var asked: (content: CodedText, text: JudgedText)?

    /// Opens the guard of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag, table: MeaningTable) throws {
        splitter = try TokenSplitter(language: language)
        self.table = table
    }

    /// Name and version of the table that it goes by.
    package var tableName: String { table.name }

    /// What lies between a stored source and the text that is asked for.
    ///
    /// The other way round the classes are the same. Equal texts have none.
    package func judge(stored: CodedText, query: CodedText) -> EditJudgement {
        explain(stored: stored, query: query).judgement
    }

    /// The judgement with the difference that it was made of.
    package func explain(
        stored: CodedText,
        query: CodedText
    ) -> (judgement: EditJudgement, difference: WordDifference) {
        let new = judged(query)
        let difference = TokenDifference(splitter.tokens(of: stored), new.tokens)
        var reasons: [EditJudgement.Reason] = []
        if !difference.gaps.isEmpty {
            let old = JudgedText(difference.old, table: table)
            var seen: Set<EditJudgement.Reason> = []
            for gap in difference.gaps {
                var judge = GapJudge(old: old, new: new, gap: gap)
                for reason in judge.judge() where seen.insert(reason).inserted { reasons.append(reason) }
            }
        }
        return (EditJudgement(reasons: reasons, table: table.name), difference.words)
    }

    private func judged(_ query: CodedText) -> JudgedText {
        if let asked, asked.content == query { return asked.text }
        let text = JudgedText(splitter.tokens(of: query), table: table)
        asked = (query, text)
        return text
    }
}
