import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanMatching

/// Entries, and what a full scan of them finds.
struct ScannedEntries {
    static let french = LanguageTag(canonical: "fr")
    static let german = LanguageTag(canonical: "de")
    static let languageSets = [[french], [german], [french, german]]

    private(set) var entries: [IndexEntry] = []

    /// Entries as given.
    init(_ entries: [IndexEntry]) { self.entries = entries }

    /// Entries of a script of which many are near to each other.
    init(_ count: Int, script: [UInt32], longest: Int, random: inout SeededRandom) {
        for number in 0..<count {
            let near = number % 4 == 0 ? nil : entries.randomElement(using: &random)?.symbols
            let edits = Int.random(in: 0...longest / 4, using: &random)
            let made = random.text(Int.random(in: 1...longest, using: &random), of: script)
            var symbols = near.map { random.edited($0, edits: edits, of: script) } ?? made
            if symbols.isEmpty { symbols = made }
            entries.append(
                IndexEntry(
                    id: Int64(number * 7 + 3),
                    symbols: symbols,
                    languages: Self.languageSets[Int.random(in: 0..<3, using: &random)]
                )
            )
        }
    }

    /// What is near to a text, ties of the last included.
    func near(
        _ query: [UInt32],
        language: LanguageTag?,
        threshold: Int,
        limit: Int
    ) -> [TranslationIndex.Neighbour] {
        var found: [(near: TranslationIndex.Neighbour, longer: Int)] = []
        for entry in entries where language.map(entry.languages.contains) ?? !entry.languages.isEmpty {
            let longer = max(entry.symbols.count, query.count)
            let most = Score.maximumDistance(threshold: threshold, longer: longer)
            guard let distance = EditDistance.levenshtein(query, entry.symbols, atMost: most) else { continue }
            let score = Score.percent(distance: distance, longer: longer)
            found.append((TranslationIndex.Neighbour(id: entry.id, distance: distance, score: score), longer))
        }
        found.sort {
            let (left, right) = ($0.near.distance * $1.longer, $1.near.distance * $0.longer)
            return left != right ? left < right : $0.near.id < $1.near.id
        }
        guard found.count > limit else { return found.map(\.near) }
        let last = found[limit - 1]
        return found.filter { $0.near.distance * last.longer <= last.near.distance * $0.longer }.map(\.near)
    }
}

@Suite struct TranslationIndexTests {
    @Test(arguments: 0..<scripts.count, [9, 30, 90, 300])
    func `the index finds what a full scan finds`(script: Int, longest: Int) {
        var random = SeededRandom(seed: UInt64(script * 1000 + longest))
        let letters = scripts[script]
        let scanned = ScannedEntries(longest > 100 ? 400 : 1_500, script: letters, longest: longest, random: &random)
        let index = TranslationIndex(scanned.entries)
        for _ in 0..<70 {
            let near = scanned.entries.randomElement(using: &random)?.symbols ?? []
            var query = random.edited(near, edits: Int.random(in: 0...longest / 4, using: &random), of: letters)
            if query.count > 3, Bool.random(using: &random) { query[2] = 0x0F00 }
            let threshold = Int.random(in: 50...100, using: &random)
            let limit = [1, 5, Int.max].randomElement(using: &random) ?? 1
            let languages = (ScannedEntries.languageSets + [nil]).randomElement(using: &random) ?? nil
            let found = index.neighbours(of: query, languages: languages, threshold: threshold, limit: limit)
            for (number, list) in found.enumerated() {
                let wanted = scanned.near(query, language: languages?[number], threshold: threshold, limit: limit)
                #expect(list == wanted, "threshold \(threshold), limit \(limit), \(query.count) symbols")
            }
        }
    }

    @Test(arguments: [0, 3])
    func `a fast search finds nothing that a complete one does not, and nearly all of it`(script: Int) {
        var random = SeededRandom(seed: UInt64(script) + 70)
        // Unlike a text's words, edits at random are the worst case of a fast search.
        let scanned = ScannedEntries(1_500, script: scripts[script], longest: 120, random: &random)
        let index = TranslationIndex(scanned.entries)
        var (wanted, hit) = (0, 0)
        for _ in 0..<100 {
            let near = scanned.entries.randomElement(using: &random)?.symbols ?? []
            let query = random.edited(near, edits: near.count / 25, of: scripts[script])
            let all = index.neighbours(of: query, languages: nil, threshold: 70, limit: .max)[0]
            let fast = index.neighbours(of: query, languages: nil, threshold: 70, limit: .max, isFast: true)[0]
            #expect(Set(fast).isSubset(of: all))
            wanted += all.count
            hit += fast.count
        }
        #expect(wanted > 50)
        #expect(hit * 100 >= wanted * 90, "\(hit) of \(wanted)")
    }

    @Test func `nothing is nearest to nothing`() {
        #expect(TranslationIndex([]).neighbours(of: [1], languages: nil, threshold: 50, limit: 5) == [[]])
        let one = TranslationIndex([IndexEntry(id: 1, symbols: [0x61], languages: [ScannedEntries.french])])
        #expect(one.neighbours(of: [], languages: nil, threshold: 50, limit: 5) == [[]])
        #expect(one.neighbours(of: [0x61], languages: [ScannedEntries.german], threshold: 50, limit: 5) == [[]])
        #expect(one.neighbours(of: [0x61], languages: nil, threshold: 101, limit: 5) == [[]])
        #expect(one.neighbours(of: [0x61], languages: nil, threshold: 50, limit: 0) == [[]])
        #expect(one.neighbours(of: [0x61], languages: nil, threshold: 100, limit: 1)[0].map(\.score) == [100])
    }

    @Test func `texts of ten thousand symbols are found`() {
        var random = SeededRandom(seed: 11)
        let long = random.text(10_000, of: scripts[0])
        let index = TranslationIndex([
            IndexEntry(id: 1, symbols: long, languages: [ScannedEntries.french]),
            IndexEntry(id: 2, symbols: Array(long.reversed()), languages: [ScannedEntries.french]),
        ])
        let query = random.edited(long, edits: 900, of: scripts[0])
        let found = index.neighbours(of: query, languages: nil, threshold: 50, limit: 5)[0]
        #expect(found.map(\.id) == [1])
        #expect(found.first?.distance == EditDistance.levenshtein(query, long, atMost: 10_000))
    }
}
