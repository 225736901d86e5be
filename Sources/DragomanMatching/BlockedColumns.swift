/// The edit distance column by column, 64 rows of the pattern in one machine word.
///
/// Sources: Myers 1999, "A fast bit-vector algorithm for approximate string matching based on dynamic programming";
/// Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances". The band is Ukkonen's:
/// cells further than `limit` from the diagonal cannot lie on a path that costs no more, so whole words outside of it
/// are not touched; what enters the band from outside is assumed at its dearest, which never makes a cell too cheap.
struct BlockedColumns {
    /// For each row number, `blocks` words: the places of the pattern where the symbol of that row stands.
    let rows: UnsafePointer<UInt64>
    /// How many words the pattern takes; at least 1.
    let blocks: Int
    /// How many symbols the pattern has.
    let patternCount: Int
    /// Room for twice `blocks` words.
    let scratch: UnsafeMutablePointer<UInt64>

    /// The distance to a text of `textCount` symbols, or `nil` where it is more than `limit`.
    ///
    /// `row` gives the row number of the text's symbol at a place.
    @inline(__always)
    func distance(textCount: Int, atMost limit: Int, row: (Int) -> Int) -> Int? {
        guard limit >= abs(patternCount - textCount) else { return nil }
        guard patternCount > 0 else { return textCount }
        return blocks == 1
            ? oneBlock(textCount: textCount, atMost: limit, row: row)
            : manyBlocks(textCount: textCount, atMost: limit, row: row)
    }

    @inline(__always)
    private func oneBlock(textCount: Int, atMost limit: Int, row: (Int) -> Int) -> Int? {
        var positive = ~UInt64(0)
        var negative = UInt64(0)
        var score = patternCount
        let bottom = UInt64(patternCount &- 1)
        // The score can fall by at most one a column: what cannot come down to the limit any more is given up.
        var bound = limit &+ textCount
        for place in 0..<textCount {
            let here = rows[row(place)]
            let diagonal = (((here & positive) &+ positive) ^ positive) | here | negative
            let rising = negative | ~(diagonal | positive)
            let falling = diagonal & positive
            score = score &+ Int(truncatingIfNeeded: (rising &>> bottom) & 1)
            score = score &- Int(truncatingIfNeeded: (falling &>> bottom) & 1)
            bound = bound &- 1
            if score > bound { return nil }
            let shifted = rising &<< 1 | 1
            positive = (falling &<< 1) | ~(diagonal | shifted)
            negative = shifted & diagonal
        }
        return score <= limit ? score : nil
    }

    @inline(__always)
    private func manyBlocks(textCount: Int, atMost limit: Int, row: (Int) -> Int) -> Int? {
        let positives = scratch
        let negatives = scratch + blocks
        let lastBlock = blocks &- 1
        let bottom = UInt64((patternCount &- 1) & 63)
        var end = -1
        // The cost at the last row of block `end`.
        var score = 0
        for place in 0..<textCount {
            let wanted = min(lastBlock, (place &+ limit) &>> 6)
            while end < wanted {
                end = end &+ 1
                positives[end] = ~0
                negatives[end] = 0
                score = score &+ (end == lastBlock ? Int(bottom) &+ 1 : 64)
            }
            let start = max(0, place &- limit) &>> 6
            let here = rows + row(place) &* blocks
            var risingIn = UInt64(1)
            var fallingIn = UInt64(0)
            var block = start
            while block <= end {
                let positive = positives[block]
                let negative = negatives[block]
                let equal = here[block] | fallingIn
                let diagonal = (((equal & positive) &+ positive) ^ positive) | equal | negative
                let rising = negative | ~(diagonal | positive)
                let falling = diagonal & positive
                let top = block == lastBlock ? bottom : 63
                let shifted = rising &<< 1 | risingIn
                positives[block] = (falling &<< 1 | fallingIn) | ~(diagonal | shifted)
                negatives[block] = shifted & diagonal
                risingIn = (rising &>> top) & 1
                fallingIn = (falling &>> top) & 1
                block = block &+ 1
            }
            score = score &+ Int(truncatingIfNeeded: risingIn) &- Int(truncatingIfNeeded: fallingIn)
            if end == lastBlock, score &- (textCount &- 1 &- place) > limit { return nil }
        }
        return score <= limit ? score : nil
    }
}
