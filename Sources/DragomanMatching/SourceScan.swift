/// Finds the stored sources closest to a text by looking at all of them, most of them very briefly.
///
/// Sources of one symbol count lie together; those too short or too long are passed over, those whose letters differ
/// too much are dropped after one comparison of counters, and only the rest are measured.
package struct SourceScan: Sendable {
    /// A source that scores at least the threshold.
    package typealias Candidate = (id: Int64, score: Int, distance: Int)

    /// How many sources are in it.
    package private(set) var count = 0
    private var alphabet = Alphabet()
    /// In the order of their symbol counts.
    private var shelves: [Shelf] = []

    /// Makes an empty scan.
    package init() {}

    /// Adds a source; the same text may be added under several ids.
    package mutating func add(id: Int64, symbols: [UInt32]) {
        let place = firstShelf(from: symbols.count)
        if place == shelves.count || shelves[place].symbolCount != symbols.count {
            shelves.insert(Shelf(symbolCount: symbols.count), at: place)
        }
        var signature = Signature()
        for symbol in symbols {
            let number = alphabet.insert(symbol)
            signature.add(number)
            shelves[place].numbers.append(number)
        }
        shelves[place].ids.append(id)
        shelves[place].signatures.append(signature)
        count += 1
    }

    /// The sources that score at least `threshold` against a text.
    ///
    /// Complete: nothing that scores `threshold` or more is left out except by `limit`.
    ///
    /// - Parameters:
    ///   - symbols: The text as `CodedText.symbols` gives it; may be empty.
    ///   - threshold: Whole percent, inclusive; above 100 nothing qualifies.
    ///   - limit: The most sources to return.
    /// - Returns: Best score first; equals ordered by id.
    package func matches(for symbols: [UInt32], threshold: Int, limit: Int) -> [Candidate] {
        guard limit > 0, threshold <= 100 else { return [] }
        var best = BestCandidates(threshold: threshold, limit: limit)
        guard !symbols.isEmpty else { return matchesForNothing(&best) }
        let query = ScanQuery(symbols: symbols, alphabet: alphabet)
        query.withColumns { columns, rowOfNumber in
            visitShelves(near: symbols.count, threshold: threshold) { shelf in
                // The bar rises with each full list, so shelves that were in reach may be out of it by now.
                let reach = Score.symbolCounts(threshold: best.threshold, symbolCount: symbols.count)
                guard reach.contains(shelf.symbolCount) else { return }
                shelf.collect(query: query, columns: columns, rowOfNumber: rowOfNumber, into: &best)
            }
        }
        return best.candidates
    }

    /// An empty text scores 100 against an empty one and 0 against all others.
    private func matchesForNothing(_ best: inout BestCandidates) -> [Candidate] {
        for shelf in shelves where shelf.symbolCount == 0 || best.threshold <= 0 {
            for id in shelf.ids {
                best.offer((id, shelf.symbolCount == 0 ? 100 : 0, shelf.symbolCount))
            }
        }
        return best.candidates
    }

    /// Visits the shelves in reach of the threshold, nearest symbol count first.
    private func visitShelves(near symbolCount: Int, threshold: Int, _ visit: (borrowing Shelf) -> Void) {
        let reach = Score.symbolCounts(threshold: threshold, symbolCount: symbolCount)
        var above = firstShelf(from: symbolCount)
        var below = above - 1
        while true {
            let up = above < shelves.count && shelves[above].symbolCount <= reach.upperBound
            let down = below >= 0 && shelves[below].symbolCount >= reach.lowerBound
            guard up || down else { return }
            if up, !down || shelves[above].symbolCount - symbolCount <= symbolCount - shelves[below].symbolCount {
                visit(shelves[above])
                above += 1
            } else {
                visit(shelves[below])
                below -= 1
            }
        }
    }

    /// The first shelf of at least `symbolCount` symbols.
    private func firstShelf(from symbolCount: Int) -> Int {
        var low = 0
        var high = shelves.count
        while low < high {
            let middle = (low + high) / 2
            if shelves[middle].symbolCount < symbolCount { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The sources of one symbol count, in flat arrays.
struct Shelf: Sendable {
    let symbolCount: Int
    var ids: [Int64] = []
    var signatures: [Signature] = []
    /// The symbols' numbers in the alphabet, `symbolCount` for each source.
    var numbers: [UInt32] = []

    init(symbolCount: Int) { self.symbolCount = symbolCount }

    /// Offers what is near enough to the query.
    func collect(
        query: ScanQuery,
        columns: BlockedColumns,
        rowOfNumber: UnsafePointer<UInt32>,
        into best: inout BestCandidates
    ) {
        let longer = max(symbolCount, query.symbolCount)
        // What counters cannot show: see `Signature`; unseen symbols are a counter of their own.
        let certain = abs(symbolCount - query.symbolCount) + query.unseenCount
        var limit = Score.maximumDistance(threshold: best.threshold, longer: longer)
        numbers.withUnsafeBufferPointer { numbers in
            signatures.withUnsafeBufferPointer { signatures in
                for place in 0..<signatures.count {
                    guard query.signature.difference(signatures[place]) &+ certain <= 2 &* limit else { continue }
                    let start = place &* symbolCount
                    let distance = columns.distance(textCount: symbolCount, atMost: limit) {
                        Int(rowOfNumber[Int(numbers[start &+ $0])])
                    }
                    guard let distance else { continue }
                    best.offer((ids[place], Score.percent(distance: distance, longer: longer), distance))
                    limit = Score.maximumDistance(threshold: best.threshold, longer: longer)
                }
            }
        }
    }
}

/// The best candidates so far, and the score that the next must have.
struct BestCandidates {
    /// Best first; equals ordered by id.
    private(set) var candidates: [SourceScan.Candidate] = []
    /// What a candidate must score to have a chance; rises once the list is full.
    private(set) var threshold: Int
    private let limit: Int

    init(threshold: Int, limit: Int) {
        self.threshold = threshold
        self.limit = limit
    }

    /// Takes a candidate in where it belongs.
    mutating func offer(_ candidate: SourceScan.Candidate) {
        guard candidate.score >= threshold else { return }
        var low = 0
        var high = candidates.count
        while low < high {
            let middle = (low + high) / 2
            let other = candidates[middle]
            let isBefore = other.score != candidate.score ? other.score > candidate.score : other.id < candidate.id
            if isBefore { low = middle + 1 } else { high = middle }
        }
        guard low < limit else { return }
        candidates.insert(candidate, at: low)
        if candidates.count > limit { candidates.removeLast() }
        if candidates.count == limit, let last = candidates.last { threshold = max(threshold, last.score) }
    }
}
