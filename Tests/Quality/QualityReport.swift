import DragomanMeasuring

/// The tables that are printed, with what changed against the committed figures.
struct QualityReport {
    private let committed: Figures
    /// The figures of this run.
    var run = Figures()
    /// What got worse.
    private(set) var drops: [String] = []

    init(committed: Figures) { self.committed = committed }

    /// Prints the paragraphs' table.
    mutating func boundaries(_ scores: [(language: String, score: BoundaryScore)], _ speed: [String: Throughput]) {
        let head = "language      P      R     F1           exact paragraphs"
        print(Report.pad(head, 62) + (speed.isEmpty ? "" : " library  command"))
        for (language, score) in scores where language != "th" { line(language, score, speed[language]) }
        let counted = scores.filter { $0.language != "th" }
        if !counted.isEmpty {
            let mean = counted.reduce(0) { $0 + $1.score.f1 } / Double(counted.count)
            let name = "\(counted.count) codes"
            let change = change("mean", name, 0, mean, isPercent: true)
            print("mean of \(Report.pad(name, 14))" + Report.right(percent(mean), 6) + " " + change)
            run["mean", name] = [mean]
        }
        for (language, score) in scores where language == "th" { line(language, score, speed[language]) }
    }

    private mutating func line(_ language: String, _ score: BoundaryScore, _ speed: Throughput?) {
        var line = Report.pad(language, 8)
        for value in [score.precision, score.recall, score.f1] { line += Report.right(percent(value), 7) }
        line += " " + Report.pad(change("language", language, 2, score.f1, isPercent: true), 9)
        line += Report.right("\(score.exact)/\(score.paragraphs)", 11) + " "
        line += Report.pad(change("language", language, 3, Double(score.exact)), 8)
        if let speed {
            line += Report.right(Report.number(speed.library, 0), 6) + " MB/s"
            line += speed.command.map { Report.right(Report.number($0, 0), 5) + " MB/s" } ?? ""
        }
        print(line + (score.mangled > 0 ? "  \(score.mangled) MANGLED" : ""))
        run["language", language] = [
            score.precision, score.recall, score.f1, Double(score.exact), Double(score.paragraphs),
        ]
    }

    /// Prints the suites' table.
    mutating func rules(_ scores: [(suite: String, score: RuleCaseScore)]) {
        print("\nrule cases                         all          of our languages")
        var all = RuleCaseScore.Count()
        var ours = RuleCaseScore.Count()
        for (suite, score) in scores {
            let changes = [
                change("rules", suite, 0, Double(score.all.passed)),
                change("rules", suite, 2, Double(score.ours.passed)),
            ]
            print(
                Report.pad(suite, 27) + cell(score.all) + Report.pad(" " + changes[0], 9) + cell(score.ours) + " "
                    + changes[1]
            )
            run["rules", suite] = [score.all.passed, score.all.total, score.ours.passed, score.ours.total].map(
                Double.init
            )
            all = RuleCaseScore.Count(passed: all.passed + score.all.passed, total: all.total + score.all.total)
            ours = RuleCaseScore.Count(passed: ours.passed + score.ours.passed, total: ours.total + score.ours.total)
        }
        print(Report.pad("together", 27) + cell(all) + Report.pad("", 9) + cell(ours))
    }

    /// Prints the line of our own case files.
    mutating func cases(_ counts: [(language: String, count: RuleCaseScore.Count)]) {
        let passed = counts.reduce(0) { $0 + $1.count.passed }
        let total = counts.reduce(0) { $0 + $1.count.total }
        print("\ncase files of our own      " + cell(RuleCaseScore.Count(passed: passed, total: total)))
        for (language, count) in counts {
            // Cases that are added are not passed less often.
            let before = committed["cases", language]
            if count.passed < count.total {
                print("  \(language): \(count.total - count.passed) of \(count.total) fail")
                if Double(count.passed) < before?.first ?? 0 || before == nil { drops.append("case file \(language)") }
            }
            run["cases", language] = [Double(count.passed), Double(count.total)]
        }
    }

    /// Keeps the figures of something; says how the one that is judged has changed against the committed one.
    mutating func keep(_ kind: String, _ name: String, _ figures: [Double], judged index: Int) -> String {
        // As they are written, so that a run compared with itself has no changes.
        let figures = figures.map { Double(Figures.text($0)) ?? $0 }
        run[kind, name] = figures
        guard let old = committed[kind, name], old.indices.contains(index) else { return "new" }
        let difference = ((figures[index] - old[index]) * 100).rounded() / 100
        guard difference != 0 else { return "" }
        if difference < 0 { drops.append("\(kind) \(name)") }
        return (difference < 0 ? "-" : "+") + Report.number(abs(difference)) + (difference < 0 ? " ▼" : "")
    }

    /// The change against the committed figure at an index, marked and noted where it is a drop; empty where none.
    mutating func change(
        _ kind: String,
        _ name: String,
        _ index: Int,
        _ value: Double,
        isPercent: Bool = false
    ) -> String {
        guard let figures = committed[kind, name], figures.indices.contains(index) else { return "new" }
        let difference = isPercent ? ((value - figures[index]) * 1e4).rounded() / 100 : value - figures[index]
        guard difference != 0 else { return "" }
        let size = isPercent ? Report.number(abs(difference)) : String(Int(abs(difference)))
        guard difference < 0 else { return "+" + size }
        let drop = "\(kind) \(name)"
        if drops.last != drop { drops.append(drop) }
        return "-\(size) ▼"
    }

    private func cell(_ count: RuleCaseScore.Count) -> String { Report.right("\(count.passed)/\(count.total)", 11) }

    private func percent(_ value: Double) -> String { Report.number(value * 100) }
}
