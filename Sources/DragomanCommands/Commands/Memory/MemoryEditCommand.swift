import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman memory edit`.
struct MemoryEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Give translations another wording or state.",
        discussion: """
            The old wording is superseded and stays in the history; 'undo' of the batch brings it back. The new one must
            hold the codes of its source, written as 'memory list' shows them. With --file, an edit a line, all or none:
            {"id":1204,"target":"…","state":"reviewed"}.

            Examples:
              dragoman memory edit 1204 --target 'Les négociations reprennent lundi.' --author 'Anne Martin'
              dragoman memory edit 1204 --state final
              dragoman memory edit --file corrections.jsonl --dry-run
            """
    )

    @Argument(help: "The number of a translation.") var id: Int64?
    @Option(help: ArgumentHelp("The new wording.", valueName: "text")) var target: String?
    @Option(help: "The new state; default: as it is.") var state: TranslationState?
    @Option(help: ArgumentHelp("Edits, a JSON object a line; '-' is standard input.", valueName: "file"))
    var file: String?
    @Option(help: ArgumentHelp("Who edits.", valueName: "name")) var author: String?
    @Flag(help: "Also where the same source has the same wording elsewhere.") var everywhere = false
    @Flag(help: "Do everything, report it, and take it back.") var dryRun = false
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if file != nil {
            guard id == nil, target == nil, state == nil else {
                throw ValidationError("--file has its edits in the file; give no number, --target or --state")
            }
        } else if id == nil || target == nil && state == nil {
            throw ValidationError(
                "say what to change: dragoman memory edit ID --target TEXT, or --state, or --file FILE"
            )
        }
    }

    private struct Answer: Encodable {
        var edited: Int
        var unchanged: Int
        var translations: [EditResult.Change]
        var findings: [Finding]
        var batch: Int64?
    }

    func run() throws {
        var how = EditOptions()
        how.author = author
        how.isDryRun = dryRun
        how.isEverywhere = everywhere
        let place = file.map { $0 == "-" ? "standard input" : $0.printable }
        if let place { how.reason = "memory edit: \(place)" }
        let edits =
            if let file { try EditLines.read(file) } else {
                [TranslationEdit(id: id ?? 0, target: target, state: state)]
            }
        let session = try Session(options, .write)
        let result = try session.workflow.editTranslations(edits, options: how)
        let batch = dryRun ? nil : result.batch
        if options.json {
            try Console.json(
                Answer(
                    edited: result.changes.count,
                    unchanged: result.unchanged,
                    translations: result.changes,
                    findings: result.findings,
                    batch: batch
                )
            )
        } else {
            for change in result.changes { try show(change) }
            try Console.line(
                "\(result.changes.count) edited, \(result.unchanged) unchanged"
                    + (dryRun ? " (dry run: nothing was kept)" : "")
            )
        }
        for finding in result.findings {
            Console.report(finding, path: place ?? "memory edit", isQuiet: options.quiet)
        }
        if let batch { session.hint("batch \(batch); 'dragoman undo \(batch)' takes it back") }
    }

    private func show(_ change: EditResult.Change) throws {
        let id = change.newID.map { "\(change.id) is now \($0)" } ?? "\(change.id)"
        let state =
            change.state == change.stateBefore
            ? change.state.rawValue : "\(change.stateBefore.rawValue), now \(change.state.rawValue)"
        try Console.line("\(id)  \(change.language)  \(state)")
        try Console.line("    \(change.source.printable)")
        if change.before != change.target { try Console.line("  - \(change.before.printable)") }
        try Console.line("  + \(change.target.printable)")
    }
}
