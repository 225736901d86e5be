import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanMatching

@Suite struct WordDifferTests {
    private func difference(_ old: String, _ new: String, _ language: String = "en") throws -> WordDifference {
        try WordDiffer(language: LanguageTag(canonical: language)).difference(
            from: MeaningFixtures.content(old),
            to: MeaningFixtures.content(new)
        )
    }

    @Test(arguments: [
        ("The vote is on Monday.", "The vote is on Tuesday.", "The vote is on [-Monday-]{+Tuesday+}."),
        ("It is true.", "It is not true.", "It is {+not +}true."),
        ("It is not true.", "It is true.", "It is [-not -]true."),
        ("A red fox ran.", "A quick fox slept.", "A [-red-]{+quick+} fox [-ran-]{+slept+}."),
        ("One  two", "One two", "One[-  -]{+ +}two"),
        ("Stop.", "Stop!", "Stop[-.-]{+!+}"),
        ("See <1>here</1>.", "See here.", "See [-<1>-]here[-</1>-]."),
        ("", "Word", "{+Word+}"),
        ("Word", "", "[-Word-]"),
        ("Same.", "Same.", "Same."),
        ("", "", ""),
    ])
    func `shows what changed`(old: String, new: String, shown: String) throws {
        #expect(try difference(old, new).displayed == shown)
    }

    @Test func `words are those of the language`() throws {
        #expect(try difference("我们今天去北京。", "我们明天去北京。", "zh").displayed == "我们[-今天-]{+明天+}去北京。")
    }

    /// A text of few words, so that much is equal in two of them.
    private func text(_ random: inout SeededRandom, words: Int) -> CodedText {
        var content = CodedText()
        for _ in 0..<words {
            switch random.next() % 12 {
            case 0: content.append(CodeMark(role: .standalone, id: Int(random.next() % 3) + 1))
            case 1: content.append(", ")
            case 2: content.append("  ")
            case let choice: content.append(["ab ", "cd ", "ef ", "é ", "不是", "gh. "][Int(choice) % 6])
            }
        }
        return content
    }

    @Test func `the pieces are both texts, and the other way round the same`() throws {
        var random = SeededRandom(seed: 41)
        let differ = try WordDiffer(language: LanguageTag(canonical: "en"))
        for _ in 0..<400 {
            let old = text(&random, words: Int(random.next() % 24))
            let new = text(&random, words: Int(random.next() % 24))
            let there = differ.difference(from: old, to: new)
            let back = differ.difference(from: new, to: old)
            #expect(there.before == old && there.after == new)
            #expect(there.isEmpty == (old == new))
            #expect(there.pieces.map(\.before) == back.pieces.map(\.after))
            #expect(there.pieces.map(\.after) == back.pieces.map(\.before))
            for (one, other) in zip(there.pieces, there.pieces.dropFirst()) {
                #expect(one.kind != .equal || other.kind != .equal)
            }
        }
    }

    /// The length of a longest common subsequence, by the plain table.
    private func plainLength(_ old: [Int64], _ new: [Int64]) -> Int {
        var row = [Int](repeating: 0, count: new.count + 1)
        for one in old {
            var diagonal = 0
            for (column, other) in new.enumerated() {
                let best = one == other ? diagonal + 1 : max(row[column], row[column + 1])
                diagonal = row[column + 1]
                row[column + 1] = best
            }
        }
        return row[new.count]
    }

    @Test func `as much stays as can`() {
        var random = SeededRandom(seed: 42)
        for round in 0..<600 {
            let letters = UInt64(round % 7) + 1
            let old = (0..<Int(random.next() % 40)).map { _ in Int64(random.next() % letters) }
            let new = (0..<Int(random.next() % 40)).map { _ in Int64(random.next() % letters) }
            let pairs = CommonSubsequence.pairs(old, new)
            #expect(pairs.allSatisfy { old[$0.old] == new[$0.new] })
            #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
            #expect(pairs.count == plainLength(old, new))
            // Where the bound ends the search, what is told is still common to both.
            let bounded = CommonSubsequence.pairs(old, new, limit: 3)
            #expect(bounded.allSatisfy { old[$0.old] == new[$0.new] })
            #expect(zip(bounded, bounded.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
        }
    }

    @Test func `long texts that have nothing in common are compared too`() throws {
        let old = CodedText(plain: (0..<4000).map { "a\($0)" }.joined(separator: " "))
        let new = CodedText(plain: (0..<4000).map { "b\($0)" }.joined(separator: " "))
        let differ = try WordDiffer(language: LanguageTag(canonical: "en"))
        #expect(differ.difference(from: old, to: new).pieces.map(\.kind) == [.replaced])
        var edited = old
        edited.append(" z")
        #expect(differ.difference(from: old, to: edited).pieces.map(\.kind) == [.equal, .inserted])
    }
}
