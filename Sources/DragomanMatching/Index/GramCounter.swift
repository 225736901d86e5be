/// Counts for all entries of a chunk at once how many of a text's keys they have.
///
/// Bitmaps are added bit by bit, 128 entries at a time: the counts lie "vertically", one plane of bits for each power of
/// two (bit-sliced signatures; the adder tree is Harley and Seal's for counting ones). Lists are added into planes of
/// their own. What has too few keys in common never becomes a number of its own.
struct GramCounter {
    typealias Lane = SIMD2<UInt64>

    /// Room for the planes of lists: `planeCount` planes of a chunk's lanes.
    private let listPlanes: UnsafeMutablePointer<Lane>
    private let planeCount: Int
    /// The keys' bitmaps in this chunk.
    private var bitmaps: [UnsafeRawPointer] = []
    private var listedCount = 0
    private let lanes: Range<Int>
    private let entries: Range<Int>

    /// How many planes count to a number of keys.
    static func planes(for keyCount: Int) -> Int { max(Int.bitWidth - keyCount.leadingZeroBitCount, 3) }

    /// The lanes of planes that a chunk needs.
    static let lanesPerChunk = IndexLayout.chunkEntries / 128

    /// Begins a count over some entries of a chunk; `room` holds `planeCount * lanesPerChunk` lanes.
    init(entries: Range<Int>, planeCount: Int, room: UnsafeMutablePointer<Lane>) {
        self.entries = entries
        self.planeCount = planeCount
        listPlanes = room
        lanes = entries.lowerBound / 128..<(entries.upperBound + 127) / 128
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
        case .bitmap(let words): bitmaps.append(UnsafeRawPointer(words))
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

    /// Adds one to an entry's count in the planes of lists.
    @inline(__always)
    private mutating func count(_ entry: Int) {
        if listedCount == 0 { clear() }
        listedCount = listedCount &+ 1
        let words = UnsafeMutableRawPointer(listPlanes).assumingMemoryBound(to: UInt64.self)
        var place = entry &>> 6
        var carry = UInt64(1) &<< UInt64(entry & 63)
        // The last plane is never carried out of: there are enough planes for all keys.
        for _ in 0..<planeCount {
            let before = words[place]
            words[place] = before ^ carry
            carry = before & carry
            if carry == 0 { return }
            place = place &+ 2 &* Self.lanesPerChunk
        }
    }

    private func clear() {
        for plane in 0..<planeCount {
            (listPlanes + plane * Self.lanesPerChunk + lanes.lowerBound).update(repeating: Lane(), count: lanes.count)
        }
    }

    /// Gives each entry that has at least as many keys as it needs, with their number.
    ///
    /// - Parameters:
    ///   - filter: One bit an entry; others are passed over. `nil`: all.
    ///   - need: For a lane's first entry how many keys it and those behind it need at least.
    ///   - body: Takes the entry's place in the chunk and how many keys it has.
    @inline(__always)
    func forEach(
        filter: UnsafePointer<UInt64>?,
        need: (Int) -> Int,
        _ body: (_ entry: Int, _ keys: Int) -> Void
    ) {
        let highCount = planeCount - 3
        withUnsafeTemporaryAllocation(of: Lane.self, capacity: planeCount + 4) { planes in
            guard let planes = planes.baseAddress else { return }
            bitmaps.withUnsafeBufferPointer { bitmaps in
                for lane in lanes {
                    var (ones, twos, fours) = (Lane(), Lane(), Lane())
                    let high = planes + 3
                    for index in 0..<highCount { high[index] = Lane() }
                    Self.add(bitmaps, lane, &ones, &twos, &fours, high, highCount)
                    planes[0] = ones
                    planes[1] = twos
                    planes[2] = fours
                    if listedCount > 0 { addLists(to: planes, lane) }
                    var mask = Self.atLeast(need(lane &* 128), planes, planeCount)
                    if let filter {
                        mask &= UnsafeRawPointer(filter).loadUnaligned(fromByteOffset: lane &* 16, as: Lane.self)
                    }
                    guard mask.x | mask.y != 0 else { continue }
                    emit(mask.x, 0, lane, planes, body)
                    emit(mask.y, 1, lane, planes, body)
                }
            }
        }
    }

    @inline(__always)
    private func emit(
        _ mask: UInt64,
        _ half: Int,
        _ lane: Int,
        _ planes: UnsafeMutablePointer<Lane>,
        _ body: (Int, Int) -> Void
    ) {
        var rest = mask
        let words = UnsafeRawPointer(planes).assumingMemoryBound(to: UInt64.self)
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest &- 1
            let entry = lane &* 128 &+ half &* 64 &+ bit
            guard entries.contains(entry) else { continue }
            var count = 0
            for plane in 0..<planeCount {
                count |= Int(truncatingIfNeeded: words[2 &* plane &+ half] &>> UInt64(bit) & 1) &<< plane
            }
            body(entry, count)
        }
    }

    /// Adds one lane of all bitmaps, eight at a time.
    @inline(__always)
    private static func add(
        _ bitmaps: UnsafeBufferPointer<UnsafeRawPointer>,
        _ lane: Int,
        _ ones: inout Lane,
        _ twos: inout Lane,
        _ fours: inout Lane,
        _ high: UnsafeMutablePointer<Lane>,
        _ highCount: Int
    ) {
        @inline(__always) func load(_ index: Int) -> Lane {
            bitmaps[index].load(fromByteOffset: lane &* 16, as: Lane.self)
        }
        var index = 0
        while index &+ 8 <= bitmaps.count {
            let twosA = carrySave(&ones, load(index), load(index &+ 1))
            let twosB = carrySave(&ones, load(index &+ 2), load(index &+ 3))
            let foursA = carrySave(&twos, twosA, twosB)
            let twosC = carrySave(&ones, load(index &+ 4), load(index &+ 5))
            let twosD = carrySave(&ones, load(index &+ 6), load(index &+ 7))
            let foursB = carrySave(&twos, twosC, twosD)
            var carry = carrySave(&fours, foursA, foursB)
            for plane in 0..<highCount {
                let before = high[plane]
                high[plane] = before ^ carry
                carry &= before
            }
            index = index &+ 8
        }
        while index < bitmaps.count {
            var carry = load(index)
            (ones, carry) = (ones ^ carry, ones & carry)
            (twos, carry) = (twos ^ carry, twos & carry)
            (fours, carry) = (fours ^ carry, fours & carry)
            for plane in 0..<highCount {
                let before = high[plane]
                high[plane] = before ^ carry
                carry &= before
            }
            index = index &+ 1
        }
    }

    /// Adds two bits to a plane; returns what carries into the next.
    @inline(__always)
    private static func carrySave(_ plane: inout Lane, _ first: Lane, _ second: Lane) -> Lane {
        let half = plane ^ first
        let carry = plane & first | half & second
        plane = half ^ second
        return carry
    }

    @inline(__always)
    private func addLists(to planes: UnsafeMutablePointer<Lane>, _ lane: Int) {
        var carry = Lane()
        for plane in 0..<planeCount {
            let listed = listPlanes[plane &* Self.lanesPerChunk &+ lane]
            carry = Self.carry(&planes[plane], listed, carry)
        }
    }

    @inline(__always)
    private static func carry(_ plane: inout Lane, _ other: Lane, _ carry: Lane) -> Lane {
        let half = plane ^ other
        let next = plane & other | half & carry
        plane = half ^ carry
        return next
    }

    /// The entries whose counts are at least a number.
    @inline(__always)
    private static func atLeast(_ number: Int, _ planes: UnsafeMutablePointer<Lane>, _ planeCount: Int) -> Lane {
        guard number > 0 else { return Lane(repeating: ~0) }
        guard number >> planeCount == 0 else { return Lane() }
        // The borrow of subtracting the number.
        var borrow = Lane()
        for plane in 0..<planeCount {
            let missing = ~planes[plane]
            borrow = number >> plane & 1 == 1 ? missing | borrow : missing & borrow
        }
        return ~borrow
    }
}
