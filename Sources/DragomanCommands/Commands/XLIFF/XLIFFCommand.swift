import ArgumentParser

/// The command `dragoman xliff`.
struct XLIFFCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xliff",
        abstract: "XLIFF files by themselves, whoever made them.",
        discussion: "Examples:\n  dragoman xliff validate back/fr.xlf\n  dragoman xliff validate *.xlf --json",
        subcommands: [XLIFFValidateCommand.self]
    )
}
