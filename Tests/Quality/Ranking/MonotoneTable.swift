/// Means in a table of rows and columns, made to rise along both: monotone regression.
///
/// Source: Dykstra and Robertson, "An algorithm for isotonic regression for two or more independent variables", 1982:
/// rows and columns are made monotone in turn, each time without what the last time took away.
struct MonotoneTable {
    private var sums: [[Double]]
    private var weights: [[Double]]

    /// Makes an empty table.
    init(rows: Int, columns: Int) {
        sums = Array(repeating: Array(repeating: 0, count: columns), count: rows)
        weights = sums
    }

    /// Counts a value, spread over cells.
    mutating func add(_ value: Double, row: Int, column: Int, weight: Double = 1) {
        sums[row][column] += value * weight
        weights[row][column] += weight
    }

    /// How much was counted in a row.
    func weight(row: Int) -> Double { weights[row].reduce(0, +) }

    /// The table nearest to the means, by weighted squares, that nowhere falls along a row or a column.
    func fitted(rounds: Int = 500) -> [[Double]] {
        let all = sums.joined().reduce(0, +) / max(weights.joined().reduce(0, +), 1e-9)
        // A cell in which nothing was counted follows its neighbours.
        let masses = weights.map { $0.map { max($0, 1e-6) } }
        var table = sums.indices.map { row in
            sums[row].indices.map { weights[row][$0] > 0 ? sums[row][$0] / weights[row][$0] : all }
        }
        let nothing = table.map { $0.map { _ in 0.0 } }
        var (rowChange, columnChange) = (nothing, nothing)
        for _ in 0..<rounds {
            var before = Self.difference(table, rowChange)
            table = zip(before, masses).map { Self.rising($0, $1) }
            rowChange = Self.difference(table, before)
            before = Self.difference(table, columnChange)
            let columns = zip(Self.turned(before), Self.turned(masses)).map { Self.rising($0, $1) }
            table = Self.turned(columns)
            columnChange = Self.difference(table, before)
        }
        return table
    }

    /// The rising values nearest to some, by weighted squares: neighbours that fall are pooled.
    static func rising(_ values: [Double], _ weights: [Double]) -> [Double] {
        var pools: [(mean: Double, weight: Double, count: Int)] = []
        for (value, weight) in zip(values, weights) {
            pools.append((value, weight, 1))
            while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
                let last = pools.removeLast()
                let first = pools.removeLast()
                let weight = first.weight + last.weight
                let mean = (first.mean * first.weight + last.mean * last.weight) / weight
                pools.append((mean, weight, first.count + last.count))
            }
        }
        return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
    }

    private static func difference(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
        zip(left, right).map { zip($0, $1).map { $0 - $1 } }
    }

    private static func turned(_ table: [[Double]]) -> [[Double]] {
        (table.first?.indices).map { $0.map { column in table.map { $0[column] } } } ?? []
    }
}
