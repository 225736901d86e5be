import DragomanModel

/// One part of the index as it lies in memory; every place that is read is known to be inside of it.
struct IndexPart: Sendable {
    /// Keeps the bytes alive.
    let bytes: IndexBytes
    let entryCount: Int
    let chunkCount: Int
    let languages: [LanguageTag]
    private let sections: [Range<Int>]

    /// Checks the header and that everything it speaks of is there; not the checksum of the whole.
    ///
    /// - Returns: `nil` where the bytes are no part of this version, are cut off or contradict themselves.
    init?(_ bytes: IndexBytes) {
        guard bytes.count >= IndexLayout.headerBytes + 64 else { return nil }
        let header = UnsafeRawBufferPointer(start: bytes.base, count: IndexLayout.headerBytes)
        func number(_ offset: Int) -> Int? {
            Int(exactly: UInt64(littleEndian: header.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        guard header.loadUnaligned(as: UInt64.self) == IndexLayout.magic,
            number(IndexLayout.fileBytesOffset) == bytes.count,
            header.loadUnaligned(fromByteOffset: IndexLayout.headerChecksumOffset, as: UInt64.self)
                == IndexLayout.checksum(UnsafeRawBufferPointer(rebasing: header[..<IndexLayout.headerChecksumOffset])),
            let entryCount = number(IndexLayout.entryCountOffset),
            let chunkCount = number(IndexLayout.chunkCountOffset),
            let languageCount = number(IndexLayout.languageCountOffset), entryCount <= 1 << 31,
            chunkCount == (entryCount + IndexLayout.chunkEntries - 1) / IndexLayout.chunkEntries
        else { return nil }
        var sections: [Range<Int>] = []
        for section in IndexLayout.Section.allCases {
            let offset = IndexLayout.sectionsOffset + section.rawValue * 16
            guard let start = number(offset), let end = number(offset + 8), start <= end, end <= bytes.count - 64
            else { return nil }
            sections.append(start..<end)
        }
        self.bytes = bytes
        self.entryCount = entryCount
        self.chunkCount = chunkCount
        self.sections = sections
        guard let languages = Self.languages(bytes, sections[0], languageCount) else { return nil }
        self.languages = languages
        guard count(.ids, of: Int64.self) == entryCount, count(.byID, of: UInt32.self) == entryCount,
            count(.textStarts, of: UInt32.self) == entryCount, count(.chunks, of: UInt64.self) == 5 * chunkCount,
            count(.symbols, of: UInt32.self) == count(.numbers, of: UInt32.self),
            count(.masks, of: UInt32.self) == count(.masked, of: UInt32.self),
            (0..<chunkCount).allSatisfy({ chunk($0) != nil }), runsAreRising
        else { return nil }
    }

    private static func languages(_ bytes: IndexBytes, _ section: Range<Int>, _ count: Int) -> [LanguageTag]? {
        var tags: [LanguageTag] = []
        var offset = section.lowerBound
        guard count <= section.count / 4 else { return nil }
        for _ in 0..<count {
            guard offset + 4 <= section.upperBound else { return nil }
            let size = Int(bytes.base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            guard offset + 4 + size <= section.upperBound else { return nil }
            let tag = UnsafeRawBufferPointer(start: bytes.base + offset + 4, count: size)
            tags.append(LanguageTag(canonical: String(decoding: tag, as: UTF8.self)))
            offset += 4 + size
        }
        return tags
    }

    private func count<Number>(_ section: IndexLayout.Section, of type: Number.Type) -> Int {
        sections[section.rawValue].count / MemoryLayout<Number>.size
    }

    /// Where a section begins.
    func pointer<Number>(_ section: IndexLayout.Section, as type: Number.Type) -> UnsafePointer<Number> {
        // Sections begin at multiples of 64 of a base that is a multiple of 64 itself; an odd start is a broken file
        // and reads wrong numbers, which are checked like all others.
        (bytes.base + sections[section.rawValue].lowerBound & ~63).assumingMemoryBound(to: Number.self)
    }

    /// The symbols that occur, ascending.
    var symbols: UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(start: pointer(.symbols, as: UInt32.self), count: count(.symbols, of: UInt32.self))
    }

    /// The number of a symbol, or `nil` where no text has it; O(log n).
    func number(of symbol: UInt32) -> Int? {
        let symbols = symbols
        var (low, high) = (0, symbols.count)
        while low < high {
            let middle = (low + high) / 2
            if symbols[middle] < symbol { low = middle + 1 } else { high = middle }
        }
        guard low < symbols.count, symbols[low] == symbol else { return nil }
        let number = Int(pointer(.numbers, as: UInt32.self)[low])
        return number < symbols.count ? number : nil
    }

    var runCount: Int { count(.runs, of: UInt32.self) / 2 }

    /// How many symbols the entries of a run have, and which is the first.
    func run(_ index: Int) -> (symbolCount: Int, firstEntry: Int) {
        let runs = pointer(.runs, as: UInt32.self)
        return (Int(runs[2 * index]), Int(runs[2 * index + 1]))
    }

    private var runsAreRising: Bool {
        guard runCount > 0 else { return entryCount == 0 }
        guard run(0).firstEntry == 0 else { return false }
        for index in 1..<max(runCount, 1) {
            let (before, here) = (run(index - 1), run(index))
            guard before.symbolCount < here.symbolCount, before.firstEntry < here.firstEntry else { return false }
        }
        return run(runCount - 1).firstEntry < entryCount && run(runCount - 1).symbolCount < 1 << 30
    }

    /// The first run of at least so many symbols.
    func firstRun(from symbolCount: Int) -> Int {
        var (low, high) = (0, runCount)
        while low < high {
            let middle = (low + high) / 2
            if run(middle).symbolCount < symbolCount { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first entry of a run, or the end behind the last.
    func firstEntry(ofRun index: Int) -> Int { index < runCount ? run(index).firstEntry : entryCount }

    /// The run that an entry lies in.
    func run(ofEntry entry: Int) -> Int {
        var (low, high) = (0, runCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if run(middle).firstEntry <= entry { low = middle } else { high = middle }
        }
        return low
    }

    /// The source's id of an entry.
    func id(of entry: Int) -> Int64 { pointer(.ids, as: Int64.self)[entry] }

    /// The entry of a source; O(log n).
    func entry(of id: Int64) -> Int? {
        let ids = pointer(.ids, as: Int64.self)
        let byID = pointer(.byID, as: UInt32.self)
        var (low, high) = (0, entryCount)
        while low < high {
            let middle = (low + high) / 2
            if ids[min(Int(byID[middle]), entryCount - 1)] < id { low = middle + 1 } else { high = middle }
        }
        guard low < entryCount else { return nil }
        let entry = min(Int(byID[low]), entryCount - 1)
        return ids[entry] == id ? entry : nil
    }

    /// The sources that have no translation any more, ascending.
    var gone: UnsafeBufferPointer<Int64> {
        UnsafeBufferPointer(start: pointer(.gone, as: Int64.self), count: count(.gone, of: Int64.self))
    }

    /// Whether the part has something to say of a source: that it is here, or that it is gone.
    func mentions(_ id: Int64) -> Bool {
        if entry(of: id) != nil { return true }
        let gone = gone
        var (low, high) = (0, gone.count)
        while low < high {
            let middle = (low + high) / 2
            if gone[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < gone.count && gone[low] == id
    }

    /// A chunk, or `nil` where its numbers point outside of the part.
    func chunk(_ index: Int) -> IndexChunk? {
        let fields = pointer(.chunks, as: UInt64.self) + 5 * index
        let containers = sections[IndexLayout.Section.containers.rawValue]
        let texts = sections[IndexLayout.Section.texts.rawValue]
        guard let textStart = Int(exactly: fields[0]), let directory = Int(exactly: fields[1]),
            let keyCount = Int(exactly: fields[2]), let start = Int(exactly: fields[3]),
            let size = Int(exactly: fields[4]),
            textStart <= texts.count, keyCount <= containers.count / 10, directory <= containers.count - keyCount * 10,
            start <= containers.count, size <= containers.count - start, directory % 64 == 0, start % 16 == 0
        else { return nil }
        let base = bytes.base + containers.lowerBound & ~63
        return IndexChunk(
            entryCount: min(IndexLayout.chunkEntries, entryCount - index * IndexLayout.chunkEntries),
            keyCount: keyCount,
            keys: (base + directory).assumingMemoryBound(to: UInt32.self),
            containers: base + start,
            containerBytes: size
        )
    }

    /// The bytes of an entry's text, at least four bytes for each of its symbols; `nil` where they lie outside.
    func text(of entry: Int, symbolCount: Int) -> UnsafePointer<UInt8>? {
        let texts = sections[IndexLayout.Section.texts.rawValue]
        let chunkStart = Int(
            truncatingIfNeeded: pointer(.chunks, as: UInt64.self)[5 * (entry / IndexLayout.chunkEntries)]
        )
        let start = chunkStart &+ Int(pointer(.textStarts, as: UInt32.self)[entry])
        let place = texts.lowerBound &+ start
        guard start >= 0, place <= texts.upperBound else { return nil }
        // At the end of the file there may be less than four bytes a symbol; nothing after it is ever read then, as
        // the bytes of this text end before its section does: looked at one by one.
        guard place + SymbolCode.mostBytes * symbolCount <= bytes.count else {
            return endsInside(place, symbolCount) ? (bytes.base + place).assumingMemoryBound(to: UInt8.self) : nil
        }
        return (bytes.base + place).assumingMemoryBound(to: UInt8.self)
    }

    /// The bytes of an entry's text where each of its symbols takes one, with eight bytes behind it; else `nil`.
    func byteText(of entry: Int, _ symbolCount: Int) -> UnsafePointer<UInt8>? {
        // Of the last text of a chunk it is not told.
        guard symbolCount > 0, (entry + 1) % IndexLayout.chunkEntries != 0, entry + 1 < entryCount,
            let text = text(of: entry, symbolCount: symbolCount)
        else { return nil }
        let starts = pointer(.textStarts, as: UInt32.self)
        guard Int(starts[entry + 1]) - Int(starts[entry]) == symbolCount else { return nil }
        let end = UnsafeRawPointer(text) - bytes.base + symbolCount + 8
        return end <= bytes.count ? text : nil
    }

    private func endsInside(_ place: Int, _ symbolCount: Int) -> Bool {
        var offset = place
        for _ in 0..<symbolCount {
            guard offset + SymbolCode.mostBytes <= bytes.count else { return false }
            let first = bytes.base.load(fromByteOffset: offset, as: UInt8.self)
            offset += first < 224 ? 1 : first < 255 ? 2 : 4
        }
        return offset <= bytes.count
    }

    /// Whether not a bit of the part has changed since it was written; reads all of it.
    var isSound: Bool {
        let body = UnsafeRawBufferPointer(
            start: bytes.base + IndexLayout.headerBytes,
            count: bytes.count - IndexLayout.headerBytes
        )
        return IndexLayout.checksum(body)
            == bytes.base.loadUnaligned(fromByteOffset: IndexLayout.bodyChecksumOffset, as: UInt64.self)
    }

    /// The symbol of each number.
    var symbolsByNumber: [UInt32] {
        let (symbols, numbers) = (symbols, pointer(.numbers, as: UInt32.self))
        var byNumber = [UInt32](repeating: 0, count: symbols.count)
        for index in 0..<symbols.count where Int(numbers[index]) < symbols.count {
            byNumber[Int(numbers[index])] = symbols[index]
        }
        return byNumber
    }

    /// The symbols of an entry, given the symbol of each number; empty where the part is broken.
    func symbols(of entry: Int, _ byNumber: [UInt32]) -> [UInt32] {
        let symbolCount = run(run(ofEntry: entry)).symbolCount
        guard let text = text(of: entry, symbolCount: symbolCount) else { return [] }
        var offset = 0
        return (0..<symbolCount).map { _ in
            let number = SymbolCode.next(text, &offset)
            return number < byNumber.count ? byNumber[number] : 0
        }
    }

    /// The entries that have a mask; O(log n).
    func entries(ofMask mask: MaskKey) -> [Int] {
        let masks = pointer(.masks, as: UInt32.self)
        let count = count(.masks, of: UInt32.self)
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if masks[middle] < mask.rawValue { low = middle + 1 } else { high = middle }
        }
        let masked = pointer(.masked, as: UInt32.self)
        var entries: [Int] = []
        while low < count, masks[low] == mask.rawValue {
            if Int(masked[low]) < entryCount { entries.append(Int(masked[low])) }
            low += 1
        }
        return entries
    }

    /// The mask of each entry that has one.
    var maskOfEntry: [Int: MaskKey] {
        let (masks, masked) = (pointer(.masks, as: UInt32.self), pointer(.masked, as: UInt32.self))
        return Dictionary(
            (0..<count(.masks, of: UInt32.self)).map { (Int(masked[$0]), MaskKey(rawValue: masks[$0])) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The languages that an entry has translations in.
    func languages(of entry: Int) -> [LanguageTag] {
        guard let chunk = chunk(entry / IndexLayout.chunkEntries) else { return [] }
        return languages.indices.filter {
            chunk.has(entry % IndexLayout.chunkEntries, key: IndexLayout.languageBit | UInt32($0))
        }.map { languages[$0] }
    }
}

/// The containers of one chunk of a part.
struct IndexChunk {
    let entryCount: Int
    let keyCount: Int
    /// Ascending keys; behind them the places and sizes of their containers.
    let keys: UnsafePointer<UInt32>
    let containers: UnsafeRawPointer
    let containerBytes: Int

    /// Which entries of a chunk have a key.
    enum Container {
        /// Nobody.
        case none
        /// One.
        case one(Int)
        /// A few: ascending.
        case list(UnsafePointer<UInt16>, count: Int)
        /// Many: one bit an entry.
        case bitmap(UnsafePointer<UInt64>)
    }

    /// The entries that have a key; O(log n).
    func container(of key: UInt32) -> Container { place(of: key).map(container) ?? .none }

    /// Where a key stands in the directory.
    ///
    /// Keys are spread evenly, so that a few guesses by proportion come near; what is left is halved (interpolation
    /// search).
    @inline(__always)
    private func place(of key: UInt32) -> Int? {
        var (low, high) = (0, keyCount)
        var (lowKey, highKey) = (UInt64(0), UInt64(IndexLayout.languageBit))
        var guesses = key < IndexLayout.languageBit ? 3 : 0
        while low < high {
            var middle = (low &+ high) &>> 1
            if guesses > 0, high &- low > 8 {
                guesses &-= 1
                let share = (UInt64(key) &- lowKey) &* UInt64(high &- low) / (highKey &- lowKey)
                middle = min(low &+ Int(share), high &- 1)
            }
            let found = keys[middle]
            if found == key { return middle }
            if found < key {
                low = middle &+ 1
                lowKey = UInt64(found)
            } else {
                high = middle
                highKey = UInt64(found)
            }
        }
        return nil
    }

    /// Of a number of wanted keys those that the fewest entries have; those that nobody has first.
    func rarest(_ count: Int, of wanted: [UInt32]) -> [UInt32] {
        let sizes = wanted.indices.map { index in
            UInt64(place(of: wanted[index]).map(size) ?? 0) << 32 | UInt64(index)
        }
        return sizes.sorted().prefix(count).map { wanted[Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF)] }
    }

    private func size(at place: Int) -> Int {
        Int(UnsafeRawPointer(keys + 2 * keyCount).assumingMemoryBound(to: UInt16.self)[place]) &+ 1
    }

    /// The entries that have the key at a place of the directory.
    private func container(at place: Int) -> Container {
        let start = Int((keys + keyCount)[place])
        let count = size(at: place)
        if count == 1 { return start < entryCount ? .one(start) : .none }
        if IndexLayout.isBitmap(count, of: entryCount) {
            guard start + IndexLayout.bitmapWords(entryCount) * 8 <= containerBytes, start % 16 == 0 else {
                return .none
            }
            return .bitmap((containers + start).assumingMemoryBound(to: UInt64.self))
        }
        guard start + 2 * count <= containerBytes, start % 2 == 0 else { return .none }
        return .list((containers + start).assumingMemoryBound(to: UInt16.self), count: count)
    }

    /// Whether an entry has a key.
    func has(_ entry: Int, key: UInt32) -> Bool {
        switch container(of: key) {
        case .none: return false
        case .one(let only): return only == entry
        case .bitmap(let words): return words[entry >> 6] >> UInt64(entry & 63) & 1 == 1
        case .list(let list, let count):
            var (low, high) = (0, count)
            while low < high {
                let middle = (low + high) / 2
                if Int(list[middle]) < entry { low = middle + 1 } else { high = middle }
            }
            return low < count && Int(list[low]) == entry
        }
    }
}
