import DragomanMatching

/// A table of expected usefulness: what interpolating in it misses least, made to rise with score and length.
struct UsefulnessFit {
    static let scores = [50, 60, 70, 80, 90, 99]
    let lengths: [Int]
    private var fuzzy: [(score: Int, length: Int, worth: Double)] = []
    /// Of equal texts.
    private var exact: [(length: Int, worth: Double)] = []

    init(lengths: [Int]) { self.lengths = lengths }

    /// Counts what was found for a text.
    mutating func add(_ query: LeaveOneOut.Query, length: Int) {
        for found in query.fuzzy { fuzzy.append((found.candidate.score, length, found.worth)) }
        for found in query.exact { exact.append((length, found.worth)) }
    }

    /// The rows of fuzzy and exact matches, each no less than the one before it.
    func solved() -> (fuzzy: [[Double]], exact: [Double]) {
        // Exact matches are one row more: one table, so that it rises as a whole.
        let rowCount = Self.scores.count + 1
        var observations: [(cells: [Cell], worth: Double)] = fuzzy.map { observation in
            let rows = Self.shares(observation.score, among: Self.scores)
            return (Self.cells(rows, Self.shares(observation.length, among: lengths)), observation.worth)
        }
        observations += exact.map {
            (Self.cells([(rowCount - 1, 1)], Self.shares($0.length, among: lengths)), $0.worth)
        }
        // Each round adds to every knot the mean of what is still missed about it: least squares in the end.
        var table = Array(repeating: Array(repeating: 0.0, count: lengths.count), count: rowCount)
        var last = MonotoneTable(rows: rowCount, columns: lengths.count)
        for _ in 0..<30 {
            var next = MonotoneTable(rows: rowCount, columns: lengths.count)
            var misses = table.map { $0.map { _ in (sum: 0.0, weight: 0.0) } }
            for (cells, worth) in observations {
                let expected = cells.reduce(0) { $0 + table[$1.row][$1.column] * $1.share }
                for cell in cells {
                    misses[cell.row][cell.column].sum += (worth - expected) * cell.share
                    misses[cell.row][cell.column].weight += cell.share
                }
            }
            for row in table.indices {
                for column in table[row].indices where misses[row][column].weight > 0 {
                    let miss = misses[row][column]
                    table[row][column] += miss.sum / miss.weight
                    next.add(table[row][column], row: row, column: column, weight: miss.weight)
                }
            }
            last = next
        }
        // Lines through the last knots may point beyond what chrF can be.
        let fitted = last.fitted().map { $0.map { min(max($0, 0), 100) } }
        return (Array(fitted.dropLast()), fitted[rowCount - 1])
    }

    private typealias Cell = (row: Int, column: Int, share: Double)

    private static func cells(_ rows: [(Int, Double)], _ columns: [(Int, Double)]) -> [Cell] {
        rows.flatMap { row in columns.map { (row.0, $0.0, row.1 * $0.1) } }
    }

    /// The knots on both sides of a value and how much of it each has.
    private static func shares(_ value: Int, among knots: [Int]) -> [(Int, Double)] {
        guard let upper = knots.firstIndex(where: { $0 > value }) else { return [(knots.count - 1, 1)] }
        guard upper > 0 else { return [(0, 1)] }
        let share = Double(value - knots[upper - 1]) / Double(knots[upper] - knots[upper - 1])
        return [(upper - 1, 1 - share), (upper, share)].filter { $0.1 > 0 }
    }
}
