import Foundation
import Testing

/// Clauses of the command-line contract, one by one, through the built binary.
struct ContractTests {
    private func translated(_ xliff: String, _ change: (String) -> String) throws -> String {
        var result = ""
        var rest = Substring(xliff)
        while let start = rest.range(of: "<source>"), let end = rest.range(of: "</source>") {
            result +=
                rest[..<end.upperBound] + "<target>\(change(String(rest[start.upperBound..<end.lowerBound])))</target>"
            rest = rest[end.upperBound...]
        }
        return result + rest
    }

    @Test func aDryRunOfAnIngestMakesNoMemory() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("One. Two.", to: "a.txt")
        let outcome = try dragoman.run(
            ["ingest", "a.txt", "--dry-run", "--json"],
            environment: ["TMPDIR": dragoman.folder.path]
        )
        #expect(outcome.code == 0, "\(outcome.stderr)")
        let answer = try outcome.json()
        #expect((answer["articles"] as? [[String: Any]])?.first?["segments"] as? Int == 2)
        #expect(answer["batch"] == nil)
        let left = try FileManager.default.contentsOfDirectory(atPath: dragoman.folder.path).filter {
            !$0.hasPrefix(".std")
        }
        #expect(left == ["a.txt"])
    }

    @Test func anIngestAndAGlossaryImportSayTheBatchThatUndoTakes() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("One. Two.", to: "a.txt")
        try dragoman.write("en,fr\nriver,fleuve\n", to: "terms.csv")
        let ingested = try #require(try dragoman.json(["ingest", "a.txt"])["batch"] as? Int)
        #expect(try dragoman.json(["ingest", "a.txt"])["batch"] == nil)
        let imported = try #require(try dragoman.json(["glossary", "import", "terms.csv"])["batch"] as? Int)
        #expect(try dragoman.json(["glossary", "import", "terms.csv"])["batch"] == nil)
        for batch in [imported, ingested] { #expect(try dragoman.run(["undo", "\(batch)"]).code == 0) }
        #expect((try dragoman.json(["articles"])["articles"] as? [Any])?.isEmpty == true)
    }

    @Test func aGlossaryThatIsKnownBeginsNoBatch() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("One.", to: "a.txt")
        try dragoman.write("en,fr\nriver,fleuve\n", to: "terms.csv")
        try dragoman.run(["ingest", "a.txt"])
        try dragoman.run(["glossary", "import", "terms.csv"])
        try dragoman.run(["export", "--language", "fr", "-o", "before"])
        try dragoman.run(["glossary", "import", "terms.csv"])
        try dragoman.run(["export", "--language", "fr", "-o", "after"])
        #expect(try dragoman.data("before/fr.xlf") == dragoman.data("after/fr.xlf"))
    }

    @Test func namesThatAToolChangedAreFoundByTheirSource() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("The river rose.\n\nThe market closed early.", to: "a.txt")
        try dragoman.run(["ingest", "a.txt"])
        try dragoman.run(["export", "--language", "fr", "-o", "out", "--version", "2.1"])
        var file = try translated(try dragoman.text("out/fr.xlf")) { "FR " + $0 }
        file = file.replacing(" id=\"u", with: " id=\"x").replacing(
            "The river rose.",
            with: "The river\n rose.",
            maxReplacements: 1
        )
        try dragoman.write(file, to: "back.xlf")
        let answer = try dragoman.json(["import", "back.xlf"])
        #expect((answer["files"] as? [[String: Any]])?.first?["imported"] as? Int == 2)
    }

    @Test func aUnitThatStandsTwiceIsNamed() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("The river rose.", to: "a.txt")
        try dragoman.run(["ingest", "a.txt"])
        try dragoman.run(["export", "--language", "fr", "-o", "out", "--version", "2.1"])
        let file = try dragoman.text("out/fr.xlf")
        let start = try #require(file.range(of: "<unit "))
        let end = try #require(file.range(of: "</unit>"))
        let unit = String(file[start.lowerBound..<end.upperBound])
        let name = try #require(unit.firstMatch(of: /id="(u[0-9a-z]+)"/)?.1)
        try dragoman.write(file.replacing("</file>", with: unit + "</file>"), to: "twice.xlf")
        let outcome = try dragoman.run(["import", "twice.xlf"])
        #expect(outcome.code == 1)
        #expect(outcome.stderr.contains("'\(name)"), "\(outcome.stderr)")
    }

    @Test func slugsWithASlashRenderIntoFilesOfTheirOwn() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("One.", to: "a.txt")
        try dragoman.run(["ingest", "a.txt", "--slug", "news/one"])
        try dragoman.run(["ingest", "a.txt", "--slug", "news-one"])
        let files = try #require(
            try dragoman.json(["render", "--all", "--language", "fr", "-o", "out"])["files"] as? [[String: Any]]
        )
        #expect(Set(files.compactMap { $0["path"] as? String }).count == 2)
    }

    @Test func aSlugIsTheSameHoweverItsAccentsAreWritten() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("One.", to: "caf\u{65}\u{301}.txt")
        #expect(try dragoman.run(["ingest", "caf\u{65}\u{301}.txt"]).code == 0)
        for slug in ["caf\u{E9}", "caf\u{65}\u{301}"] {
            #expect(try dragoman.run(["units", slug]).code == 0)
            #expect(try dragoman.run(["render", slug, "--language", "en"]).text == "One.")
        }
    }

    @Test func aQueryThatCannotBeAnsweredIsToldWithItsLine() throws {
        let dragoman = try DragomanBinary()
        try dragoman.run(["init"])
        let good = #"{"id":1,"text":"x","target":"fr"}"#
        for bad in [#"{"id":2,"text":"x","target":"xx"}"#, #"{"id":2,"text":"x","target":"fr","limit":0}"#, "{"] {
            let outcome = try dragoman.run(["lookup", "--jsonl"], input: good + "\n" + bad + "\n")
            #expect(outcome.code == 1)
            #expect(outcome.text == #"{"complete":true,"id":1,"matches":[]}"# + "\n")
            #expect(outcome.stderr.hasPrefix("standard input:2: error: "), "\(outcome.stderr)")
        }
    }

    @Test func whatWasKeptAsACandidateComesAfterWhatIsInUse() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("The vote is on Monday.", to: "a.txt")
        try dragoman.run(["ingest", "a.txt"])
        try dragoman.run(["export", "--language", "fr", "-o", "old"])
        try dragoman.write(try translated(try dragoman.text("old/fr.xlf")) { _ in "premier" }, to: "1.xlf")
        try dragoman.run(["import", "1.xlf"])
        try dragoman.run(["export", "--language", "fr", "-o", "new", "--only", "all"])
        try dragoman.write(try dragoman.text("new/fr.xlf").replacing("premier", with: "nouveau"), to: "2.xlf")
        try dragoman.write(try translated(try dragoman.text("old/fr.xlf")) { _ in "ancien" }, to: "3.xlf")
        for file in ["2.xlf", "3.xlf"] { try dragoman.run(["import", file]) }
        let matches =
            try dragoman.json(["lookup", "The vote is on Monday.", "--target", "fr"])["matches"] as? [[String: Any]]
        #expect(matches?.map { $0["target"] as? String } == ["nouveau", "ancien"])
    }

    @Test func anUntouchedExportOfAnOlderTextSaysNothing() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("The vote is on Monday.", to: "a.txt")
        try dragoman.run(["ingest", "a.txt"])
        try dragoman.run(["export", "--language", "fr", "-o", "out"])
        try dragoman.write(try translated(try dragoman.text("out/fr.xlf")) { "FR " + $0 }, to: "1.xlf")
        try dragoman.run(["import", "1.xlf"])
        try dragoman.run(["export", "--language", "fr", "-o", "all", "--only", "all"])
        try dragoman.write("The vote is on Friday.", to: "a.txt")
        try dragoman.run(["ingest", "a.txt"])
        let answer = try dragoman.json(["import", "all/fr.xlf"])
        let file = try #require((answer["files"] as? [[String: Any]])?.first)
        #expect(file["imported"] as? Int == 0)
        #expect((file["findings"] as? [Any])?.isEmpty == true)
    }
}
