import ArgumentParser
import DragomanWorkflow

/// The command `dragoman memory export`.
struct MemoryExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the memory as TMX 1.4b.",
        discussion: """
            Every source with all its translations, candidates among them. The same memory gives the same bytes.

            Examples:
              dragoman memory export --all -o desk.tmx.gz
              dragoman memory export --language fr --language ar -o desk.tmx
            """
    )

    @Option(name: .shortAndLong, help: ArgumentHelp("A target language; may be given several times.", valueName: "tag"))
    var language: [String] = []
    @Flag(help: "All languages that the memory has.") var all = false
    @Option(name: .shortAndLong, help: ArgumentHelp("The file; packed where it ends in .gz.", valueName: "file"))
    var output: String
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if all == !language.isEmpty {
            throw ValidationError("say either --language TAG, once or several times, or --all")
        }
    }

    func run() throws {
        let session = try Session(options, .read)
        let result = try session.workflow.exportMemory(
            languages: language,
            to: output,
            version: DragomanCommand.configuration.version
        )
        if options.json { return try Console.json(result) }
        try Console.line("\(result.path)  \(result.units) units, \(result.translations) translations")
    }
}
