import Foundation
import Testing

/// What an edit of an article does to its translations, through the built binary.
struct CarryOverTests {
    private static let article = "The goverment met on Monday.\n\nIt did not agree.\n\nRain is expected.\n"
    private static let edited = "The government met on Monday.\n\nIt did agree.\n\nRain\u{A0}is expected.\n"

    /// A memory with an article that is translated into French.
    private func translated() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        try dragoman.write(Self.article, to: "a.txt")
        _ = try dragoman.json(["ingest", "a.txt"])
        _ = try dragoman.json(["export", "--language", "fr", "-o", "out"])
        let file = try dragoman.text("out/fr.xlf").replacing(#/<source>(.*?)</source>/#) {
            "\($0.output.0)<target>F \($0.output.1)</target>"
        }
        try dragoman.write(file, to: "back.xlf")
        _ = try dragoman.json(["import", "back.xlf"])
        try dragoman.write(Self.edited, to: "a.txt")
        return dragoman
    }

    private func french(_ dragoman: DragomanBinary) throws -> [String: Int] {
        let rows = try #require(try dragoman.json(["coverage", "--language", "fr"])["languages"] as? [[String: Any]])
        return try #require(rows.first?["segments"] as? [String: Int])
    }

    @Test func `the shipped policy accepts white space, and undo takes it back`() throws {
        let dragoman = try translated()
        let before = try french(dragoman)
        let result = try dragoman.json(["ingest", "a.txt"])
        let article = try #require((result["articles"] as? [[String: Any]])?.first)
        #expect(article["drift"] as? [String: Int] == ["spacing": 1, "typo": 1, "negation": 1])
        #expect(article["accepted"] as? Int == 1)
        let after = try french(dragoman)
        #expect(after["translated"] == 1 && after["stale"] == 2)
        let batch = try #require(result["batch"] as? Int)
        _ = try dragoman.json(["undo", "\(batch)"])
        #expect(try french(dragoman) == before)
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }

    @Test func `a site accepts slips too, and people read what was done`() throws {
        let dragoman = try translated()
        try dragoman.write("source: en\ntargets: [fr]\ncarryOver: {typo: accept, negation: none}\n", to: "site.yaml")
        let outcome = try dragoman.run(["ingest", "a.txt", "--site", "site.yaml"])
        #expect(
            outcome.text.contains("edited: 1 spacing, 1 typo, 1 negation; 2 translations accepted"),
            "\(outcome.text)"
        )
        let after = try french(dragoman)
        #expect(after["translated"] == 2 && after["stale"] == 0)
    }

    @Test func `no site may accept a change of what is said`() throws {
        let dragoman = try translated()
        try dragoman.write("source: en\ntargets: [fr]\ncarryOver:\n  negation: accept\n", to: "site.yaml")
        try dragoman.refuse(
            ["ingest", "a.txt", "--site", "site.yaml"],
            saying: ["site-carry-over-invalid", "site.yaml:4", "negation"]
        )
    }

    @Test func `a table with a fault is told with its line, and nothing is changed`() throws {
        let dragoman = try translated()
        for name in ["site.yaml", "Segmentation/root.txt", "Segmentation/en.txt"] {
            let text = try String(
                contentsOf: DragomanBinary.root.appendingPathComponent("Data/\(name)"),
                encoding: .utf8
            )
            try dragoman.write(text, to: "Own/\(name)")
        }
        try dragoman.write("language en\nversion 1\n[negations]\nnot not\n", to: "Own/Matching/en.txt")
        let before = try french(dragoman)
        let outcome = try dragoman.shell("DRAGOMAN_DATA=Own \"$dragoman\" ingest a.txt")
        #expect(outcome.code == 1 && outcome.stderr.contains("en.txt:4"), "\(outcome.stderr)")
        #expect(outcome.stderr.contains("meaning-table-invalid"))
        #expect(try french(dragoman) == before)
    }
}
