import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman init`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a translation memory; one that is there stays as it is.",
        discussion: "Examples:\n  dragoman init\n  dragoman init --database desk.sqlite --json"
    )

    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        var database: String
        var source: String
        var targets: [String]
    }

    func run() throws {
        let session = try Session(options, .create)
        let site = session.workflow.site
        let answer = Answer(
            database: options.databasePath,
            source: site.source.tag.description,
            targets: site.targets.map(\.tag.description)
        )
        if options.json { return try Console.json(answer) }
        try Console.line("\(answer.database): a memory from \(answer.source) into \(answer.targets.count) languages")
        session.hint("next: dragoman ingest ARTICLES…")
    }
}
