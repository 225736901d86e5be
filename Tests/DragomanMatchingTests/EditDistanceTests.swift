import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanMatching

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("Flussufer", "Fluss", 4), ("ab", "ba", 2),
        ("Ministerrat", "Ministerrat", 0), ("город", "горы", 2), ("東京都", "京都", 1),
    ])
    func `the distance counts single edits`(first: String, second: String, distance: Int) {
        let first = CodedText(plain: first).symbols
        let second = CodedText(plain: second).symbols
        #expect(EditDistance.levenshtein(first, second, atMost: 10) == distance)
        #expect(EditDistance.levenshtein(second, first, atMost: distance) == distance)
        #expect(EditDistance.levenshtein(first, second, atMost: distance - 1) == nil)
    }

    @Test func `an inline code is one symbol whatever its number`() {
        var first = CodedText(plain: "Read ")
        first.append(CodeMark(role: .standalone, id: 300))
        var second = CodedText(plain: "Read ")
        second.append(CodeMark(role: .standalone, id: 1))
        #expect(EditDistance.levenshtein(first.symbols, second.symbols, atMost: 0) == 0)
        #expect(EditDistance.levenshtein(first.symbols, CodedText(plain: "Read").symbols, atMost: 9) == 2)
    }

    @Test(arguments: 0..<scripts.count)
    func `the distance is that of the plain table, for every limit`(script: Int) {
        var random = SeededRandom(seed: UInt64(script))
        let script = scripts[script]
        for _ in 0..<40 {
            let first = random.text(Int.random(in: 0...300, using: &random), of: script)
            let edits = Int.random(in: 0...80, using: &random)
            let second =
                Bool.random(using: &random)
                ? random.edited(first, edits: edits, of: script)
                : random.text(Int.random(in: 0...300, using: &random), of: script)
            let distance = plainDistance(first, second)
            for limit in [0, 1, distance - 1, distance, distance + 1, distance + 40, 400] {
                let found = EditDistance.levenshtein(first, second, atMost: limit)
                #expect(found == (distance <= limit ? distance : nil))
                #expect(EditDistance.levenshtein(second, first, atMost: limit) == found)
            }
        }
    }

    @Test func `symbols that collide in the table are told apart`() {
        let first = (0..<200).map { UInt32($0 * 0x10000) }
        #expect(
            EditDistance.levenshtein(first, first.reversed(), atMost: 500) == plainDistance(first, first.reversed())
        )
    }
}

@Suite struct ScoreTests {
    @Test func `a score is rounded down and 100 only for equal texts`() {
        #expect(Score.percent(distance: 0, longer: 0) == 100)
        #expect(Score.percent(distance: 0, longer: 7) == 100)
        #expect(Score.percent(distance: 1, longer: 100_000) == 99)
        #expect(Score.percent(distance: 1, longer: 3) == 66)
        #expect(Score.percent(distance: 3, longer: 3) == 0)
    }

    @Test func `the greatest distance of a threshold is the last that reaches it`() {
        for longer in 1...300 {
            for threshold in 0...100 {
                let distance = Score.maximumDistance(threshold: threshold, longer: longer)
                #expect(Score.percent(distance: distance, longer: longer) >= threshold)
                if distance < longer { #expect(Score.percent(distance: distance + 1, longer: longer) < threshold) }
            }
        }
        #expect(Score.maximumDistance(threshold: 101, longer: 5) == -1)
    }
}
