import ArgumentParser

/// The command `dragoman memory`: one file beside this for each subcommand.
struct MemoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory",
        abstract: "The memory's entries: in and out as TMX.",
        discussion: """
            Examples:
              dragoman memory import legacy.tmx.gz
              dragoman memory export --all -o desk.tmx.gz
            """,
        subcommands: [MemoryImportCommand.self, MemoryExportCommand.self]
    )
}
