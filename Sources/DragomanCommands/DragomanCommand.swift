package import ArgumentParser

/// The root of the command line.
package struct DragomanCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "dragoman",
        abstract: "The translation memory of a newsroom.",
        discussion: """
            Articles go in, XLIFF goes out to translators and comes back, coverage is reported, translated articles are \
            rendered.

            A first round:
              dragoman ingest news/
              dragoman export --language fr -o out
              dragoman import out/fr.xlf
              dragoman coverage
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, IngestCommand.self, ArticlesCommand.self, UnitsCommand.self, SegmentCommand.self,
            ResegmentCommand.self, AnalyzeCommand.self, ExportCommand.self, ImportCommand.self,
            LeasesCommand.self, UndoCommand.self,
            CoverageCommand.self, RenderCommand.self, PseudoCommand.self, LookupCommand.self, ConcordanceCommand.self,
            MemoryCommand.self,
            GlossaryCommand.self, SRXCommand.self, XLIFFCommand.self, VerifyCommand.self,
        ]
    )

    package init() {}
}
