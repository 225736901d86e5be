import DragomanDocuments
import DragomanMeasuring
import DragomanModel
import DragomanTesting
import DragomanText

/// How fast each filter takes articles apart: MB and words a CPU second, in this process, extraction alone.
enum FilterBenchmark {
    static func run() throws {
        print("filters, extraction alone (about 10 MB of generated articles each)")
        var news = NewsGenerator(seed: 1)
        let html = (0..<400).map { _ in Array(news.html(sentences: 120).utf8) }
        let markdown = (0..<500).map { _ in Array(news.markdown(sentences: 120).utf8) }
        let text = (0..<700).map { _ in Array(news.text(sentences: 120).utf8) }
        try measure("HTML", goal: 8, html) { try HTMLFilter().extract($0, file: "page.html").units }
        try measure("Markdown", goal: 25, markdown) { try MarkdownFilter().extract($0, file: "page.md").units }
        try measure("text", goal: 50, text) {
            try TextFilter(joinsPageBreaks: false).extract($0, file: "page.txt").units
        }
        let export = Array(news.wxr(posts: 2000, sentences: 36).utf8)
        try measure("WXR", goal: nil, [export]) { bytes in
            var units: [Unit] = []
            _ = try WXRReader().read(file: "export.xml", opening: { ByteSource(bytes, chunkSize: 1 << 18) }) {
                units += $0.units
            }
            return units
        }
    }

    private static func measure(
        _ name: String,
        goal: Int?,
        _ articles: [[UInt8]],
        _ extract: ([UInt8]) throws -> [Unit]
    ) throws {
        let counter = try WordCounter(language: LanguageTag(canonical: "en"))
        let words = try articles.reduce(0) { sum, article in
            try extract(article).reduce(sum) { $0 + counter.count($1.content) }
        }
        let bytes = articles.reduce(0) { $0 + $1.count }
        let seconds = try (0..<3).map { _ in
            let start = Measurement.ownSeconds
            for article in articles { _ = try extract(article) }
            return Measurement.ownSeconds - start
        }.sorted()[1]
        let rate = Double(bytes) / 1e6 / seconds
        Report.line(
            "  \(name)",
            "\(Report.number(rate, 1)) MB/s, \(Report.thousands(Int(Double(words) / seconds))) words/s",
            goal: goal.map { ("\($0) MB/s", rate >= Double($0)) }
        )
    }
}
