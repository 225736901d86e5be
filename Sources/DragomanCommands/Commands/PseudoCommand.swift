import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman pseudo`.
struct PseudoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pseudo",
        abstract: "Write articles as if they were translated, to see what they will look like.",
        discussion: """
            Each text is about 30 % longer, in other letters and in brackets; codes, numbers, dates and addresses stay. \
            Languages written from right to left get letters of their script. The memory is not changed.

            Examples:
              dragoman pseudo --language de -o pseudo/de
              dragoman pseudo --language ar --article harbour-wind-farm -o pseudo/ar
            """
    )

    @Option(name: .shortAndLong, help: ArgumentHelp("The language.", valueName: "tag")) var language: String
    @Option(help: ArgumentHelp("Only this article; may be given several times.", valueName: "slug")) var article:
        [String] = []
    @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the articles.", valueName: "dir")) var output:
        String
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        struct File: Encodable {
            var slug: String
            var path: String
            var segments: Int
        }

        var files: [File]
    }

    func run() throws {
        let session = try Session(options, .read)
        var files: [Answer.File] = []
        try session.workflow.renderPseudo(article, language: language) { article in
            // A call that is refused leaves no folder behind.
            if files.isEmpty { try OutputFile.makeFolder(output) }
            let path = (output.hasSuffix("/") ? output : output + "/") + article.fileName
            try OutputFile.write(article.bytes, to: path)
            for finding in article.findings { Console.report(finding, path: article.slug, isQuiet: options.quiet) }
            files.append(Answer.File(slug: article.slug, path: path, segments: article.segments))
        }
        if options.json { return try Console.json(Answer(files: files)) }
        for file in files { try Console.line("\(file.path)  \(file.segments) segments") }
    }
}
