/// A match as the ranking sees it.
package struct RankingCandidate: Sendable {
    /// The stored source as `CodedText.symbols` gives it.
    package var source: [UInt32]
    /// Its translation, likewise.
    package var target: [UInt32]
    /// Whole percent by the matching contract, 0…101.
    package var score: Int
    /// How many edits lie between it and the text.
    package var distance: Int
    /// Whether it may be put before matches of a higher score; what was only kept as a candidate may not.
    package var mayRise: Bool

    /// Makes a candidate.
    package init(source: [UInt32], target: [UInt32], score: Int, distance: Int = 0, mayRise: Bool = true) {
        self.source = source
        self.target = target
        self.score = score
        self.distance = distance
        self.mayRise = mayRise
    }
}

/// A match in its place.
package struct RankedCandidate: Sendable, Hashable {
    /// Where it stood in the list that was given.
    package var index: Int
    /// What it was ordered by; `nil` where no other match was within reach.
    package var mix: UsefulnessMix?
}
