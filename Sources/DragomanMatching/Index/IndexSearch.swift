import DragomanModel

/// One search for the sources nearest to a text, over all parts of an index.
///
/// First every entry's keys in common with the text are counted (see `GramCounter`), which bounds its distance from
/// below; then distances are measured, the most promising first, until nothing that is left can be near enough.
struct IndexSearch {
    /// What may be near: where it is, and the best score that it can have.
    private struct Candidates {
        /// Part (upper 16 bits of the low 48), entry and, in the top byte, the best possible score.
        var packed: [UInt64] = []
        var counts = [Int](repeating: 0, count: 102)

        mutating func add(part: Int, entry: Int, bestScore: Int) {
            packed.append(UInt64(bestScore) &<< 56 | UInt64(part) &<< 32 | UInt64(entry))
            counts[bestScore] &+= 1
        }

        /// Ordered by falling best score; stable.
        func ordered() -> [UInt64] {
            var next = [Int](repeating: 0, count: 102)
            var total = 0
            for score in (0...100).reversed() {
                next[score] = total
                total += counts[score]
            }
            var result = [UInt64](repeating: 0, count: packed.count)
            for item in packed {
                let score = Int(item &>> 56)
                result[next[score]] = item
                next[score] &+= 1
            }
            return result
        }
    }

    private let parts: [IndexPart]
    private let query: IndexQuery
    private let languages: [LanguageTag]?
    private let limit: Int

    /// Prepares a search for entries with a translation in one of the languages; `nil` for any.
    init(_ parts: [IndexPart], _ query: IndexQuery, languages: [LanguageTag]?, limit: Int) {
        self.parts = parts
        self.query = query
        self.languages = languages
        self.limit = limit
    }

    /// For each language (or once, for any) the nearest sources.
    func nearest() -> [NearestSources] {
        let lists = [NearestSources](
            repeating: NearestSources(threshold: query.threshold, limit: limit),
            count: languages?.count ?? 1
        )
        guard limit > 0, query.threshold <= 100 else { return lists }
        return measured(candidates().ordered(), lists)
    }

    // MARK: Counting

    private func candidates() -> Candidates {
        var found = Candidates()
        let room = GramCounter.Room(keyCount: query.countedKeys)
        let mask = UnsafeMutablePointer<UInt64>.allocate(capacity: IndexLayout.chunkEntries / 64)
        defer { mask.deallocate() }
        let reach = Score.symbolCounts(threshold: query.threshold, symbolCount: query.symbols.count)
        for (number, part) in parts.enumerated() {
            let runs =
                part.firstRun(
                    from: reach.lowerBound
                )..<part.firstRun(from: reach.upperBound == .max ? .max : reach.upperBound + 1)
            guard !runs.isEmpty else { continue }
            let entries = part.firstEntry(ofRun: runs.lowerBound)..<part.firstEntry(ofRun: runs.upperBound)
            let needs = needs(part, runs)
            let languageKeys = languageKeys(part)
            if let languageKeys, languageKeys.isEmpty { continue }
            var keys: [UInt32]?
            for index in entries.lowerBound / IndexLayout.chunkEntries...(entries.upperBound - 1)
                / IndexLayout.chunkEntries
            {
                guard let chunk = part.chunk(index) else { continue }
                let start = index * IndexLayout.chunkEntries
                let window = max(entries.lowerBound - start, 0)..<min(entries.upperBound - start, chunk.entryCount)
                if let languageKeys { Self.fill(mask, chunk, languageKeys) }
                var counter = GramCounter(entries: window, in: room)
                // Chunks of one part have much the same keys.
                let counted =
                    keys ?? (query.isSampled ? chunk.rarest(query.countedKeys, of: query.keys) : query.keys)
                keys = counted
                for key in counted { counter.add(chunk.container(of: key)) }
                collect(
                    counter,
                    room,
                    part,
                    number,
                    start,
                    runs,
                    needs,
                    languageKeys == nil ? nil : UnsafePointer(mask),
                    &found
                )
            }
        }
        return found
    }

    /// The keys of the wanted languages that the part has; `nil` where any will do.
    private func languageKeys(_ part: IndexPart) -> [UInt32]? {
        languages.map { wanted in
            wanted.compactMap { part.languages.firstIndex(of: $0).map { IndexLayout.languageBit | UInt32($0) } }
        }
    }

    /// Sets the bits of the entries that have one of the languages.
    private static func fill(_ mask: UnsafeMutablePointer<UInt64>, _ chunk: IndexChunk, _ keys: [UInt32]) {
        let words = IndexLayout.bitmapWords(chunk.entryCount)
        mask.update(repeating: 0, count: words)
        for key in keys {
            switch chunk.container(of: key) {
            case .none: break
            case .one(let entry): mask[entry >> 6] |= 1 &<< UInt64(entry & 63)
            case .list(let list, let count):
                for place in 0..<count where Int(list[place]) < chunk.entryCount {
                    mask[Int(list[place]) >> 6] |= 1 &<< UInt64(list[place] & 63)
                }
            case .bitmap(let bits): for word in 0..<words { mask[word] |= bits[word] }
            }
        }
    }

    /// For each run how many keys its entries and those behind them need at the least.
    private func needs(_ part: IndexPart, _ runs: Range<Int>) -> [Int] {
        var needs = runs.map { query.neededKeys(symbolCount: part.run($0).symbolCount) }
        for index in needs.indices.dropLast().reversed() { needs[index] = min(needs[index], needs[index + 1]) }
        return needs
    }

    private func collect(
        _ counter: GramCounter,
        _ room: borrowing GramCounter.Room,
        _ part: IndexPart,
        _ number: Int,
        _ chunkStart: Int,
        _ runs: Range<Int>,
        _ needs: [Int],
        _ filter: UnsafePointer<UInt64>?,
        _ found: inout Candidates
    ) {
        // Entries come in rising order, so the run that they lie in is found by walking along.
        var laneRun = runs.lowerBound
        var run = runs.lowerBound
        var symbolCount = part.run(run).symbolCount
        var runEnd = part.firstEntry(ofRun: run + 1)
        let queryCount = query.symbols.count
        needs.withUnsafeBufferPointer { needs in
            counter.forEach(filter: filter, in: room) { first in
                while laneRun + 1 < runs.upperBound, part.firstEntry(ofRun: laneRun + 1) <= chunkStart + first {
                    laneRun += 1
                }
                return needs[laneRun - runs.lowerBound]
            } _: { local, keys in
                let entry = chunkStart &+ local
                while entry >= runEnd {
                    run += 1
                    symbolCount = part.run(run).symbolCount
                    runEnd = part.firstEntry(ofRun: run + 1)
                }
                let longer = max(symbolCount, queryCount)
                let least = query.leastEdits(symbolCount: symbolCount, sharedKeys: keys)
                guard least <= query.mostEdits(symbolCount: symbolCount) else { return }
                found.add(part: number, entry: entry, bestScore: Score.percent(distance: max(least, 0), longer: longer))
            }
        }
    }

    // MARK: Measuring

    private func measured(_ candidates: [UInt64], _ empty: [NearestSources]) -> [NearestSources] {
        var lists = empty
        var measures = [IndexMeasure?](repeating: nil, count: parts.count)
        var next = 0
        var stretch = Self.firstStretch
        while next < candidates.count, lists.contains(where: { $0.leastScore <= Int(candidates[next] >> 56) }) {
            let end = min(next + stretch, candidates.count)
            var texts = candidates[next..<end].map(text)
            // Texts of one part and of much the same length are measured together.
            texts.sort { ($0.part, $0.symbolCount, $0.entry) < ($1.part, $1.symbolCount, $1.entry) }
            texts.withUnsafeMutableBufferPointer { texts in
                var start = 0
                while start < texts.count {
                    let number = texts[start].part
                    var end = start
                    while end < texts.count, end - start < IndexMeasure.most, texts[end].part == number {
                        texts[end].mostEdits = mostEdits(symbolCount: texts[end].symbolCount, lists)
                        end += 1
                    }
                    let measure = measures[number] ?? IndexMeasure(query, parts[number])
                    measures[number] = measure
                    measure.distances(texts[start..<end]) { offer($0, $1, &lists) }
                    start = end
                }
            }
            next = end
            stretch = min(2 * stretch, Self.longestStretch)
        }
        return lists
    }

    /// Where a candidate is.
    private func text(_ candidate: UInt64) -> IndexMeasure.Text {
        let number = Int(candidate >> 32 & 0xFF_FFFF)
        let entry = Int(candidate & 0xFFFF_FFFF)
        let part = parts[number]
        return IndexMeasure.Text(
            part: number,
            entry: entry,
            symbolCount: part.run(part.run(ofEntry: entry)).symbolCount
        )
    }

    private func mostEdits(symbolCount: Int, _ lists: [NearestSources]) -> Int {
        let longer = max(symbolCount, query.symbols.count)
        var most = -1
        for index in lists.indices { most = max(most, lists[index].mostEdits(longer: longer)) }
        return most
    }

    /// So many candidates are measured before the bar is looked at again; few at first, for it rises quickly then.
    private static let firstStretch = 8
    private static let longestStretch = 128

    private func offer(_ text: IndexMeasure.Text, _ distance: Int, _ lists: inout [NearestSources]) {
        let part = parts[text.part]
        let entry = text.entry
        let longer = max(text.symbolCount, query.symbols.count)
        let id = part.id(of: entry)
        for later in text.part + 1..<max(parts.count, text.part + 1) where parts[later].mentions(id) { return }
        let found = NearestSources.Found(id: id, distance: distance, longer: longer, part: text.part, entry: entry)
        guard let languages else { return lists[0].offer(found) }
        let chunk = part.chunk(entry / IndexLayout.chunkEntries)
        for (index, language) in languages.enumerated() where distance <= lists[index].mostEdits(longer: longer) {
            guard let place = part.languages.firstIndex(of: language) else { continue }
            if chunk?.has(entry % IndexLayout.chunkEntries, key: IndexLayout.languageBit | UInt32(place)) == true {
                lists[index].offer(found)
            }
        }
    }
}
