import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanMatching

@Suite struct RunTableTests {
    /// The same by sets of arrays.
    private func plainLikeness(_ left: [UInt32], _ right: [UInt32]) -> Double {
        func runs(_ text: [UInt32], _ length: Int) -> [[UInt32]: Int] {
            let ends = [0x11_0000] + text + [0x11_0001]
            guard ends.count >= length else { return [:] }
            return Dictionary(grouping: (0...ends.count - length).map { Array(ends[$0..<$0 + length]) }) { $0 }
                .mapValues(\.count)
        }
        var values: [Double] = []
        for length in 2...6 {
            let (own, other) = (runs(left, length), runs(right, length))
            let all = own.values.reduce(0, +) + other.values.reduce(0, +)
            guard all > 0 else { continue }
            values.append(Double(2 * own.reduce(0) { $0 + min($1.value, other[$1.key] ?? 0) }) / Double(all))
        }
        return values.reduce(0, +) / Double(values.count)
    }

    @Test(arguments: [0, 1, 2, 5, 20, 90, 400])
    func `the table gives what counting one by one gives`(longest: Int) {
        var random = SeededRandom(seed: UInt64(longest))
        let letters = Array("aab cé日".unicodeScalars.map(\.value))
        for _ in 0..<20 {
            let text = random.text(Int.random(in: 0...longest, using: &random), of: letters)
            let other = random.edited(text, edits: Int.random(in: 0...longest / 4, using: &random), of: letters)
            let found = RunTable(of: text).likeness(to: other)
            #expect(abs(found - plainLikeness(text, other)) < 1e-9)
            #expect(abs(found - RunTable(of: other).likeness(to: text)) < 1e-9)
            #expect(RunTable(of: text).likeness(to: text) == 1)
        }
    }
}
