import DragomanTesting
import Foundation
import Testing

/// `memory list|show|edit|retire|stats` by the built binary.
struct MemoryUpkeepTests {
    /// A memory with an article of four segments, one with codes, one that stands twice: its French is stored for both
    /// places, its German once.
    private static func desk() throws -> DragomanBinary {
        let dragoman = try DragomanBinary()
        try dragoman.write(
            "<html><body><h1>Port news</h1><p>The harbour opens. It is <b>big</b>.</p><p>The harbour opens.</p></body></html>",
            to: "a.html"
        )
        try dragoman.json(["ingest", "a.html"])
        try dragoman.json(["export", "-l", "fr", "-l", "de", "-o", "out"])
        for language in ["fr", "de"] {
            let filled = XLIFFFiller { _, source in "\(language.uppercased()) \(source)" }
                .fill(try dragoman.text("out/\(language).xlf"))
            try dragoman.write(filled.text, to: "\(language).xlf")
        }
        try dragoman.json(["import", "fr.xlf", "--author", "Ana"])
        try dragoman.json(["import", "de.xlf", "--author", "Bo"])
        try dragoman.json(["export", "-l", "fr", "-o", "out", "--only", "all"])
        var count = 0
        let other = XLIFFFiller(overwrites: true) { _, source in
            if source == "The harbour opens." { count += 1 }
            return source == "The harbour opens." && count == 2 ? "FR Here it opens." : nil
        }.fill(try dragoman.text("out/fr.xlf"))
        try dragoman.write(other.text, to: "fr.xlf")
        try dragoman.json(["import", "fr.xlf", "--author", "Ana"])
        let second = try id(dragoman, "FR Here it opens.")
        try dragoman.json(["memory", "edit", second, "--target", "FR The harbour opens.", "--author", "Ana"])
        return dragoman
    }

    private static func list(_ dragoman: DragomanBinary, _ options: [String] = []) throws -> [[String: Any]] {
        try #require(try dragoman.json(["memory", "list"] + options)["translations"] as? [[String: Any]])
    }

    private static func targets(_ dragoman: DragomanBinary, _ options: [String] = []) throws -> [String] {
        try list(dragoman, options).compactMap { $0["target"] as? String }
    }

    private static func id(_ dragoman: DragomanBinary, _ target: String) throws -> String {
        let found = try list(dragoman).first { $0["target"] as? String == target }
        return String(try #require(found?["id"] as? Int, "no translation '\(target)'"))
    }

    /// All that the memory's tables hold.
    private static func dump(_ dragoman: DragomanBinary) throws -> String {
        try MemoryDump.text(of: dragoman.folder.appendingPathComponent("dragoman.sqlite").path)
    }

    private static func percent(_ dragoman: DragomanBinary) throws -> Int {
        let report = try dragoman.json(["coverage", "--language", "fr"])
        let rows = try #require(report["languages"] as? [[String: Any]])
        return try #require(rows.first?["percent"] as? Int)
    }

    // MARK: Reading

    @Test func listsByAnyProperty() throws {
        let dragoman = try Self.desk()
        let all = try dragoman.json(["memory", "list"])
        #expect(all["total"] as? Int == 7)
        let french = try Self.list(dragoman, ["--language", "fr"])
        #expect(french.count == 4)
        #expect(french.allSatisfy { $0["author"] as? String == "Ana" && $0["article"] as? String == "a" })
        #expect(try Self.targets(dragoman, ["--author", "Bo", "--text", "PORT"]) == ["DE Port news"])
        #expect(try Self.targets(dragoman, ["--text", "fr ", "--in", "source"]) == [])
        #expect(
            try Self.targets(dragoman, ["--text", "is big", "--in", "target", "-l", "fr"]) == ["FR It is <1>big</1>."]
        )
        #expect(try Self.list(dragoman, ["--state", "final"]).isEmpty)
        #expect(try Self.list(dragoman, ["--batch", "2"]).count == 3)
        #expect(try Self.list(dragoman, ["--article", "b"]).isEmpty)
        #expect(try Self.list(dragoman, ["--since", "2020-01-01"]).count == 7)
        #expect(try Self.list(dragoman, ["--until", "2020-01-01"]).isEmpty)
        let text = try dragoman.run(["memory", "list", "-l", "fr", "--text", "port"])
        #expect(text.text.contains("    Port news\n    FR Port news\n"))
        #expect(text.stderr.contains("1 translation"))
    }

    @Test func pagesFollowOneAnother() throws {
        let dragoman = try Self.desk()
        let whole = try Self.list(dragoman).compactMap { $0["id"] as? Int }
        var paged: [Int] = []
        var after = 0
        for _ in 0..<10 {
            let page = try dragoman.json(["memory", "list", "--limit", "3", "--after", String(after)])
            #expect(page["total"] as? Int == 7)
            paged += (page["translations"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int }
            guard let next = page["next"] as? Int else { break }
            after = next
        }
        #expect(paged == whole)
        let middle = try Self.list(dragoman, ["--offset", "2", "--limit", "2", "--text", " "]).compactMap {
            $0["id"] as? Int
        }
        #expect(middle == Array(whole.dropFirst(2).prefix(2)))
    }

    @Test func conflictsAreListedTogether() throws {
        let dragoman = try Self.desk()
        #expect(try Self.list(dragoman, ["--conflicts"]).isEmpty)
        let id = try Self.id(dragoman, "FR The harbour opens.")
        try dragoman.json(["memory", "edit", id, "--target", "Le port ouvre."])
        let conflicts = try Self.list(dragoman, ["--conflicts"])
        #expect(Set(conflicts.compactMap { $0["target"] as? String }) == ["FR The harbour opens.", "Le port ouvre."])
        #expect(conflicts.compactMap { $0["group"] as? Int } == [1, 1])
        #expect(try Self.list(dragoman, ["--conflicts", "-l", "de"]).isEmpty)
    }

    @Test func duplicatesDifferInCaseSpaceAndPunctuationOnly() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR The harbour opens.")
        try dragoman.json(["memory", "edit", id, "--target", "fr the  HARBOUR opens"])
        let duplicates = try Self.targets(dragoman, ["--duplicates"])
        #expect(Set(duplicates) == ["FR The harbour opens.", "fr the  HARBOUR opens"])
    }

    @Test func showTellsHistoryContextAndUses() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR Port news")
        let edited = try dragoman.json(["memory", "edit", id, "--target", "Nouvelles du port", "--author", "Cy"])
        let change = try #require((edited["translations"] as? [[String: Any]])?.first)
        let new = try #require(change["newID"] as? Int)
        let shown = try dragoman.json(["memory", "show", String(new)])
        let detail = try #require((shown["translations"] as? [[String: Any]])?.first)
        let history = try #require(detail["history"] as? [[String: Any]])
        #expect(history.compactMap { $0["target"] as? String } == ["FR Port news", "Nouvelles du port"])
        #expect(history.compactMap { $0["author"] as? String } == ["Ana", "Cy"])
        let superseded = try #require(history[0]["superseded"] as? [String: Any])
        #expect(superseded["batch"] as? Int == edited["batch"] as? Int)
        #expect(superseded["kind"] as? String == "edit" && superseded["author"] as? String == "Cy")
        #expect((detail["uses"] as? [[String: Any]])?.first?["article"] as? String == "a")
        let context = try #require(detail["context"] as? [String: Any])
        #expect(context["next"] as? String == "The harbour opens.")
        // The superseded one can still be looked at, and is used nowhere.
        let old = try dragoman.json(["memory", "show", id])
        let oldDetail = try #require((old["translations"] as? [[String: Any]])?.first)
        #expect((oldDetail["uses"] as? [Any])?.isEmpty == true)
        let bySource = try dragoman.json(["memory", "show", "--source", "It is <1>big</1>.", "-l", "de"])
        #expect((bySource["translations"] as? [Any])?.count == 1)
        #expect(try dragoman.run(["memory", "show", id]).text.contains("superseded: batch"))
    }

    @Test func statisticsAddUp() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR Port news")
        try dragoman.json(["memory", "edit", id, "--state", "final"])
        let statistics = try dragoman.json(["memory", "stats"])
        let rows = try #require(statistics["languages"] as? [[String: Any]])
        #expect(rows.compactMap { $0["language"] as? String } == ["de", "fr"])
        let french = rows[1]
        #expect(french["translations"] as? Int == 4 && french["superseded"] as? Int == 2)
        #expect(french["sources"] as? Int == 3 && french["words"] as? Int == 2 + 3 + 3)
        #expect((french["states"] as? [String: Int]) == ["initial": 0, "translated": 3, "reviewed": 0, "final": 1])
        #expect(statistics["translations"] as? Int == 7)
        #expect(try dragoman.run(["memory", "stats"]).text.contains("7 translations of 3 sources with 8 words"))
    }

    // MARK: Writing

    @Test func anEditSupersedesAndIsTakenBack() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR It is <1>big</1>.")
        let answer = try dragoman.json([
            "memory", "edit", id, "--target", "Il est <1>grand</1>.", "--state", "reviewed",
        ])
        #expect(answer["edited"] as? Int == 1)
        func lookup() throws -> [String] {
            let found = try dragoman.json(["lookup", "It is <1>big</1>.", "--target", "fr", "--threshold", "100"])
            return (found["matches"] as? [[String: Any]] ?? []).compactMap { $0["target"] as? String }
        }
        #expect(try lookup() == ["Il est <1>grand</1>."])
        #expect(try dragoman.run(["render", "a", "--language", "fr"]).text.contains("Il est <b>grand</b>."))
        #expect(try Self.targets(dragoman, ["--role", "superseded", "--text", "it is"]) == ["FR It is <1>big</1>."])
        let batch = try #require(answer["batch"] as? Int)
        try dragoman.json(["undo", String(batch)])
        #expect(try lookup() == ["FR It is <1>big</1>."])
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }

    @Test func anEditThatSaysNothingNewIsNoBatch() throws {
        let dragoman = try Self.desk()
        let before = try Self.dump(dragoman)
        let id = try Self.id(dragoman, "FR Port news")
        let answer = try dragoman.json(["memory", "edit", id, "--target", "FR Port news", "--state", "translated"])
        #expect(answer["unchanged"] as? Int == 1 && answer["batch"] == nil)
        #expect(try Self.dump(dragoman) == before)
    }

    @Test func everywhereMeansTheSameWordingOfTheSameSource() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR The harbour opens.")
        let answer = try dragoman.json(["memory", "edit", id, "--target", "Le port ouvre.", "--everywhere"])
        #expect(answer["edited"] as? Int == 2)
        #expect(try Self.list(dragoman, ["--conflicts"]).isEmpty)
        #expect(try !Self.targets(dragoman).contains("FR The harbour opens."))
    }

    @Test func aFileOfEditsIsAllOrNothing() throws {
        let dragoman = try Self.desk()
        let ids = try ["FR Port news", "DE Port news", "DE It is <1>big</1>."].map { try Self.id(dragoman, $0) }
        let good = """
            {"id":\(ids[0]),"target":"Nouvelles du port"}

            {"id":\(ids[1]),"state":"reviewed"}

            """
        let before = try Self.dump(dragoman)
        for (line, words) in [
            ("{\"id\":99,\"state\":\"final\"}", "translation-unknown"), ("{\"id\":1", "edit-line-unreadable"),
            ("{\"id\":1}", "edit-line-unreadable"), ("{\"id\":1,\"traget\":\"x\"}", "edit-line-unreadable"),
            ("{\"id\":1,\"state\":\"perfect\"}", "edit-line-unreadable"), ("[]", "edit-line-unreadable"),
            ("{\"id\":\(ids[0]),\"state\":\"final\"}", "edit-twice"),
            ("{\"id\":\(ids[2]),\"target\":\" \"}", "edit-empty"),
        ] {
            try dragoman.write(good + line + "\n", to: "edits.jsonl")
            try dragoman.refuse(["memory", "edit", "--file", "edits.jsonl"], saying: ["edits.jsonl:4: error:", words])
            #expect(try Self.dump(dragoman) == before)
        }
        try dragoman.write("\u{FEFF}" + good.replacing("\n", with: "\r\n"), to: "edits.jsonl")
        let answer = try dragoman.json(["memory", "edit", "--file", "edits.jsonl"])
        #expect(answer["edited"] as? Int == 2)
        let piped = try dragoman.run(
            ["memory", "edit", "--file", "-"],
            input: "{\"id\":\(try Self.id(dragoman, "DE Port news")),\"state\":\"final\"}\n"
        )
        #expect(piped.code == 0 && piped.text.contains("reviewed, now final"))
    }

    @Test func codesOfAnEditAreThoseOfItsSource() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR It is <1>big</1>.")
        for (target, code) in [
            ("Il est grand.", "code-missing"), ("Il est <1>grand.", "edit-unreadable"),
            ("Il est </1>grand<1>.", "edit-unreadable"), ("Il est <b>grand</b>.", "edit-unreadable"),
            ("Il est <1>gr\u{1}and</1>.", "edit-unreadable"), ("", "edit-empty"), ("<1></1>", "edit-empty"),
            (
                "Il est \(String(UnicodeScalar(0xFDD0 as UInt32).map(Character.init) ?? "?"))<1>grand</1>.",
                "edit-unreadable"
            ),
        ] {
            try dragoman.refuse(["memory", "edit", id, "--target", target], saying: ["translation \(id)", code])
        }
        // Where the source has no codes, what looks like one is text.
        let plain = try Self.id(dragoman, "FR Port news")
        try dragoman.json(["memory", "edit", plain, "--target", "a <1> b & c"])
        #expect(try Self.targets(dragoman, ["--text", "<1> b & c"]) == ["a <1> b & c"])
    }

    @Test func retiringLowersCoverageAndIsTakenBack() throws {
        let dragoman = try Self.desk()
        #expect(try Self.percent(dragoman) == 100)
        let id = try Self.id(dragoman, "FR Port news")
        let answer = try dragoman.json(["memory", "retire", id, "--reason", "wrong port"])
        #expect(answer["retired"] as? Int == 1 && (answer["ids"] as? [Int])?.map(String.init) == [id])
        #expect(try Self.percent(dragoman) < 100)
        let found = try dragoman.json(["lookup", "Port news", "--target", "fr"])
        #expect((found["matches"] as? [Any])?.isEmpty == true)
        #expect(try dragoman.run(["memory", "show", id]).text.contains("memory retire: wrong port"))
        try dragoman.refuse(["memory", "retire", id], saying: ["target-not-live"])
        try dragoman.refuse(["memory", "edit", id, "--state", "final"], saying: ["target-not-live"])
        try dragoman.json(["undo", String(try #require(answer["batch"] as? Int))])
        #expect(try Self.percent(dragoman) == 100)
        #expect(try dragoman.json(["verify"])["ok"] as? Bool == true)
    }

    @Test func retiresByFilters() throws {
        let dragoman = try Self.desk()
        let answer = try dragoman.json(["memory", "retire", "--batch", "3", "--by", "Cy"])
        #expect(answer["retired"] as? Int == 3)
        #expect(try Self.list(dragoman, ["-l", "de"]).isEmpty)
        #expect(try Self.list(dragoman, ["-l", "fr"]).count == 4)
        let none = try dragoman.json(["memory", "retire", "--author", "Nobody"])
        #expect(none["retired"] as? Int == 0 && none["batch"] == nil)
    }

    @Test func retiresConflictsButOneWording() throws {
        let dragoman = try Self.desk()
        let none = try dragoman.json(["memory", "retire", "--conflicts"])
        #expect(none["retired"] as? Int == 0 && none["kept"] as? Int == 0 && none["batch"] == nil)
        let id = try Self.id(dragoman, "FR The harbour opens.")
        try dragoman.json(["memory", "edit", id, "--target", "Le port ouvre.", "--author", "Cy"])
        let before = try Self.dump(dragoman)
        let dry = try dragoman.json(["memory", "retire", "--conflicts", "-l", "fr", "--dry-run"])
        #expect(dry["retired"] as? Int == 1 && dry["kept"] as? Int == 1)
        #expect(try Self.dump(dragoman) == before)
        // All pass: the newest wording stays. What is not in the group is not touched.
        let answer = try dragoman.json(["memory", "retire", "--conflicts"])
        #expect(answer["retired"] as? Int == 1 && answer["kept"] as? Int == 1)
        #expect(
            Set(try Self.targets(dragoman, ["-l", "fr"])) == ["FR Port news", "FR It is <1>big</1>.", "Le port ouvre."]
        )
        let batch = try #require(answer["batch"] as? Int)
        try dragoman.json(["undo", String(batch)])
        #expect(try Self.list(dragoman, ["--conflicts"]).count == 2)
        // Where another wording stays anyhow, all that pass go, the newest too.
        let chosen = try dragoman.json(["memory", "retire", "--conflicts", "--author", "Cy"])
        #expect(chosen["retired"] as? Int == 1 && chosen["kept"] as? Int == 0)
        #expect(try !Self.targets(dragoman).contains("Le port ouvre."))
        #expect(try Self.targets(dragoman, ["-l", "fr"]).contains("FR The harbour opens."))
    }

    @Test func retiresDuplicatesButOne() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR The harbour opens.")
        try dragoman.json(["memory", "edit", id, "--target", "fr the  HARBOUR opens"])
        try dragoman.json(["memory", "edit", try Self.id(dragoman, "FR The harbour opens."), "--state", "final"])
        let text = try dragoman.run(["memory", "retire", "--duplicates"])
        #expect(text.text.contains("1 retired: fr 1; 1 of the same groups kept\n"))
        // The greater state stays.
        #expect(try Self.targets(dragoman, ["-l", "fr"]).contains("FR The harbour opens."))
        #expect(try !Self.targets(dragoman).contains("fr the  HARBOUR opens"))
        #expect(try Self.list(dragoman, ["--duplicates"]).isEmpty)
    }

    @Test func retiringDuplicatesLeavesEverySourceItsTranslation() throws {
        let dragoman = try DragomanBinary()
        try dragoman.write("Read more\n\nRead More.\n", to: "a.txt")
        try dragoman.json(["ingest", "a.txt"])
        try dragoman.json(["export", "-l", "fr", "-o", "out"])
        let back = XLIFFFiller { _, source in source.hasSuffix(".") ? "Lire la suite." : "Lire la suite" }
        try dragoman.write(back.fill(try dragoman.text("out/fr.xlf")).text, to: "back.xlf")
        try dragoman.json(["import", "back.xlf"])
        let coverage = try dragoman.run(["coverage", "-l", "fr", "--json"]).text
        #expect(try Self.list(dragoman, ["--duplicates"]).count == 2)
        let retired = try dragoman.json(["memory", "retire", "--duplicates"])
        #expect(retired["retired"] as? Int == 0 && retired["kept"] as? Int == 2)
        #expect(try dragoman.run(["coverage", "-l", "fr", "--json"]).text == coverage)
    }

    @Test func aDryRunChangesNothing() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR Port news")
        let before = try Self.dump(dragoman)
        let edit = try dragoman.json(["memory", "edit", id, "--target", "Nouvelles", "--dry-run"])
        #expect(edit["edited"] as? Int == 1 && edit["batch"] == nil)
        let retire = try dragoman.json(["memory", "retire", "--language", "fr", "--dry-run"])
        #expect(retire["retired"] as? Int == 4 && retire["batch"] == nil)
        #expect(try Self.dump(dragoman) == before)
    }

    // MARK: Hostile

    @Test func wrongCallsAreUsageErrors() throws {
        let dragoman = try Self.desk()
        for arguments in [
            ["retire"], ["retire", "1", "--author", "Ana"], ["retire", "--role", "superseded"], ["edit"],
            ["retire", "--conflicts", "--duplicates"], ["retire", "1", "--conflicts"],
            ["retire", "--duplicates", "--role", "candidate"],
            ["edit", "1"],
            ["edit", "1", "--file", "x"], ["show"], ["show", "1", "--source", "x"], ["list", "--limit", "0"],
            ["list", "--in", "source"], ["list", "--conflicts", "--duplicates"], ["list", "--state", "good"],
            ["list", "--since", "yesterday"], ["list", "--language", "xx-nonsense-tag"], ["list", "--text", ""],
            ["list", "--offset", "-1"],
        ] {
            try dragoman.refuse(["memory"] + arguments, code: 2, saying: [])
        }
        try dragoman.refuse(["memory", "list", "--batch", "99"], saying: ["batch-unknown"])
        try dragoman.refuse(["memory", "show", "99"], saying: ["translation-unknown"])
        try dragoman.refuse(["memory", "show", "--", "-1"], saying: ["translation-unknown"])
        try dragoman.refuse(["memory", "show", "--source", "Nothing like this."], saying: ["source-unknown"])
        try dragoman.refuse(["memory", "edit", "--file", "none.jsonl"], saying: ["file-unreadable"])
        let empty = try DragomanBinary()
        try empty.refuse(["memory", "list"], saying: ["memory-missing"])
        try empty.refuse(["memory", "retire", "1"], saying: ["memory-missing"])
    }

    @Test func namesFromAnywhereForgeNothing() throws {
        let dragoman = try Self.desk()
        let id = try Self.id(dragoman, "FR Port news")
        let name = "'; DROP TABLE target; --\u{1B}[2J"
        try dragoman.json(["memory", "edit", id, "--target", "Nouvelles", "--author", name])
        #expect(try Self.targets(dragoman, ["--author", name]) == ["Nouvelles"])
        #expect(try !dragoman.run(["memory", "list"]).text.contains("\u{1B}"))
        #expect(try !dragoman.run(["memory", "show", "--source", "Port news"]).text.contains("\u{1B}"))
    }
}
