/// The score of a fuzzy match: `floor(100 × (1 − d / longer))`, d edits apart, `longer` the greater symbol count.
package enum Score {
    /// The score of two texts that lie `distance` edits apart; 100 only where the distance is 0.
    ///
    /// Both arguments are at least 0 and `distance` is at most `longer`.
    package static func percent(distance: Int, longer: Int) -> Int {
        guard longer > 0 else { return distance == 0 ? 100 : 0 }
        return (longer - min(distance, longer)) * 100 / longer
    }

    /// The most edits with which two texts still score `threshold`; -1 where nothing does (above 100).
    package static func maximumDistance(threshold: Int, longer: Int) -> Int {
        guard threshold <= 100 else { return -1 }
        return longer * (100 - max(threshold, 0)) / 100
    }

    /// The symbol counts that a text may have to score `threshold` against one of `symbolCount`.
    ///
    /// The upper bound is `Int.max` where the threshold is 0 or less.
    static func symbolCounts(threshold: Int, symbolCount: Int) -> ClosedRange<Int> {
        guard threshold > 0 else { return 0...Int.max }
        let least = (symbolCount * threshold + 99) / 100
        return min(least, symbolCount)...max(symbolCount * 100 / threshold, symbolCount)
    }
}
