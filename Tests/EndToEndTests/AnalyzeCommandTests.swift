import DragomanTesting
import Foundation
import Testing

/// `dragoman analyze` and `dragoman export --repetitions` through the built binary.
struct AnalyzeCommandTests {
    private static let samples = DragomanBinary.root.appendingPathComponent("Data/Samples").path

    /// A desk with the shipped samples, translated as far as they are.
    private func desk() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        #expect(try dragoman.run(["ingest", Self.samples + "/articles"]).code == 0)
        #expect(try dragoman.shell("exec \"$dragoman\" import '\(Self.samples)'/translations/*.xlf").code == 0)
        return dragoman
    }

    private func rows(_ answer: [String: Any]) throws -> [[String: Any]] {
        try #require(answer["languages"] as? [[String: Any]])
    }

    private func bands(_ row: [String: Any], _ key: String = "segments") -> [String: Int] {
        let bands = row["bands"] as? [[String: Any]] ?? []
        return Dictionary(uniqueKeysWithValues: bands.map { ($0["band"] as? String ?? "", $0[key] as? Int ?? -1) })
            .filter { $0.value != 0 }
    }

    @Test func theSamples() throws {
        let dragoman = try desk()
        let call = ["analyze", "--language", "fr"]
        Golden.expect(try dragoman.run(call).text, matches: "analyze-samples.txt")
        Golden.expect(try dragoman.run(call + ["--format", "csv"]).text, matches: "analyze-samples.csv")
        Golden.expect(try dragoman.run(call + ["--json"]).text, matches: "analyze-samples.json")
        Golden.expect(try dragoman.run(["analyze", "--all"]).text, matches: "analyze-samples-all.txt")
        // What coverage counts is what the analysis counts.
        let analyzed = try rows(try dragoman.json(["analyze", "--all"]))
        let covered = try rows(try dragoman.json(["coverage"]))
        #expect(analyzed.count == 27)
        for (one, other) in zip(analyzed, covered) {
            #expect(one["language"] as? String == other["language"] as? String)
            #expect(one["words"] as? Int == (other["words"] as? [String: Any])?["total"] as? Int)
            #expect(bands(one, "words").values.reduce(0, +) == one["words"] as? Int)
            #expect(bands(one).values.reduce(0, +) == (other["segments"] as? [String: Any])?["total"] as? Int)
            let done = ["context", "100"].reduce(0) { $0 + (bands(one, "words")[$1] ?? 0) }
            #expect(done == (other["words"] as? [String: Any])?["translated"] as? Int, "\(one["language"] ?? "")")
        }
    }

    @Test func filesThatAreNotIngestedAreReadAsIngestReadsThem() throws {
        let dragoman = try DragomanBinary()
        try dragoman.json(["init"])
        let before = try dragoman.state()
        let outside = try rows(try dragoman.json(["analyze", Self.samples + "/articles", "--language", "ja"]))[0]
        #expect(try dragoman.state() == before)
        try dragoman.json(["ingest", Self.samples + "/articles"])
        let inside = try rows(try dragoman.json(["analyze", "--language", "ja"]))[0]
        // The order of the files is not that of the slugs, so which of two is the repetition may differ.
        #expect(outside["words"] as? Int == inside["words"] as? Int)
        #expect(outside["segments"] as? Int == inside["segments"] as? Int)
        #expect(bands(outside)["new"] != nil && bands(outside)["context"] == nil)
    }

    @Test func oneArticleAndRates() throws {
        let dragoman = try desk()
        try dragoman.write("new: 50\n", to: "rates.yaml")
        try dragoman.write("source: en\ntargets: [fr]\nrates: {new: 20}\n", to: "site.yaml")
        let call = ["analyze", "--article", "budget-vote", "--language", "fr", "--no-internal"]
        func weighted(_ more: [String]) throws -> Double {
            try #require(try rows(try dragoman.json(call + more))[0]["weightedWords"] as? Double)
        }
        let new = Double(bands(try rows(try dragoman.json(call))[0], "words")["new"] ?? 0)
        let standard = try weighted([])
        #expect(abs(try weighted(["--rates", "rates.yaml"]) - (standard - new * 0.5)) < 0.001)
        #expect(abs(try weighted(["--site", "site.yaml"]) - (standard - new * 0.8)) < 0.001)
    }

    @Test func wrongCallsAreRefused() throws {
        let dragoman = try desk()
        try dragoman.refuse(["analyze"], code: 2, saying: ["--language", "--all"])
        try dragoman.refuse(["analyze", "--all", "--language", "fr"], code: 2, saying: ["either"])
        try dragoman.refuse(["analyze", "--language", "xx"], code: 2, saying: ["xx", "language-unknown"])
        try dragoman.refuse(["analyze", "x.txt", "--article", "a", "--all"], code: 2, saying: ["either paths or"])
        try dragoman.refuse(["analyze", "x.txt", "--all"], saying: ["x.txt", "file-unreadable"])
        try dragoman.refuse(
            ["analyze", "--article", "budget-vot", "--all"],
            saying: ["budget-vote", "article-unknown"]
        )
        try dragoman.write("news: 10\n", to: "rates.yaml")
        try dragoman.refuse(["analyze", "--all", "--rates", "rates.yaml"], saying: ["rates.yaml:1", "rates-invalid"])
        try dragoman.refuse(["analyze", "--all", "--rates", "none.yaml"], saying: ["none.yaml", "file-unreadable"])
        try dragoman.write("- a: [\n", to: "rates.yaml")
        try dragoman.refuse(["analyze", "--all", "--rates", "rates.yaml"], saying: ["rates.yaml:", "site-unreadable"])
        try dragoman.write("One.\n", to: "a/x.txt")
        try dragoman.write("Two.\n", to: "b/x.txt")
        try dragoman.refuse(["analyze", "a", "b", "--all"], saying: ["slug-twice"])
        try dragoman.write(Data([0x3C, 0x70, 0x3E, 0xFF, 0xFE, 0x00]), to: "bad.html")
        let bad = try dragoman.run(["analyze", "bad.html", "--all"])
        #expect([0, 1].contains(bad.code) && bad.stderr.contains("charset"), "\(bad.stderr)")
    }

    @Test func noMemoryIsAnErrorAndAnEmptyFolderIsNothingToDo() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("One.\n", to: "x.txt")
        #expect(try dragoman.run(["analyze", "x.txt", "--all"]).code == 1)
        #expect(try !dragoman.exists("dragoman.sqlite"))
        try dragoman.json(["init"])
        try dragoman.write("no article", to: "empty/none.bin")
        let answer = try dragoman.json(["analyze", "empty", "--language", "fr"])
        #expect(try rows(answer)[0]["words"] as? Int == 0)
        #expect(try rows(try dragoman.json(["analyze", "--language", "fr"]))[0]["segments"] as? Int == 0)
    }

    @Test func repetitionsAreExportedOnce() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("Ferry news.\n\nMore soon.\n\nTrain news.\n\nMore soon.\n", to: "a.txt")
        try dragoman.json(["ingest", "a.txt"])
        let call = ["export", "--language", "fr", "-o", "out"]
        func file(_ more: [String]) throws -> [String: Any] {
            try #require((try dragoman.json(call + more)["files"] as? [[String: Any]])?.first)
        }
        #expect(try file([])["segments"] as? Int == 4)
        #expect(try file([])["repetitions"] as? Int == 0)
        let once = try file(["--repetitions", "once"])
        #expect(once["segments"] as? Int == 3 && once["repetitions"] as? Int == 1 && once["words"] as? Int == 6)
        #expect(try dragoman.run(call + ["--repetitions", "once"]).text.contains("1 repetitions left out"))
        try dragoman.refuse(call + ["--repetitions", "twice"], code: 2, saying: ["twice"])

        let back = XLIFFFiller { _, source in "FR " + source }.fill(try dragoman.text("out/fr.xlf"))
        try dragoman.write(back.text, to: "fr.xlf")
        try dragoman.json(["import", "fr.xlf"])
        #expect(
            try dragoman.run(["render", "a", "--language", "fr"]).text
                == "FR Ferry news.\n\nFR More soon.\n\nFR Train news.\n\nFR More soon.\n"
        )
        try dragoman.write("source: en\ntargets: [fr]\nrepetitions: {apart: [a#u1-1]}\n", to: "site.yaml")
        let told = try dragoman.run(call + ["--site", "site.yaml"])
        #expect(told.code == 0 && told.stderr.contains("a#u1-1") && told.stderr.contains("apart-unknown"))
    }

    @Test func equalSymbolsWithOtherCodesAreNoFullMatch() throws {
        let dragoman = try DragomanBinary()
        // The pairs of the memory's text cross; those of the article nest.
        let crossing = """
            <bpt i="1">&lt;b&gt;</bpt><bpt i="2">&lt;i&gt;</bpt>harbour<ept i="1">&lt;/b&gt;</ept><ept i="2">&lt;/i&gt;</ept>
            """
        try dragoman.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
            srclang="en" datatype="html"/><body><tu><tuv xml:lang="en"><seg>The \(crossing) opens today.</seg></tuv>
            <tuv xml:lang="fr"><seg>Le \(crossing) ouvre.</seg></tuv></tu></body></tmx>
            """,
            to: "a.tmx"
        )
        try dragoman.write("<p>The <b><i>harbour</i></b> opens today.</p>", to: "a.html")
        try dragoman.json(["init"])
        try dragoman.json(["memory", "import", "a.tmx"])
        let row = try rows(try dragoman.json(["analyze", "a.html", "--language", "fr"]))[0]
        let bands = try #require(row["bands"] as? [[String: Any]])
        let filled = bands.filter { $0["segments"] as? Int != 0 }.compactMap { $0["band"] as? String }
        #expect(filled == ["95-99"])
    }
}
