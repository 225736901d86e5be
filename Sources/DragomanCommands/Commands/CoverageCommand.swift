import ArgumentParser
import DragomanReports
import DragomanWorkflow

/// The command `dragoman coverage`.
struct CoverageCommand: ParsableCommand {
    /// How coverage is shown.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, html
    }

    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Report how far each language is.",
        discussion: """
            Percent is translated words of total words, rounded down: 100 % means all.

            Examples:
              dragoman coverage
              dragoman coverage --format html > coverage.html
              dragoman coverage --as-of 2026-11-01 --language fr
            """
    )

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Only this language; may be given several times.", valueName: "tag")
    )
    var language: [String] = []
    @Option(help: ArgumentHelp("Only this article; may be given several times.", valueName: "slug")) var article:
        [String] = []
    @Option(help: ArgumentHelp("As it was at that time (RFC 3339, or a day).", valueName: "time")) var asOf: String?
    @Option(help: "table, json, csv or html.") var format = Format.table
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let report = try Session(options, .read).workflow.coverage(languages: language, articles: article, asOf: asOf)
        switch options.json ? .json : format {
        case .table:
            try Console.write(
                Array(CoverageTable(width: Console.width, usesColor: Console.showsColour).render(report).utf8)
            )
        case .json: try Console.write(Array(CoverageJSON.render(report).utf8))
        case .csv: try Console.write(Array(CoverageCSV.render(report).utf8))
        case .html: try Console.write(Array(CoverageHTML.render(report).utf8))
        }
    }
}
