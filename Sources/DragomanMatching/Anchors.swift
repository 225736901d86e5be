/// Equal elements of two sequences that keep their order, enough of them to show what changed.
///
/// Equal beginnings and ends first; then elements that stand exactly once on both sides ("patience" difference), in
/// their longest common order, and the same again between these; short stretches without any by the plain table.
/// Not always a longest common subsequence, but near linear, and it does not align on what repeats all over.
enum Anchors {
    /// Two equal elements.
    struct Anchor: Hashable, Sendable {
        var old: Int
        var new: Int
    }

    /// What is still to be aligned.
    private struct Stretch {
        var old: Range<Int>
        var new: Range<Int>
        var depth: Int
    }

    /// The most cells of a plain table.
    private static let largestTable = 40_000
    /// How often stretches between unique elements are taken apart again.
    private static let deepest = 24

    /// The anchors in order: both indexes rise.
    static func between(_ old: [Int64], _ new: [Int64]) -> [Anchor] {
        var anchors: [Anchor] = []
        var open = [Stretch(old: 0..<old.count, new: 0..<new.count, depth: 0)]
        while var stretch = open.popLast() {
            trim(&stretch, old, new, into: &anchors)
            guard !stretch.old.isEmpty, !stretch.new.isEmpty else { continue }
            let unique = stretch.depth < deepest ? uniqueAnchors(stretch, old, new) : []
            guard !unique.isEmpty else {
                anchors += tableAnchors(stretch, old, new)
                continue
            }
            anchors += unique
            var (oldStart, newStart) = (stretch.old.lowerBound, stretch.new.lowerBound)
            for anchor in unique + [Anchor(old: stretch.old.upperBound, new: stretch.new.upperBound)] {
                let (oldGap, newGap) = (oldStart..<anchor.old, newStart..<anchor.new)
                if !oldGap.isEmpty, !newGap.isEmpty {
                    open.append(Stretch(old: oldGap, new: newGap, depth: stretch.depth + 1))
                }
                (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
            }
        }
        return anchors.sorted { $0.new < $1.new }
    }

    private static func trim(_ stretch: inout Stretch, _ old: [Int64], _ new: [Int64], into anchors: inout [Anchor]) {
        var (first, second) = (stretch.old, stretch.new)
        while let one = first.first, let other = second.first, old[one] == new[other] {
            anchors.append(Anchor(old: one, new: other))
            first = one + 1..<first.upperBound
            second = other + 1..<second.upperBound
        }
        while let one = first.last, let other = second.last, old[one] == new[other] {
            anchors.append(Anchor(old: one, new: other))
            first = first.lowerBound..<one
            second = second.lowerBound..<other
        }
        (stretch.old, stretch.new) = (first, second)
    }

    /// The longest rising run of elements that stand once on both sides.
    private static func uniqueAnchors(_ stretch: Stretch, _ old: [Int64], _ new: [Int64]) -> [Anchor] {
        // -1: more than once.
        var oldPlaces: [Int64: Int] = [:]
        for index in stretch.old { oldPlaces[old[index]] = oldPlaces[old[index]] == nil ? index : -1 }
        var newCounts: [Int64: Int] = [:]
        for index in stretch.new { newCounts[new[index], default: 0] += 1 }
        var pairs: [Anchor] = []
        for index in stretch.new where newCounts[new[index]] == 1 {
            if let place = oldPlaces[new[index]], place >= 0 { pairs.append(Anchor(old: place, new: index)) }
        }
        return longestRising(pairs)
    }

    /// The longest selection of pairs, given by rising `new`, in which `old` rises too.
    private static func longestRising(_ pairs: [Anchor]) -> [Anchor] {
        var tails: [Int] = []
        var previous = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, tails.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[tails[middle]].old < pair.old { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = tails[low - 1] }
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var chosen: [Anchor] = []
        var index = tails.last ?? -1
        while index >= 0 {
            chosen.append(pairs[index])
            index = previous[index]
        }
        return chosen.reversed()
    }

    /// A longest common subsequence by the plain table, or nothing where the table would be too large.
    private static func tableAnchors(_ stretch: Stretch, _ old: [Int64], _ new: [Int64]) -> [Anchor] {
        let (rows, columns) = (stretch.old.count, stretch.new.count)
        guard rows <= largestTable / columns else { return inOrderAnchors(stretch, old, new) }
        var table = [Int32](repeating: 0, count: (rows + 1) * (columns + 1))
        for row in (0..<rows).reversed() {
            for column in (0..<columns).reversed() {
                let here = row * (columns + 1) + column
                table[here] =
                    old[stretch.old.lowerBound + row] == new[stretch.new.lowerBound + column]
                    ? table[here + columns + 2] + 1 : max(table[here + 1], table[here + columns + 1])
            }
        }
        var anchors: [Anchor] = []
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            let here = row * (columns + 1) + column
            let anchor = Anchor(old: stretch.old.lowerBound + row, new: stretch.new.lowerBound + column)
            if old[anchor.old] == new[anchor.new] {
                anchors.append(anchor)
                (row, column) = (row + 1, column + 1)
            } else if table[here + columns + 1] >= table[here + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return anchors
    }

    /// Each new element with the next equal old one, in one walk: what remains affordable for long repetitive texts.
    private static func inOrderAnchors(_ stretch: Stretch, _ old: [Int64], _ new: [Int64]) -> [Anchor] {
        var places: [Int64: [Int]] = [:]
        for index in stretch.old.reversed() { places[old[index], default: []].append(index) }
        var anchors: [Anchor] = []
        var next = stretch.old.lowerBound
        for index in stretch.new {
            while let place = places[new[index]]?.last, place < next { places[new[index]]?.removeLast() }
            // A jump over most of what is left would align little else.
            guard let place = places[new[index]]?.last, place - next <= 64 else { continue }
            anchors.append(Anchor(old: place, new: index))
            next = place + 1
        }
        return anchors
    }
}
