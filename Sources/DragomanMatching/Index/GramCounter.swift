import CDragomanBits

/// Counts for all entries of a chunk at once how many of a text's keys they have.
///
/// Lists are added one by one to a count that lies "vertically", one plane of bits for each power of two; bitmaps are
/// added to it many at a time (`dgbits_count`). What has too few keys in common never becomes a number of its own.
struct GramCounter {
    /// The room that one search needs, for one chunk after the other.
    struct Room: ~Copyable {
        fileprivate let planeCount: Int
        fileprivate let planes: UnsafeMutablePointer<UInt64>
        fileprivate let hits: UnsafeMutablePointer<dgbits_hit>
        fileprivate let needs: UnsafeMutablePointer<Int32>

        /// Makes room to count so many keys.
        init(keyCount: Int) {
            planeCount = max(Int.bitWidth - keyCount.leadingZeroBitCount, 3)
            planes = .allocate(capacity: planeCount * GramCounter.chunkWords)
            hits = .allocate(capacity: IndexLayout.chunkEntries)
            needs = .allocate(capacity: GramCounter.chunkWords / GramCounter.blockWords)
        }

        deinit {
            planes.deallocate()
            hits.deallocate()
            needs.deallocate()
        }
    }

    static let widest = dgbits_widest()
    private static let chunkWords = IndexLayout.chunkEntries / 64
    private static let blockWords = Int(DGBITS_BLOCK_WORDS)

    private let width: dgbits_width
    private let planeCount: Int
    private let planes: UnsafeMutablePointer<UInt64>
    private let entries: Range<Int>
    /// The words that the entries lie in, from the beginning of a block on.
    private let words: Range<Int>
    /// The keys' bitmaps in this chunk.
    private var bitmaps: [UnsafePointer<UInt64>?] = []
    private var listedCount = 0

    /// Begins a count over some entries of a chunk, with vectors that the processor has.
    init(entries: Range<Int>, in room: borrowing Room, width: dgbits_width = Self.widest) {
        self.width = width
        self.entries = entries
        planeCount = room.planeCount
        planes = room.planes
        words =
            entries.lowerBound / 64 / Self.blockWords * Self.blockWords..<IndexLayout.bitmapWords(entries.upperBound)
    }

    /// Takes in the entries that have one key.
    mutating func add(_ container: IndexChunk.Container) {
        switch container {
        case .none: break
        case .one(let entry): if entries.contains(entry) { count(entry) }
        case .list(let list, let count):
            // Lists of keys that are frequent elsewhere in the chunk may be long: only what lies in the window.
            var place = Self.first(in: list, count, from: entries.lowerBound)
            let end = entries.upperBound
            while place < count, Int(list[place]) < end {
                self.count(Int(list[place]))
                place = place &+ 1
            }
        case .bitmap(let words): bitmaps.append(words)
        }
    }

    private static func first(in list: UnsafePointer<UInt16>, _ count: Int, from entry: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low &+ high) &>> 1
            if Int(list[middle]) < entry { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// Adds one to an entry's count in the planes.
    @inline(__always)
    private mutating func count(_ entry: Int) {
        if listedCount == 0 { clear() }
        listedCount = listedCount &+ 1
        var place = entry &>> 6
        var carry = UInt64(1) &<< UInt64(entry & 63)
        // The last plane is never carried out of: there are enough planes for all keys.
        for _ in 0..<planeCount {
            let before = planes[place]
            planes[place] = before ^ carry
            carry = before & carry
            if carry == 0 { return }
            place = place &+ Self.chunkWords
        }
    }

    private func clear() {
        for plane in 0..<planeCount {
            (planes + plane * Self.chunkWords + words.lowerBound).update(repeating: 0, count: words.count)
        }
    }

    /// Gives each entry that has at least as many keys as it needs, in order, with their number.
    ///
    /// - Parameters:
    ///   - filter: One bit an entry of the chunk; others are passed over. `nil`: all.
    ///   - room: That of this count.
    ///   - need: For an entry how many keys it and those behind it need at least; asked for now and then, in order.
    ///   - body: Takes the entry's place in the chunk and how many keys it has.
    @inline(__always)
    func forEach(
        filter: UnsafePointer<UInt64>?,
        in room: borrowing Room,
        need: (Int) -> Int,
        _ body: (_ entry: Int, _ keys: Int) -> Void
    ) {
        for (block, word) in stride(from: words.lowerBound, to: words.upperBound, by: Self.blockWords).enumerated() {
            room.needs[block] = Int32(clamping: need(word * 64))
        }
        let found = bitmaps.withUnsafeBufferPointer { bitmaps in
            var job = dgbits_job(
                bitmaps: bitmaps.baseAddress,
                bitmap_count: bitmaps.count,
                counted: listedCount > 0 ? UnsafePointer(planes) : nil,
                counted_stride: Self.chunkWords,
                plane_count: planeCount,
                filter: filter,
                needs: room.needs,
                first_word: words.lowerBound,
                end_word: words.upperBound
            )
            return dgbits_count(width, &job, room.hits)
        }
        for index in 0..<found {
            let hit = room.hits[index]
            let entry = Int(hit.place)
            if entries.contains(entry) { body(entry, Int(hit.count)) }
        }
    }
}
