import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the integrity of the memory and its indexes.",
        discussion: "Examples:\n  dragoman verify\n  dragoman verify --database desk.sqlite --json"
    )

    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        struct Index: Encodable {
            var current: Bool
            var entries: Int
            var parts: Int
            var bytes: Int
        }

        struct Concordance: Encodable {
            var current: Bool
            var entries: Int
        }

        var ok: Bool
        var findings: [Finding]
        var index: Index?
        var concordance: Concordance?

        init(_ result: Verification) {
            ok = result.findings.isEmpty
            findings = result.findings
            index = result.index.map {
                Index(current: $0.isCurrent, entries: $0.entries, parts: $0.parts, bytes: $0.bytes)
            }
            concordance = result.concordance.map { Concordance(current: $0.isCurrent, entries: $0.entries) }
        }
    }

    func run() throws {
        let result = try Session(options, .read).workflow.verify()
        let findings = result.findings
        if options.json {
            try Console.json(Answer(result))
        } else if findings.isEmpty {
            try Console.line("\(options.databasePath): all is well")
        }
        for finding in findings { Console.report(finding, path: options.databasePath) }
        if !findings.isEmpty { throw ExitCode(3) }
    }
}
