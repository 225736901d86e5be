import ArgumentParser

/// The command `dragoman memory`: one file beside this for each subcommand.
struct MemoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory",
        abstract: "The memory's entries: look after them, in and out as TMX.",
        discussion: """
            Examples:
              dragoman memory list --language fr --since 2026-11-01
              dragoman memory import legacy.tmx.gz
              dragoman memory export --all -o desk.tmx.gz
            """,
        subcommands: [
            MemoryImportCommand.self, MemoryExportCommand.self, MemoryListCommand.self, MemoryShowCommand.self,
            MemoryEditCommand.self, MemoryRetireCommand.self, MemoryStatsCommand.self,
        ]
    )
}
