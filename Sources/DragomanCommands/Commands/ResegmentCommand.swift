import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman resegment`.
struct ResegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resegment",
        abstract: "Split the articles anew where the segmentation rules have changed.",
        discussion: """
            A memory knows by which rules each article was split. Where the present ones are others, the article is split \
            anew from the memory; its file is not needed. Translations carry over: joined where sentences were joined, as \
            candidates where they were split. One batch, which 'dragoman undo' takes back.

            Examples:
              dragoman resegment --dry-run --show
              dragoman resegment --article harbour-wind-farm
            """
    )

    @Option(help: ArgumentHelp("Only this article; may be given several times.", valueName: "slug"))
    var article: [String] = []
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Only articles written in this language; may be given several times.", valueName: "tag")
    )
    var language: [String] = []
    @Flag(help: "Show the sentences that change, before (-) and after (+); '|' parts them.") var show = false
    @Option(help: ArgumentHelp("How many places --show shows.", valueName: "number")) var limit = 50
    @Flag(help: "Do everything, report it, and take it back.") var dryRun = false
    @OptionGroup var options: GlobalOptions

    func run() throws {
        guard limit > 0 else {
            throw DragomanError("limit-unusable", "the limit is \(limit), but must be at least 1")
        }
        var how = ResegmentOptions()
        how.articles = article
        how.languages = language
        how.changeLimit = show ? limit : 0
        how.isDryRun = dryRun
        let session = try Session(options, .write)
        var result = try session.workflow.resegment(how)
        if dryRun { result.batch = nil }
        if options.json { try Console.json(ResegmentAnswer(result, shows: show)) } else { try list(result) }
        for file in result.findings {
            for finding in file.findings { Console.report(finding, path: options.databasePath, isQuiet: options.quiet) }
        }
        if let batch = result.batch {
            session.hint("batch \(batch); 'dragoman undo \(batch)' takes it back. Next: dragoman export --all -o out")
        }
        if !result.findings.isEmpty { throw ExitCode(3) }
    }

    private func list(_ result: ResegmentResult) throws {
        var changes = Dictionary(grouping: result.changes, by: \.slug)
        for article in result.articles {
            let kinds = [(article.joined, "joined"), (article.split, "split"), (article.recut, "recut")]
                .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            try Console.line(
                "\(article.slug)  \(article.changedUnits) \(article.changedUnits == 1 ? "unit changes" : "units change"), \(article.segments.before) → \(article.segments.after) segments"
                    + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))
            )
            for change in changes.removeValue(forKey: article.slug) ?? [] {
                try Console.line("  - " + change.before.joined(separator: " | ").printable)
                try Console.line("  + " + change.after.joined(separator: " | ").printable)
            }
        }
        let places = result.articles.reduce(0) { $0 + $1.joined + $1.split + $1.recut }
        if show, places > result.changes.count {
            try Console.line("\(places - result.changes.count) more places are not shown (--limit)")
        }
        try listLanguages(result)
        try Console.line(
            "\(result.articles.count) \(result.articles.count == 1 ? "article" : "articles") split otherwise, \(result.unchanged) the same by the new rules, "
                + "\(result.upToDate) up to date\(dryRun ? " (dry run: nothing was kept)" : "")"
        )
    }

    private func listLanguages(_ result: ResegmentResult) throws {
        let coverage = Dictionary(
            result.coverage.map { ($0.language, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for row in result.languages {
            var parts: [String] = []
            if row.carriedOver > 0 { parts.append("\(row.carriedOver) carried over") }
            if row.known > 0 { parts.append("\(row.known) known") }
            if row.candidates > 0 { parts.append("\(row.candidates) with candidates") }
            if row.missing > 0 { parts.append("\(row.missing) missing") }
            if row.wordsToDo > 0 { parts.append("\(row.wordsToDo) words to do") }
            let percent = coverage[row.language].map { "; coverage \($0.percentBefore) % → \($0.percentAfter) %" } ?? ""
            try Console.line("\(row.language)  \(parts.joined(separator: ", "))\(percent)")
        }
    }
}

/// What `resegment --json` writes.
private struct ResegmentAnswer: Encodable {
    var articles: [ResegmentResult.Article]
    var languages: [ResegmentResult.Language]
    var coverage: [ResegmentResult.Coverage]
    var changes: [ResegmentResult.Change]?
    var unchanged: Int
    var upToDate: Int
    var findings: [Finding]
    var batch: Int64?

    init(_ result: ResegmentResult, shows: Bool) {
        articles = result.articles
        languages = result.languages
        coverage = result.coverage
        changes = shows ? result.changes : nil
        unchanged = result.unchanged
        upToDate = result.upToDate
        findings = result.findings.flatMap(\.findings)
        batch = result.batch
    }
}
