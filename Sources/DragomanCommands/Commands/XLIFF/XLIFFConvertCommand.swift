import ArgumentParser
import DragomanExchange
import DragomanModel
import DragomanWorkflow

/// The command `dragoman xliff convert`.
struct XLIFFConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Make a file of another version of XLIFF.",
        discussion: """
            What the other version has no word for is kept in its metadata or extensions and is back when the file is \
            converted back; what cannot be kept is told.

            Examples:
              dragoman xliff convert back/fr.xlf --to 1.2 -o fr-1.2.xlf
              dragoman xliff convert old.xlf --to 2.1 -o new.xlf
            """
    )

    @Argument(help: "An XLIFF file.") var file: String
    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("1.2, 2.0, 2.1 or 2.2.", valueName: "version"),
        transform: Self.version
    )
    var version: XLIFFVersion
    @Option(name: .shortAndLong, help: ArgumentHelp("The file that is written.", valueName: "file")) var output: String
    @OptionGroup var options: GlobalOptions

    private static func version(_ text: String) throws -> XLIFFVersion {
        guard let version = XLIFFVersion(rawValue: text) else {
            throw ValidationError("XLIFF '\(text.printable)' is unknown; say 1.2, 2.0, 2.1 or 2.2")
        }
        return version
    }

    private struct Answer: Encodable {
        var path: String
        var from: String
        var to: String
        var units: Int
        var findings: [Finding]
    }

    func run() throws {
        let made = try XLIFFParts.convert(file, to: version, output: output)
        if options.json {
            let answer = Answer(
                path: output,
                from: made.from.rawValue,
                to: version.rawValue,
                units: made.units,
                findings: made.findings
            )
            return try Console.json(answer)
        }
        for finding in made.findings { Console.report(finding, path: file.printable, isQuiet: options.quiet) }
        try Console.line(
            "\(output.printable)  \(made.units) units, XLIFF \(version.rawValue) from \(made.from.rawValue)"
        )
    }
}
