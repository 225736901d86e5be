import DragomanTesting
import FoundationEssentials
import Glibc

/// The translation sample, and what it is grown to.
///
/// Units are put together of the halves of two, have some words exchanged, added or dropped, or stand one after the
/// other; each source once. The same for the same size.
struct GrownSample {
    /// A source with one translation.
    struct Unit {
        var id: String
        var source: String
        var language: String
        var target: String
    }

    private let sample: [Unit]

    /// Reads the sample; `nil` where it is not there.
    init?(path: String) throws {
        guard access(path, R_OK) == 0 else { return nil }
        let text = String(decoding: try Shell.output("/usr/bin/env", ["gzip", "-dc", path]), as: UTF8.self)
        var sample: [Unit] = []
        for line in text.split(separator: "\n") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count > 3, let equals = columns[3].firstIndex(of: "=") else { continue }
            sample.append(
                Unit(
                    id: String(columns[0]),
                    source: String(columns[2]),
                    language: String(columns[3][..<equals]).replacing("_", with: "-"),
                    target: String(columns[3][columns[3].index(after: equals)...])
                )
            )
        }
        guard !sample.isEmpty else { return nil }
        self.sample = sample
    }

    /// Gives a closure so many units, the sample's own first.
    func grow(to count: Int, _ body: (Unit) throws -> Void) rethrows {
        var random = SeededRandom(seed: 7)
        var seen: Set<UInt64> = []
        var made = 0
        for unit in sample.prefix(count) where seen.insert(Self.digest(unit.source)).inserted {
            try body(unit)
            made += 1
        }
        while made < count {
            var unit = sample[Int.random(in: 0..<sample.count, using: &random)]
            unit.source = next(unit.source, &random)
            guard !unit.source.isEmpty, seen.insert(Self.digest(unit.source)).inserted else { continue }
            unit.id = "g\(made)"
            try body(unit)
            made += 1
        }
    }

    private func next(_ source: String, _ random: inout SeededRandom) -> String {
        let other = sample[Int.random(in: 0..<sample.count, using: &random)].source
        var words = source.split(separator: " ", omittingEmptySubsequences: false)
        let others = other.split(separator: " ", omittingEmptySubsequences: false)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5:
            let head = words.prefix(Int.random(in: 0...words.count, using: &random))
            words = head + others.suffix(Int.random(in: 0...others.count, using: &random))
        case 5..<8:
            for _ in 0..<Int.random(in: 1...3, using: &random) where !words.isEmpty {
                let place = Int.random(in: 0..<words.count, using: &random)
                let word = others[Int.random(in: 0..<others.count, using: &random)]
                switch Int.random(in: 0..<10, using: &random) {
                case 0..<4: words[place] = word
                case 4..<7: words.insert(word, at: place)
                default: if words.count > 1 { words.remove(at: place) }
                }
            }
        default: words += others
        }
        return words.joined(separator: " ")
    }

    private static func digest(_ text: String) -> UInt64 {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return value
    }
}
