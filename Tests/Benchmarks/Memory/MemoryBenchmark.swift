import DragomanMeasuring
import FoundationEssentials
import Glibc

/// How fast a memory of a million translations is made, asked and carried elsewhere; in one run with the peers that the
/// machine has, by the same harness.
struct MemoryBenchmark {
    let executable: String
    let folder: String
    /// Where the translation sample, its queries and the harness lie.
    let shared: String
    /// How many units the sample is grown to.
    let units: Int

    private var database: String { folder + "/memory.sqlite" }
    private var corpus: String { folder + "/corpus.tsv" }
    private var exchange: String { folder + "/corpus.tmx" }

    /// Generates, runs, prints.
    func run() throws {
        guard let sample = try GrownSample(path: shared + "/sample.tsv.gz") else {
            return print("\nno translation sample at \(shared): memory figures left out")
        }
        try write(sample)
        print("\nA memory of \(Report.thousands(units)) units: the sample of 100,000, recombined and edited units")
        carry()
        print("")
        for line in sizes() { Report.line(line.0, line.1) }
        try LookupBenchmark(executable: executable, folder: folder, shared: shared).run()
        try IndexingBenchmark(index: database + "-index").run()
    }

    // MARK: TMX

    private func carry() {
        TMXParsing.report(exchange, units: units)
        _ = command(["init", "--quiet"])
        let dry = command(["memory", "import", exchange, "--dry-run", "--quiet"])
        Report.line("TMX read and compared, dry run", figures(dry))
        let imported = command(["memory", "import", exchange, "--quiet"])
        Report.line(
            "TMX imported, index made",
            "\(figures(imported)), \(Report.number(imported.peakMegabytes, 0)) MB",
            goal: ("30 s CPU", imported.cpuSeconds <= 30)
        )
        let exported = command(["memory", "export", "--all", "-o", folder + "/out.tmx", "--quiet"])
        Report.line("TMX exported", figures(exported), goal: ("10 s CPU", exported.cpuSeconds <= 10))
        TMXParsing.report(folder + "/out.tmx", units: units)
        unlink(folder + "/out.tmx")
        removeIndex()
        let made = command(["lookup", "x", "--target", "*", "--quiet"])
        Report.line("index made anew by a lookup", figures(made), goal: ("12 s CPU", made.cpuSeconds <= 12))
        let cold = Measurement.median(
            of: 9,
            executable,
            ["lookup", "A file of the desk.", "--target", "*", "--database", database]
        )
        Report.line(
            "one lookup, whole command (median of 9)",
            "\(Report.number(cold.wallSeconds * 1000, 1)) ms wall, \(Report.number(cold.peakMegabytes, 0)) MB",
            goal: ("50 ms", cold.wallSeconds <= 0.05)
        )
        let words = ["concordance", "file", "--limit", "20", "--database", database]
        let first = Measurement.run(executable, words)
        Report.line("concordance, first question", figures(first))
        let search = Measurement.median(of: 9, executable, words)
        Report.line(
            "concordance, whole command (median of 9)",
            "\(Report.number(search.cpuSeconds * 1000, 1)) ms CPU",
            goal: ("20 ms", search.cpuSeconds <= 0.02)
        )
    }

    private func removeIndex() { try? FileManager.default.removeItem(atPath: database + "-index") }

    private func sizes() -> [(String, String)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: database + "-index")) ?? []
        let parts = files.filter { $0.hasPrefix("part-") }
        let bytes = parts.reduce(0) { $0 + size(of: database + "-index/" + $1) }
        let each = bytes / max(units, 1)
        let text = textBytes / max(units, 1)
        return [
            ("memory", "\(size(of: database) / 1_000_000) MB"),
            (
                "index",
                "\(bytes / 1_000_000) MB in \(parts.count) files, \(each) bytes a unit, \(text) of them its text"
            ),
        ]
    }

    /// What the sources take in the index: a byte or two a character.
    private var textBytes: Int {
        guard let text = try? String(contentsOfFile: corpus, encoding: .utf8) else { return 0 }
        return text.split(separator: "\n").reduce(0) { bytes, line in
            let source = line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().first ?? ""
            return bytes + source.unicodeScalars.count
        }
    }

    private func size(of path: String) -> Int {
        var record = stat()
        return stat(path, &record) == 0 ? Int(record.st_size) : 0
    }

    // MARK: Files

    private func write(_ sample: GrownSample) throws {
        guard let tsv = fopen(corpus, "w"), let tmx = fopen(exchange, "w") else { return }
        defer {
            fclose(tsv)
            fclose(tmx)
        }
        fputs(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <tmx version="1.4"><header creationtool="dragoman-bench" creationtoolversion="1" segtype="sentence" \
            o-tmf="tsv" adminlang="en" srclang="en" datatype="plaintext"/><body>

            """,
            tmx
        )
        sample.grow(to: units) { unit in
            fputs("\(unit.id)\t\(unit.source)\t\(unit.target)\n", tsv)
            fputs(
                """
                <tu tuid="\(unit.id)" creationdate="20240610T101010Z" creationid="u1">\
                <tuv xml:lang="en"><seg>\(Self.escaped(unit.source))</seg></tuv>\
                <tuv xml:lang="\(unit.language)"><seg>\(Self.escaped(unit.target))</seg></tuv></tu>

                """,
                tmx
            )
        }
        fputs("</body></tmx>\n", tmx)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private func command(_ arguments: [String]) -> Measurement.Run {
        let run = Measurement.run(executable, arguments + ["--database", database])
        if run.exitCode != 0 { print("dragoman \(arguments.joined(separator: " ")) ended with \(run.exitCode)") }
        return run
    }

    private func figures(_ run: Measurement.Run) -> String {
        "\(Report.number(run.cpuSeconds)) s CPU, \(Report.number(run.wallSeconds)) s wall"
    }
}
