import DragomanModel
import Testing

@testable import DragomanMatching

@Suite struct ExpectedUsefulnessTests {
    private static let units = [CountingUnit.words, .characters]

    private func expected(_ score: Int, _ count: Int, _ unit: CountingUnit = .words, _ kind: Match.Kind = .fuzzy) -> Int
    {
        ExpectedUsefulness.percent(score: score, length: WrittenLength(count, unit), kind: kind)
    }

    @Test(arguments: [(1...2, 60, 12), (3...5, 60, 20), (1...1, 70, 2), (1...2, 70, 12)])
    func `a high score of a few words is worth less than a lower one of a sentence`(
        few: ClosedRange<Int>,
        score: Int,
        least: Int
    ) {
        for count in few {
            for many in least...60 {
                #expect(expected(70, count) < expected(score, many))
            }
        }
    }

    @Test(arguments: units)
    func `it rises with the score and does not fall with the length or the kind`(unit: CountingUnit) {
        for count in 0...120 {
            #expect(expected(0, count, unit) == 0)
            for score in 1...99 {
                #expect(expected(score, count, unit) >= expected(score - 1, count, unit))
                #expect(expected(score, count + 1, unit) >= expected(score, count, unit))
            }
            #expect(expected(99, count, unit) <= expected(100, count, unit, .exact))
            #expect(expected(100, count, unit, .exact) <= expected(101, count, unit, .context))
            #expect((0...100).contains(expected(101, count, unit, .context)))
        }
    }

    @Test(arguments: units)
    func `what lies beyond the table is still a percentage`(unit: CountingUnit) {
        for count in [Int.min, -1, 0, .max] {
            for score in [Int.min, -7, 0, 300, .max] {
                #expect((0...100).contains(expected(score, count, unit)))
            }
        }
    }

    @Test func `the tables have a row for each score and a column for each length`() {
        for table in [RankingWeights.words, RankingWeights.characters] {
            #expect(table.fuzzy.count == table.scores.count)
            #expect((table.fuzzy + [table.exact]).allSatisfy { $0.count == table.lengths.count })
            #expect(table.scores == table.scores.sorted() && table.lengths == table.lengths.sorted())
        }
    }
}

@Suite struct WrittenLengthTests {
    @Test(arguments: [
        ("", 0, CountingUnit.words), ("The talks resume on Monday.", 5, .words), ("It's 3.5 %", 3, .words),
        ("Переговоры возобновятся в понедельник", 4, .words), ("협상이 월요일에 재개된다", 3, .words),
        ("المحادثات تستأنف", 2, .words), ("会談は月曜日に再開する。", 11, .characters), ("会谈 2 次", 4, .characters),
        ("การเจรจา", 8, .characters), ("Dragoman 会 service for newsrooms", 5, .words),
    ])
    func `texts are counted in what their script is counted in`(text: String, count: Int, unit: CountingUnit) {
        #expect(WrittenLength(of: CodedText(plain: text).symbols) == WrittenLength(count, unit))
    }
}
