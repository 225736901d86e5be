import CDragomanBits
import DragomanTesting
import Testing

@testable import DragomanMatching

/// Counting a chunk's containers at once says what counting them one by one says.
struct GramCounterTests {
    /// Which entries of a chunk have a key.
    private struct Key {
        var entries: [Int]
        var container: IndexChunk.Container
    }

    private func counts(_ keys: [Key], _ entryCount: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: entryCount)
        for entry in keys.flatMap(\.entries) { counts[entry] += 1 }
        return counts
    }

    @Test(arguments: 0..<60)
    func `it counts what one by one is counted`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        // Chunks that end inside of a block of words and inside of a word.
        let entryCount = [1, 63, 64, 130, 513, 700, 1_000, 4_097].randomElement(using: &random) ?? 1
        var bitmaps: [UnsafeMutablePointer<UInt64>] = []
        var lists: [UnsafeMutablePointer<UInt16>] = []
        defer {
            for bitmap in bitmaps { bitmap.deallocate() }
            for list in lists { list.deallocate() }
        }
        let words = IndexLayout.bitmapWords(entryCount)
        let keys = (0..<Int.random(in: 0...60, using: &random)).map { _ in
            let share = Int.random(in: 1...100, using: &random)
            let entries = (0..<entryCount).filter { _ in Int.random(in: 0..<100, using: &random) < share }
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let list = UnsafeMutablePointer<UInt16>.allocate(capacity: entries.count + 1)
                lists.append(list)
                for (place, entry) in entries.enumerated() { list[place] = UInt16(entry) }
                return Key(entries: entries, container: .list(UnsafePointer(list), count: entries.count))
            case 1:
                let entry = Int.random(in: 0..<entryCount, using: &random)
                return Key(entries: [entry], container: .one(entry))
            default:
                let bitmap = UnsafeMutablePointer<UInt64>.allocate(capacity: words)
                bitmaps.append(bitmap)
                bitmap.update(repeating: 0, count: words)
                for entry in entries { bitmap[entry / 64] |= 1 << UInt64(entry % 64) }
                return Key(entries: entries, container: .bitmap(UnsafePointer(bitmap)))
            }
        }
        let low = Int.random(in: 0..<entryCount, using: &random)
        let window = low..<Int.random(in: low + 1...entryCount, using: &random)
        let filter = UnsafeMutablePointer<UInt64>.allocate(capacity: words)
        bitmaps.append(filter)
        for word in 0..<words { filter[word] = random.next() }
        let isFiltered = Bool.random(using: &random)
        // Falls with the entries, as that of longer texts may.
        let least = Int.random(in: -2...keys.count + 1, using: &random)
        let need = { (entry: Int) in least - entry / 400 }

        let counts = counts(keys, entryCount)
        let wanted = window.filter { entry in
            (!isFiltered || filter[entry / 64] >> UInt64(entry % 64) & 1 == 1)
                // What a block's first entry needs counts for all of it.
                && counts[entry] >= need(entry / 512 * 512)
        }
        for width in Self.widths {
            let room = GramCounter.Room(keyCount: keys.count)
            var counter = GramCounter(entries: window, in: room, width: width)
            for key in keys { counter.add(key.container) }
            var found: [Int] = []
            counter.forEach(filter: isFiltered ? UnsafePointer(filter) : nil, in: room, need: need) { entry, count in
                found.append(entry)
                #expect(count == counts[entry])
            }
            #expect(found == wanted, "\(width)")
        }
    }

    /// What this processor has.
    static let widths = [dgbits_plain, dgbits_avx2, dgbits_avx512].filter { $0.rawValue <= dgbits_widest().rawValue }
}
