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
    @Option(help: ArgumentHelp("A target language; several may be given, '*' is any.", valueName: "tag"))
    var target: [String] = []
    @Option(help: ArgumentHelp("The text's language; default: the memory's.", valueName: "tag")) var source: String?
    @Option(help: ArgumentHelp("The text before it.", valueName: "text")) var previous: String?
    @Option(help: ArgumentHelp("The text after it.", valueName: "text")) var next: String?
    @Option(help: ArgumentHelp("The least score.", valueName: "percent")) var threshold = 70
    @Option(help: ArgumentHelp("The most matches.", valueName: "count")) var limit = 5
    @Flag(help: "Allow an answer that may miss a few in a thousand.") var fast = false
    @Flag(help: "Many queries, a JSON object a line on standard input.") var jsonl = false
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if jsonl {
            if text != nil { throw ValidationError("--jsonl reads its texts from standard input") }
        } else if text == nil || target.isEmpty {
            throw ValidationError("say what to look up: dragoman lookup TEXT --target TAG")
        }
    }

    func run() throws {
        let session = try Session(options, .read)
        if jsonl { return try answerLines(session) }
        guard let text else { return }
        let answer = try session.workflow.lookup(query(text, targets: target))
        if options.json { return try Console.json(LookupAnswerJSON(id: nil, answer, isForOne: target.count == 1)) }
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
        try Console.line("\(match.score) % \(match.kind.rawValue)  \(match.source.displayed)")
        try Console.line("    \(match.target.displayed)")
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

        /// A tag or several.
        enum Tags: Decodable {
            case one(String)
            case several([String])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let tag = try? container.decode(String.self) {
                    self = .one(tag)
                } else {
                    self = .several(try container.decode([String].self))
                }
            }

            var all: [String] {
                switch self {
                case .one(let tag): [tag]
                case .several(let tags): tags
                }
            }
        }

        var id: Identifier?
        var text: String
        var source: String?
        var target: Tags?
        var threshold: Int?
        var limit: Int?
        var previous: String?
        var next: String?
        var article: String?
        var segment: String?
    }

    private struct LookupAnswerJSON: Encodable {
        struct Language: Encodable {
            var language: LanguageTag?
            var matches: [MatchJSON]
        }

        var id: Query.Identifier?
        var complete: Bool
        /// For one target.
        var matches: [MatchJSON]?
        /// For several.
        var languages: [Language]?

        init(id: Query.Identifier?, _ answer: LookupAnswer, isForOne: Bool) {
            self.id = id
            complete = answer.isComplete
            let lists = answer.languages.map {
                Language(language: $0.language, matches: $0.matches.enumerated().map { MatchJSON($1, place: $0 + 1) })
            }
            if isForOne { matches = lists.first?.matches ?? [] } else { languages = lists }
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
                let targets = query.target?.all ?? target
                guard !targets.isEmpty else {
                    throw DragomanError("query-unreadable", "the query has no target", at: place)
                }
                var wanted = self.query(query.text, targets: targets)
                wanted.source = query.source ?? source
                wanted.threshold = query.threshold ?? threshold
                wanted.limit = query.limit ?? limit
                wanted.previous = query.previous
                wanted.next = query.next
                wanted.article = query.article
                wanted.segment = query.segment
                do {
                    let answer = try lookup.answer(wanted)
                    try Console.json(LookupAnswerJSON(id: query.id, answer, isForOne: targets.count == 1))
                } catch var error as DragomanError {
                    error.position = error.position ?? place
                    throw error
                }
            }
        }
    }
}
