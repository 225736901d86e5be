import DragomanMatching
import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanWorkflow

/// What comes before a segment in a job is found whole, however the job is cut into blocks.
struct EarlierSegmentsTests {
    private func texts(_ count: Int, _ random: inout SeededRandom) -> [[UInt32]] {
        var made: [[UInt32]] = []
        for _ in 0..<count {
            if let old = made.randomElement(using: &random), Int.random(in: 0..<3, using: &random) > 0 {
                var text = old
                for _ in 0..<Int.random(in: 1...8, using: &random) {
                    let place = Int.random(in: 0...text.count, using: &random)
                    if Bool.random(using: &random) {
                        text.insert(UInt32.random(in: 97..<110, using: &random), at: place)
                    } else if place < text.count {
                        text.remove(at: place)
                    }
                }
                made.append(text)
            } else {
                made.append(
                    (0..<Int.random(in: 0..<60, using: &random)).map { _ in UInt32.random(in: 97..<123, using: &random)
                    }
                )
            }
        }
        return made
    }

    @Test(arguments: [(1, 1), (2, 7), (3, 50), (4, 400)])
    func blocksGiveWhatAScanGives(seed: UInt64, blockCount: Int) {
        var random = SeededRandom(seed: seed)
        let texts = texts(400, &random)
        let earlier = EarlierSegments(language: LanguageTag(canonical: "en"))
        var found: [Int] = []
        var thresholds: [Int] = []
        var rest = texts[...]
        while !rest.isEmpty {
            let block = rest.prefix(blockCount).map { symbols in
                EarlierSegments.Query(symbols: symbols, threshold: Int.random(in: 50...100, using: &random))
            }
            rest = rest.dropFirst(blockCount)
            thresholds += block.map(\.threshold)
            found += earlier.take(block)
        }
        var near = 0
        for (number, text) in texts.enumerated() {
            var best = 0
            for other in texts[..<number] {
                let longer = max(text.count, other.count)
                let distance = EditDistance.levenshtein(text, other, atMost: longer) ?? longer
                best = max(best, Score.percent(distance: distance, longer: longer))
            }
            #expect(found[number] == (best >= thresholds[number] ? best : 0), "segment \(number)")
            if found[number] > 0 { near += 1 }
        }
        #expect(near > 50, "the texts are too different to tell anything")
    }
}
