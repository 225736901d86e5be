package import DragomanModel

/// A source as the index knows it.
package struct IndexEntry: Sendable {
    /// The source's id in the memory.
    package var id: Int64
    /// Its text as `CodedText.symbols` gives it.
    package var symbols: [UInt32]
    /// The languages it has live translations in; none: it is to be forgotten.
    package var languages: [LanguageTag]
    /// What is left of the text without its numbers, dates and addresses: see `PlaceableText.mask`; `nil` where it has
    /// none.
    package var mask: MaskKey?

    package init(id: Int64, symbols: [UInt32], languages: [LanguageTag], mask: MaskKey? = nil) {
        self.id = id
        self.symbols = symbols
        self.languages = languages
        self.mask = mask
    }
}

/// Collects entries and makes the bytes of a part of them.
///
/// Holds one to four bytes a symbol until then; see `IndexLayout.partEntries` and `.partSymbols`.
struct IndexPartBuilder {
    private(set) var ids: [Int64] = []
    /// Where each entry's text begins in `texts`.
    private var starts: [Int] = []
    private var symbolCounts: [UInt32] = []
    /// The symbols themselves in `SymbolCode`: a part has many millions.
    private var texts: [UInt8] = []
    private var symbolTotal = 0
    /// For each entry the set of its languages as a place in `languageSets`.
    private var sets: [UInt32] = []
    private var languageSets: [[UInt16]] = []
    private var setNumbers: [[UInt16]: UInt32] = [:]
    private var languages: [LanguageTag] = []
    /// Those of the entries that have one.
    private var masks: [(key: MaskKey, entry: UInt32)] = []
    private var gone: [Int64] = []

    /// Whether nothing was added.
    var isEmpty: Bool { ids.isEmpty && gone.isEmpty }

    /// Whether the part has the size that parts should not exceed.
    var isFull: Bool { ids.count >= IndexLayout.partEntries || symbolTotal >= IndexLayout.partSymbols }

    /// Adds an entry; each id once.
    mutating func add(_ entry: IndexEntry) {
        guard !entry.languages.isEmpty else { return gone.append(entry.id) }
        if let mask = entry.mask { masks.append((mask, UInt32(ids.count))) }
        ids.append(entry.id)
        starts.append(texts.count)
        symbolCounts.append(UInt32(entry.symbols.count))
        symbolTotal += entry.symbols.count
        for symbol in entry.symbols { SymbolCode.append(symbol, to: &texts) }
        sets.append(number(of: entry.languages))
    }

    private mutating func number(of tags: [LanguageTag]) -> UInt32 {
        let set = tags.map { tag in
            if let known = languages.firstIndex(of: tag) { return UInt16(known) }
            languages.append(tag)
            return UInt16(languages.count - 1)
        }
        if let known = setNumbers[set] { return known }
        languageSets.append(set)
        setNumbers[set] = UInt32(languageSets.count - 1)
        return UInt32(languageSets.count - 1)
    }

    /// The part's bytes.
    ///
    /// - Complexity: O(s) for s symbols, but for sorting ids.
    func bytes() -> [UInt8] {
        let order = entriesByCount()
        let alphabet = alphabet()
        var writer = SectionWriter(
            entries: ids.count,
            languages: languages.count,
            bytes: 3 * texts.count + 64 * ids.count
        )
        writer.begin(.languages)
        for language in languages {
            let tag = Array(language.description.utf8)
            writer.append([UInt32(tag.count)])
            writer.append(tag)
        }
        writer.begin(.symbols)
        writer.append(alphabet.symbols)
        writer.begin(.numbers)
        writer.append(alphabet.numbers)
        writer.begin(.runs)
        writer.append(runs(order))
        writer.begin(.ids)
        writer.append(order.map { ids[Int($0)] })
        writer.begin(.byID)
        let ordered = order.map { ids[Int($0)] }
        writer.append((0..<UInt32(order.count)).sorted { ordered[Int($0)] < ordered[Int($1)] })
        writer.begin(.gone)
        writer.append(gone.sorted())
        let chunkStarts = writeTexts(order, alphabet, to: &writer)
        writer.begin(.containers)
        var chunks: [UInt64] = []
        for (chunk, textStart) in chunkStarts.enumerated() {
            let entries = order.dropFirst(chunk * IndexLayout.chunkEntries).prefix(IndexLayout.chunkEntries)
            var directory = containers(of: entries)
            let place = writer.offsetInSection
            writer.append(directory.keys)
            writer.append(directory.places)
            writer.append(directory.sizes)
            writer.align(64)
            let start = writer.offsetInSection
            writer.append(directory.takeBytes())
            writer.align(64)
            chunks += [
                UInt64(textStart), UInt64(place), UInt64(directory.keys.count), UInt64(start),
                UInt64(writer.offsetInSection - start),
            ]
        }
        writer.begin(.chunks)
        writer.append(chunks)
        writeMasks(order, to: &writer)
        return writer.finished()
    }

    private func symbolCount(_ entry: UInt32) -> Int { Int(symbolCounts[Int(entry)]) }

    /// Hands each symbol of an entry to a closure, with its place.
    @inline(__always)
    private func forEachSymbol(_ entry: UInt32, _ body: (Int, UInt32) -> Void) {
        texts.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            var offset = starts[Int(entry)]
            for index in 0..<symbolCount(entry) { body(index, UInt32(SymbolCode.next(start, &offset))) }
        }
    }

    private func alphabet() -> FrequencyAlphabet {
        FrequencyAlphabet { count in
            for entry in 0..<UInt32(ids.count) { forEachSymbol(entry) { _, symbol in count(symbol) } }
        }
    }

    /// The entries by symbol count, then in the order of their ids.
    private func entriesByCount() -> [UInt32] {
        var counts: [Int: Int] = [:]
        for entry in 0..<UInt32(ids.count) { counts[symbolCount(entry), default: 0] += 1 }
        var next: [Int: Int] = [:]
        var total = 0
        for (count, entries) in counts.sorted(by: { $0.key < $1.key }) {
            next[count] = total
            total += entries
        }
        var order = [UInt32](repeating: 0, count: ids.count)
        let isAscending = zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }
        let entries = (0..<UInt32(ids.count))
        for entry in isAscending ? Array(entries) : entries.sorted(by: { ids[Int($0)] < ids[Int($1)] }) {
            let count = symbolCount(entry)
            let place = next[count] ?? 0
            order[place] = entry
            next[count] = place + 1
        }
        return order
    }

    private func runs(_ order: [UInt32]) -> [UInt32] {
        var runs: [UInt32] = []
        var last = -1
        for (place, entry) in order.enumerated() where symbolCount(entry) != last {
            last = symbolCount(entry)
            runs += [UInt32(last), UInt32(place)]
        }
        return runs
    }

    /// Writes the texts and where they begin; they are not held any longer when the containers are made.
    ///
    /// - Returns: where each chunk's texts begin.
    private func writeTexts(_ order: [UInt32], _ alphabet: FrequencyAlphabet, to writer: inout SectionWriter) -> [Int] {
        let (texts, textStarts, chunkStarts) = encodedTexts(order, alphabet)
        writer.begin(.textStarts)
        writer.append(textStarts)
        writer.begin(.texts)
        writer.append(texts)
        return chunkStarts
    }

    private func encodedTexts(
        _ order: [UInt32],
        _ alphabet: FrequencyAlphabet
    ) -> (bytes: [UInt8], starts: [UInt32], chunkStarts: [Int]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(texts.count + texts.count / 8)
        var textStarts: [UInt32] = []
        textStarts.reserveCapacity(order.count)
        var chunkStarts: [Int] = []
        for (place, entry) in order.enumerated() {
            if place % IndexLayout.chunkEntries == 0 { chunkStarts.append(bytes.count) }
            textStarts.append(UInt32(bytes.count - (chunkStarts.last ?? 0)))
            forEachSymbol(entry) { _, symbol in SymbolCode.append(alphabet.number(of: symbol), to: &bytes) }
        }
        return (bytes, textStarts, chunkStarts)
    }

    private func writeMasks(_ order: [UInt32], to writer: inout SectionWriter) {
        guard !masks.isEmpty else { return }
        var placeOf = [UInt32](repeating: 0, count: order.count)
        for (place, entry) in order.enumerated() { placeOf[Int(entry)] = UInt32(place) }
        let sorted = masks.map { UInt64($0.key.rawValue) << 32 | UInt64(placeOf[Int($0.entry)]) }.sorted()
        writer.begin(.masks)
        writer.append(sorted.map { UInt32($0 >> 32) })
        writer.begin(.masked)
        writer.append(sorted.map { UInt32(truncatingIfNeeded: $0) })
    }

    /// The containers of one chunk.
    private func containers(of entries: ArraySlice<UInt32>) -> ChunkContainers {
        let total = entries.reduce(0) { $0 + symbolCount($1) + 1 }
        var pairs = KeyedPairs(about: total)
        var grams = GramKeys()
        let longest = entries.reduce(0) { max($0, symbolCount($1)) }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * longest + 1) { room in
            guard let symbols = room.baseAddress else { return }
            let keys = symbols + longest
            for (number, entry) in entries.enumerated() {
                let count = symbolCount(entry)
                forEachSymbol(entry) { symbols[$0] = $1 }
                grams.write(UnsafeBufferPointer(start: symbols, count: count), to: keys)
                for index in 0...count { pairs.append(key: keys[index], entry: number) }
                for language in languageSets[Int(sets[Int(entry)])] {
                    pairs.append(key: IndexLayout.languageBit | UInt32(language), entry: number)
                }
            }
        }
        return ChunkContainers(pairs: &pairs, entries: entries.count)
    }
}
