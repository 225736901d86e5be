/// A text made ready to be compared with every source of a scan.
struct ScanQuery {
    let symbolCount: Int
    let signature: Signature
    /// How many of the symbols no source has: so many edits are certain.
    let unseenCount: Int
    /// For each number of the alphabet its row; row 0 is for numbers that the text does not have.
    private let rowOfNumber: [UInt32]
    private let rows: [UInt64]
    private let blocks: Int

    /// Prepares a text that is not empty.
    init(symbols: [UInt32], alphabet: Alphabet) {
        symbolCount = symbols.count
        blocks = (symbols.count + 63) / 64
        var signature = Signature()
        var unseenCount = 0
        var rowOfNumber = [UInt32](repeating: 0, count: alphabet.count + 1)
        var rows = [UInt64](repeating: 0, count: blocks)
        var rowCount: UInt32 = 1
        for (place, symbol) in symbols.enumerated() {
            // A symbol that no source has keeps its place in the pattern and equals nothing.
            guard let number = alphabet.number(of: symbol) else {
                unseenCount += 1
                continue
            }
            signature.add(number)
            if rowOfNumber[Int(number)] == 0 {
                rowOfNumber[Int(number)] = rowCount
                rowCount += 1
                rows.append(contentsOf: repeatElement(0, count: blocks))
            }
            rows[Int(rowOfNumber[Int(number)]) * blocks + place >> 6] |= 1 &<< UInt64(place & 63)
        }
        self.signature = signature
        self.unseenCount = unseenCount
        self.rowOfNumber = rowOfNumber
        self.rows = rows
    }

    /// Lends the columns to compare with and the row of each number.
    func withColumns(_ body: (BlockedColumns, UnsafePointer<UInt32>) -> Void) {
        rows.withUnsafeBufferPointer { rows in
            rowOfNumber.withUnsafeBufferPointer { rowOfNumber in
                withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * blocks) { scratch in
                    scratch.initialize(repeating: 0)
                    guard let rows = rows.baseAddress, let rowOfNumber = rowOfNumber.baseAddress,
                        let scratch = scratch.baseAddress
                    else { return }
                    body(
                        BlockedColumns(rows: rows, blocks: blocks, patternCount: symbolCount, scratch: scratch),
                        rowOfNumber
                    )
                }
            }
        }
    }
}
