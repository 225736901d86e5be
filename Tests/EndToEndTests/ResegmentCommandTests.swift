import DragomanTesting
import Foundation
import Testing

/// `dragoman resegment` through the built binary, over a memory that was made with other tables.
struct ResegmentCommandTests {
    private let dragoman: DragomanBinary
    /// The data with a table for English that knows no abbreviation.
    private var oldData: [String: String] { ["DRAGOMAN_DATA": dragoman.folder.appendingPathComponent("Old").path] }

    init() throws {
        dragoman = try DragomanBinary()
        let shipped = DragomanBinary.root.appendingPathComponent("Data")
        for name in ["site.yaml", "Segmentation/root.txt"] {
            try dragoman.write(try Data(contentsOf: shipped.appendingPathComponent(name)), to: "Old/" + name)
        }
        try dragoman.write("language en\nversion old\n", to: "Old/Segmentation/en.txt")
    }

    private func ingest(_ paths: [String]) throws {
        let outcome = try dragoman.run(["ingest"] + paths, environment: oldData)
        #expect(outcome.code == 0, "\(outcome.stderr)")
    }

    private func translate(_ language: String) throws {
        try dragoman.run(["export", "-l", language, "-o", "out"])
        let filled = XLIFFFiller { _, source in "FR " + source }.fill(try dragoman.text("out/\(language).xlf")).text
        try dragoman.write(filled, to: "back.xlf")
        #expect(try dragoman.run(["import", "back.xlf"]).code == 0)
    }

    @Test func aDryRunShowsWhatTheRunDoes() throws {
        try dragoman.write("She met Mr. Smith. They spoke.", to: "a.txt")
        try ingest(["a.txt"])
        try translate("fr")
        let before = try dragoman.state()
        let shown = try dragoman.run(["resegment", "--dry-run", "--show"])
        #expect(
            shown.text == """
                a  1 unit changes, 3 → 2 segments: 1 joined
                  - She met Mr. | Smith.
                  + She met Mr. Smith.
                fr  1 carried over; coverage 100 % → 100 %
                1 article split otherwise, 0 the same by the new rules, 0 up to date (dry run: nothing was kept)

                """
        )
        #expect(shown.code == 0 && shown.stderr.isEmpty)
        #expect(try dragoman.state() == before)
        var told = try dragoman.json(["resegment", "--dry-run", "--show"])
        #expect(told["batch"] == nil)
        let done = try dragoman.json(["resegment", "--show"])
        told["batch"] = done["batch"]
        #expect(NSDictionary(dictionary: told) == NSDictionary(dictionary: done))
        #expect(try dragoman.run(["render", "a", "-l", "fr"]).text == "FR She met Mr. FR Smith. FR They spoke.")
        let again = try dragoman.json(["resegment"])
        #expect(again["batch"] == nil && again["changes"] == nil && again["upToDate"] as? Int == 1)
        #expect(try dragoman.json(["ingest", "a.txt"])["batch"] == nil)
        let batch = try #require(done["batch"] as? Int)
        #expect(try dragoman.run(["undo", "\(batch)"]).code == 0)
        #expect(try dragoman.state() == before)
    }

    /// A translation is never cut by a guess: a target language's SRX rule that gives up ends the run, and nothing changes.
    @Test(arguments: [["--dry-run"], []])
    func anSRXRuleThatTakesTooLongForATranslationEndsTheRun(arguments: [String]) throws {
        try dragoman.write(
            "language en\nversion old\n[abbreviations never final]\ndone\n",
            to: "Old/Segmentation/en.txt"
        )
        try dragoman.write("It was done. They left.", to: "a.txt")
        try ingest(["a.txt"])
        try dragoman.run(["export", "-l", "fr", "-o", "out"])
        let slow = String(repeating: "a", count: 300) + "! A."
        let filled = XLIFFFiller { _, _ in slow }.fill(try dragoman.text("out/fr.xlf")).text
        try dragoman.write(filled, to: "back.xlf")
        #expect(try dragoman.run(["import", "back.xlf"]).code == 0)
        try dragoman.write(
            """
            <srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body>
            <languagerules><languagerule languagerulename="A">
            <rule break="yes"><beforebreak>(a+)+$</beforebreak><afterbreak>\\s</afterbreak></rule>
            </languagerule></languagerules>
            <maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules></body></srx>

            """,
            to: "slow.srx"
        )
        try dragoman.write("source: en\ntargets: [fr]\nsegmentation: {fr: {srx: slow.srx}}\n", to: "site.yaml")
        let before = try dragoman.state()
        let outcome = try dragoman.run(["resegment", "--site", "site.yaml"] + arguments)
        #expect(outcome.code == 1 && outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("slow.srx:3: error:"), "\(outcome.stderr)")
        #expect(outcome.stderr.contains("[srx-rule-too-slow]"))
        #expect(try dragoman.state() == before)
    }

    @Test func theArticlesSayTheirRules() throws {
        try dragoman.write("She met Mr. Smith.", to: "a.txt")
        try ingest(["a.txt"])
        let rules = {
            (try dragoman.json(["articles"])["articles"] as? [[String: Any]])?.first?["rules"] as? String ?? ""
        }
        let old = try rules()
        #expect(old.contains("old"))
        try dragoman.run(["resegment"])
        #expect(try rules() != old)
    }

    @Test func wrongCallsAreTold() throws {
        try dragoman.refuse(["resegment"], saying: ["dragoman.sqlite"])
        try dragoman.write("One.", to: "a.txt")
        try ingest(["a.txt"])
        try dragoman.refuse(["resegment", "--article", "b"], saying: ["'b'", "article-unknown"])
        try dragoman.refuse(["resegment", "--language", "?"], code: 2, saying: ["'?'", "language-unknown"])
        try dragoman.refuse(["resegment", "--show", "--limit", "0"], code: 2, saying: ["limit-unusable"])
    }

    @Test func aKilledRunIsDoneOrNotDone() throws {
        for number in 0..<24 {
            var news = NewsGenerator(seed: UInt64(number) + 800)
            try dragoman.write(news.html(sentences: 10), to: "news/n\(number).html")
        }
        try ingest(["news"])
        try translate("fr")
        // Revisions are numbered on, also after an undo.
        let state = { try dragoman.state().map { $0.replacing(#/"revision":[0-9]+/#, with: "") } }
        let before = try state()
        let begin = ContinuousClock.now
        let batch = try #require(try dragoman.json(["resegment"])["batch"] as? Int)
        let whole = max(1000, Int((ContinuousClock.now - begin) / .microseconds(1)))
        let after = try state()
        #expect(after != before)
        try dragoman.run(["undo", "\(batch)"])
        #expect(try state() == before)
        var random = SeededRandom(seed: 56)
        for _ in 0..<8 {
            let process = try dragoman.start(["resegment"])
            // No test of time: a kill must be harmless whenever it comes.
            usleep(UInt32(Int(random.next() % UInt64(whole + whole / 8))))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let killed = try state()
            #expect(killed == before || killed == after)
            if killed == after { break }
        }
        try dragoman.run(["resegment"])
        #expect(try state() == after)
    }
}
