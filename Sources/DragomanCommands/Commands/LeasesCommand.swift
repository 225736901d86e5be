import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The commands `dragoman leases …`.
struct LeasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leases",
        abstract: "What is out with whom, as 'export --to' wrote it down.",
        discussion: """
            A segment is out until its translation is imported or it is released; one whose day is past can go out again.
            """,
        subcommands: [LeasesListCommand.self, LeasesReleaseCommand.self]
    )
}

/// Which leases a command means.
struct LeaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("With whom.", valueName: "name")) var to: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("A target language; may be given several times.", valueName: "tag"))
    var language: [String] = []
    @Option(help: ArgumentHelp("Only this article; may be given several times.", valueName: "slug")) var article:
        [String] = []
    @Flag(help: "Only those whose day is past.") var overdue = false

    var query: LeaseQuery {
        var query = LeaseQuery()
        query.holder = to
        query.languages = language
        query.articles = article
        query.isOverdue = overdue
        return query
    }
}

/// The command `dragoman leases list`.
struct LeasesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what is out: a line for each name, language, article and day, with --json each segment.",
        discussion: "Examples:\n  dragoman leases list\n  dragoman leases list --to Anne --overdue --json"
    )

    @OptionGroup var leases: LeaseOptions
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable { var leases: [LeaseSummary] }

    func run() throws {
        let found = try Session(options, .read).workflow.leases(leases.query, withTexts: options.json)
        if options.json { return try Console.json(Answer(leases: found)) }
        var rest = found[...]
        while let first = rest.first {
            // They come ordered by name, language and article.
            let same = rest.prefix { Line($0) == Line(first) }
            try Console.line(Line(first).text(count: same.count))
            rest = rest.dropFirst(same.count)
        }
    }

    /// What a line has in common.
    private struct Line: Equatable {
        private let lease: LeaseSummary

        init(_ lease: LeaseSummary) { self.lease = lease }

        static func == (left: Line, right: Line) -> Bool {
            let (left, right) = (left.lease, right.lease)
            return left.to == right.to && left.language == right.language && left.article == right.article
                && left.due == right.due && left.since == right.since
        }

        func text(count: Int) -> String {
            let until = lease.due.map { " until \($0)" + (lease.overdue ? " (overdue)" : "") } ?? ""
            return "\(lease.to.printable)  \(lease.language)  \(lease.article.printable)  \(count) segments  "
                + "since \(lease.since.prefix(10))\(until)"
        }
    }
}

/// The command `dragoman leases release`.
struct LeasesReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Take segments to be no longer out, so that they can go to somebody else.",
        discussion: """
            What comes back later is imported all the same.

            Examples:
              dragoman leases release --to Anne --language fr
              dragoman leases release --overdue --json
            """
    )

    @OptionGroup var leases: LeaseOptions
    @Flag(help: "All that is out.") var all = false
    @Option(help: ArgumentHelp("Who does it.", valueName: "name")) var author: String?
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        var released: Int
        var batch: Int64?
    }

    func validate() throws {
        if leases.query.asksNothing != all {
            throw ValidationError("say which are meant (--to, --language, --article, --overdue), or --all")
        }
    }

    func run() throws {
        let session = try Session(options, .write)
        let result = try session.workflow.releaseLeases(leases.query, author: author)
        if options.json { return try Console.json(Answer(released: result.released, batch: result.batch)) }
        try Console.line("\(result.released) released")
        if let batch = result.batch { session.hint("batch \(batch); 'dragoman undo \(batch)' takes it back") }
    }
}
