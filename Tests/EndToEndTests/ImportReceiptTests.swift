import Foundation
import Testing

/// What `import` shows and writes of each segment.
struct ImportReceiptTests {
    @Test func `a dry run shows what would change, a receipt keeps it`() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("The harbour opens. Nobody was hurt.\n", to: "a.txt")
        _ = try dragoman.json(["init"])
        _ = try dragoman.json(["ingest", "a.txt"])
        _ = try dragoman.json(["export", "--language", "fr", "-o", "out"])
        let export = try dragoman.text("out/fr.xlf")
        func translated(_ text: String) -> String {
            export.replacing("<source>The harbour opens.</source>", with: "<source>The harbour opens.</source>\u{1}")
                .replacing(#/\x{1}\s*<target[^>]*?(/>|>[^<]*</target>)/#, with: "<target>\(text)</target>")
        }
        try dragoman.write(translated("Le port ouvre."), to: "one.xlf")
        let shown = try dragoman.run(["import", "one.xlf", "--dry-run"])
        #expect(shown.code == 0)
        #expect(shown.text.contains("imported\n  source  The harbour opens.\n  target  Le port ouvre.\n"))
        #expect(shown.text.contains("1 imported, 0 kept as candidates, 1 unchanged, 0 refused (dry run"))

        _ = try dragoman.json(["import", "one.xlf", "--receipt", "one.jsonl"])
        let lines = try dragoman.text("one.jsonl").split(separator: "\n")
        let told = try lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(told.map { $0["outcome"] as? String } == ["imported", "untranslated"])
        #expect(told[0]["after"] as? String == "Le port ouvre." && told[0]["article"] as? String == "a")

        try dragoman.write(translated("Le port est ouvert."), to: "two.xlf")
        let second = try dragoman.run(["import", "two.xlf", "--dry-run", "--on-conflict", "candidate"])
        #expect(second.text.contains("  memory  Le port ouvre.\n  change  Le port [-ouvre-]{+est ouvert+}.\n"))
    }
}
