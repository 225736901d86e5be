import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman memory show`.
struct MemoryShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show translations with their history, context and uses.",
        discussion: """
            Examples:
              dragoman memory show 1204
              dragoman memory show --source 'The talks resume on Monday.' --language fr
            """
    )

    @Argument(help: "Numbers of translations, superseded ones too.") var id: [Int64] = []
    @Option(help: ArgumentHelp("All live translations of this source.", valueName: "text")) var source: String?
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("With --source: only this language; may be given several times.", valueName: "tag")
    )
    var language: [String] = []
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable { var translations: [TranslationDetail] }

    func validate() throws {
        if id.isEmpty == (source == nil) {
            throw ValidationError("say which: dragoman memory show ID, or --source TEXT")
        }
        if source == nil, !language.isEmpty { throw ValidationError("--language goes with --source") }
    }

    func run() throws {
        let workflow = try Session(options, .read).workflow
        let details =
            if let source {
                try workflow.translations(ofSource: source, languages: language)
            } else {
                try workflow.translations(id)
            }
        if options.json { return try Console.json(Answer(translations: details)) }
        for (number, detail) in details.enumerated() {
            if number > 0 { try Console.line() }
            try Console.write(Array(Self.text(detail).utf8))
        }
    }

    private static func text(_ detail: TranslationDetail) -> String {
        var text = TranslationLister.lines(detail.translation)
        text += "  history\n" + detail.history.map(lines).joined()
        let context = detail.context
        let around = [
            ("article", context.article), ("segment", context.segment), ("before it", context.previous),
            ("after it", context.next),
        ]
        let known = around.compactMap { name, value in value.map { "    \(name): \($0.printable)\n" } }
        if !known.isEmpty { text += "  made for\n" + known.joined() }
        text += "  source in \(detail.articles) article\(detail.articles == 1 ? "" : "s")"
        text += detail.uses.isEmpty ? ", not used in any" : ", used in"
        text += detail.articlesSearched < detail.articles ? " (of the first \(detail.articlesSearched))\n" : "\n"
        return text + detail.uses.map { "    \($0.article.printable)  \($0.segment)\n" }.joined()
    }

    private static func lines(_ version: TranslationDetail.Version) -> String {
        let head = "    \(version.id)  \(version.state.rawValue)  \(version.role.rawValue)"
        let restored = version.restoredFrom.map { "  again, from \($0)" } ?? ""
        let made = version.made.map { "      made: \(line($0))\n" } ?? ""
        let superseded = version.superseded.map { "      superseded: \(line($0))\n" } ?? ""
        return "\(head)\(restored)\n      \(version.target.printable)\n\(made)\(superseded)"
    }

    private static func line(_ change: TranslationDetail.Change) -> String {
        let parts = ["batch \(change.batch)", change.kind, change.time, change.author, change.reason]
        let undone = change.undoneBy.map { "(undone by batch \($0))" }
        return (parts + [undone]).compactMap { $0?.printable }.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
