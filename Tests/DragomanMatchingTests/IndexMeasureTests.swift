import CDragomanBits
import DragomanTesting
import Testing

@testable import DragomanMatching

/// Distances of many entries at once are those of one after the other.
struct IndexMeasureTests {
    @Test(arguments: 0..<scripts.count, [7, 64, 65, 200, 511, 700])
    func `many at once are measured as one by one`(script: Int, longest: Int) throws {
        var random = SeededRandom(seed: UInt64(script * 1000 + longest))
        let letters = scripts[script]
        let scanned = ScannedEntries(60, script: letters, longest: longest, random: &random)
        var builder = IndexPartBuilder()
        for entry in scanned.entries { builder.add(entry) }
        let part = try #require(IndexPart(IndexBytes(copying: builder.bytes())))
        let symbols = Dictionary(uniqueKeysWithValues: scanned.entries.map { ($0.id, $0.symbols) })
        for _ in 0..<12 {
            let near = scanned.entries.randomElement(using: &random)?.symbols ?? []
            let asked = random.edited(near, edits: Int.random(in: 0...longest / 4, using: &random), of: letters)
            guard !asked.isEmpty else { continue }
            let query = IndexQuery(symbols: asked, threshold: 50, isFast: false)
            for width in GramCounterTests.widths {
                let measure = IndexMeasure(query, part, width: width)
                for start in stride(from: 0, to: part.entryCount, by: IndexMeasure.most) {
                    var texts = (start..<min(start + IndexMeasure.most, part.entryCount)).map { entry in
                        IndexMeasure.Text(
                            part: 0,
                            entry: entry,
                            symbolCount: part.run(part.run(ofEntry: entry)).symbolCount,
                            mostEdits: Int.random(in: -1...longest, using: &random)
                        )
                    }
                    let wanted = texts.compactMap { text -> [Int]? in
                        guard text.mostEdits >= 0, let other = symbols[part.id(of: text.entry)] else { return nil }
                        return EditDistance.levenshtein(asked, other, atMost: text.mostEdits).map { [text.entry, $0] }
                    }
                    var found: [[Int]] = []
                    texts.withUnsafeMutableBufferPointer { texts in
                        measure.distances(texts[...]) { found.append([$0.entry, $1]) }
                    }
                    #expect(found.sorted { $0[0] < $1[0] } == wanted, "\(width), \(asked.count) symbols")
                }
            }
        }
    }
}
