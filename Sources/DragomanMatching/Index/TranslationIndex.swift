package import DragomanModel

/// The sources of one language that have translations, ready to be searched for those nearest to a text.
package struct TranslationIndex: Sendable {
    /// The oldest first: what a later part says of a source replaces what earlier ones say.
    let parts: [IndexPart]

    init(parts: [IndexPart]) { self.parts = parts }

    /// Makes an index in memory.
    package init(_ entries: some Sequence<IndexEntry>) {
        var parts: [IndexPart] = []
        var builder = IndexPartBuilder()
        func close() {
            if !builder.isEmpty, let part = IndexPart(IndexBytes(copying: builder.bytes())) { parts.append(part) }
            builder = IndexPartBuilder()
        }
        for entry in entries {
            builder.add(entry)
            if builder.isFull { close() }
        }
        close()
        self.parts = parts
    }

    /// A source near to a text.
    package struct Neighbour: Sendable, Hashable {
        /// The source's id in the memory.
        package var id: Int64
        /// How many edits lie between the two.
        package var distance: Int
        /// Whole percent by the matching contract, 0…100.
        package var score: Int
    }

    /// The languages that a source has translations in; empty where it is not in the index.
    package func languages(of id: Int64) -> [LanguageTag] {
        guard let part = parts.last(where: { $0.mentions(id) }) else { return [] }
        return part.entry(of: id).map(part.languages) ?? []
    }

    /// How many sources are in it, what was replaced left out; O(n log n).
    package var liveCount: Int {
        parts.indices.reduce(0) { count, number in
            let part = parts[number]
            let later = parts[(number + 1)...]
            guard !later.isEmpty else { return count + part.entryCount }
            return count + (0..<part.entryCount).count { entry in !later.contains { $0.mentions(part.id(of: entry)) } }
        }
    }

    /// The sources nearest to a text that have a translation in a language.
    ///
    /// Complete: nothing that scores `threshold` or more is left out except by `limit`. Sources exactly as near as the
    /// last one within the limit are given as well, as what is stored with them decides which of them count.
    ///
    /// - Parameters:
    ///   - symbols: The text as `CodedText.symbols` gives it.
    ///   - languages: Target languages; `nil` for one list of what has a translation in any.
    ///   - threshold: Whole percent, inclusive; above 100 nothing qualifies.
    ///   - limit: The most sources to return for each language, but for those as near as the last.
    ///   - isFast: Whether a few in a thousand of them may be missed; what is found is scored exactly all the same.
    /// - Returns: For each language, or once for `nil`, nearest first; equals by id.
    /// - Complexity: O(n · m / 128) for n entries within reach of m symbols, and O(m²/64) for each that may be near.
    package func neighbours(
        of symbols: [UInt32],
        languages: [LanguageTag]?,
        threshold: Int,
        limit: Int,
        isFast: Bool = false
    ) -> [[Neighbour]] {
        // What is near is found much sooner than what is far; where there is enough of it, the far is of no interest.
        if threshold <= Self.farThreshold, limit < .max {
            let near = search(symbols, languages, threshold: Self.nearThreshold, limit, isFast)
            if near.allSatisfy({ $0.count >= limit }) { return near }
        }
        return search(symbols, languages, threshold: threshold, limit, isFast)
    }

    /// The sources whose masks have a key and that have a translation in a language, the latest first.
    ///
    /// - Parameters:
    ///   - mask: The key of the text's mask. Whoever asks compares the masks themselves: keys may fall together.
    ///   - languages: Target languages; `nil` for one list of what has a translation in any.
    ///   - limit: The most sources to return for each language.
    /// - Returns: For each language, or once for `nil`, the sources' ids, falling.
    /// - Complexity: O(log n + k log n) for k sources with the key.
    package func masked(_ mask: MaskKey, languages: [LanguageTag]?, limit: Int) -> [[Int64]] {
        var found: [(id: Int64, languages: [LanguageTag])] = []
        for (number, part) in parts.enumerated() {
            let later = parts[(number + 1)...]
            for entry in part.entries(ofMask: mask) {
                let id = part.id(of: entry)
                if !later.contains(where: { $0.mentions(id) }) { found.append((id, part.languages(of: entry))) }
            }
        }
        found.sort { $0.id > $1.id }
        guard let languages else { return [found.prefix(limit).map(\.id)] }
        return languages.map { language in
            Array(found.lazy.filter { $0.languages.contains(language) }.map(\.id).prefix(limit))
        }
    }

    /// Up to this score a search finds so many that are alike by chance that it pays to look for near ones first.
    private static let farThreshold = 60
    private static let nearThreshold = 75

    private func search(
        _ symbols: [UInt32],
        _ languages: [LanguageTag]?,
        threshold: Int,
        _ limit: Int,
        _ isFast: Bool
    ) -> [[Neighbour]] {
        let query = IndexQuery(symbols: symbols, threshold: threshold, isFast: isFast)
        return IndexSearch(parts, query, languages: languages, limit: limit).nearest().map { list in
            list.nearest.map {
                Neighbour(
                    id: $0.id,
                    distance: $0.distance,
                    score: Score.percent(distance: $0.distance, longer: $0.longer)
                )
            }
        }
    }
}
