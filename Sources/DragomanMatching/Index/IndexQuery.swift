#if canImport(Glibc)
import Glibc
#endif

/// A text made ready to be searched for in all parts of an index.
struct IndexQuery {
    let symbols: [UInt32]
    /// See `GramKeys`; as many as symbols and one.
    let keys: [UInt32]
    let threshold: Int
    /// How many of the keys are counted: all, or in a hurry the rarest.
    let countedKeys: Int
    /// For each number of shared keys how many edits that tells of, where only the rarest are counted.
    private let likelyEdits: [Int]

    /// The symbols that occur, each once; its place plus 1 is its row in the tables of `pattern`.
    let distinct: [UInt32]
    /// For each row, row 0 for all other symbols, the places where the symbol stands: `blocks` words of 64 bits.
    let rows: [UInt64]
    let blocks: Int

    /// A text of fewer keys is cheap to search for completely.
    private static let fewKeys = 32

    /// Makes a text ready.
    ///
    /// - Parameters:
    ///   - symbols: The text as `CodedText.symbols` gives it.
    ///   - threshold: Whole percent.
    ///   - isFast: Whether a few in a thousand of what is near may be missed.
    init(symbols: [UInt32], threshold: Int, isFast: Bool) {
        self.symbols = symbols
        self.threshold = threshold
        let keys = GramKeys.keys(of: symbols)
        let counted = isFast ? min(max(keys.count / 3, Self.fewKeys), keys.count) : keys.count
        self.keys = keys
        countedKeys = counted
        likelyEdits =
            counted == keys.count
            ? [] : (0...counted).map { Int(Double(symbols.count) * Self.likelyEdits(share: $0, of: counted)) }
        blocks = max((symbols.count + 63) / 64, 1)
        var table = SymbolTable(capacity: symbols.count)
        var distinct: [UInt32] = []
        var rows = [UInt64](repeating: 0, count: blocks)
        for (place, symbol) in symbols.enumerated() {
            let row = Int(table.insert(symbol))
            if row > distinct.count {
                distinct.append(symbol)
                rows.append(contentsOf: repeatElement(0, count: blocks))
            }
            rows[row * blocks + place >> 6] |= 1 &<< UInt64(place & 63)
        }
        self.distinct = distinct
        self.rows = rows
    }

    /// The most edits that a text of so many symbols may be away.
    @inline(__always)
    func mostEdits(symbolCount: Int) -> Int {
        Score.maximumDistance(threshold: threshold, longer: max(symbolCount, symbols.count))
    }

    /// Whether only the rarest keys are counted, so that something may be missed.
    var isSampled: Bool { countedKeys < keys.count }

    /// How many of the counted keys a text of so many symbols must share at least; may be less than 0.
    @inline(__always)
    func neededKeys(symbolCount: Int) -> Int {
        let most = mostEdits(symbolCount: symbolCount)
        guard isSampled else { return max(symbolCount, symbols.count) + 1 - 2 * most }
        // What is inserted destroys hardly a key of this text.
        let edits = max(most - max(symbolCount - symbols.count, 0), 0)
        return max(Int(Double(countedKeys) * Self.likelyShare(Double(edits) / Double(symbols.count))), 1)
    }

    /// The fewest edits that a text of so many symbols can be away if it shares so many of the counted keys; the fewest
    /// that are likely where only the rarest are counted.
    @inline(__always)
    func leastEdits(symbolCount: Int, sharedKeys: Int) -> Int {
        if isSampled { return max(symbolCount &- symbols.count, likelyEdits[min(sharedKeys, countedKeys)]) }
        return max(
            abs(symbolCount &- symbols.count),
            (max(symbolCount, symbols.count) &+ 2 &- sharedKeys) / 2
        )
    }

    // An edit changes two keys at the worst, so a share r of a text's symbols edited leaves 1 − 2r of its keys; but
    // edits come together in words, and then leave about 1 − 1.2 r. What is counted in a hurry goes by a curve between
    // the two, found by measurement: a million texts, recall of all matches above 0.996, see `make bench`.

    private static func likelyShare(_ edited: Double) -> Double {
        let rest = 1 - min(edited, 1)
        return rest * rest * rest
    }

    private static func likelyEdits(share: Int, of counted: Int) -> Double {
        1 - cbrt(Double(share) / Double(counted))
    }
}
