import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman concordance`.
struct ConcordanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concordance",
        abstract: "Search the memory for words, in context and with their translations.",
        discussion: """
            All words must occur in the same text. Several words in one argument are a phrase; 'gover*' is the beginning \
            of a word. A word without accents also finds those with accents.

            Examples:
              dragoman concordance minister budget --language fr
              dragoman concordance 'prime minister' --without former
              dragoman concordance --in target 'premi*' --language fr
              dragoman concordance --subsegments 'The prime minister met the press.' --language fr
            """
    )

    /// What the option `--in` takes.
    enum Side: String, ExpressibleByArgument, CaseIterable {
        case source, target, both
    }

    @Argument(help: ArgumentHelp("Words, beginnings of words, phrases.", valueName: "word")) var words: [String] = []
    @Option(help: ArgumentHelp("A word or phrase that must not occur; several may be given.", valueName: "word"))
    var without: [String] = []
    @Option(help: ArgumentHelp("A language of translations; several may be given. Default: any.", valueName: "tag"))
    var language: [String] = []
    @Option(name: .customLong("in"), help: ArgumentHelp("Which texts are searched.", valueName: "side"))
    var side = Side.both
    @Option(
        help: ArgumentHelp(
            "The most sources to show.",
            discussion: "Default: 20; 3 with --subsegments.",
            valueName: "count"
        )
    )
    var limit: Int?
    @Option(help: ArgumentHelp("Find the longest parts of this text that were translated before.", valueName: "text"))
    var subsegments: String?
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if subsegments != nil {
            guard words.isEmpty, without.isEmpty, side == .both else {
                throw ValidationError("--subsegments takes a text and --language only")
            }
        } else if words.isEmpty {
            throw ValidationError("say what to search for: dragoman concordance WORD…")
        }
    }

    func run() throws {
        let session = try Session(options, .read)
        if let subsegments { return try showSubsegments(of: subsegments, session) }
        var query = ConcordanceQuery(words)
        query.excluded = without
        query.languages = language
        query.side = ConcordanceQuery.Side(rawValue: side.rawValue) ?? .both
        query.limit = limit ?? 20
        let answer = try session.workflow.concordance(query)
        ProgressLine.clear()
        if answer.isScan, !options.quiet { session.warnOfScan() }
        if options.json { return try Console.json(AnswerJSON(answer)) }
        try show(answer.hits)
        session.hint(Self.summary(answer))
    }

    private static func summary(_ answer: ConcordanceAnswer) -> String {
        guard answer.total > 0 else { return "no text holds this" }
        let shown = Set(answer.hits.map { "\($0.sourceLanguage) \($0.source)" }).count
        let all = answer.isComplete ? "\(answer.total)" : "more than \(answer.total)"
        return "\(shown) of \(all) \(answer.total == 1 ? "source" : "sources")"
    }

    private func show(_ hits: [ConcordanceAnswer.Hit], indent: String = "") throws {
        var last: ConcordanceAnswer.Hit?
        for hit in hits {
            if hit.source != last?.source || hit.sourceLanguage != last?.sourceLanguage {
                let line = Highlight.line(hit.source, hit.sourceRanges, indent: indent, hit.sourceLanguage.description)
                try Console.line(line)
            }
            last = hit
            try Console.line(
                Highlight.line(hit.target, hit.targetRanges, indent: indent + "    ", hit.language.description)
            )
        }
    }

    private func showSubsegments(of text: String, _ session: Session) throws {
        let found = try session.workflow.subsegments(of: text, languages: language, limit: limit ?? 3)
        ProgressLine.clear()
        if options.json { return try Console.json(["subsegments": found.map(SubsegmentJSON.init)]) }
        for part in found {
            let count = part.isComplete ? "\(part.total)" : "more than \(part.total)"
            try Console.line("\(part.text.printable)  (\(part.wordCount) words, \(count) ×)")
            try show(part.hits, indent: "    ")
        }
        if found.isEmpty { session.hint("no two words of it stand together in the memory") }
    }

    // MARK: JSON

    private struct HitJSON: Encodable {
        var source: String
        var target: String
        var sourceLanguage: LanguageTag
        var language: LanguageTag
        var sourceRanges: [[Int]]
        var targetRanges: [[Int]]
        var state: TranslationState
        var origin: TargetOrigin
        var author: String?
        var article: String?
        /// Only where it is so.
        var candidate: Bool?

        init(_ hit: ConcordanceAnswer.Hit) {
            source = hit.source
            target = hit.target
            sourceLanguage = hit.sourceLanguage
            language = hit.language
            sourceRanges = hit.sourceRanges.map { [$0.lowerBound, $0.count] }
            targetRanges = hit.targetRanges.map { [$0.lowerBound, $0.count] }
            state = hit.state
            origin = hit.origin
            author = hit.author
            article = hit.article
            candidate = hit.isCandidate ? true : nil
        }
    }

    private struct AnswerJSON: Encodable {
        var hits: [HitJSON]
        var total: Int
        var complete: Bool

        init(_ answer: ConcordanceAnswer) {
            hits = answer.hits.map(HitJSON.init)
            total = answer.total
            complete = answer.isComplete
        }
    }

    private struct SubsegmentJSON: Encodable {
        var text: String
        var range: [Int]
        var words: Int
        var total: Int
        var complete: Bool
        var hits: [HitJSON]

        init(_ part: Subsegment) {
            text = part.text
            range = [part.range.lowerBound, part.range.count]
            words = part.wordCount
            total = part.total
            complete = part.isComplete
            hits = part.hits.map(HitJSON.init)
        }
    }
}

extension Session {
    /// Says that an answer took long, and why.
    fileprivate func warnOfScan() {
        Console.say(
            "the index of words cannot be written beside the memory, so all texts were read; allow writing in its folder"
        )
    }
}
