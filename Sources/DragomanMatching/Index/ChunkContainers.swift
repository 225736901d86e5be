/// The keys of one chunk and which entries have them, as they are written.
struct ChunkContainers {
    /// Ascending.
    private(set) var keys: [UInt32] = []
    /// For each key where its container begins; for a key of one entry, that entry.
    private(set) var places: [UInt32] = []
    /// For each key how many entries have it, less 1.
    private(set) var sizes: [UInt16] = []
    private var bytes: [UInt8] = []

    /// Groups pairs of key (upper bits) and entry (lower 16 bits); no pair stands twice.
    ///
    /// - Complexity: O(n): a radix sort in three passes.
    init(pairs: [UInt64], entries: Int) {
        let sorted = Self.sortedByKey(pairs)
        let words = IndexLayout.bitmapWords(entries)
        var bitmap = [UInt64](repeating: 0, count: words)
        bytes.reserveCapacity(sorted.count)
        var start = 0
        while start < sorted.count {
            let key = sorted[start] >> 16
            var end = start + 1
            while end < sorted.count, sorted[end] >> 16 == key { end += 1 }
            let count = end - start
            keys.append(UInt32(truncatingIfNeeded: key))
            sizes.append(UInt16(count - 1))
            if count == 1 {
                places.append(UInt32(sorted[start] & 0xFFFF))
            } else if IndexLayout.isBitmap(count, of: entries) {
                while bytes.count % 16 != 0 { bytes.append(0) }
                places.append(UInt32(bytes.count))
                for index in 0..<words { bitmap[index] = 0 }
                for pair in sorted[start..<end] { bitmap[Int(pair & 0xFFFF) >> 6] |= 1 &<< (pair & 63) }
                bitmap.withUnsafeBytes { bytes.append(contentsOf: $0) }
            } else {
                if bytes.count % 2 != 0 { bytes.append(0) }
                places.append(UInt32(bytes.count))
                for pair in sorted[start..<end] {
                    bytes.append(UInt8(truncatingIfNeeded: pair))
                    bytes.append(UInt8(truncatingIfNeeded: pair >> 8))
                }
            }
            start = end
        }
    }

    /// The containers' bytes, which are given away.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// Stable, so that entries of one key stay in their order.
    private static func sortedByKey(_ pairs: [UInt64]) -> [UInt64] {
        var from = pairs
        var to = [UInt64](repeating: 0, count: pairs.count)
        for shift in [16, 27, 38] as [UInt64] {
            var counts = [Int](repeating: 0, count: 2049)
            from.withUnsafeBufferPointer { from in
                to.withUnsafeMutableBufferPointer { to in
                    counts.withUnsafeMutableBufferPointer { counts in
                        for pair in from { counts[Int(pair >> shift & 2047) + 1] += 1 }
                        for index in 1...2048 { counts[index] += counts[index - 1] }
                        for pair in from {
                            let digit = Int(pair >> shift & 2047)
                            to[counts[digit]] = pair
                            counts[digit] += 1
                        }
                    }
                }
            }
            swap(&from, &to)
        }
        return from
    }
}
