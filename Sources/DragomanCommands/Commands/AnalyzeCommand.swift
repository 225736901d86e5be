import ArgumentParser
import DragomanModel
import DragomanReports
import DragomanWorkflow

/// The command `dragoman analyze`.
struct AnalyzeCommand: ParsableCommand {
    /// How an analysis is shown.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Report what the memory gives for articles, ingested or not.",
        discussion: """
            Counts segments and words by band: what is translated in context or elsewhere, repeats, is like something known, \
            or is new. Each segment is in one band. Without paths and articles all articles of the memory are analysed.

            Examples:
              dragoman analyze news/ --language fr
              dragoman analyze --article budget-vote --all --format csv > leverage.csv
            """
    )

    @Argument(help: "Files, or folders that are walked; they need not be ingested.") var paths: [String] = []
    @Option(help: ArgumentHelp("Only this article of the memory; may be given several times.", valueName: "slug"))
    var article: [String] = []
    @Option(name: .shortAndLong, help: ArgumentHelp("A target language; may be given several times.", valueName: "tag"))
    var language: [String] = []
    @Flag(help: "All languages of the site.") var all = false
    @Option(help: ArgumentHelp("Rates by band, in YAML.", discussion: "Default: those of the site.", valueName: "file"))
    var rates: String?
    @Flag(help: "Leave out what will match after earlier segments of the same job.") var noInternal = false
    @Option(help: "table, json or csv.") var format = Format.table
    @Option(help: ArgumentHelp("The format of the files: auto, html, markdown, text or wxr.", valueName: "format"))
    var articleFormat = IngestCommand.Format.auto
    @Option(
        help: ArgumentHelp("The language of the files.", discussion: "Default: the site's source.", valueName: "tag")
    )
    var source: String?
    @Flag(help: "Text, Markdown: join what a page break cut in the middle of a sentence.") var joinPageBreaks = false
    @Flag(help: "WordPress: drafts and pending posts too.") var drafts = false
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if all == !language.isEmpty {
            throw ValidationError("say either --language TAG, once or several times, or --all")
        }
        if !paths.isEmpty, !article.isEmpty {
            throw ValidationError(
                "say either paths or --article SLUG: files are one job, articles of the memory another"
            )
        }
    }

    func run() throws {
        var how = AnalyzeOptions()
        how.paths = paths
        how.articles = article
        how.countsInternal = !noInternal
        how.ratesPath = rates
        how.reading.format = ArticleFormat(rawValue: articleFormat.rawValue)
        how.reading.language = source
        how.reading.joinsPageBreaks = joinPageBreaks
        how.reading.includesDrafts = drafts
        let result = try Session(options, .read).workflow.analyze(languages: language, options: how)
        let text =
            switch options.json ? .json : format {
            case .table: LeverageTable.render(result.report)
            case .json: LeverageJSON.render(result.report)
            case .csv: LeverageCSV.render(result.report)
            }
        try Console.write(Array(text.utf8))
        for file in result.findings {
            for finding in file.findings { Console.report(finding, path: file.path.printable, isQuiet: options.quiet) }
        }
        if !result.skippedFiles.isEmpty, !options.quiet {
            Console.say("\(result.skippedFiles.count) files are no articles by their names and were left out")
        }
    }
}
