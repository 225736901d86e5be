package import DragomanModel

/// A source as the index knows it.
package struct IndexEntry: Sendable {
    /// The source's id in the memory.
    package var id: Int64
    /// Its text as `CodedText.symbols` gives it.
    package var symbols: [UInt32]
    /// The languages it has live translations in; none: it is to be forgotten.
    package var languages: [LanguageTag]

    package init(id: Int64, symbols: [UInt32], languages: [LanguageTag]) {
        self.id = id
        self.symbols = symbols
        self.languages = languages
    }
}

/// Collects entries and makes the bytes of a part of them.
///
/// Holds 4 bytes a symbol until then; see `IndexLayout.partEntries` and `.partSymbols`.
struct IndexPartBuilder {
    private(set) var ids: [Int64] = []
    private var starts: [Int] = [0]
    private var symbols: [UInt32] = []
    /// For each entry the set of its languages as a place in `languageSets`.
    private var sets: [UInt32] = []
    private var languageSets: [[UInt16]] = []
    private var setNumbers: [[UInt16]: UInt32] = [:]
    private var languages: [LanguageTag] = []
    private var gone: [Int64] = []

    /// Whether nothing was added.
    var isEmpty: Bool { ids.isEmpty && gone.isEmpty }

    /// Whether the part has the size that parts should not exceed.
    var isFull: Bool { ids.count >= IndexLayout.partEntries || symbols.count >= IndexLayout.partSymbols }

    /// Adds an entry; each id once.
    mutating func add(_ entry: IndexEntry) {
        guard !entry.languages.isEmpty else { return gone.append(entry.id) }
        ids.append(entry.id)
        symbols.append(contentsOf: entry.symbols)
        starts.append(symbols.count)
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
        let alphabet = FrequencyAlphabet(symbols)
        var writer = SectionWriter(entries: ids.count, languages: languages.count)
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
        let (texts, textStarts, chunkStarts) = encodedTexts(order, alphabet)
        writer.begin(.textStarts)
        writer.append(textStarts)
        writer.begin(.texts)
        writer.append(texts)
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
        return writer.finished()
    }

    private func symbolCount(_ entry: UInt32) -> Int { starts[Int(entry) + 1] - starts[Int(entry)] }

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

    private func encodedTexts(
        _ order: [UInt32],
        _ alphabet: FrequencyAlphabet
    ) -> (bytes: [UInt8], starts: [UInt32], chunkStarts: [Int]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(symbols.count + symbols.count / 4)
        var textStarts: [UInt32] = []
        textStarts.reserveCapacity(order.count)
        var chunkStarts: [Int] = []
        for (place, entry) in order.enumerated() {
            if place % IndexLayout.chunkEntries == 0 { chunkStarts.append(bytes.count) }
            textStarts.append(UInt32(bytes.count - (chunkStarts.last ?? 0)))
            for index in starts[Int(entry)]..<starts[Int(entry) + 1] {
                SymbolCode.append(alphabet.number(of: symbols[index]), to: &bytes)
            }
        }
        return (bytes, textStarts, chunkStarts)
    }

    /// The containers of one chunk.
    private func containers(of entries: ArraySlice<UInt32>) -> ChunkContainers {
        var pairs: [UInt64] = []
        let symbolTotal = entries.reduce(0) { $0 + symbolCount($1) + 1 + languageSets[Int(sets[Int($1)])].count }
        pairs.reserveCapacity(symbolTotal)
        var grams = GramKeys()
        let longest = entries.reduce(0) { max($0, symbolCount($1)) }
        symbols.withUnsafeBufferPointer { symbols in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: longest + 1) { keys in
                guard let base = keys.baseAddress else { return }
                for (number, entry) in entries.enumerated() {
                    let range = starts[Int(entry)]..<starts[Int(entry) + 1]
                    grams.write(UnsafeBufferPointer(rebasing: symbols[range]), to: base)
                    for index in 0...range.count { pairs.append(UInt64(base[index]) << 16 | UInt64(number)) }
                    for language in languageSets[Int(sets[Int(entry)])] {
                        pairs.append(UInt64(IndexLayout.languageBit | UInt32(language)) << 16 | UInt64(number))
                    }
                }
            }
        }
        return ChunkContainers(pairs: pairs, entries: entries.count)
    }
}
