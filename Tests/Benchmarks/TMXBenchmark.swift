import DragomanExchange
import DragomanMeasuring
import DragomanTesting
import FoundationEssentials
import Glibc

/// How fast a memory goes in and out as TMX: a million generated units, one in eight with codes, or a file at hand
/// (`DRAGOMAN_BENCH_TMX`).
struct TMXBenchmark {
    let executable: String
    let folder: String

    private var database: String { folder + "/memory.sqlite" }
    private static let units = 1_000_000

    /// Generates, runs, prints.
    func run() throws {
        let given = getenv("DRAGOMAN_BENCH_TMX").map { String(cString: $0) }
        let path = given ?? folder + "/memory.tmx"
        if given == nil { try generate(path) }
        var units = 0
        try TMXReader.read(path: path, file: path) { _ in units += 1 }
        print("\nTMX of \(Report.thousands(units)) units")
        TMXParsing.report(path, units: units)
        _ = command(["init", "--quiet"])
        let imported = command(["memory", "import", path, "--quiet"])
        Report.line("import, with the index", figures(imported), goal: goal(imported.cpuSeconds, 30, per: units))
        let exported = command(["memory", "export", "--all", "-o", folder + "/out.tmx", "--quiet"])
        Report.line("export", figures(exported), goal: goal(exported.cpuSeconds, 10, per: units))
    }

    /// A goal for a million units.
    private func goal(_ seconds: Double, _ wanted: Double, per units: Int) -> (text: String, isReached: Bool)? {
        units == Self.units ? ("\(Int(wanted)) CPU s", seconds <= wanted) : nil
    }

    private func command(_ arguments: [String]) -> Measurement.Run {
        Measurement.run(executable, arguments + ["--database", database])
    }

    private func figures(_ run: Measurement.Run) -> String {
        "\(Report.number(run.cpuSeconds)) CPU s, \(Report.number(run.wallSeconds)) s, peak \(Report.number(run.peakMegabytes, 0)) MiB"
            + (run.exitCode == 0 ? "" : ", EXIT CODE \(run.exitCode)")
    }

    private func generate(_ path: String) throws {
        guard let file = fopen(path, "w") else { return print("cannot write '\(path)'") }
        defer { fclose(file) }
        var news = NewsGenerator(seed: 11)
        fputs("<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n", file)
        for number in 0..<Self.units {
            let isCoded = number.isMultiple(of: 8)
            let (before, after) =
                isCoded
                ? (
                    "<bpt i=\"1\" x=\"1\" type=\"bold\">&lt;b></bpt>",
                    "<ept i=\"1\">&lt;/b></ept><ph x=\"2\">&lt;br/></ph>"
                )
                : ("", "")
            fputs(
                """
                <tu tuid="\(number)" creationdate="20240101T101010Z" creationid="u\(number % 40)" changedate="20250101T101010Z" usagecount="\(number % 5)"><prop type="x-domain">d\(number % 17)</prop>
                <tuv xml:lang="en"><seg>\(before)\(news.sentence())\(after)</seg></tuv>
                <tuv xml:lang="fr"><seg>\(before)\(news.sentence())\(after)</seg></tuv>
                </tu>

                """,
                file
            )
        }
        fputs("</body></tmx>\n", file)
    }
}
