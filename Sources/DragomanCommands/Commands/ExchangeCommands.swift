public import ArgumentParser
import DragomanModel
public import DragomanWorkflow

extension ExportOptions.Selection: ExpressibleByArgument {}
extension ExportOptions.Repetitions: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension ExportProfile: ExpressibleByArgument {}

/// The command `dragoman export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write XLIFF or tables for translators, one file per language.",
        discussion: """
            Examples:
              dragoman export --language fr --language ar -o out
              dragoman export --all -o out --version 2.1 --only all
              dragoman export --language fr -o review --only all --format html
              dragoman export -l fr -o out --redact names.yaml
              dragoman export -l fr -o anne --to Anne --due 2026-12-24 --profile omegat
            """
    )

    @Option(name: .shortAndLong, help: ArgumentHelp("A target language; may be given several times.", valueName: "tag"))
    var language: [String] = []
    @Flag(help: "All languages of the site.") var all = false
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder for the files TAG.xlf (.po, .csv, …).", valueName: "dir")
    ) var output: String
    @Option(help: "xliff, or for people without a translation tool: po, csv, tsv, jsonl, html.") var format =
        ExportFormat.xliff
    @Option(
        help: ArgumentHelp(
            "XLIFF 1.2, 2.0, 2.1 or 2.2.",
            discussion: "Default: what the profile's tool opens, 1.2.",
            valueName: "version"
        )
    )
    var version: String?
    @Option(help: "The tool that it is for: it gets what it can open and does not spoil.") var profile = ExportProfile
        .generic
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
    @Option(
        help: ArgumentHelp(
            "Hide what the rules say: names, addresses, numbers; may be given several times.",
            discussion: "Besides the site's 'redact'. 'import' puts the hidden text back.",
            valueName: "file"
        )
    ) var redact: [String] = []
    @Flag(help: "Hide nothing, whatever the site says.") var unredacted = false
    @Option(
        help: ArgumentHelp(
            "Write down that the segments are with somebody; what is out already stays here.",
            discussion: "See 'dragoman leases'.",
            valueName: "name"
        )
    )
    var to: String?
    @Option(help: ArgumentHelp("With --to: the last day that they are out.", valueName: "date")) var due: String?
    @Flag(help: "With --to: what is out already goes out once more.") var again = false
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable { var files: [ExportedFile] }

    func validate() throws {
        if all == !language.isEmpty {
            throw ValidationError("say either --language TAG, once or several times, or --all")
        }
        if unredacted, !redact.isEmpty { throw ValidationError("say either --redact FILE or --unredacted") }
        if to == nil, due != nil || again { throw ValidationError("--due and --again need --to NAME") }
    }

    func run() throws {
        var how = ExportOptions()
        how.format = format
        how.version = version
        how.profile = profile
        how.articles = article
        how.selection = only
        how.threshold = threshold
        how.isSegmented = segmented
        how.repetitions = repetitions
        how.redactions = redact
        how.isUnredacted = unredacted
        how.lease = to.map { LeaseTerms(holder: $0, due: due, isAgain: again) }
        let session = try Session(options, to == nil ? .read : .write)
        let files = try session.workflow.export(languages: language, to: output, options: how)
        for finding in try session.workflow.unknownOccurrences() {
            Console.report(finding, path: (options.site ?? "site").printable)
        }
        for file in files {
            for finding in file.findings ?? [] {
                Console.report(finding, path: file.path.printable, isQuiet: options.quiet)
            }
        }
        if options.json { return try Console.json(Answer(files: files)) }
        for file in files {
            let left = file.repetitions > 0 ? ", \(file.repetitions) repetitions left out" : ""
            let out = file.lease.map { ", out with \($0.to.printable)" + ($0.due.map { " until \($0)" } ?? "") } ?? ""
            try Console.line(
                "\(file.path)  \(file.units) units, \(file.segments) segments, \(file.words) words\(left)\(out)"
            )
        }
        if let batch = files.lazy.compactMap({ $0.lease?.batch }).first {
            session.hint(
                "batch \(batch); 'dragoman undo \(batch)' takes the leases back; 'dragoman leases list' shows them"
            )
        }
        session.hint(
            "next: dragoman import \(files.first?.path.printable ?? "FILE"), when the translators have sent it back"
        )
    }
}
