package import DragomanModel

/// How much of a match's translation is likely to serve: the chrF that translations found with such a score, for a text
/// of such a length, had against the reference.
///
/// The score alone misleads: seven tenths of four words is less help than six tenths of a paragraph, as an edit of a
/// short text is more often the word that matters. Fitted by monotone regression on the translation sample; see the
/// article Ranking for the figures and the command. Between the table's lengths and scores it is interpolated.
package enum ExpectedUsefulness {
    /// The expectation for a match.
    ///
    /// It rises with the score and does not fall with the length; a fuzzy match is never worth more than an exact one for
    /// a text of the same length.
    ///
    /// - Parameters:
    ///   - score: Whole percent by the matching contract.
    ///   - length: Of the text that was looked up.
    ///   - kind: The match's kind; the score decides only for fuzzy ones.
    /// - Returns: Whole points of chrF, 0…100.
    package static func percent(score: Int, length: WrittenLength, kind: Match.Kind) -> Int {
        let table = length.unit == .words ? RankingWeights.words : RankingWeights.characters
        let column = Column(length: length.count, among: table.lengths)
        let value =
            switch kind {
            // No equal contexts stand in the sample: they are not worth less than equal texts.
            case .context, .exact: column.value(of: table.exact)
            case .fuzzy: fuzzy(score: min(score, 99), column, table)
            }
        return Int(value.rounded())
    }

    private static func fuzzy(score: Int, _ column: Column, _ table: UsefulnessTable) -> Double {
        let scores = table.scores
        guard let least = scores.first, let most = scores.last else { return 0 }
        // Below the table nothing was measured: it falls to nothing.
        if score <= least { return column.value(of: table.fuzzy[0]) * Double(max(score, 0)) / Double(least) }
        if score >= most { return column.value(of: table.fuzzy[scores.count - 1]) }
        let upper = scores.firstIndex { $0 > score } ?? scores.count - 1
        let share = Double(score - scores[upper - 1]) / Double(scores[upper] - scores[upper - 1])
        return column.value(of: table.fuzzy[upper - 1]) * (1 - share) + column.value(of: table.fuzzy[upper]) * share
    }

    /// Where a length lies among those of a table.
    private struct Column {
        private let lower: Int
        private let upper: Int
        private let share: Double

        init(length: Int, among lengths: [Int]) {
            guard let next = lengths.firstIndex(where: { $0 > length }), next > 0 else {
                lower = length < (lengths.first ?? 0) ? 0 : lengths.count - 1
                upper = lower
                share = 0
                return
            }
            lower = next - 1
            upper = next
            share = Double(length - lengths[lower]) / Double(lengths[upper] - lengths[lower])
        }

        func value(of row: [Double]) -> Double { row[lower] * (1 - share) + row[upper] * share }
    }
}

/// Expected usefulness by length and score.
struct UsefulnessTable: Sendable {
    /// The lengths of the columns, rising.
    var lengths: [Int]
    /// The scores of the rows, rising.
    var scores: [Int]
    /// A row for each score.
    var fuzzy: [[Double]]
    /// Of equal texts.
    var exact: [Double]
}
