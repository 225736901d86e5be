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
    private var queries: String { shared + "/dev.en.jsonl" }

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
        try lookups()
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
        return [
            ("memory", "\(size(of: database) / 1_000_000) MB"),
            ("index", "\(bytes / 1_000_000) MB in \(parts.count) files, \(each) bytes a unit, texts included"),
        ]
    }

    private func size(of path: String) -> Int {
        var record = stat()
        return stat(path, &record) == 0 ? Int(record.st_size) : 0
    }

    // MARK: Lookups

    private func lookups() throws {
        guard Measurement.run("/usr/bin/env", ["python3", "-c", "import rapidfuzz"]).exitCode == 0 else {
            return print("python3 with rapidfuzz is needed to compare lookups with a scan of everything: left out")
        }
        let few = folder + "/queries.jsonl"
        try head(of: queries, lines: 200, to: few)
        let gold = folder + "/gold.jsonl"
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "nearest.py").path
        try Shell.output("/usr/bin/env", ["python3", script, corpus, few]).write(to: URL(filePath: gold))
        print("200 queries of all kinds, threshold 70, limit 5; recall against a scan of everything:")
        print("  lookups/CPU s   CPU p50/p99 ms   cold s   MiB   recall of best/all   name")
        let own = [executable, "lookup", "--jsonl", "--database", database]
        try score("dragoman", few, gold, own)
        try score("dragoman --fast", few, gold, own + ["--fast"])
        let peers = shared + "/bench/peers/"
        try score("rapidfuzz, length window", few, gold, ["python3", peers + "rapidfuzz_scan.py", corpus, "len"])
        let trigrams = ["python3", peers + "fts5_trigram.py"]
        _ = Measurement.run("/usr/bin/env", trigrams + ["build", corpus, folder + "/fts.sqlite"])
        try score("SQLite FTS5, 12 rarest trigrams", few, gold, trigrams + ["serve", folder + "/fts.sqlite", "rare"])
    }

    /// What the harness says.
    private struct Score: Decodable {
        var perSecond: Double
        var median: Double
        var slowest: Double
        var cold: Double
        var memory: Double
        var recallOfBest: Double?
        var recallOfAll: Double?

        private enum CodingKeys: String, CodingKey {
            case perSecond = "cpu_qps"
            case median = "cpu_p50_ms"
            case slowest = "cpu_p99_ms"
            case cold = "cold_s"
            case memory = "rss_mib"
            case recallOfBest = "recall_best"
            case recallOfAll = "recall_all"
        }
    }

    private func score(_ name: String, _ queries: String, _ gold: String, _ command: [String]) throws {
        let harness = [
            "python3", shared + "/bench/score.py", "--queries", queries, "--gold", gold, "--name", name, "--",
        ]
        let output = try Shell.output("/usr/bin/env", harness + command)
        guard let score = try? JSONDecoder().decode(Score.self, from: output) else {
            return print("  \(name): not measured")
        }
        let columns = [
            Report.right(Report.number(score.perSecond, 1), 15),
            Report.right("\(Report.number(score.median)) / \(Report.number(score.slowest))", 17),
            Report.right(Report.number(score.cold, 3), 9), Report.right(Report.number(score.memory, 0), 6),
            Report.right(
                "\(Report.number(score.recallOfBest ?? 0, 4)) / \(Report.number(score.recallOfAll ?? 0, 4))",
                21
            ),
        ]
        print(columns.joined() + "   " + name)
    }

    private func head(of path: String, lines: Int, to other: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let kept = text.split(separator: "\n").prefix(lines).joined(separator: "\n") + "\n"
        try Data(kept.utf8).write(to: URL(filePath: other))
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
