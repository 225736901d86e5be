import DragomanMeasuring
import DragomanTesting

/// Prints how useful the order of matches is, and how honest the expectation.
struct RankingReport {
    /// The target languages, in the sample's codes; the sources are English.
    static let languages = [
        "de", "fr", "ru", "ja", "ar", "zh_CN", "da", "it", "es", "sv", "pl", "ko", "pt_BR", "uk",
    ]
    /// How many of them get a line.
    private static let shown = 6
    /// How many units of each are looked up.
    static let count = 2_000

    private let scores: [(language: String, score: RankingScore)]

    /// Looks the units up.
    init(_ units: [TranslationSample]) {
        scores = Self.languages.map { ($0, RankingScore(units, from: "en", to: $0, count: Self.count)) }
    }

    /// The figures to keep: `ranking LANGUAGE≥THRESHOLD score order gain best texts`, `usefulness BAND expected actual
    /// matches`.
    func print(into report: inout QualityReport) {
        Swift.print("\nthe order of matches: chrF of the first of five, units of the sample that nothing was fitted on")
        Swift.print("target        texts  by score  by order   gain    within reach    best of five")
        for threshold in RankingScore.thresholds {
            var all = RankingScore.Gain()
            for (number, (language, score)) in scores.enumerated() {
                guard let gain = score.gains[threshold] else { continue }
                all = all + gain
                if number < Self.shown { line("\(language) ≥ \(threshold)", gain, into: &report) }
            }
            line("all \(scores.count) ≥ \(threshold)", all, into: &report)
        }
        let all = scores.map { $0.score.microsecondsPerMatch() }
        let mean = all.reduce(0, +) / Double(max(all.count, 1))
        Swift.print("ordering takes \(Report.number(mean, 1)) microseconds of CPU a match")
        Swift.print("\nexpected usefulness: means of what was foretold and of the chrF that was found")
        Swift.print("score      matches  expected   found   error   error of one")
        for band in RankingScore.bands {
            let sum = scores.compactMap { $0.score.bands[band] }.reduce(RankingScore.Calibration(), +)
            line(band, sum, into: &report)
        }
        for least in [1, 3, 6, 11, 21] {
            let sum = scores.compactMap { $0.score.lengths[least] }.reduce(RankingScore.Calibration(), +)
            line("words ≥ \(least)", sum, into: &report)
        }
    }

    private func line(_ name: String, _ gain: RankingScore.Gain, into report: inout QualityReport) {
        let means = [
            gain.mean(\.byScore), gain.mean(\.byOrder), gain.gain, gain.mean(\.bestWithinReach) - gain.mean(\.byScore),
            gain.mean(\.best) - gain.mean(\.byScore),
        ]
        var line = Report.pad(name, 12) + Report.right(String(gain.count), 7)
        for (mean, width) in zip(means, [10, 10, 7, 16, 16]) { line += Report.right(Self.signed(mean), width) }
        // The order is what is judged; the rest belongs to the sample.
        line += "  " + report.keep("ranking", name, [means[1], means[0], means[2], Double(gain.count)], judged: 0)
        Swift.print(line)
    }

    private func line(_ name: String, _ sum: RankingScore.Calibration, into report: inout QualityReport) {
        guard sum.count > 0 else { return }
        let count = Double(sum.count)
        let error = (sum.expected - sum.actual) / count
        var line = Report.pad(name, 12) + Report.right(String(sum.count), 6)
        for (mean, width) in zip(
            [sum.expected / count, sum.actual / count, error, sum.misses / count],
            [10, 8, 8, 15]
        ) {
            line += Report.right(Self.signed(mean), width)
        }
        // Kept as its negative, so that less is worse, as for all figures.
        line += "  " + report.keep("usefulness", name, [-abs(error), sum.expected / count, count], judged: 0)
        Swift.print(line)
    }

    private static func signed(_ value: Double) -> String {
        (value < 0 ? "-" : "") + Report.number(abs(value))
    }
}
