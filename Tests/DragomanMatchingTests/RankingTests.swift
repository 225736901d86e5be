import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanMatching

private func symbols(_ text: String) -> [UInt32] { CodedText(plain: text).symbols }

private func candidate(_ source: String, _ target: String, score: Int, mayRise: Bool = true) -> RankingCandidate {
    RankingCandidate(source: symbols(source), target: symbols(target), score: score, mayRise: mayRise)
}

@Suite struct RankingTests {
    private let query = symbols("The talks resume on Monday in Geneva.")

    /// The places of a list, ordered.
    private func order(_ candidates: [RankingCandidate]) -> [Int] {
        Ranking(query: query).order(candidates).map(\.index)
    }

    @Test func `of two equally near sources the one whose translation agrees with the others comes first`() {
        let candidates = [
            candidate("The talks resume on Sunday in Geneva.", "Ganz anders gesagt.", score: 95),
            candidate("The talks resume on Monday in Genoa.", "Die Gespräche gehen am Montag weiter.", score: 95),
            candidate("The talks resume on Monday in Genova.", "Die Gespräche gehen am Montag fort.", score: 95),
        ]
        #expect(order(candidates).last == 0)
    }

    @Test func `a match never passes one that scores four points more`() {
        let candidates = [
            candidate("Something else altogether, far away.", "Etwas ganz anderes.", score: 80),
            candidate("The talks resume on Monday in Geneva!", "Die Gespräche gehen weiter.", score: 76),
        ]
        #expect(order(candidates) == [0, 1])
        let nearer = [candidates[0], candidate("The talks resume on Monday in Geneva!", "Die Gespräche.", score: 77)]
        #expect(order(nearer) == [1, 0])
    }

    @Test func `equal texts stay first and in the order of context, state and recency`() {
        let text = "The talks resume on Monday in Geneva."
        let candidates = [
            candidate(text, "Die Talks.", score: 101), candidate(text, "Die Gespräche gehen weiter.", score: 100),
            candidate(text, "Die Gespräche gehen fort.", score: 100),
            candidate("The talks resume on Monday in Geneva!", "Die Gespräche gehen weiter!", score: 99),
        ]
        let ranked = Ranking(query: query).order(candidates)
        #expect(ranked.map(\.index) == [0, 1, 2, 3])
        #expect(ranked.allSatisfy { $0.mix == nil }, "nothing was to be weighed")
    }

    @Test func `translations of one source keep their order`() {
        let source = "The talks resume on Monday in Genoa."
        let candidates = [
            candidate(source, "Unverbunden und fremd.", score: 92), candidate(source, "Die Gespräche.", score: 92),
            candidate("The talks resume on Monday in Genova.", "Die Gespräche.", score: 91),
        ]
        let places = order(candidates)
        #expect(places.firstIndex(of: 0) ?? 9 < places.firstIndex(of: 1) ?? 0)
    }

    @Test func `what was only kept as a candidate does not rise`() {
        let candidates = [
            candidate("Something else altogether, far away.", "Etwas ganz anderes.", score: 77),
            candidate("The talks resume on Monday in Geneva!", "Die Gespräche.", score: 77, mayRise: false),
        ]
        #expect(order(candidates) == [0, 1])
    }

    @Test func `of equal scores at the limit the more useful stay`() {
        let candidates = [
            candidate("The talks resume on Sunday in Geneva.", "Ganz anders gesagt.", score: 90),
            candidate("Far away, something else is said.", "Fern davon, anders.", score: 70),
            candidate("The talks resume on Monday in Genoa.", "Die Gespräche gehen weiter.", score: 70),
        ]
        let ranking = Ranking(query: query)
        #expect(ranking.best(2, of: candidates).map(\.index) == [0, 2])
        #expect(ranking.best(3, of: candidates).map(\.index) == [0, 2, 1])
        #expect(ranking.best(1, of: candidates).map(\.index) == [0])
        #expect(ranking.best(0, of: candidates).isEmpty)
    }

    @Test func `of equal scores at the limit the strictly nearer stay`() {
        // 29.5 and 30 of a hundred edits are both 70 percent.
        let long = String(repeating: "The talks resume on Monday in Geneva. ", count: 10).unicodeScalars.map(\.value)
        func candidate(_ distance: Int) -> RankingCandidate {
            RankingCandidate(source: Array(long.prefix(200)), target: [UInt32(distance)], score: 70, distance: distance)
        }
        let ranking = Ranking(query: Array(long.prefix(200)))
        let candidates = (0..<12).map { candidate($0 == 11 ? 59 : 60) }
        #expect(ranking.best(1, of: candidates).map(\.index) == [11])
        #expect(ranking.best(3, of: candidates).map(\.index).contains(11))
    }

    @Test func `nothing and a single match are fine`() {
        #expect(order([]).isEmpty)
        let ranked = Ranking(query: []).order([candidate("a", "b", score: 0)])
        #expect(ranked == [RankedCandidate(index: 0, mix: nil)])
    }

    @Test(arguments: 0..<40)
    func `any list is permuted within reach, and always alike`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let letters = Array("ab cdeéя日本".unicodeScalars.map(\.value))
        let query = random.text(Int.random(in: 0...90, using: &random), of: letters)
        let candidates = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            RankingCandidate(
                source: random.edited(query, edits: Int.random(in: 0...9, using: &random), of: letters),
                target: random.text(Int.random(in: 0...30, using: &random), of: letters),
                score: Int.random(in: 85...101, using: &random),
                mayRise: Int.random(in: 0..<4, using: &random) > 0
            )
        }.sorted { $0.score > $1.score }
        let ranked = Ranking(query: query).order(candidates)
        #expect(ranked == Ranking(query: query).order(candidates))
        #expect(ranked.map(\.index).sorted() == Array(candidates.indices))
        for (place, one) in ranked.enumerated() {
            for later in ranked[(place + 1)...] where later.index < one.index {
                let (risen, passed) = (candidates[one.index], candidates[later.index])
                #expect(risen.mayRise && passed.score < 100 && risen.score + Ranking.reach >= passed.score)
                #expect(risen.source != passed.source)
            }
        }
        for limit in 1...13 {
            let best = Ranking(query: query).best(limit, of: candidates).map { candidates[$0.index].score }
            #expect(best.sorted(by: >) == candidates.prefix(limit).map(\.score), "the scores are the best by score")
        }
    }
}

@Suite struct IndelSimilarityTests {
    /// The textbook table.
    private func plainCount(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        for symbol in left {
            var diagonal = 0
            for (place, other) in right.enumerated() {
                let above = row[place + 1]
                row[place + 1] = symbol == other ? diagonal + 1 : max(above, row[place])
                diagonal = above
            }
        }
        return row[right.count]
    }

    @Test(arguments: [0, 1, 5, 63, 64, 65, 127, 128, 129, 300])
    func `the bits count what the table counts`(longest: Int) {
        var random = SeededRandom(seed: UInt64(longest))
        let letters = Array("abcdé日".unicodeScalars.map(\.value))
        for _ in 0..<30 {
            let pattern = random.text(longest, of: letters)
            let text = random.text(Int.random(in: 0...longest + 20, using: &random), of: letters)
            let found = IndelSimilarity.Pattern(pattern).commonCount(with: text)
            #expect(found == plainCount(pattern, text))
        }
    }

    @Test func `similarity is of all symbols`() {
        #expect(IndelSimilarity.similarity(IndelSimilarity.Pattern([]), []) == 1)
        #expect(IndelSimilarity.similarity(IndelSimilarity.Pattern(symbols("abcd")), symbols("abd")) == 6.0 / 7)
        #expect(IndelSimilarity.similarity(IndelSimilarity.Pattern(symbols("abc")), []) == 0)
    }
}
