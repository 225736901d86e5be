/// When two words are likelier one word with a slip in it than two words.
///
/// A slip is one letter more, fewer, other or swapped with its neighbour in a word of five letters or more, two in one of
/// eight or more. What differs at the beginning or in the last two letters is another word or another form of it, unless
/// two letters only changed places.
enum SlipRule {
    private static let shortest = 5
    private static let shortestForTwo = 8
    /// Longer ones are no words that anyone writes.
    private static let longest = 60

    /// Whether two folded words may be one.
    static func isSlip(_ one: String, _ other: String) -> Bool {
        let (first, second) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        let (shorter, longer) = (min(first.count, second.count), max(first.count, second.count))
        guard shorter >= shortest, longer <= longest, first != second, first[0] == second[0] else { return false }
        let limit = shorter >= shortestForTwo ? 2 : 1
        guard longer - shorter <= limit, distance(first, second) <= limit else { return false }
        if isSwap(first, second) { return true }
        return first.suffix(2) == second.suffix(2)
    }

    /// Whether two neighbouring letters changed places, and nothing else.
    private static func isSwap(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
        guard first.count == second.count else { return false }
        let places = first.indices.filter { first[$0] != second[$0] }
        guard places.count == 2, places[1] == places[0] + 1 else { return false }
        return first[places[0]] == second[places[1]] && first[places[1]] == second[places[0]]
    }

    /// The fewest letters to add, drop, exchange or swap with a neighbour.
    ///
    /// - Complexity: O(n · m).
    private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        for row in 1...first.count {
            var current = [row] + [Int](repeating: 0, count: second.count)
            for column in 1...second.count {
                let isEqual = first[row - 1] == second[column - 1]
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isEqual ? 0 : 1))
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current[column] = best
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
