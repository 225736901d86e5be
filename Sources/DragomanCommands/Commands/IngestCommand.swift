import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman ingest`.
struct IngestCommand: ParsableCommand {
    /// The formats that can be asked for.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case auto, html, markdown, text, wxr
    }

    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Add articles to the memory, or refresh them.",
        discussion: """
            Reads HTML, Markdown, plain text and WordPress exports; a folder is walked. Unchanged articles are skipped. One \
            transaction: if one file is refused, nothing is changed.

            Examples:
              dragoman ingest news/
              dragoman ingest export.xml --format wxr --drafts
            """
    )

    @Argument(help: "Files, or folders that are walked.") var paths: [String]
    @Option(help: "auto, html, markdown, text or wxr.") var format = Format.auto
    @Option(
        help: ArgumentHelp("The language of the articles.", discussion: "Default: the site's source.", valueName: "tag")
    )
    var language: String?
    @Option(
        help: ArgumentHelp(
            "The slug, for a single article.",
            discussion: "Default: the file's name without extension.",
            valueName: "slug"
        )
    )
    var slug: String?
    @Flag(help: "Text, Markdown: join what a page break cut in the middle of a sentence.") var joinPageBreaks = false
    @Flag(help: "WordPress: drafts and pending posts too.") var drafts = false
    @Flag(help: "WordPress: attachments too.") var attachments = false
    @Flag(help: "WordPress: revisions too.") var revisions = false
    @Flag(help: "Do everything, report it, and take it back.") var dryRun = false
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        struct Told: Encodable {
            var path: String
            var findings: [Finding]
        }

        var articles: [IngestResult.Article]
        var findings: [Told]
        var batch: Int64?
    }

    func run() throws {
        var how = IngestOptions()
        how.format = ArticleFormat(rawValue: format.rawValue)
        how.language = language
        how.slug = slug
        how.joinsPageBreaks = joinPageBreaks
        how.includesDrafts = drafts
        how.includesAttachments = attachments
        how.includesRevisions = revisions
        how.isDryRun = dryRun
        let session = try Session(options, dryRun ? .rehearse : .create)
        let result = try session.first { try session.workflow.ingest(paths, options: how) }
        if options.json {
            try Console.json(
                Answer(
                    articles: result.articles,
                    findings: result.findings.map { Answer.Told(path: $0.path, findings: $0.findings) },
                    batch: dryRun ? nil : result.batch
                )
            )
        } else {
            try list(result)
        }
        for file in result.findings {
            for finding in file.findings { Console.report(finding, path: file.path.printable, isQuiet: options.quiet) }
        }
        if !result.skippedFiles.isEmpty, !options.quiet {
            Console.say("\(result.skippedFiles.count) files are no articles by their names and were left out")
        }
        if !dryRun, let batch = result.batch {
            session.hint("batch \(batch); 'dragoman undo \(batch)' takes it back. Next: dragoman export --all -o out")
        }
    }

    /// What was edited, joined and split, and what became of translations.
    private func drift(of article: IngestResult.Article) -> String {
        let classes = EditClass.allCases.compactMap { editClass in
            article.drift[editClass.rawValue].map { "\($0) \(editClass.rawValue)" }
        }
        var parts = classes.isEmpty ? [] : ["edited: \(classes.joined(separator: ", "))"]
        if article.joined > 0 { parts.append("\(article.joined) joined") }
        if article.split > 0 { parts.append("\(article.split) split") }
        if article.accepted > 0 { parts.append("\(article.accepted) translations accepted") }
        if article.candidates > 0 { parts.append("\(article.candidates) candidates made") }
        return parts.map { "; \($0)" }.joined()
    }

    private func list(_ result: IngestResult) throws {
        for article in result.articles {
            let carried = article.status == .updated ? ", \(article.carriedOver) carried over\(drift(of: article))" : ""
            try Console.line(
                "\(article.status.rawValue)  \(article.slug)  \(article.units) units, \(article.segments) segments, "
                    + "\(article.words) words\(carried)"
            )
        }
        let changed = result.articles.count { $0.status != .unchanged }
        let words = result.articles.reduce(0) { $0 + $1.words }
        try Console.line(
            "\(result.articles.count) articles, \(changed) new or changed, \(words) words\(dryRun ? " (dry run: nothing was kept)" : "")"
        )
    }
}
