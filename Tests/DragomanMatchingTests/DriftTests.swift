import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanMatching

@Suite struct DriftTests {
    /// Pieces whose key is the place of their text in a list of all texts.
    private func pairs(_ old: [String], _ new: [String]) -> [Int: Int] {
        var keys: [String: Int64] = [:]
        func piece(_ text: String) -> Drift.Piece {
            let next = Int64(keys.count)
            let key = keys[text] ?? next
            keys[text] = key
            return (key, CodedText(plain: text).symbols)
        }
        return Drift.pairs(old: old.map(piece), new: new.map(piece))
    }

    @Test func `an edited sentence is paired with what it was`() {
        let old = ["The vote is on Monday.", "The mayor spoke for an hour.", "Nobody left the hall."]
        let new = ["The vote is on Monday.", "The mayor spoke for two hours.", "Nobody left the hall."]
        #expect(pairs(old, new) == [0: 0, 1: 1, 2: 2])
    }

    @Test func `an inserted sentence has no former one`() {
        let old = ["The vote is on Monday.", "Nobody left the hall."]
        let new = ["The vote is on Monday.", "Rain fell over the northern coast.", "Nobody left the hall."]
        #expect(pairs(old, new) == [0: 0, 2: 1])
    }

    @Test func `between anchors the most similar go together`() {
        let old = ["Start here.", "Ferries will run every half hour.", "The bridge stays closed until May.", "End."]
        let new = ["Start here.", "The bridge stays closed until June.", "Ferries run every half hour.", "End."]
        #expect(pairs(old, new) == [0: 0, 1: 2, 2: 1, 3: 3])
    }

    @Test func `a sentence that moved is found again`() {
        let old = ["Alpha one two three.", "Beta four five six.", "Gamma seven eight nine."]
        let new = ["Gamma seven eight nine.", "Alpha one two three.", "Beta four five six."]
        #expect(pairs(old, new) == [0: 2, 1: 0, 2: 1])
    }

    @Test func `a sentence that moved and was edited is found where it is very similar`() {
        let old = ["Ferries will run every half hour on weekdays.", "Alpha.", "Beta.", "Gamma."]
        let new = ["Alpha.", "Beta.", "Gamma.", "Ferries will run every half hour on weekends."]
        #expect(pairs(old, new) == [0: 1, 1: 2, 2: 3, 3: 0])
    }

    @Test func `a copy of a sentence replaces nothing`() {
        let old = ["Read more about the vote.", "Read more about the votes."]
        let new = ["Read more about the vote.", "Read more about the vote."]
        #expect(pairs(old, new) == [0: 0])
    }

    @Test func `nothing comes from nothing`() {
        #expect(pairs([], []) == [:])
        #expect(pairs(["One."], []) == [:])
        #expect(pairs([], ["One."]) == [:])
        #expect(pairs(["", "a"], ["a", ""]).count == 2)
    }

    @Test(arguments: 0..<60)
    func `no old segment is given twice and equal ones are always paired`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let script = scripts[seed % scripts.count]
        var texts = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            random.text(Int.random(in: 1...60, using: &random), of: script)
        }
        // Boilerplate that repeats.
        for _ in 0..<5 where !texts.isEmpty { texts.append(texts[Int.random(in: 0..<texts.count, using: &random)]) }
        var changed = texts.shuffled(using: &random).prefix(texts.count / 6) + texts.dropFirst(texts.count / 8)
        for index in changed.indices where Int.random(in: 0..<3, using: &random) == 0 {
            changed[index] = random.edited(changed[index], edits: 6, of: script)
        }
        var keys: [[UInt32]: Int64] = [:]
        func piece(_ text: [UInt32]) -> Drift.Piece {
            let next = Int64(keys.count)
            let key = keys[text] ?? next
            keys[text] = key
            return (key, text)
        }
        let old = texts.map(piece)
        let new = Array(changed).map(piece)
        let pairs = Drift.pairs(old: old, new: new)
        #expect(Set(pairs.values).count == pairs.count)
        #expect(pairs == Drift.pairs(old: old, new: new))
        var oldCounts: [Int64: Int] = [:]
        var newCounts: [Int64: Int] = [:]
        var equalPairs: [Int64: Int] = [:]
        for piece in old { oldCounts[piece.key, default: 0] += 1 }
        for piece in new { newCounts[piece.key, default: 0] += 1 }
        for (newIndex, oldIndex) in pairs {
            if new[newIndex].key == old[oldIndex].key {
                equalPairs[new[newIndex].key, default: 0] += 1
            } else {
                #expect(oldCounts[new[newIndex].key] == nil)
            }
        }
        for (key, count) in newCounts {
            guard let other = oldCounts[key] else { continue }
            #expect(equalPairs[key, default: 0] == min(count, other))
        }
    }

    @Test func `a long rewritten article ends in good time`() {
        var random = SeededRandom(seed: 3)
        let old = (0..<500).map { (key: Int64($0), symbols: random.text(40, of: scripts[0])) }
        let new = (0..<500).map {
            (key: Int64($0 + 500), symbols: random.edited(old[499 - $0].symbols, edits: 4, of: scripts[0]))
        }
        let pairs = Drift.pairs(old: old, new: new)
        #expect(Set(pairs.values).count == pairs.count)
    }

    @Test func `anchors rise on both sides and are equal`() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<200 {
            let kinds = Int64.random(in: 1...30, using: &random)
            let old = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Int64.random(in: 0...kinds, using: &random)
            }
            let new = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Int64.random(in: 0...kinds, using: &random)
            }
            let anchors = Anchors.between(old, new)
            for anchor in anchors { #expect(old[anchor.old] == new[anchor.new]) }
            for (one, next) in zip(anchors, anchors.dropFirst()) {
                #expect(one.old < next.old && one.new < next.new)
            }
        }
        let long = (0..<5000).map { Int64($0 % 2) }
        #expect(Anchors.between(long, Array(long.dropFirst(3))).count > 4900)
    }
}
