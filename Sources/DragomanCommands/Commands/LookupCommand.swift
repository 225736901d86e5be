import ArgumentParser
import DragomanModel
import DragomanWorkflow
import FoundationEssentials

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
    @Option(help: ArgumentHelp("The target language.", valueName: "tag")) var target: String?
    @Option(help: ArgumentHelp("The least score.", valueName: "percent")) var threshold = 70
    @Option(help: ArgumentHelp("The most matches.", valueName: "count")) var limit = 5
    @Flag(help: "Allow an answer that may miss a few in a thousand.") var fast = false
    @Flag(help: "Many queries, a JSON object a line on standard input.") var jsonl = false
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if jsonl {
            if text != nil { throw ValidationError("--jsonl reads its texts from standard input") }
        } else if text == nil || target == nil {
            throw ValidationError("say what to look up: dragoman lookup TEXT --target TAG")
        }
    }

    func run() throws {
        let session = try Session(options, .read)
        if jsonl { return try answerLines(session) }
        guard let text, let target else { return }
        let query = LookupQuery(text: text, target: target, threshold: threshold, limit: limit)
        let matches = try session.workflow.withLookup { try $0.matches(for: query) }
        if options.json { return try Console.json(LookupAnswer(id: nil, matches: matches)) }
        for match in matches {
            try Console.line("\(match.score) % \(match.kind.rawValue)  \(match.source.displayed)")
            try Console.line("    \(match.target.displayed)")
        }
        if matches.isEmpty { session.hint("no match of \(threshold) % or more") }
    }

    private struct Query: Decodable {
        /// A number or a text, given back as it came.
        enum Identifier: Codable {
            case number(Int)
            case text(String)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Int.self) {
                    self = .number(number)
                } else {
                    self = .text(try container.decode(String.self))
                }
            }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                switch self {
                case .number(let number): try container.encode(number)
                case .text(let text): try container.encode(text)
                }
            }
        }

        var id: Identifier?
        var text: String
        var target: String?
        var threshold: Int?
        var limit: Int?
    }

    private struct LookupAnswer: Encodable {
        struct Found: Encodable {
            var source: String
            var target: String
            var score: Int
            var kind: Match.Kind
            var origin: TargetOrigin
            var state: TranslationState
            var author: String?
            var article: String?
            var distance: Int

            init(_ match: Match) {
                // Texts without codes are plain; `<` and `&` are escaped only where codes need it.
                source = match.source.hasCodes ? match.source.displayed : match.source.plain
                target = match.target.hasCodes ? match.target.displayed : match.target.plain
                score = match.score
                kind = match.kind
                origin = match.origin
                state = match.state
                author = match.author
                article = match.article
                distance = match.distance
            }
        }

        var id: Query.Identifier?
        var complete = true
        var matches: [Found]

        init(id: Query.Identifier?, matches: [Match]) {
            self.id = id
            self.matches = matches.map(Found.init)
        }
    }

    private func answerLines(_ session: Session) throws {
        let decoder = JSONDecoder()
        try session.workflow.withLookup { lookup in
            var input = StandardInput()
            var number = 0
            while let line = try input.nextLine() {
                number += 1
                if line.allSatisfy(\.isWhitespace) { continue }
                let place = FilePosition(file: "standard input", line: number)
                guard let query = try? decoder.decode(Query.self, from: Data(line.utf8)) else {
                    throw DragomanError(
                        "query-unreadable",
                        "not a query; write {\"id\":1,\"text\":\"…\",\"target\":\"fr\"}",
                        at: place
                    )
                }
                guard let tag = query.target ?? target else {
                    throw DragomanError("query-unreadable", "the query has no target", at: place)
                }
                let wanted = LookupQuery(
                    text: query.text,
                    target: tag,
                    threshold: query.threshold ?? threshold,
                    limit: query.limit ?? limit
                )
                do {
                    try Console.json(LookupAnswer(id: query.id, matches: try lookup.matches(for: wanted)))
                } catch var error as DragomanError {
                    error.position = error.position ?? place
                    throw error
                }
            }
        }
    }
}
