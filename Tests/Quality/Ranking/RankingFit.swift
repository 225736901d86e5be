import DragomanMatching
import DragomanModel
import DragomanTesting
import Foundation

/// Finds the weights of the ranking and the table of expected usefulness on one half of the translation sample, and
/// writes them as `RankingWeights.swift`.
struct RankingFit {
    /// The pairs of languages that are learnt from: sources counted in words, and sources counted in characters.
    static let pairs =
        RankingReport.languages.map { ("en", $0) }
        + ["ja", "zh_CN", "th"].map { ($0, "en") }
    /// How many units of a pair are looked up.
    static let count = 3_000

    private var weights = MixFit()
    private var tables: [CountingUnit: UsefulnessFit] = [
        .words: UsefulnessFit(lengths: [1, 2, 3, 5, 8, 12, 20]),
        .characters: UsefulnessFit(lengths: [2, 4, 8, 12, 20, 40]),
    ]

    /// Learns from the sample.
    init(_ units: [TranslationSample]) {
        for (from, to) in Self.pairs {
            LeaveOneOut(units, from: from, to: to).forEach(.fit, upTo: Self.count, threshold: 50, limit: 5) { query in
                weights.add(query)
                let length = WrittenLength(of: query.symbols)
                tables[length.unit]?.add(query, length: length.count)
            }
        }
    }

    /// The Swift source with what was found.
    func source() -> String {
        let mix = weights.solved().map { Self.text($0, 1) }
        var text = """
            /// What was learnt from the translation sample: `dragoman-quality --fit-ranking` writes this file anew.
            ///
            /// The article Ranking says from what and how.
            enum RankingWeights {
                /// Points of chrF that a whole unit of each likeness is worth.
                static let mix = (
                    subsequence: \(mix[0]), runs: \(mix[1]), agreement: \(mix[2])
                )


            """
        for (unit, name) in [(CountingUnit.words, "words"), (.characters, "characters")] {
            guard let fit = tables[unit] else { continue }
            let (fuzzy, exact) = fit.solved()
            let rows = fuzzy.map { "            " + Self.list($0) }.joined(separator: ",\n")
            text += """
                    /// For texts that are counted in \(name).
                    static let \(name) = UsefulnessTable(
                        lengths: \(fit.lengths),
                        scores: \(UsefulnessFit.scores),
                        fuzzy: [
                \(rows),
                        ],
                        exact: \(Self.list(exact))
                    )

                """
            if unit == .words { text += "\n" }
        }
        return text + "}\n"
    }

    private static func list(_ values: [Double]) -> String {
        "[" + values.map { text($0, 1) }.joined(separator: ", ") + "]"
    }

    private static func text(_ value: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", locale: Locale(identifier: "en_US_POSIX"), value)
    }
}
