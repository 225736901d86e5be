public import ArgumentParser
import DragomanModel
public import DragomanWorkflow

extension ExportOptions.Selection: ExpressibleByArgument {}
extension ExportOptions.Repetitions: ExpressibleByArgument {}

/// The command `dragoman export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write XLIFF for translators, one file per language.",
        discussion: """
            Examples:
              dragoman export --language fr --language ar -o out
              dragoman export --all -o out --version 2.1 --only all
            """
    )

    @Option(name: .shortAndLong, help: ArgumentHelp("A target language; may be given several times.", valueName: "tag"))
    var language: [String] = []
    @Flag(help: "All languages of the site.") var all = false
    @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the files TAG.xlf.", valueName: "dir")) var output:
        String
    @Option(help: ArgumentHelp("XLIFF 1.2, 2.0, 2.1 or 2.2.", valueName: "version")) var version = "1.2"
    @Option(help: ArgumentHelp("Only this article; may be given several times.", valueName: "slug")) var article:
        [String] = []
    @Option(help: "missing, or all with their translations.") var only = ExportOptions.Selection.missing
    @Option(help: ArgumentHelp("The least score of fuzzy matches that go out, 50 to 100.", valueName: "percent"))
    var threshold = 75
    @Flag(help: "1.2: one trans-unit a unit, its sentences marked (seg-source, mrk).") var segmented = false
    @Option(
        help: ArgumentHelp(
            "once: a segment that repeats goes out where it stands first and fills the other places; or all.",
            discussion: "Default: the site's 'repetitions', or all."
        )
    )
    var repetitions: ExportOptions.Repetitions?
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable { var files: [ExportedFile] }

    func validate() throws {
        if all == !language.isEmpty {
            throw ValidationError("say either --language TAG, once or several times, or --all")
        }
    }

    func run() throws {
        var how = ExportOptions()
        how.version = version
        how.articles = article
        how.selection = only
        how.threshold = threshold
        how.isSegmented = segmented
        how.repetitions = repetitions
        let session = try Session(options, .read)
        let files = try session.workflow.export(languages: language, to: output, options: how)
        for finding in try session.workflow.unknownOccurrences() {
            Console.report(finding, path: (options.site ?? "site").printable)
        }
        if options.json { return try Console.json(Answer(files: files)) }
        for file in files {
            let left = file.repetitions > 0 ? ", \(file.repetitions) repetitions left out" : ""
            try Console.line(
                "\(file.path)  \(file.units) units, \(file.segments) segments, \(file.words) words\(left)"
            )
        }
        session.hint(
            "next: dragoman import \(files.first?.path.printable ?? "FILE"), when the translators have sent it back"
        )
    }
}
