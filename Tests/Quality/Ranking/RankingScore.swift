import DragomanMatching
import DragomanMeasuring
import DragomanModel
import DragomanTesting

/// How good the first of the matches is, and how well its usefulness is foretold, over units of one language.
struct RankingScore {
    /// Means over the texts for which something scores the threshold or more.
    struct Gain {
        var count = 0
        /// chrF of the first match by score, by our order, and of the best of the five.
        var byScore = 0.0
        var byOrder = 0.0
        var best = 0.0
        /// The best of those that the order may put first.
        var bestWithinReach = 0.0

        /// What the order gains, in points of chrF.
        var gain: Double { count == 0 ? 0 : (byOrder - byScore) / Double(count) }

        func mean(_ path: KeyPath<Gain, Double>) -> Double { count == 0 ? 0 : self[keyPath: path] / Double(count) }

        static func + (left: Gain, right: Gain) -> Gain {
            Gain(
                count: left.count + right.count,
                byScore: left.byScore + right.byScore,
                byOrder: left.byOrder + right.byOrder,
                best: left.best + right.best,
                bestWithinReach: left.bestWithinReach + right.bestWithinReach
            )
        }
    }

    /// What was expected of matches of one kind, and what they were worth.
    struct Calibration {
        var count = 0
        var expected = 0.0
        var actual = 0.0
        /// Of single matches, without regard to sign.
        var misses = 0.0

        mutating func add(_ usefulness: Int, _ worth: Double) {
            count += 1
            expected += Double(usefulness)
            actual += worth
            misses += abs(Double(usefulness) - worth)
        }

        static func + (left: Calibration, right: Calibration) -> Calibration {
            Calibration(
                count: left.count + right.count,
                expected: left.expected + right.expected,
                actual: left.actual + right.actual,
                misses: left.misses + right.misses
            )
        }
    }

    /// The thresholds that are looked at.
    static let thresholds = [50, 70]
    /// The bands that expectations are compared in, by the XLIFF word for the kind or the least score.
    static let bands = ["50", "60", "70", "80", "90", "exact"]

    private(set) var gains: [Int: Gain] = [:]
    private(set) var bands: [String: Calibration] = [:]
    private(set) var lengths: [Int: Calibration] = [:]
    /// What was ordered, to be timed.
    private var lists: [(symbols: [UInt32], candidates: [RankingCandidate])] = []

    /// Looks up to `count` units of a pair of languages up.
    init(_ units: [TranslationSample], from: String, to: String, count: Int) {
        LeaveOneOut(units, from: from, to: to).forEach(.judge, upTo: count, threshold: 50, limit: 5) { add($0) }
    }

    /// Microseconds of CPU that ordering takes, for each match.
    func microsecondsPerMatch() -> Double {
        let start = Measurement.ownSeconds
        var count = 0
        for _ in 0..<5 {
            for list in lists { count += Ranking(query: list.symbols).order(list.candidates).count }
        }
        return (Measurement.ownSeconds - start) * 1e6 / Double(max(count, 1))
    }

    private mutating func add(_ query: LeaveOneOut.Query) {
        for threshold in Self.thresholds {
            let found = query.fuzzy.filter { $0.candidate.score >= threshold }
            guard let first = found.first else { continue }
            let order = Ranking(query: query.symbols).order(found.map(\.candidate))
            let within = found.filter { $0.candidate.score + Ranking.reach >= first.candidate.score }
            gains[threshold, default: Gain()].count += 1
            gains[threshold]?.byScore += first.worth
            gains[threshold]?.byOrder += order.first.map { found[$0.index].worth } ?? 0
            gains[threshold]?.best += found.map(\.worth).max() ?? 0
            gains[threshold]?.bestWithinReach += within.map(\.worth).max() ?? 0
        }
        lists.append((query.symbols, query.fuzzy.map(\.candidate)))
        let length = WrittenLength(of: query.symbols)
        for found in query.fuzzy {
            let score = found.candidate.score
            let expected = ExpectedUsefulness.percent(score: score, length: length, kind: .fuzzy)
            bands[String(score / 10 * 10), default: Calibration()].add(expected, found.worth)
            lengths[Self.lengthBand(length.count), default: Calibration()].add(expected, found.worth)
        }
        for found in query.exact {
            let expected = ExpectedUsefulness.percent(score: 100, length: length, kind: .exact)
            bands["exact", default: Calibration()].add(expected, found.worth)
        }
    }

    /// The least length of a band: 1, 3, 6, 11 or 21.
    private static func lengthBand(_ count: Int) -> Int { [21, 11, 6, 3].first { count >= $0 } ?? 1 }
}
