import DragomanMemory
import DragomanModel
import DragomanText

/// Finds the longest stretches of a text that stand in sources of the memory.
struct SubsegmentSearch {
    /// The most words of a text.
    static let mostWords = 1_000
    /// Longer stretches are not looked for: a whole sentence is a matter of lookup.
    private static let longest = 32
    /// Of so many sources it is told how many hold a stretch.
    private static let pool = 100

    let reader: any MemoryReader
    let sources: ConcordanceUpkeep.Sources
    let languages: [LanguageTag]?
    let words: SearchWords
    private let text: [SearchWord]

    init(
        _ text: CodedText,
        _ reader: any MemoryReader,
        _ sources: ConcordanceUpkeep.Sources,
        _ languages: [LanguageTag]?
    ) throws {
        words = SearchWords()
        // As elsewhere, words typed without marks find those with marks, not the other way round.
        self.text = words.words(of: text)
        guard self.text.count <= Self.mostWords else {
            throw DragomanError(
                "query-too-long",
                "the text holds more than \(Self.mostWords) words; look for its sentences one by one"
            )
        }
        guard !self.text.isEmpty else { throw DragomanError("query-empty", "the text holds no word to look for") }
        self.reader = reader
        self.sources = sources
        self.languages = languages
    }

    /// The stretches, none overlapping another, the longest first; `limit` examples of each.
    func subsegments(of shown: String, limit: Int) throws -> [Subsegment] {
        let scalars = Array(shown.unicodeScalars)
        let chosen = Self.apart(try longest()).sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
        return try chosen.compactMap { place in
            guard let first = text[place].first, let last = text[place].last,
                try !holdsOnlyCommonWords(place), let search = search(place)
            else { return nil }
            let (entries, isComplete) = try search.entries(sources, atMost: Self.pool)
            let range = first.range.lowerBound..<last.range.upperBound
            let hits = ConcordanceHits(search: search)
            return Subsegment(
                text: String(String.UnicodeScalarView(scalars[range])),
                range: range,
                wordCount: place.count,
                total: entries.count,
                isComplete: isComplete,
                hits: try entries.prefix(limit).flatMap(hits.hits)
            )
        }
    }

    /// For each word the longest stretch that begins with it, of those that are not part of another.
    ///
    /// A part of a stretch that stands in a source stands there too: so the ends never go back, and 2 n questions do.
    private func longest() throws -> [Range<Int>] {
        var found: [Range<Int>] = []
        var end = 0
        for start in text.indices {
            end = max(end, start + 1)
            while end < text.count, end - start < Self.longest, try occurs(start..<end + 1) { end += 1 }
            if end - start > 1, end > found.last?.upperBound ?? 0 { found.append(start..<end) }
        }
        return found
    }

    /// Stretches of which none overlaps another: the longest as it is, of the next what is left of it, and so on.
    private static func apart(_ stretches: [Range<Int>]) -> [Range<Int>] {
        var rest = stretches
        var chosen: [Range<Int>] = []
        while let longest = rest.max(by: { ($0.count, $1.lowerBound) < ($1.count, $0.lowerBound) }) {
            chosen.append(longest)
            rest = rest.flatMap { range -> [Range<Int>] in
                let before = range.lowerBound..<max(range.lowerBound, min(range.upperBound, longest.lowerBound))
                let after = min(range.upperBound, max(range.lowerBound, longest.upperBound))..<range.upperBound
                return [before, after].filter { $0.count > 1 }
            }
        }
        return chosen
    }

    private func search(_ place: Range<Int>) -> ConcordanceSearch? {
        SearchTerm(words: Array(text[place])).map {
            ConcordanceSearch(
                reader: reader,
                pattern: SearchPattern(terms: [$0]),
                side: .source,
                languages: languages,
                words: words
            )
        }
    }

    private func occurs(_ place: Range<Int>) throws -> Bool {
        try search(place).map { try !$0.entries(sources, atMost: 1).entries.isEmpty } ?? false
    }

    /// Whether each of the words stands in more than a hundredth of all sources, such as `of the`.
    private func holdsOnlyCommonWords(_ place: Range<Int>) throws -> Bool {
        try text[place].allSatisfy { word in try isCommon(word) }
    }

    private func isCommon(_ word: SearchWord) throws -> Bool {
        guard let index = sources.index, let newest = try index.newestSource() else { return false }
        let many = max(50, Int(clamping: newest.rawValue / 100))
        let phrase = ConcordancePhrase(words: [ConcordancePhrase.Word(word)], isPrefix: false)
        return try index.sources(holding: [phrase], translatedInto: nil, olderThan: nil, limit: many)
            .candidates.count >= many
    }
}
