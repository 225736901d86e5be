import ArgumentParser

/// The command `dragoman xliff`.
struct XLIFFCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xliff",
        abstract: "XLIFF files by themselves, whoever made them.",
        discussion:
            "Examples:\n  dragoman xliff validate back/fr.xlf\n  dragoman xliff split out/fr.xlf --words 2000 -o parts",
        subcommands: [
            XLIFFValidateCommand.self, XLIFFConvertCommand.self, XLIFFSplitCommand.self, XLIFFJoinCommand.self,
        ]
    )
}
