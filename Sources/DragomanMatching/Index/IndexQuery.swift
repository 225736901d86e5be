/// A text made ready to be searched for in all parts of an index.
struct IndexQuery {
    let symbols: [UInt32]
    /// See `GramKeys`; as many as symbols and one.
    let keys: [UInt32]
    let threshold: Int

    /// The symbols that occur, each once; its place plus 1 is its row in the tables of `pattern`.
    let distinct: [UInt32]
    /// For each row, row 0 for all other symbols, the places where the symbol stands: `blocks` words of 64 bits.
    let rows: [UInt64]
    let blocks: Int

    init(symbols: [UInt32], threshold: Int) {
        self.symbols = symbols
        self.threshold = threshold
        keys = GramKeys.keys(of: symbols)
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

    /// How many keys a text of so many symbols must share at least; may be less than 0.
    @inline(__always)
    func neededKeys(symbolCount: Int) -> Int {
        max(symbolCount, symbols.count) + 1 - 2 * mostEdits(symbolCount: symbolCount)
    }
}
