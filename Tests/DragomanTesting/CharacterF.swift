/// How alike a translation and a reference are: chrF, the F-score of their runs of one to six characters.
///
/// Source: Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015. White space is left out,
/// recall counts twice as much as precision (β = 2), and precision and recall are means over the lengths of which both
/// texts have a run. Characters are scalars.
package struct CharacterF: Sendable {
    /// A text's runs of one length, each once, and how often it has them.
    private struct Runs: Sendable {
        var counts: [UInt64: Int32] = [:]
        var total = 0
    }

    private static let longest = 6
    private let runs: [Runs]

    /// Counts the runs of a text, to be compared with many others.
    package init(_ text: String) {
        let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map { UInt64($0.value) }
        runs = (1...Self.longest).map { length in
            var result = Runs(total: max(0, scalars.count - length + 1))
            for start in 0..<result.total {
                // 64 bits of a good hash: two of the few hundred runs of a sentence never meet.
                var key: UInt64 = 0x9E37_79B9_7F4A_7C15
                for scalar in scalars[start..<start + length] {
                    key = (key ^ scalar) &* 0xBF58_476D_1CE4_E5B9
                    key ^= key >> 29
                }
                result.counts[key, default: 0] += 1
            }
            return result
        }
    }

    /// The score against a reference, 0…100; 0 where either is empty.
    package func score(against reference: CharacterF) -> Double {
        var (precision, recall, lengths) = (0.0, 0.0, 0.0)
        for (own, other) in zip(runs, reference.runs) where own.total > 0 && other.total > 0 {
            let shared = own.counts.reduce(0) { $0 + Int(min($1.value, other.counts[$1.key] ?? 0)) }
            precision += Double(shared) / Double(own.total)
            recall += Double(shared) / Double(other.total)
            lengths += 1
        }
        guard lengths > 0, precision + recall > 0 else { return 0 }
        precision /= lengths
        recall /= lengths
        return 100 * 5 * precision * recall / (4 * precision + recall)
    }
}
