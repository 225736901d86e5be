import DragomanMeasuring
import FoundationEssentials

/// How fast a memory answers and how much of what is there it finds, beside the peers that the machine has, by one
/// harness: CPU time of whole commands, recall against a scan of everything.
struct LookupBenchmark {
    let executable: String
    /// Where the memory and its corpus lie.
    let folder: String
    /// Where the queries and the harness lie.
    let shared: String

    private var corpus: String { folder + "/corpus.tsv" }

    /// Generates, runs, prints.
    func run() throws {
        guard Measurement.run("/usr/bin/env", ["python3", "-c", "import rapidfuzz"]).exitCode == 0 else {
            return print("python3 with rapidfuzz is needed to compare lookups with a scan of everything: left out")
        }
        let all = try set("all", try String(contentsOfFile: shared + "/dev.en.jsonl", encoding: .utf8))
        print("\(all.count) queries of all kinds, threshold 70, limit 5; recall against a scan of everything:")
        print("  lookups/CPU s   CPU p50/p99 ms   cold s   MiB   recall of best/all   name")
        let own = [executable, "lookup", "--jsonl", "--database", folder + "/memory.sqlite"]
        try score("dragoman", all, own)
        try score("dragoman --fast", all, own + ["--fast"])
        try score("dragoman, sources of the memory, limit 1", try equal(), own)
        let short = try short()
        try score("dragoman, 2 to 15 characters", short, own)
        print("  the first 200 of the queries of all kinds:")
        let few = Set(file: all.file, gold: all.gold, count: 200)
        try score("dragoman", few, own)
        try score("dragoman --fast", few, own + ["--fast"])
        let peers = shared + "/bench/peers/"
        try score("rapidfuzz, length window", few, ["python3", peers + "rapidfuzz_scan.py", corpus, "len"])
        let trigrams = ["python3", peers + "fts5_trigram.py"]
        _ = Measurement.run("/usr/bin/env", trigrams + ["build", corpus, folder + "/fts.sqlite"])
        try score("SQLite FTS5, 12 rarest trigrams", few, trigrams + ["serve", folder + "/fts.sqlite", "rare"])
    }

    // MARK: Queries

    /// Queries with what a scan of everything finds.
    private struct Set {
        var file: String
        var gold: String
        var count: Int
    }

    private struct Query: Encodable {
        var id: String
        var text: String
        var source = "en"
        var target = "*"
        var threshold = 70
        var limit: Int
    }

    private struct Gold: Encodable {
        var id: String
        var best = 1.0
        var matches: [Double] = []
    }

    private func set(_ name: String, _ lines: String) throws -> Set {
        let file = folder + "/\(name).jsonl"
        try Data(lines.utf8).write(to: URL(filePath: file))
        let gold = folder + "/\(name).gold.jsonl"
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "nearest.py").path
        try Shell.output("/usr/bin/env", ["python3", script, corpus, file]).write(to: URL(filePath: gold))
        return Set(file: file, gold: gold, count: lines.split(separator: "\n").count)
    }

    /// Sources as the memory has them, of which one match is wanted.
    private func equal() throws -> Set {
        let queries = try sources { _ in true }.enumerated().map { Query(id: "e\($0)", text: $1, limit: 1) }
        let file = folder + "/equal.jsonl"
        try Data(lines(queries).utf8).write(to: URL(filePath: file))
        let gold = folder + "/equal.gold.jsonl"
        try Data(lines(queries.map { Gold(id: $0.id) }).utf8).write(to: URL(filePath: gold))
        return Set(file: file, gold: gold, count: queries.count)
    }

    /// Short sources with one character changed.
    private func short() throws -> Set {
        let queries = try sources { (2...15).contains($0.count) }.enumerated().map { number, source in
            var text = Array(source)
            text[number % text.count] = "e"
            return Query(id: "s\(number)", text: String(text), limit: 5)
        }
        return try set("short", try lines(queries))
    }

    /// 400 sources of the corpus that meet a condition, from all over it.
    private func sources(_ condition: (Substring) -> Bool) throws -> [String] {
        let all = try String(contentsOfFile: corpus, encoding: .utf8).split(separator: "\n").compactMap { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().first
        }.filter(condition)
        return stride(from: 0, to: all.count, by: max(all.count / 400, 1)).map { String(all[$0]) }
    }

    private func lines(_ values: [some Encodable]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try values.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
    }

    // MARK: The harness

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

    private func score(_ name: String, _ set: Set, _ command: [String]) throws {
        let harness = [
            "python3", shared + "/bench/score.py", "--queries", set.file, "--gold", set.gold, "--limit-queries",
            "\(set.count)", "--name", name, "--",
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
}
