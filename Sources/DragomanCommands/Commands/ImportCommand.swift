public import ArgumentParser
import DragomanModel
public import DragomanWorkflow

extension ConflictPolicy: ExpressibleByArgument {}

/// The command `dragoman import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take translations back from XLIFF of any version, PO, CSV, TSV, JSON Lines and HTML tables.",
        discussion: """
            What a file is, the end of its name says, else what it begins with. Of a zip archive, also one that a tool calls otherwise (.sdlrpx, .mqout), every such file in it is read. One transaction: if one file is refused, nothing is imported. Ends with 3 where something in a file was not taken.

            Examples:
              dragoman import out/fr.xlf --author 'Anne Martin'
              dragoman import back/*.xlf --dry-run
              dragoman import back/fr.xlf --receipt fr.jsonl
            """
    )

    @Argument(help: "Files that 'dragoman export' wrote.") var files: [String]
    @Flag(help: "Do everything, show what would change word by word, and take it back.") var dryRun = false
    @Option(help: ArgumentHelp("Who translated.", valueName: "name")) var author: String?
    @Option(
        help: ArgumentHelp(
            "keep or replace what is newer or has a higher state; or candidate, to replace nothing at all.",
            discussion: "What does not become the translation is kept as a candidate and told."
        )
    )
    var onConflict = ConflictPolicy.keep
    @Option(help: ArgumentHelp("Write what became of each segment, a JSON object a line.", valueName: "file"))
    var receipt: String?
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        struct File: Encodable {
            var path: String
            var language: LanguageTag
            var imported: Int
            var candidates: Int
            var unchanged: Int
            var refused: Int
            var closedLeases: Int?
            var certificate: Certificate
            var findings: [Finding]
        }

        struct Skipped: Encodable {
            var path: String
            var findings: [Finding]
        }

        var files: [File]
        var skipped: [Skipped]?
        var batch: Int64?
    }

    /// What is not as it went out, in a line; `nil` where all is.
    private static func certificate(_ certificate: Certificate) -> String? {
        guard !certificate.isWhole else { return nil }
        let (segments, articles) = (certificate.segments, certificate.articles)
        func list(_ parts: [(Int, String)]) -> String {
            parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        }
        let ofSegments = list([
            (segments.unchanged, "as exported"), (segments.drifted, "of texts that have changed since"),
            (segments.realigned, "cut anew by the tool"), (segments.edited, "with an edited source"),
            (segments.foreign, "of no article here"),
        ])
        let ofArticles = list([
            (articles.unchanged, "as exported"), (articles.drifted, "changed since"), (articles.unproved, "not known"),
        ])
        return "  segments: \(ofSegments); articles: \(ofArticles)"
    }

    func run() throws {
        var how = ImportOptions()
        how.author = author
        how.onConflict = onConflict
        how.isDryRun = dryRun
        let session = try Session(options, .write)
        let book = try receipt.map { try OutputFile(path: $0) }
        let shows = dryRun && !options.json
        let result = try session.workflow.importFiles(
            files,
            options: how,
            receipt: book == nil && !shows
                ? nil
                : { receipt in
                    try book?.write(try Console.encoded(ReceiptLine(receipt)) + [0x0A])
                    if shows { for line in ReceiptLine.shown(receipt) { try Console.line(line) } }
                }
        )
        try book?.finish()
        if options.json {
            try Console.json(
                Answer(
                    files: result.files.map {
                        Answer.File(
                            path: $0.path,
                            language: $0.language,
                            imported: $0.imported,
                            candidates: $0.candidates,
                            unchanged: $0.unchanged,
                            refused: $0.refused,
                            closedLeases: $0.closedLeases > 0 ? $0.closedLeases : nil,
                            certificate: $0.certificate,
                            findings: $0.findings
                        )
                    },
                    skipped: result.skipped.isEmpty
                        ? nil : result.skipped.map { Answer.Skipped(path: $0.path, findings: [$0.finding]) },
                    batch: dryRun ? nil : result.batch
                )
            )
        } else {
            for file in result.files {
                let closed = file.closedLeases > 0 ? ", \(file.closedLeases) leases closed" : ""
                try Console.line(
                    "\(file.path)  \(file.language): \(file.imported) imported, \(file.candidates) kept as candidates, \(file.unchanged) unchanged, \(file.refused) refused\(closed)"
                        + (dryRun ? " (dry run: nothing was kept)" : "")
                )
                if !options.quiet, let certificate = Self.certificate(file.certificate) {
                    try Console.line(certificate)
                }
            }
        }
        for file in result.files {
            for finding in file.findings { Console.report(finding, path: file.path.printable, isQuiet: options.quiet) }
        }
        for entry in result.skipped {
            Console.report(entry.finding, path: entry.path.printable, isQuiet: options.quiet)
        }
        if let batch = result.batch, !dryRun {
            session.hint("batch \(batch); 'dragoman undo \(batch)' takes it back. Next: dragoman coverage")
        }
        if result.files.contains(where: { $0.findings.contains { $0.severity == .error } }) { throw ExitCode(3) }
    }
}
