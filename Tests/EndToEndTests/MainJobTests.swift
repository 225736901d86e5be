import Foundation
import Testing

/// The main job through the built binary: ingest, export, translate, import, coverage, render, undo.
struct MainJobTests {
    private let page = """
        <!DOCTYPE html>\r
        <html lang=en>\r
        <head><title>Harbour news &amp; more</title></head>\r
        <body><p>The <b>old harbour</b> opens at 9 a.m. on Monday. Dr. Brandt will speak.</p>\r
        <p>Entry is free.<p>Come early&hellip;\r
        </body></html>\r

        """

    /// Puts a target behind each source of an XLIFF 1.2 file, as a tool does that sets no state.
    private func translate(_ xliff: String, _ change: (String) -> String) -> String {
        var result = ""
        var rest = Substring(xliff)
        while let start = rest.range(of: "<source>"), let end = rest.range(of: "</source>") {
            let source = String(rest[start.upperBound..<end.lowerBound])
            result += rest[..<end.upperBound]
            rest = rest[end.upperBound...]
            result += "<target>\(change(source))</target>"
        }
        return result + rest
    }

    @Test func aPageGoesOutAndComesBackTranslated() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write(page, to: "news/harbour.html")
        let made = try dragoman.json(["init"])
        #expect((made["targets"] as? [String])?.count == 27)
        #expect(made["source"] as? String == "en")

        let ingested = try dragoman.json(["ingest", "news"])
        let article = try #require((ingested["articles"] as? [[String: Any]])?.first)
        #expect(article["slug"] as? String == "harbour")
        #expect(article["status"] as? String == "added")
        #expect(article["segments"] as? Int == 5)

        let files = try #require(
            try dragoman.json(["export", "--language", "fr", "-o", "out"])["files"] as? [[String: Any]]
        )
        #expect(files.first?["segments"] as? Int == 5)
        #expect(files.first?["path"] as? String == "out/fr.xlf")

        let untouched = try dragoman.json(["import", "out/fr.xlf"])
        #expect((untouched["files"] as? [[String: Any]])?.first?["imported"] as? Int == 0)

        try dragoman.write(translate(try dragoman.text("out/fr.xlf")) { "FR " + $0 }, to: "back.xlf")
        let imported = try dragoman.json(["import", "back.xlf", "--author", "ann"])
        #expect((imported["files"] as? [[String: Any]])?.first?["imported"] as? Int == 5)
        let batch = try #require(imported["batch"] as? Int)

        let again = try dragoman.json(["import", "back.xlf"])
        #expect((again["files"] as? [[String: Any]])?.first?["imported"] as? Int == 0)

        let rows = try #require(try dragoman.json(["coverage"])["languages"] as? [[String: Any]])
        #expect(rows.count == 27)
        #expect(rows.first { $0["language"] as? String == "fr" }?["percent"] as? Int == 100)
        #expect(rows.first { $0["language"] as? String == "ar" }?["percent"] as? Int == 0)

        let source = try dragoman.run(["render", "harbour", "--language", "en"])
        #expect(source.stdout == Data(page.utf8))
        let french = try dragoman.run(["render", "harbour", "--language", "fr"]).text
        #expect(french.contains("<html lang=fr>"))
        #expect(french.contains("<title>FR Harbour news &amp; more</title>"))
        #expect(
            french.contains("<p>FR The <b>old harbour</b> opens at 9 a.m. on Monday. FR Dr. Brandt will speak.</p>\r\n")
        )
        #expect(french.contains("<p>FR Come early&hellip;\r\n"))
        let arabic = try dragoman.run(["render", "harbour", "--language", "ar"]).text
        #expect(arabic.contains("<html lang=ar dir=\"rtl\">") || arabic.contains("dir=\"rtl\""))
        #expect(arabic.contains("<span lang=\"en\" dir=\"ltr\">Entry is free.</span>"))

        let undone = try dragoman.json(["undo", String(batch)])
        #expect(undone["restored"] as? Int == 5)
        let after = try #require(try dragoman.json(["coverage", "--language", "fr"])["languages"] as? [[String: Any]])
        #expect(after.first?["percent"] as? Int == 0)
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }

    @Test func aChangedArticleKeepsWhatDidNotChange() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("First news\n\nAlpha is here. Beta is there. Gamma went away.\n", to: "a.txt")
        try dragoman.json(["ingest", "a.txt"])
        try dragoman.json(["export", "--language", "de", "-o", "out"])
        try dragoman.write(translate(try dragoman.text("out/de.xlf")) { "DE " + $0 }, to: "de.xlf")
        try dragoman.json(["import", "de.xlf"])

        // Beta moved to the front and Gamma changed.
        try dragoman.write("First news\n\nBeta is there. Alpha is here. Gamma ran away.\n", to: "a.txt")
        let again = try #require((try dragoman.json(["ingest", "a.txt"])["articles"] as? [[String: Any]])?.first)
        #expect(again["status"] as? String == "updated")
        #expect(again["carriedOver"] as? Int == 3)
        let row = try #require(
            (try dragoman.json(["coverage", "--language", "de"])["languages"] as? [[String: Any]])?.first
        )
        let segments = try #require(row["segments"] as? [String: Any])
        #expect(segments["translated"] as? Int == 3)
        #expect(segments["stale"] as? Int == 1)

        let export = try dragoman.json(["export", "--language", "de", "-o", "out2"])
        #expect((export["files"] as? [[String: Any]])?.first?["segments"] as? Int == 1)
        let xliff = try dragoman.text("out2/de.xlf")
        #expect(xliff.contains("DE Gamma went away."))

        let old = try #require(
            try dragoman.json(["lookup", "Gamma went away.", "--target", "de"])["matches"] as? [[String: Any]]
        )
        #expect(old.first?["score"] as? Int == 100)
        #expect(old.first?["target"] as? String == "DE Gamma went away.")

        // The first translator delivers late, for the text as it was.
        try dragoman.write(try dragoman.text("de.xlf").replacing("DE Gamma", with: "Doch Gamma"), to: "late.xlf")
        let late = try dragoman.run(["import", "late.xlf", "--json"])
        #expect(late.code == 0)
        #expect(late.stderr.contains("source-moved"))
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }

    @Test func helpAndUsageEndAsTheContractSays() throws {
        let dragoman = try DragomanBinary()
        #expect(try dragoman.run(["--version"]).code == 0)
        #expect(try dragoman.run(["--help"]).code == 0)
        #expect(try dragoman.run(["export", "--help"]).text.contains("USAGE"))
        #expect(try dragoman.run(["export"]).code == 2)
        #expect(try dragoman.run(["frobnicate"]).code == 2)
        let missing = try dragoman.run(["coverage"])
        #expect(missing.code == 1)
        #expect(missing.stderr.contains("dragoman init"))
        #expect(!dragoman.exists("dragoman.sqlite"))
        try dragoman.json(["--database", "x.sqlite", "init"])
        #expect(dragoman.exists("x.sqlite"))
        let unknown = try dragoman.run(["export", "--language", "zh-Hanss", "-o", "out", "--database", "x.sqlite"])
        #expect(unknown.code == 2)
        #expect(unknown.stderr.contains("did you mean 'zh-Hans'?"))
    }

    @Test func segmentsAreJSONLines() throws {
        let dragoman = try DragomanBinary()
        let outcome = try dragoman.run(["segment", "--language", "en"], input: "Dr. Who? Yes.\n\nOne")
        #expect(outcome.text == "[\"Dr. Who? \",\"Yes.\"]\n[]\n[\"One\"]\n")
    }
}
