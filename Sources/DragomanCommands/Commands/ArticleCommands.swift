import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman articles`.
struct ArticlesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "List the articles of the memory.",
        discussion: "Examples:\n  dragoman articles\n  dragoman articles --json"
    )

    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable { var articles: [ArticleSummary] }

    func run() throws {
        let articles = try Session(options, .read).workflow.articles()
        if options.json { return try Console.json(Answer(articles: articles)) }
        for article in articles {
            try Console.line(
                "\(article.slug)  \(article.format.rawValue)  \(article.segments) segments  \(article.words) words"
                    + (article.title.map { "  \($0.printable)" } ?? "")
            )
        }
    }
}

/// The command `dragoman units`.
struct UnitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "units",
        abstract: "Show how an article was split.",
        discussion: "Examples:\n  dragoman units harbour-wind-farm\n  dragoman units harbour-wind-farm --json"
    )

    @Argument(help: "The article.") var slug: String
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable { var units: [UnitSummary] }

    func run() throws {
        let units = try Session(options, .read).workflow.units(ofArticle: slug)
        if options.json { return try Console.json(Answer(units: units)) }
        for unit in units {
            try Console.line("\(unit.id)  \(unit.kind.rawValue)")
            for segment in unit.segments { try Console.line("    \(segment.text)") }
        }
    }
}

/// The command `dragoman undo`.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take a batch back; what later batches made stays.",
        discussion: "Examples:\n  dragoman undo 7\n  dragoman undo 7 --author ann --json"
    )

    @Argument(help: "The number of the batch, as import, ingest and glossary import say it.") var batch: Int64
    @Option(help: ArgumentHelp("Who does it.", valueName: "name")) var author: String?
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        var batch: Int64
        var restored: Int
        var undoneBy: Int64
        var kept: [UndoResult.Kept]
    }

    /// So many places are named one by one.
    private static let mostNamed = 20

    func run() throws {
        let result = try Session(options, .write).workflow.undo(batch, author: author)
        if options.json {
            return try Console.json(
                Answer(batch: batch, restored: result.restored, undoneBy: result.batch, kept: result.kept)
            )
        }
        try Console.line("batch \(batch) was taken back by batch \(result.batch): \(result.restored) restored")
        guard !result.kept.isEmpty else { return }
        try Console.line("\(result.kept.count) of its translations were changed since; what came after them stays:")
        for kept in result.kept.prefix(Self.mostNamed) {
            let place = [kept.article, kept.segment].compactMap(\.self).joined(separator: " ")
            try Console.line(
                "  \(kept.language)  \(place.isEmpty ? "no place" : place), by batch \(kept.batch)".printable
            )
        }
        if result.kept.count > Self.mostNamed { try Console.line("  and \(result.kept.count - Self.mostNamed) more") }
    }
}
