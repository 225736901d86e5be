/// The keys of one chunk and which entries have them, as they are written.
struct ChunkContainers {
    /// Ascending.
    private(set) var keys: [UInt32] = []
    /// For each key where its container begins; for a key of one entry, that entry.
    private(set) var places: [UInt32] = []
    /// For each key how many entries have it, less 1.
    private(set) var sizes: [UInt16] = []
    private var bytes: [UInt8] = []

    /// Groups pairs of key and entry, which are taken away.
    ///
    /// A pair may stand twice, where two pairs of a text's symbols fall on one key; the entry has the key once then.
    ///
    /// - Complexity: O(n) for pairs whose keys are spread.
    init(pairs: inout KeyedPairs, entries: Int) {
        bytes.reserveCapacity(pairs.count)
        let words = IndexLayout.bitmapWords(entries)
        var bitmap = [UInt64](repeating: 0, count: words)
        pairs.takeSorted { sorted in
            var start = 0
            while start < sorted.count {
                let key = sorted[start] >> 16
                var end = start + 1
                while end < sorted.count, sorted[end] >> 16 == key { end += 1 }
                add(key, UnsafeBufferPointer(rebasing: sorted[start..<end]), entries, &bitmap)
                start = end
            }
        }
    }

    /// Adds the container of one key.
    @inline(__always)
    private mutating func add(
        _ key: UInt64,
        _ pairs: UnsafeBufferPointer<UInt64>,
        _ entries: Int,
        _ bitmap: inout [UInt64]
    ) {
        keys.append(UInt32(truncatingIfNeeded: key))
        // Equal pairs stand side by side.
        var count = 1
        for index in 1..<max(pairs.count, 1) where pairs[index] != pairs[index - 1] { count += 1 }
        sizes.append(UInt16(count - 1))
        if count == 1 {
            places.append(UInt32(pairs[0] & 0xFFFF))
        } else if IndexLayout.isBitmap(count, of: entries) {
            while bytes.count % 16 != 0 { bytes.append(0) }
            places.append(UInt32(bytes.count))
            for index in bitmap.indices { bitmap[index] = 0 }
            for pair in pairs { bitmap[Int(pair & 0xFFFF) >> 6] |= 1 &<< (pair & 63) }
            bitmap.withUnsafeBytes { bytes.append(contentsOf: $0) }
        } else {
            if bytes.count % 2 != 0 { bytes.append(0) }
            places.append(UInt32(bytes.count))
            for (index, pair) in pairs.enumerated() where index == 0 || pair != pairs[index - 1] {
                bytes.append(UInt8(truncatingIfNeeded: pair))
                bytes.append(UInt8(truncatingIfNeeded: pair >> 8))
            }
        }
    }

    /// The containers' bytes, which are given away.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}
