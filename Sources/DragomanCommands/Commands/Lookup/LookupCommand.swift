import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman lookup`.
struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "Find translations of a text in the memory: context, exact and fuzzy.",
        discussion: """
            With --jsonl, one query a line on standard input: {"id":…,"text":…,"target":…,"threshold":70,"limit":5}.

            Examples:
              dragoman lookup 'The talks resume on Monday.' --target fr
              dragoman lookup --jsonl < queries.jsonl
            """
    )

    @Argument(help: "The text.") var text: String?
    @Option(help: ArgumentHelp("A target language; several may be given, '*' is any.", valueName: "tag"))
    var target: [String] = []
    @Option(help: ArgumentHelp("The text's language; default: the memory's.", valueName: "tag")) var source: String?
    @Option(help: ArgumentHelp("The text before it.", valueName: "text")) var previous: String?
    @Option(help: ArgumentHelp("The text after it.", valueName: "text")) var next: String?
    @Option(help: ArgumentHelp("The least score.", valueName: "percent")) var threshold = 70
    @Option(help: ArgumentHelp("The most matches.", valueName: "count")) var limit = 5
    @Flag(help: "Allow an answer that may miss a few in a thousand.") var fast = false
    @Flag(help: "Say of each match why it scores what it scores, and what differs.") var explain = false
    @Flag(help: "Many queries, a JSON object a line on standard input.") var jsonl = false
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if jsonl {
            if text != nil { throw ValidationError("--jsonl reads its texts from standard input") }
        } else if text == nil || target.isEmpty {
            throw ValidationError(
                "say what to look up: dragoman lookup TEXT --target TAG; a text that begins with a dash goes last, behind --"
            )
        }
    }

    func run() throws {
        let session = try Session(options, .read)
        if jsonl { return try LookupStream(session, options, query("", targets: target)).run() }
        guard let text else { return }
        let answer = try session.workflow.lookup(query(text, targets: target))
        if options.json {
            return try Console.write(LookupAnswerJSON(id: nil, answer, isForOne: target.count == 1).line)
        }
        for list in answer.languages {
            if target.count > 1, let language = list.language { try Console.line("\(language):") }
            for match in list.matches { try show(match) }
            if list.matches.isEmpty { session.hint("no match of \(threshold) % or more") }
        }
    }

    private func query(_ text: String, targets: [String]) -> LookupQuery {
        var query = LookupQuery(text: text, targets: targets, threshold: threshold, limit: limit)
        query.source = source
        query.isFast = fast
        query.previous = previous
        query.next = next
        return query
    }

    private func show(_ match: Match) throws {
        let penalties = match.penalties.map { "\($0.name) -\($0.points)" }
        let notes = (match.tier.map { [$0.printable] } ?? []) + penalties
        let note = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
        try Console.line("\(match.score) % \(match.kind.rawValue)\(note)  \(match.source.displayed)")
        try Console.line("    \(match.target.displayed)")
        if explain { for line in MatchExplanation.lines(match) { try Console.line("      " + line) } }
    }
}
