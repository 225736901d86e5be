import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman memory import`.
struct MemoryImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in another memory: TMX 1.1 to 1.4b, also packed by gzip.",
        discussion: """
            One transaction: if one file cannot be read, nothing is imported. A translation never takes the place of one \
            that is reviewed, final or newer; it is kept as a candidate then. Ends with 3 where something was not taken.

            Examples:
              dragoman memory import legacy.tmx.gz
              dragoman memory import *.tmx --dry-run
            """
    )

    @Argument(help: "TMX files.") var files: [String]
    @Flag(help: "Do everything, report it, and take it back.") var dryRun = false
    @Option(help: ArgumentHelp("Who translated.", discussion: "Default: who the file says.", valueName: "name"))
    var author: String?
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        var units: Int
        var translations: Int
        var candidates: Int
        var unchanged: Int
        var refused: Int
        var findings: [Finding]
        var batch: Int64?
    }

    func run() throws {
        var how = MemoryImportOptions()
        how.author = author
        how.isDryRun = dryRun
        let session = try Session(options, .write)
        let result = try session.workflow.importMemory(files, options: how)
        let findings = result.files.flatMap(\.findings)
        if options.json {
            try Console.json(
                Answer(
                    units: result.units,
                    translations: result.translations,
                    candidates: result.candidates,
                    unchanged: result.unchanged,
                    refused: result.refused,
                    findings: findings,
                    batch: dryRun ? nil : result.batch
                )
            )
        } else {
            try Console.line(
                "\(result.units) units, \(result.translations) translations new (\(result.candidates) of them candidates),"
                    + " \(result.unchanged) unchanged, \(result.refused) refused"
                    + (dryRun ? " (dry run: nothing was kept)" : "")
            )
        }
        for file in result.files {
            for finding in file.findings { Console.report(finding, path: file.path.printable, isQuiet: options.quiet) }
        }
        if let batch = result.batch, !dryRun {
            session.hint("batch \(batch); 'dragoman undo \(batch)' takes it back")
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(3) }
    }
}
