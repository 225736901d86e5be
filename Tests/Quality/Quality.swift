import ArgumentParser
import DragomanMeasuring
import DragomanTesting
import Foundation

/// `dragoman-quality`: how well and how fast texts are split, and what changed against the committed figures.
@main
struct Quality: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dragoman-quality",
        abstract: "Scores the segmentation and the order of matches against the shared samples and the case files.",
        discussion: "Ends with 3 where a figure is lower than the committed one."
    )

    @Option(help: "List every wrong boundary of a language and end.") var errors: String?
    @Option(help: "List every rule case of a suite that fails (its name or the start of it) and end.") var failures:
        String?
    @Option(help: "Look for texts of up to so many pieces that a cut at a boundary splits otherwise, and end.")
    var laws: Int?
    @Flag(help: "Fit the weights of the ranking on the translation sample, write them and end.") var fitRanking = false
    @Flag(help: "Score only the ranking.") var ranking = false
    @Flag(help: "Record the figures of this run as those to compare with.") var record = false
    @Option(help: "The dragoman to measure the throughput of; without it there is none.") var command: String?

    func run() throws {
        if fitRanking { return try fitTheRanking() }
        let run = try QualityRun()
        if let errors { return try list(errorsOf: errors, run) }
        if let failures { return try list(failuresOf: failures, run) }
        if let laws { return try list(lawsUpTo: laws, run) }
        let file = QualityRun.tests.appendingPathComponent("Quality/figures.txt")
        var committed = try Figures(file: file)
        var report = QualityReport(committed: committed)
        if !ranking {
            try segmentation(run, &report)
            if let placeables = try PlaceableScore.ofSample() { report.placeables(placeables) }
        }
        if let units = try TranslationSample.read() {
            RankingReport(units).print(into: &report)
        } else {
            print("\nthe translation sample is not there: the order of matches was not looked at")
        }
        if record {
            committed.record(report.run)
            try committed.write(to: file)
            print("\nrecorded in Tests/Quality/figures.txt")
        } else if !report.drops.isEmpty {
            print("\nlower than the committed figures: \(report.drops.joined(separator: ", "))")
            throw ExitCode(3)
        }
    }

    private func segmentation(_ run: QualityRun, _ report: inout QualityReport) throws {
        if let scores = try run.boundaries(), let rules = try run.rules() {
            let speed = try command.map { try throughput(run, $0) } ?? [:]
            print("segmentation of the shared sample: treebank paragraphs, boundaries × 100\n")
            report.boundaries(scores, speed)
            report.rules(rules)
        } else {
            print("the shared sample is not there: only our own cases were run")
        }
        report.cases(try run.cases())
    }

    private func fitTheRanking() throws {
        guard let units = try TranslationSample.read() else {
            throw ValidationError("the translation sample is not there")
        }
        let file = QualityRun.tests.deletingLastPathComponent()
            .appendingPathComponent("Sources/DragomanMatching/Ranking/RankingWeights.swift")
        try RankingFit(units).source().write(to: file, atomically: true, encoding: .utf8)
        print("written: Sources/DragomanMatching/Ranking/RankingWeights.swift")
    }

    private func throughput(_ run: QualityRun, _ command: String) throws -> [String: Throughput] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("dragoman-quality-\(getpid()).txt")
            .path
        defer { unlink(file) }
        var result: [String: Throughput] = [:]
        for (language, paragraphs) in try run.paragraphs().sorted(by: { $0.key < $1.key }) {
            guard let segmenter = try run.segmenter(language) else { continue }
            result[language] = try Throughput(
                paragraphs,
                language: language,
                segmenter: segmenter,
                command: command,
                file: file
            )
        }
        return result
    }

    private func list(errorsOf language: String, _ run: QualityRun) throws {
        guard let score = try run.boundaries(listsErrorsOf: language)?.first?.score else {
            throw ValidationError("the sample has no '\(language)', or is not there")
        }
        Listing.print(score)
    }

    private func list(failuresOf suite: String, _ run: QualityRun) throws {
        let found = try run.rules()?.first { $0.suite.lowercased().hasPrefix(suite.lowercased()) }
        guard let found else { throw ValidationError("the sample has no suite '\(suite)', or is not there") }
        Listing.print(found.score)
    }

    private func list(lawsUpTo pieceCount: Int, _ run: QualityRun) throws {
        var count = 0
        for language in QualityRun.site + ["und"] {
            let found = try run.prefixViolations(language, upTo: pieceCount)
            for each in found.prefix(10) { print("\(language)  \(each.text.debugDescription): \(each.broken)") }
            count += found.count
        }
        print("\(count) texts of up to \(pieceCount) pieces break the law of prefixes")
        if count > 0 { throw ExitCode(3) }
    }
}
