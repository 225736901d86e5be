public import ArgumentParser
import DragomanModel
public import DragomanWorkflow

extension RenderFallback: ExpressibleByArgument {}

/// The command `dragoman render`.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write translated articles, each in its own format.",
        discussion: """
            In the source language an article comes back byte for byte.

            Examples:
              dragoman render harbour-wind-farm --language ar -o harbour.ar.html
              dragoman render --all --language fr -o site/fr --fallback skip
            """
    )

    @Argument(help: "Articles.") var slugs: [String] = []
    @Flag(help: "All articles.") var all = false
    @Option(name: .shortAndLong, help: ArgumentHelp("The language.", valueName: "tag")) var language: String
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A file, or a folder for several.",
            discussion: "Default: standard output.",
            valueName: "file|dir"
        )
    )
    var output: String?
    @Option(help: "source, skip or fail where a translation is missing.") var fallback = RenderFallback.source
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        struct File: Encodable {
            var slug: String
            var path: String?
            var translated: Int
            var segments: Int
            var skipped: Bool
        }

        var files: [File]
    }

    func validate() throws {
        if all == !slugs.isEmpty { throw ValidationError("name articles, or say --all") }
        if output == nil || output == "-", all || slugs.count > 1 {
            throw ValidationError("several articles need a folder: say -o DIR")
        }
    }

    func run() throws {
        let session = try Session(options, .read)
        let isFolder = try outputIsFolder()
        var files: [Answer.File] = []
        try session.workflow.render(slugs, language: language, fallback: fallback) { article in
            var path: String?
            if article.isSkipped {
                Console.say(
                    "\(article.slug): left out, \(article.segments - article.translated) of \(article.segments) segments are missing"
                )
            } else if let output, output != "-" {
                let file = isFolder ? (output.hasSuffix("/") ? output : output + "/") + article.fileName : output
                try OutputFile.write(article.bytes, to: file)
                path = file
            } else {
                try Console.write(article.bytes)
            }
            for finding in article.findings { Console.report(finding, path: article.slug, isQuiet: options.quiet) }
            files.append(
                Answer.File(
                    slug: article.slug,
                    path: path,
                    translated: article.translated,
                    segments: article.segments,
                    skipped: article.isSkipped
                )
            )
        }
        guard let output, output != "-" else { return }
        if options.json { return try Console.json(Answer(files: files)) }
        for file in files {
            guard let path = file.path else { continue }
            try Console.line("\(path)  \(file.translated) of \(file.segments) segments translated")
        }
    }

    private func outputIsFolder() throws -> Bool {
        guard let output, output != "-" else { return false }
        if all || slugs.count > 1 || output.hasSuffix("/") {
            try OutputFile.makeFolder(output)
            return true
        }
        if case .folder? = try? InputFile.kind(of: output) { return true }
        return false
    }
}
