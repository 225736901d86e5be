import ArgumentParser
import DragomanModel
import DragomanWorkflow

/// The command `dragoman xliff split`.
struct XLIFFSplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Split a file into parts, for several translators; a unit is never parted.",
        discussion: """
            The parts keep all that stands around their units, and 'dragoman xliff join' makes the file of them again.

            Examples:
              dragoman xliff split out/fr.xlf --words 2000 -o parts
              dragoman xliff split out/fr.xlf --per-article -o parts
              dragoman xliff split out/fr.xlf --parts 3 -o parts
            """
    )

    @Argument(help: "An XLIFF file.") var file: String
    @Option(help: ArgumentHelp("Parts of up to so many words.", valueName: "number")) var words: Int?
    @Option(help: ArgumentHelp("So many parts of about as many words.", valueName: "number")) var parts: Int?
    @Flag(help: "A part for each article ('file' in XLIFF).") var perArticle = false
    @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the parts.", valueName: "dir")) var output: String
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable { var parts: [XLIFFParts.Part] }

    func validate() throws {
        guard [words != nil, parts != nil, perArticle].filter({ $0 }).count == 1 else {
            throw ValidationError("say one of --words NUMBER, --parts NUMBER and --per-article")
        }
        guard (words ?? 1) > 0, (parts ?? 1) > 0 else { throw ValidationError("the number must be at least 1") }
    }

    func run() throws {
        let division: XLIFFParts.Division = words.map { .words($0) } ?? parts.map { .parts($0) } ?? .articles
        let made = try XLIFFParts.split(file, division, to: output)
        if options.json { return try Console.json(Answer(parts: made)) }
        for part in made { try Console.line("\(part.path.printable)  \(part.units) units, \(part.words) words") }
    }
}

/// The command `dragoman xliff join`.
struct XLIFFJoinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Join files of one version and one pair of languages.",
        discussion: "Examples:\n  dragoman xliff join parts/*.xlf -o fr.xlf"
    )

    @Argument(help: "XLIFF files, in the order in which they are joined.") var files: [String]
    @Option(name: .shortAndLong, help: ArgumentHelp("The file that is written.", valueName: "file")) var output: String
    @OptionGroup var options: GlobalOptions

    private struct Answer: Encodable {
        var path: String
        var units: Int
        var findings: [Finding]
    }

    func run() throws {
        let joined = try XLIFFParts.join(files, to: output)
        if options.json {
            return try Console.json(Answer(path: output, units: joined.units, findings: joined.findings))
        }
        for finding in joined.findings { Console.report(finding, path: output.printable, isQuiet: options.quiet) }
        try Console.line("\(output.printable)  \(joined.units) units")
    }
}
