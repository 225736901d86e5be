package import ArgumentParser

/// The options that every command has.
package struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The translation memory.",
            discussion: "Default: DRAGOMAN_DATABASE, or dragoman.sqlite.",
            valueName: "path"
        )
    )
    package var database: String?

    @Option(
        help: ArgumentHelp(
            "The site file, or a folder with a site.yaml.",
            discussion: "Default: the shipped Data.",
            valueName: "path"
        )
    )
    package var site: String?

    @Flag(name: .shortAndLong, help: "No progress and no hints.")
    package var quiet = false

    @Flag(help: "Data as JSON on standard output.")
    package var json = false

    package init() {}

    /// The memory's path.
    var databasePath: String { database ?? Console.environment("DRAGOMAN_DATABASE") ?? "dragoman.sqlite" }
}
