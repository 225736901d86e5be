/// What was learnt from the translation sample: `dragoman-quality --fit-ranking` writes this file anew.
///
/// The article Ranking says from what and how.
enum RankingWeights {
    /// Points of chrF that a whole unit of each likeness is worth.
    static let mix = (
        subsequence: 24.6, runs: 46.2, agreement: 27.1
    )

    /// For texts that are counted in words.
    static let words = UsefulnessTable(
        lengths: [1, 2, 3, 5, 8, 12, 20],
        scores: [50, 60, 70, 80, 90, 99],
        fuzzy: [
            [18.1, 19.1, 19.1, 26.1, 29.4, 31.7, 40.4],
            [26.7, 26.7, 30.5, 38.6, 42.8, 46.1, 56.2],
            [31.3, 35.9, 45.9, 54.3, 56.1, 62.2, 63.6],
            [31.3, 44.2, 55.5, 71.2, 71.2, 71.2, 72.6],
            [62.1, 66.3, 73.6, 78.5, 83.4, 83.4, 84.6],
            [62.1, 73.6, 73.6, 90.3, 90.3, 90.3, 93.5],
        ],
        exact: [62.1, 73.6, 73.6, 90.3, 90.3, 90.3, 93.5]
    )

    /// For texts that are counted in characters.
    static let characters = UsefulnessTable(
        lengths: [2, 4, 8, 12, 20, 40],
        scores: [50, 60, 70, 80, 90, 99],
        fuzzy: [
            [6.2, 16.1, 23.7, 23.7, 31.5, 48.0],
            [12.8, 23.5, 33.3, 33.3, 41.3, 61.4],
            [12.8, 35.1, 48.9, 50.7, 60.4, 70.7],
            [12.8, 35.7, 48.9, 65.0, 67.9, 77.4],
            [34.5, 65.4, 65.4, 72.0, 82.8, 92.2],
            [34.5, 65.4, 65.4, 92.9, 92.9, 96.2],
        ],
        exact: [65.4, 65.4, 65.4, 92.9, 92.9, 96.2]
    )
}
