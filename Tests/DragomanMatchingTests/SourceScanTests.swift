import DragomanTesting
import Testing

@testable import DragomanMatching

@Suite struct SourceScanTests {
    /// What the scan must say, without any short cut: all sources, best first.
    private func comparedWithAll(
        _ sources: [(id: Int64, symbols: [UInt32])],
        query: [UInt32]
    ) -> [SourceScan.Candidate] {
        var found: [SourceScan.Candidate] = []
        for source in sources {
            let distance = plainDistance(query, source.symbols)
            let score = Score.percent(distance: distance, longer: max(query.count, source.symbols.count))
            found.append((source.id, score, distance))
        }
        return found.sorted { $0.score != $1.score ? $0.score > $1.score : $0.id < $1.id }
    }

    @Test(arguments: 0..<scripts.count, [20, 90, 300])
    func `a scan finds what a full comparison finds`(script: Int, longest: Int) {
        var random = SeededRandom(seed: UInt64(script * 1000 + longest))
        let script = scripts[script]
        var scan = SourceScan()
        var sources: [(id: Int64, symbols: [UInt32])] = []
        for id in 0..<40 {
            let near = sources.randomElement(using: &random)?.symbols
            let edits = Int.random(in: 0...longest / 3, using: &random)
            let symbols =
                id % 3 == 0 || near == nil
                ? random.text(Int.random(in: 0...longest, using: &random), of: script)
                : random.edited(near ?? [], edits: edits, of: script)
            sources.append((Int64(id * 7919 % 61), symbols))
            scan.add(id: Int64(id * 7919 % 61), symbols: symbols)
        }
        #expect(scan.count == sources.count)
        for _ in 0..<8 {
            let near = sources.randomElement(using: &random)?.symbols ?? []
            var query = random.edited(near, edits: Int.random(in: 0...longest / 4, using: &random), of: script)
            // A symbol that no source has.
            if query.count > 3, Bool.random(using: &random) { query[2] = 0x0F00 }
            let all = comparedWithAll(sources, query: query)
            for threshold in [0, 50, 70, 75, 85, 99, 100] {
                for limit in [1, 3, 1000] {
                    let found = scan.matches(for: query, threshold: threshold, limit: limit)
                    let expected = all.filter { $0.score >= threshold }.prefix(limit)
                    #expect(found.map(\.id) == expected.map(\.id))
                    #expect(found.map(\.score) == expected.map(\.score))
                    #expect(found.map(\.distance) == expected.map(\.distance))
                }
            }
        }
    }

    @Test func `an empty text matches only empty sources`() {
        var scan = SourceScan()
        #expect(scan.matches(for: [], threshold: 0, limit: 9).isEmpty)
        scan.add(id: 2, symbols: [])
        scan.add(id: 1, symbols: [])
        scan.add(id: 3, symbols: [0x61])
        #expect(scan.matches(for: [], threshold: 1, limit: 9).map(\.id) == [1, 2])
        #expect(scan.matches(for: [0x61], threshold: 1, limit: 9).map(\.id) == [3])
    }

    @Test func `nothing is asked for, nothing is given`() {
        var scan = SourceScan()
        scan.add(id: 1, symbols: [0x61])
        #expect(scan.matches(for: [0x61], threshold: 50, limit: 0).isEmpty)
        #expect(scan.matches(for: [0x61], threshold: 101, limit: 5).isEmpty)
        #expect(scan.matches(for: [0x61], threshold: 100, limit: 5).map(\.score) == [100])
    }

    @Test func `the order of adding does not matter`() {
        var random = SeededRandom(seed: 5)
        let sources = (0..<50).map { (id: Int64($0), symbols: random.text(10, of: scripts[5])) }
        var forwards = SourceScan()
        var backwards = SourceScan()
        for source in sources { forwards.add(id: source.id, symbols: source.symbols) }
        for source in sources.reversed() { backwards.add(id: source.id, symbols: source.symbols) }
        for source in sources {
            let one = forwards.matches(for: source.symbols, threshold: 50, limit: 4)
            let other = backwards.matches(for: source.symbols, threshold: 50, limit: 4)
            #expect(one.map(\.id) == other.map(\.id))
        }
    }
}
