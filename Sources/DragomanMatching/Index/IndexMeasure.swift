import CDragomanBits

/// Measures how far entries of one part of an index are from a text: many at once where the processor can and their
/// symbols take one byte each, one after the other where not.
struct IndexMeasure {
    /// An entry of a part.
    struct Text {
        /// Which part it is in.
        var part: Int
        var entry: Int
        var symbolCount: Int
        /// Up to how many edits away it is of interest; less than 0: it is not.
        var mostEdits = -1
    }

    /// The most texts that are measured at once.
    static let most = Int(DGBITS_TEXTS)

    private let width: dgbits_width
    private let query: IndexQuery
    private let part: IndexPart
    /// For each number of the part's alphabet the row of the query's symbol.
    private let rows: [UInt32]
    /// For each block of the query and each byte the places of its symbol; empty where texts are measured one by one.
    private let places: [UInt64]

    init(_ query: IndexQuery, _ part: IndexPart, width: dgbits_width = GramCounter.widest) {
        self.width = width
        self.query = query
        self.part = part
        let count = query.symbols.count
        let isMany = width != dgbits_plain && count > 0 && query.blocks <= Int(DGBITS_MOST_BLOCKS)
        var rows = [UInt32](repeating: 0, count: part.symbols.count)
        var places = [UInt64](repeating: 0, count: isMany ? 256 * query.blocks : 0)
        for (index, symbol) in query.distinct.enumerated() {
            guard let number = part.number(of: symbol) else { continue }
            rows[number] = UInt32(index + 1)
            guard isMany, number < SymbolCode.oneByte else { continue }
            for block in 0..<query.blocks {
                places[256 * block + number] = query.rows[(index + 1) * query.blocks + block]
            }
        }
        self.rows = rows
        self.places = places
    }

    /// Gives those of up to `most` texts that are near enough, with their distances.
    @inline(__always)
    func distances(_ texts: Slice<UnsafeMutableBufferPointer<Text>>, _ body: (Text, Int) -> Void) {
        withUnsafeTemporaryAllocation(of: dgbits_text.self, capacity: Self.most) { foreign in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.most) { indexes in
                var count = 0
                for index in texts.indices {
                    let text = texts[index]
                    guard text.mostEdits >= abs(text.symbolCount &- query.symbols.count) else { continue }
                    // One or two are measured as fast by themselves.
                    if !places.isEmpty, texts.count > 2, let bytes = part.byteText(of: text.entry, text.symbolCount) {
                        foreign[count] = dgbits_text(
                            symbols: bytes,
                            count: UInt32(clamping: text.symbolCount),
                            limit: UInt32(clamping: text.mostEdits)
                        )
                        indexes[count] = index
                        count &+= 1
                    } else if let distance = distance(text) {
                        body(text, distance)
                    }
                }
                guard count > 0 else { return }
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { distances in
                    places.withUnsafeBufferPointer { places in
                        var pattern = dgbits_pattern(count: query.symbols.count, places: places.baseAddress)
                        _ = dgbits_distances(width, &pattern, foreign.baseAddress, count, distances.baseAddress)
                    }
                    for index in 0..<count where distances[index] != .max {
                        body(texts[indexes[index]], Int(distances[index]))
                    }
                }
            }
        }
    }

    /// The distance of one text; `nil` where it is more than is of interest.
    private func distance(_ text: Text) -> Int? {
        guard let bytes = part.text(of: text.entry, symbolCount: text.symbolCount) else { return nil }
        return query.rows.withUnsafeBufferPointer { patternRows in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * query.blocks) { scratch in
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: text.symbolCount) { textRows in
                    guard let patternRows = patternRows.baseAddress, let scratch = scratch.baseAddress else {
                        return nil
                    }
                    scratch.initialize(repeating: 0, count: 2 * query.blocks)
                    rows.withUnsafeBufferPointer { rows in
                        var offset = 0
                        for place in 0..<text.symbolCount {
                            let number = SymbolCode.next(bytes, &offset)
                            textRows[place] = number < rows.count ? rows[number] : 0
                        }
                    }
                    let columns = BlockedColumns(
                        rows: patternRows,
                        blocks: query.blocks,
                        patternCount: query.symbols.count,
                        scratch: scratch
                    )
                    return columns.distance(textCount: text.symbolCount, atMost: text.mostEdits) { Int(textRows[$0]) }
                }
            }
        }
    }
}
