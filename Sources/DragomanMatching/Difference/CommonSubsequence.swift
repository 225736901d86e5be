/// A longest common subsequence of two sequences.
///
/// Source: Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1986 (the greedy algorithm).
enum CommonSubsequence {
    /// A pair of equal elements.
    typealias Pair = Anchors.Anchor

    /// The most edits that are searched for; texts that differ in more are aligned by `Anchors`.
    static let mostEdits = 1200

    /// The pairs in order: both indexes rise.
    ///
    /// Longest unless the two differ in more than `limit` edits.
    ///
    /// - Complexity: O((n + m) · d) time and O(d²) memory for d edits, at most `limit`.
    static func pairs(_ old: [Int64], _ new: [Int64], limit: Int = mostEdits) -> [Pair] {
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        let oldMiddle = Array(old[start..<old.count - end])
        let newMiddle = Array(new[start..<new.count - end])
        let middle = greedy(oldMiddle, newMiddle, limit: limit) ?? Anchors.between(oldMiddle, newMiddle)
        return (0..<start).map { Pair(old: $0, new: $0) }
            + middle.map { Pair(old: $0.old + start, new: $0.new + start) }
            + (0..<end).map { Pair(old: old.count - end + $0, new: new.count - end + $0) }
    }

    /// `nil` where more than `limit` edits are needed.
    private static func greedy(_ old: [Int64], _ new: [Int64], limit: Int) -> [Pair]? {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        let most = min(old.count + new.count, limit)
        // The furthest old index on each diagonal, and how it was after each number of edits.
        var furthest = [Int32](repeating: 0, count: 2 * most + 3)
        let centre = most + 1
        var trace: [[Int32]] = []
        for edits in 0...most {
            trace.append(Array(furthest[centre - edits - 1...centre + edits + 1]))
            for diagonal in stride(from: -edits, through: edits, by: 2) {
                let place = centre + diagonal
                let isDown = diagonal == -edits || diagonal != edits && furthest[place - 1] < furthest[place + 1]
                var row = Int(isDown ? furthest[place + 1] : furthest[place - 1] + 1)
                while row < old.count, row - diagonal < new.count, old[row] == new[row - diagonal] { row += 1 }
                furthest[place] = Int32(row)
                if row >= old.count, row - diagonal >= new.count { return walkBack(trace, old.count, new.count) }
            }
        }
        return nil
    }

    private static func walkBack(_ trace: [[Int32]], _ oldCount: Int, _ newCount: Int) -> [Pair] {
        var pairs: [Pair] = []
        var (row, column) = (oldCount, newCount)
        for edits in (1..<trace.count).reversed() {
            // `trace[edits]` holds the diagonals -edits-1…edits+1 as they were before this edit.
            let furthest = trace[edits]
            let diagonal = row - column
            let place = diagonal + edits + 1
            let isDown = diagonal == -edits || diagonal != edits && furthest[place - 1] < furthest[place + 1]
            let before = isDown ? diagonal + 1 : diagonal - 1
            let startRow = Int(furthest[before + edits + 1])
            let startColumn = startRow - before
            let (edgeRow, edgeColumn) = isDown ? (startRow, startColumn + 1) : (startRow + 1, startColumn)
            while row > edgeRow, column > edgeColumn {
                (row, column) = (row - 1, column - 1)
                pairs.append(Pair(old: row, new: column))
            }
            (row, column) = (startRow, startColumn)
        }
        while row > 0, column > 0 {
            (row, column) = (row - 1, column - 1)
            pairs.append(Pair(old: row, new: column))
        }
        return pairs.reversed()
    }
}
