/// How many insertions, deletions and substitutions of single symbols lie between two texts.
package enum EditDistance {
    /// The Levenshtein distance of two texts, or `nil` where it is more than `limit`.
    ///
    /// Texts are symbols as `CodedText.symbols` gives them; both may be empty.
    ///
    /// - Complexity: O(min(limit, m) · n / 64) for m and n symbols after equal beginnings and ends are left out.
    package static func levenshtein(_ first: [UInt32], _ second: [UInt32], atMost limit: Int) -> Int? {
        guard limit >= 0, abs(first.count - second.count) <= limit else { return nil }
        return first.withUnsafeBufferPointer { first in
            second.withUnsafeBufferPointer { second in
                first.count <= second.count
                    ? bounded(pattern: first, text: second, atMost: limit)
                    : bounded(pattern: second, text: first, atMost: limit)
            }
        }
    }

    private static func bounded(
        pattern: UnsafeBufferPointer<UInt32>,
        text: UnsafeBufferPointer<UInt32>,
        atMost limit: Int
    ) -> Int? {
        var start = 0
        while start < pattern.count, pattern[start] == text[start] { start += 1 }
        var end = 0
        while end < pattern.count - start, pattern[pattern.count - 1 - end] == text[text.count - 1 - end] { end += 1 }
        let core = UnsafeBufferPointer(rebasing: pattern[start..<pattern.count - end])
        let other = UnsafeBufferPointer(rebasing: text[start..<text.count - end])
        // The pattern is the shorter one: where nothing of it is left, the rest of the text was inserted.
        guard !core.isEmpty else { return other.count <= limit ? other.count : nil }
        guard limit > 0 else { return nil }
        return middle(pattern: core, text: other, atMost: min(limit, other.count))
    }

    private static func middle(
        pattern: UnsafeBufferPointer<UInt32>,
        text: UnsafeBufferPointer<UInt32>,
        atMost limit: Int
    ) -> Int? {
        let blocks = (pattern.count + 63) / 64
        var table = SymbolTable(capacity: pattern.count)
        // Row 0 is for symbols that the pattern does not have.
        let patternRows = pattern.map { Int(table.insert($0)) }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: (Int(table.count) + 3) * blocks) { room in
            room.initialize(repeating: 0)
            guard let base = room.baseAddress else { return nil }
            let rows = base + 2 * blocks
            for (place, row) in patternRows.enumerated() {
                rows[row * blocks + place >> 6] |= 1 &<< UInt64(place & 63)
            }
            let columns = BlockedColumns(
                rows: UnsafePointer(rows),
                blocks: blocks,
                patternCount: pattern.count,
                scratch: base
            )
            return columns.distance(textCount: text.count, atMost: limit) { Int(table.row(of: text[$0])) }
        }
    }
}

/// Numbers the symbols of one pattern from 1: open addressing in one flat array.
struct SymbolTable {
    /// How many symbols have a number.
    private(set) var count: UInt32 = 0
    /// Symbol and number in turn; number 0 marks a free place.
    private var slots: [(symbol: UInt32, row: UInt32)]
    private let mask: Int

    /// Makes room for `capacity` symbols.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: (0, 0), count: size)
        mask = size - 1
    }

    /// The number of a symbol, given now where it has none.
    mutating func insert(_ symbol: UInt32) -> UInt32 {
        let place = slot(of: symbol)
        if slots[place].row == 0 {
            count += 1
            slots[place] = (symbol, count)
        }
        return slots[place].row
    }

    /// The number of a symbol, or 0.
    @inline(__always)
    func row(of symbol: UInt32) -> UInt32 { slots[slot(of: symbol)].row }

    @inline(__always)
    private func slot(of symbol: UInt32) -> Int {
        // Neighbouring scalars (one script) fall on neighbouring places: few collisions without any mixing.
        var place = Int(truncatingIfNeeded: symbol ^ symbol &>> 11) & mask
        while slots[place].row != 0, slots[place].symbol != symbol { place = (place + 1) & mask }
        return place
    }
}
