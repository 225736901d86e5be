/// Why a match stands where it stands among others of nearly its score.
public struct MatchOrder: Sendable, Hashable {
    /// Its place, from 1, if the score alone had decided.
    public var placeByScore: Int
    /// What the matches were ordered by: the weighted sum of the rest; means something only beside the others'.
    public var value: Double
    /// The longest common subsequence of the two sources, 0…1.
    public var subsequence: Double
    /// The runs of two to six characters that the two sources share, 0…1.
    public var runs: Double
    /// How like the translation is to those of the other matches, 0…1.
    public var agreement: Double

    /// Makes an explanation.
    public init(placeByScore: Int, value: Double, subsequence: Double, runs: Double, agreement: Double) {
        self.placeByScore = placeByScore
        self.value = value
        self.subsequence = subsequence
        self.runs = runs
        self.agreement = agreement
    }
}
