import DragomanTesting
import Foundation
import Testing

/// `dragoman import` of archives through the built binary.
struct ArchiveCommandTests {
    @Test func `findings and counts name the archive and the file in it`() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("<p>The <b>harbour</b> opens. Nobody was hurt.</p>", to: "a.html")
        _ = try dragoman.json(["init"])
        _ = try dragoman.json(["ingest", "a.html"])
        _ = try dragoman.json(["export", "--language", "fr", "-o", "out"])
        let export = try dragoman.text("out/fr.xlf")
        let filled = XLIFFFiller { id, _ in id.hasSuffix("1") ? "Le port ouvre." : "Personne." }.fill(export).text
        try dragoman.write(Data(try ZipBuilder(["in/fr.xlf": filled, "logo.png": "PNG"]).built()), to: "back.mqout")

        let shown = try dragoman.run(["import", "back.mqout", "--dry-run"])
        #expect(shown.code == 3)
        #expect(shown.text.contains("back.mqout/in/fr.xlf  fr: 1 imported, 1 kept as candidates"))
        #expect(shown.stderr.contains("back.mqout/in/fr.xlf:") && shown.stderr.contains("[code-missing]"))
        #expect(shown.stderr.contains("back.mqout/logo.png: ") && shown.stderr.contains("[entry-skipped]"))

        let told = try dragoman.run(["import", "back.mqout", "--json"]).json()
        let files = try #require(told["files"] as? [[String: Any]])
        #expect(files.map { $0["path"] as? String } == ["back.mqout/in/fr.xlf"])
        let skipped = try #require(told["skipped"] as? [[String: Any]])
        #expect(skipped.map { $0["path"] as? String } == ["back.mqout/logo.png"])

        try dragoman.write(Data(try ZipBuilder(["in/fr.xlf": filled]).built().prefix(300)), to: "short.zip")
        let refused = try dragoman.run(["import", "short.zip"])
        #expect(refused.code == 1 && refused.stderr.hasPrefix("short.zip: ") && refused.stderr.contains("cut short"))
    }
}
