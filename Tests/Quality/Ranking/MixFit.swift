import DragomanMatching

/// The weights of the mix by least squares: how a translation's worth differs from the mean of those it competes with,
/// from how its likenesses do.
struct MixFit {
    private var products = Array(repeating: Array(repeating: 0.0, count: 3), count: 3)
    private var moments = Array(repeating: 0.0, count: 3)
    private var count = 0.0

    /// Counts the matches of a text that are within reach of its best.
    mutating func add(_ query: LeaveOneOut.Query) {
        let ranked = Ranking(query: query.symbols).order(query.fuzzy.map(\.candidate))
        guard let best = query.fuzzy.first?.candidate.score else { return }
        let near = ranked.filter { query.fuzzy[$0.index].candidate.score + Ranking.reach >= best }
        guard near.count > 1 else { return }
        let features = near.compactMap { $0.mix.map { [$0.subsequence, $0.runs, $0.agreement] } }
        guard features.count == near.count else { return }
        let worths = near.map { query.fuzzy[$0.index].worth }
        let means = (0..<3).map { column in features.reduce(0) { $0 + $1[column] } / Double(near.count) }
        let mean = worths.reduce(0, +) / Double(near.count)
        for (row, worth) in zip(features, worths) {
            let centred = zip(row, means).map { $0 - $1 }
            for left in 0..<3 {
                moments[left] += centred[left] * (worth - mean)
                for right in 0..<3 { products[left][right] += centred[left] * centred[right] }
            }
            count += 1
        }
    }

    /// The weights: normal equations with a small ridge, by elimination.
    func solved() -> [Double] {
        var rows = (0..<3).map { products[$0] + [moments[$0]] }
        for index in 0..<3 { rows[index][index] *= 1.01 }
        for pivot in 0..<3 where rows[pivot][pivot] > 1e-12 {
            for other in 0..<3 where other != pivot {
                let factor = rows[other][pivot] / rows[pivot][pivot]
                for column in pivot..<4 { rows[other][column] -= factor * rows[pivot][column] }
            }
        }
        return (0..<3).map { rows[$0][$0] > 1e-12 ? rows[$0][3] / rows[$0][$0] : 0 }
    }
}
