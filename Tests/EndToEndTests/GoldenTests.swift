import DragomanTesting
import Foundation
import Testing

/// What people and scripts read, whole: help screens, and the figures of the shipped samples.
struct GoldenTests {
    private static let commands = [
        [], ["init"], ["ingest"], ["articles"], ["units"], ["segment"], ["resegment"], ["analyze"], ["export"],
        ["import"], ["leases"], ["leases", "list"], ["leases", "release"], ["undo"],
        ["coverage"],
        ["render"], ["pseudo"],
        ["lookup"], ["concordance"], ["memory"], ["memory", "import"], ["memory", "export"], ["memory", "list"],
        ["memory", "show"],
        ["memory", "edit"], ["memory", "retire"], ["memory", "stats"], ["glossary"], ["glossary", "import"],
        ["glossary", "export"], ["glossary", "list"],
        ["glossary", "check"], ["srx"], ["srx", "export"], ["srx", "check"], ["xliff"], ["xliff", "validate"],
        ["xliff", "split"], ["xliff", "join"], ["xliff", "convert"],
        ["verify"],
    ]

    @Test("help screens", arguments: commands)
    func help(command: [String]) throws {
        let outcome = try DragomanBinary().run(command + ["--help"])
        #expect(outcome.code == 0 && outcome.stderr.isEmpty)
        Golden.expect(outcome.text, matches: "help\(command.map { "-" + $0 }.joined()).txt")
    }

    /// The command list above is the whole: a new command needs its screen.
    @Test func everyCommandHasItsScreen() throws {
        let help = try DragomanBinary().run(["--help"]).text
        let list = try #require(help.firstRange(of: "SUBCOMMANDS:\n")).upperBound
        let named = help[list...].split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(named == Self.commands.filter { $0.count == 1 }.map { $0[0] })
    }

    @Test func coverageOfTheSamples() throws {
        let dragoman = try DragomanBinary()
        let samples = DragomanBinary.root.appendingPathComponent("Data/Samples").path
        #expect(try dragoman.run(["ingest", samples + "/articles"]).code == 0)
        let files = try dragoman.shell("exec \"$dragoman\" import '\(samples)'/translations/*.xlf")
        #expect(files.code == 0, "\(files.stderr)")
        Golden.expect(try dragoman.run(["coverage", "--json"]).text, matches: "coverage-samples.json")
        #expect(
            try dragoman.shell(
                "\"$dragoman\" import '\(samples)'/translations/*.xlf --json | grep -o '\"imported\":[0-9]*' | sort -u"
            ).text == "\"imported\":0\n"
        )
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }
}
