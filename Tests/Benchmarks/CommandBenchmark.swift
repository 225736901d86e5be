import DragomanMeasuring
import DragomanTesting
import FoundationEssentials
import Glibc

/// How fast the commands are as a newsroom runs them: whole processes over 2,000 articles.
struct CommandBenchmark {
    let executable: String
    let folder: String

    private var database: String { folder + "/desk.sqlite" }
    private static let articles = 2000
    private static let sentences = 44
    private static let languages = [
        "ar", "cs", "de", "el", "es", "fa", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "nl", "pl", "pt",
        "ro", "ru",
        "sr", "sv", "th", "tr", "uk", "vi", "zh-Hans",
    ]

    /// Generates, runs, prints.
    func run() throws {
        let bytes = try generate()
        let ingest = command(["ingest", folder + "/news", "--quiet"])
        let (segments, words) = try counts()
        print(
            "\n\(Self.articles) generated articles: \(Report.thousands(words)) words, \(Report.thousands(segments)) segments, \(Report.number(Double(bytes) / 1e6, 1)) MB"
        )
        Report.line(
            "ingest into a new memory",
            "\(Report.number(Double(bytes) / 1e6 / ingest.cpuSeconds, 1)) MB/s, \(rate(words, ingest)) words/s, \(figures(ingest))"
        )
        Report.line("  peak memory", megabytes(ingest), goal: ("200 MB", ingest.peakMegabytes <= 200))
        let again = command(["ingest", folder + "/news", "--quiet"])
        Report.line("ingest again, nothing changed", figures(again))
        try exchange(segments: segments)
        try allLanguages(segments: segments)
        let start = Measurement.median(of: 15, executable, ["--version"])
        Report.line(
            "start-up (--version, median of 15)",
            "\(Report.number(start.wallSeconds * 1000, 1)) ms wall, \(Report.number(start.cpuSeconds * 1000, 1)) ms CPU",
            goal: ("25 ms", start.wallSeconds <= 0.025)
        )
    }

    private func exchange(segments: Int) throws {
        for version in ["1.2", "2.1"] {
            let export = command(["export", "--language", "fr", "-o", folder + "/out", "--version", version, "--quiet"])
            Report.line(
                "export of one language, \(version)",
                "\(rate(segments, export)) segments/s, \(figures(export))",
                goal: ("100,000/s", Double(segments) / export.cpuSeconds >= 100_000)
            )
            Report.line("  peak memory", megabytes(export), goal: ("200 MB", export.peakMegabytes <= 200))
        }
        _ = command(["export", "--language", "fr", "-o", folder + "/out", "--quiet"])
        Translator.fill(folder + "/out/fr.xlf")
        let imported = command(["import", folder + "/out/fr.xlf", "--quiet"])
        Report.line(
            "import of one language, 1.2",
            "\(rate(segments, imported)) segments/s, \(figures(imported))",
            goal: ("100,000/s", Double(segments) / imported.cpuSeconds >= 100_000)
        )
        Report.line("  peak memory", megabytes(imported), goal: ("200 MB", imported.peakMegabytes <= 200))
    }

    private func allLanguages(segments: Int) throws {
        let all = command(["export", "--all", "-o", folder + "/all", "--quiet"])
        Report.line("export of all 27 languages", figures(all), goal: ("60 s", all.wallSeconds <= 60))
        Report.line("  peak memory", megabytes(all), goal: ("200 MB", all.peakMegabytes <= 200))
        for language in Self.languages where language != "fr" {
            Translator.fill(folder + "/all/\(language).xlf")
            _ = command(["import", folder + "/all/\(language).xlf", "--quiet"])
            unlink(folder + "/all/\(language).xlf")
        }
        let coverage = Measurement.median(of: 5, executable, ["coverage", "--json", "--database", database])
        Report.line(
            "coverage, \(Report.thousands(segments)) segments × 27 languages",
            figures(coverage),
            goal: ("100 ms", coverage.wallSeconds <= 0.1)
        )
        let render = command(["render", "--all", "--language", "fr", "-o", folder + "/site", "--quiet"])
        Report.line("render all articles in one language", figures(render))
    }

    private func command(_ arguments: [String]) -> Measurement.Run {
        let run = Measurement.run(executable, arguments + ["--database", database])
        if run.exitCode != 0 { print("dragoman \(arguments.joined(separator: " ")) ended with \(run.exitCode)") }
        return run
    }

    private func generate() throws -> Int {
        mkdir(folder + "/news", 0o755)
        var news = NewsGenerator(seed: 2026)
        var bytes = 0
        for number in 0..<Self.articles {
            let (text, ending) =
                switch number % 4 {
                case 0, 1: (news.html(sentences: Self.sentences), "html")
                case 2: (news.markdown(sentences: Self.sentences), "md")
                default: (news.text(sentences: Self.sentences), "txt")
                }
            bytes += text.utf8.count
            try Data(text.utf8).write(to: URL(filePath: folder + "/news/article-\(number).\(ending)"))
        }
        return bytes
    }

    private func counts() throws -> (segments: Int, words: Int) {
        struct Listed: Decodable {
            struct Article: Decodable {
                var segments: Int
                var words: Int
            }

            var articles: [Article]
        }
        let data = try Shell.output(executable, ["articles", "--json", "--database", database])
        let articles = try JSONDecoder().decode(Listed.self, from: data).articles
        return articles.reduce((0, 0)) { ($0.0 + $1.segments, $0.1 + $1.words) }
    }

    private func rate(_ count: Int, _ run: Measurement.Run) -> String {
        Report.thousands(Int(Double(count) / run.cpuSeconds))
    }

    private func figures(_ run: Measurement.Run) -> String {
        "\(Report.number(run.cpuSeconds)) s CPU, \(Report.number(run.wallSeconds)) s wall"
    }

    private func megabytes(_ run: Measurement.Run) -> String { "\(Report.number(run.peakMegabytes, 0)) MB" }
}
