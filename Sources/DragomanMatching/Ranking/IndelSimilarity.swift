/// How many symbols two texts have in common in the same order.
enum IndelSimilarity {
    /// A text that others are compared with.
    struct Pattern {
        /// How many symbols it has.
        let count: Int
        private let symbols: SymbolTable
        /// For each row, row 0 for other symbols, the places where the symbol stands: `blocks` words of 64 bits.
        private let rows: [UInt64]
        private let blocks: Int

        /// Prepares a text; it may be empty.
        init(_ text: [UInt32]) {
            count = text.count
            blocks = max((text.count + 63) / 64, 1)
            var symbols = SymbolTable(capacity: text.count)
            var rows = [UInt64](repeating: 0, count: blocks)
            for (place, symbol) in text.enumerated() {
                let row = Int(symbols.insert(symbol))
                if (row + 1) * blocks > rows.count { rows.append(contentsOf: repeatElement(0, count: blocks)) }
                rows[row * blocks + place >> 6] |= 1 &<< UInt64(place & 63)
            }
            self.symbols = symbols
            self.rows = rows
        }

        /// The length of the longest common subsequence with a text.
        ///
        /// Source: Hyyrö 2004, "Bit-parallel LCS-length computation revisited": a zero bit is a place of the pattern at
        /// which the length rises.
        ///
        /// - Complexity: O(n · ⌈m/64⌉) for m symbols of the pattern and n of the text.
        func commonCount(with text: [UInt32]) -> Int {
            var state = [UInt64](repeating: ~0, count: blocks)
            rows.withUnsafeBufferPointer { rows in
                state.withUnsafeMutableBufferPointer { state in
                    for symbol in text {
                        let row = Int(symbols.row(of: symbol)) * blocks
                        guard row > 0 else { continue }
                        var carry: UInt64 = 0
                        for block in 0..<blocks {
                            let old = state[block]
                            let both = old & rows[row + block]
                            let (partial, first) = old.addingReportingOverflow(both)
                            let (sum, second) = partial.addingReportingOverflow(carry)
                            carry = first || second ? 1 : 0
                            state[block] = sum | (old & ~both)
                        }
                    }
                }
            }
            // What lies behind the pattern stays 1: no symbol stands there.
            return state.reduce(0) { $0 + (~$1).nonzeroBitCount }
        }
    }

    /// The indel similarity of two texts: twice the common symbols of all symbols, 0…1; 1 where both are empty.
    static func similarity(_ pattern: Pattern, _ text: [UInt32]) -> Double {
        let all = pattern.count + text.count
        return all == 0 ? 1 : Double(2 * pattern.commonCount(with: text)) / Double(all)
    }
}
