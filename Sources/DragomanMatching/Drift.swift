/// Which segment of an article's former revision each segment of its new one comes from.
package enum Drift {
    /// A segment: `key` is equal for equal sources only, `symbols` are those of `CodedText.symbols`.
    package typealias Piece = (key: Int64, symbols: [UInt32])

    /// The score from which two segments between the same anchors count as one that was edited.
    static let nearbyScore = 40
    /// The score from which a segment counts as edited and moved.
    static let distantScore = 75

    /// Pairs new segments with the old ones that they repeat or replace.
    ///
    /// Equal segments in the same order are anchors; then come equal segments that moved. Between two anchors, what
    /// is left on both sides is paired by similarity, best first; and last what is very similar elsewhere.
    /// A new segment whose source the article had before is only ever paired with that source.
    ///
    /// - Returns: For indexes of `new` an index of `old`; no old index stands twice. The same for the same input.
    /// - Complexity: near linear for few changes; comparisons stop when a fixed budget is spent.
    package static func pairs(old: [Piece], new: [Piece]) -> [Int: Int] {
        var pairing = Pairing(old: old, new: new)
        let anchors = Anchors.between(old.map(\.key), new.map(\.key))
        for anchor in anchors { pairing.pair(new: anchor.new, old: anchor.old) }
        pairing.pairMoved()
        pairing.pairWithinGaps(anchors)
        pairing.pairElsewhere()
        return pairing.oldOfNew
    }
}

/// The work of pairing two revisions.
private struct Pairing {
    private let old: [Drift.Piece]
    private let new: [Drift.Piece]
    private let oldKeys: Set<Int64>
    private(set) var oldOfNew: [Int: Int] = [:]
    private var isOldTaken: [Bool]
    /// Steps of comparison that may still be made: one is a column of one word, about a nanosecond.
    private var budget = 400_000_000

    private struct Proposal {
        var new: Int
        var old: Int
        var score: Int
        /// How far the two are from each other's place.
        var shift: Int
    }

    init(old: [Drift.Piece], new: [Drift.Piece]) {
        self.old = old
        self.new = new
        oldKeys = Set(old.map(\.key))
        isOldTaken = Array(repeating: false, count: old.count)
    }

    mutating func pair(new newIndex: Int, old oldIndex: Int) {
        oldOfNew[newIndex] = oldIndex
        isOldTaken[oldIndex] = true
    }

    mutating func pairWithinGaps(_ anchors: [Anchors.Anchor]) {
        var newStart = 0
        var oldStart = 0
        for anchor in anchors + [Anchors.Anchor(old: old.count, new: new.count)] {
            let oldOpen = (oldStart..<anchor.old).filter { !isOldTaken[$0] }
            propose(newOpen(newStart..<anchor.new), oldOpen, from: Drift.nearbyScore)
            newStart = anchor.new + 1
            oldStart = anchor.old + 1
        }
    }

    /// Pairs equal segments that stand in another order, the first with the first.
    mutating func pairMoved() {
        var places: [Int64: [Int]] = [:]
        for index in old.indices.reversed() where !isOldTaken[index] {
            places[old[index].key, default: []].append(index)
        }
        for index in new.indices where oldOfNew[index] == nil {
            guard let place = places[new[index].key]?.popLast() else { continue }
            pair(new: index, old: place)
        }
    }

    mutating func pairElsewhere() {
        propose(newOpen(0..<new.count), old.indices.filter { !isOldTaken[$0] }, from: Drift.distantScore)
    }

    /// The new segments of a range that are not paired and whose source is new to the article.
    private func newOpen(_ range: Range<Int>) -> [Int] {
        range.filter { oldOfNew[$0] == nil && !oldKeys.contains(new[$0].key) }
    }

    /// Pairs the most similar first, as far as they score `threshold`.
    private mutating func propose(_ newIndexes: [Int], _ oldIndexes: [Int], from threshold: Int) {
        guard !newIndexes.isEmpty, !oldIndexes.isEmpty else { return }
        var proposals: [Proposal] = []
        for (newPlace, newIndex) in newIndexes.enumerated() {
            // Nearest places first: where the budget does not reach, what lies far apart is left out.
            let centre = newPlace * oldIndexes.count / newIndexes.count
            for oldPlace in outwards(from: centre, count: oldIndexes.count) {
                guard budget > 0 else { break }
                let oldIndex = oldIndexes[oldPlace]
                guard let score = score(new[newIndex].symbols, old[oldIndex].symbols, from: threshold) else { continue }
                let shift = abs(newPlace - oldPlace)
                proposals.append(Proposal(new: newIndex, old: oldIndex, score: score, shift: shift))
            }
        }
        proposals.sort { ($1.score, $0.shift, $0.new, $0.old) < ($0.score, $1.shift, $1.new, $1.old) }
        for proposal in proposals where oldOfNew[proposal.new] == nil && !isOldTaken[proposal.old] {
            pair(new: proposal.new, old: proposal.old)
        }
    }

    /// At most this many places on either side are looked at, so that a rewritten long article stays affordable.
    private static let reach = 400

    private func outwards(from centre: Int, count: Int) -> [Int] {
        var places = [centre]
        for step in 1...Self.reach {
            if centre + step < count { places.append(centre + step) }
            if centre - step >= 0 { places.append(centre - step) }
            if centre + step >= count, centre - step < 0 { break }
        }
        return places
    }

    private mutating func score(_ first: [UInt32], _ second: [UInt32], from threshold: Int) -> Int? {
        let longer = max(first.count, second.count)
        let limit = Score.maximumDistance(threshold: threshold, longer: longer)
        budget -= 1
        guard abs(first.count - second.count) <= limit else { return nil }
        // Making the table costs about as much as eight columns for each symbol.
        let (columns, overflows) = longer.multipliedReportingOverflow(by: limit / 32 + 9)
        budget = overflows ? 0 : budget - columns
        guard budget > 0, let distance = EditDistance.levenshtein(first, second, atMost: limit) else { return nil }
        return Score.percent(distance: distance, longer: longer)
    }
}
