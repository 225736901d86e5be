/// How useful a match is likely to be beside others of nearly its score: three likenesses, each 0…1, and their weighted
/// sum.
///
/// The weights are points of chrF that a whole unit of a likeness was worth on the translation sample. Only differences
/// between matches for the same text mean anything.
package struct UsefulnessMix: Sendable, Hashable {
    /// The longest common subsequence: what is kept when nothing may be replaced.
    package var subsequence: Double
    /// The likeness of the runs of two to six symbols: what is kept in one piece.
    package var runs: Double
    /// The likeness of the translation to those of the other matches.
    package var agreement: Double

    /// The weighted sum.
    package var value: Double {
        let weights = RankingWeights.mix
        return weights.subsequence * subsequence + weights.runs * runs
            + weights.agreement * agreement
    }

    /// A text that was looked up, prepared to be compared with each match.
    struct Query: Sendable {
        private let pattern: IndelSimilarity.Pattern
        private let runs: RunTable

        /// Prepares a text.
        init(_ symbols: [UInt32]) {
            pattern = IndelSimilarity.Pattern(symbols)
            runs = RunTable(of: symbols)
        }

        /// Compares a match's source; O(n · ⌈m/64⌉).
        func mix(of source: [UInt32], agreement: Double) -> UsefulnessMix {
            UsefulnessMix(
                subsequence: IndelSimilarity.similarity(pattern, source),
                runs: runs.likeness(to: source),
                agreement: agreement
            )
        }
    }
}
