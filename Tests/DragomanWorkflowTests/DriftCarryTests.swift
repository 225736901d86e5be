import DragomanMemory
import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// Articles that were edited: what is told of the edits, and what becomes of the translations.
struct DriftCarryTests {
    private func translate(
        _ desk: Desk,
        state: String? = nil,
        _ translation: @escaping (String) -> String? = { "F " + $0 }
    ) throws {
        try desk.import(
            XLIFFFiller(state: state) { _, source in translation(source) }.fill(try desk.export("fr").text).text
        )
    }

    private func live(_ desk: Desk, _ sentence: String) throws -> [NewTarget] {
        try desk.workflow.memory.read { reader in
            let content = CodedText(displayed: sentence) ?? CodedText()
            guard let source = try reader.source(content, language: LanguageTag(canonical: "en")) else { return [] }
            return try reader.targets(of: source, language: LanguageTag(canonical: "fr")).map(\.target)
        }
    }

    private func expectSound(_ desk: Desk) throws {
        #expect(try desk.workflow.memory.read { try $0.verify() } == [])
    }

    private static let site = "carryOver:\n  case: accept\n  typo: accept\n  code: accept\n"
    private static let text = """
        The goverment met in Paris on Monday.

        It did not agree on a budget.

        They have three weeks left.

        “We will go on,” the minister said.

        Rain is expected in the north.
        """

    @Test func `edits are counted by their gravest class`() throws {
        let desk = try Desk()
        try desk.ingest(Self.text, as: "a.txt")
        let edited = Self.text.replacing("goverment", with: "government").replacing("did not agree", with: "did agree")
            .replacing("three weeks", with: "two weeks").replacing("go on,”", with: "give up,”")
            .replacing("Rain is", with: "Rain\u{A0}is")
        let article = try desk.ingest(edited, as: "a.txt")
        #expect(article.status == .updated && article.carriedOver == 0)
        #expect(article.drift == ["typo": 1, "negation": 1, "number": 1, "meaning": 1, "spacing": 1])
        #expect(article.joined == 0 && article.split == 0 && article.accepted == 0 && article.candidates == 0)
        #expect(try desk.ingest(edited, as: "a.txt").drift.isEmpty)
    }

    @Test func `white space keeps its translation, and undo takes that back`() throws {
        let desk = try Desk()
        try desk.ingest(Self.text, as: "a.txt")
        try translate(desk, state: "final")
        let before = try desk.allCoverage()
        let edited = Self.text.replacing("Rain is", with: "Rain\u{A0}is")
        let result = try desk.workflow.ingest([try desk.write(edited, to: "a.txt")])
        #expect(result.articles.first?.drift == ["spacing": 1] && result.articles.first?.accepted == 1)
        let row = try desk.coverage()
        #expect(
            row.percent == 100 && row.segments.translated == 5 && row.segments.final == 4 && row.segments.stale == 0
        )
        let target = try #require(try live(desk, "Rain\u{A0}is expected in the north.").first)
        #expect(target.content.coded == "F Rain is expected in the north.")
        #expect(target.state == .translated && target.origin == .fuzzyAccepted && target.role == .current)
        #expect(
            String(decoding: try desk.render("a", in: "fr"), as: UTF8.self).hasSuffix(
                "F Rain is expected in the north."
            )
        )
        try expectSound(desk)
        _ = try desk.workflow.undo(try #require(result.batch))
        #expect(try desk.allCoverage() == before)
        #expect(try live(desk, "Rain\u{A0}is expected in the north.").isEmpty)
        try expectSound(desk)
    }

    @Test func `a dry run tells the same and keeps nothing`() throws {
        let desk = try Desk()
        try desk.ingest(Self.text, as: "a.txt")
        try translate(desk)
        var options = IngestOptions()
        options.isDryRun = true
        let path = try desk.write(Self.text.replacing("Rain is", with: "Rain\u{A0}is"), to: "a.txt")
        #expect(try desk.workflow.ingest([path], options: options).articles.first?.accepted == 1)
        #expect(try live(desk, "Rain\u{A0}is expected in the north.").isEmpty)
    }

    @Test(arguments: [("", 0), (site, 1)])
    func `the site decides about a slip`(site: String, accepted: Int) throws {
        let desk = try Desk(site: site)
        try desk.ingest(Self.text, as: "a.txt")
        try translate(desk)
        let article = try desk.ingest(Self.text.replacing("goverment", with: "government"), as: "a.txt")
        #expect(article.drift == ["typo": 1] && article.accepted == accepted)
        let row = try desk.coverage()
        #expect(row.segments.stale == 1 - accepted && row.segments.translated == 4 + accepted)
        let export = try desk.export("fr").text
        #expect(
            export.contains("F The goverment met") == (accepted == 0),
            "what is stale goes out with its old translation"
        )
        try expectSound(desk)
    }

    @Test func `an edit of two classes is accepted where both are`() throws {
        let desk = try Desk(site: Self.site)
        try desk.ingest(Self.text, as: "a.txt")
        try translate(desk)
        let article = try desk.ingest(
            Self.text.replacing(
                "The goverment met in Paris on Monday.",
                with: "The government met, in Paris, on Monday."
            ),
            as: "a.txt"
        )
        #expect(article.drift == ["typo": 1] && article.accepted == 0)
        #expect(try desk.coverage().segments.stale == 1)
    }

    @Test func `what is not carried over counts as missing`() throws {
        let desk = try Desk(site: "carryOver: {number: none}\n")
        try desk.ingest(Self.text, as: "a.txt")
        try translate(desk)
        let article = try desk.ingest(Self.text.replacing("three weeks", with: "two weeks"), as: "a.txt")
        #expect(article.drift == ["number": 1])
        let row = try desk.coverage()
        #expect(row.segments.stale == 0 && row.segments.missing == 1)
        try expectSound(desk)
    }

    @Test func `a translation that the new text has already stays`() throws {
        let desk = try Desk(site: Self.site)
        try desk.ingest("They recieve aid from the north.", as: "a.txt")
        try desk.ingest("They receive aid from the north.", as: "b.txt")
        try translate(desk) { $0.contains("recieve") ? "old" : "new" }
        let article = try desk.ingest("They receive aid from the north.", as: "a.txt")
        #expect(article.drift == ["typo": 1] && article.accepted == 0)
        #expect(String(decoding: try desk.render("a", in: "fr"), as: UTF8.self) == "new")
        #expect(try live(desk, "They receive aid from the north.").count == 1)
    }

    @Test func `a code that goes is taken out of the translation, one that comes has no certain place`() throws {
        let desk = try Desk(site: Self.site)
        try desk.ingest("The *talks* ended and [the city](https://a.example) slept.\n", as: "a.md")
        try translate(desk)
        let gone = try desk.ingest("The talks ended and [the city](https://b.example) slept.\n", as: "a.md")
        #expect(gone.drift == ["code": 1] && gone.accepted == 0, "the address is part of the code")
        _ = try desk.ingest("The *talks* ended and [the city](https://a.example) slept.\n", as: "a.md")
        let same = try desk.ingest("The talks ended and [the city](https://a.example) slept.\n", as: "a.md")
        #expect(same.drift == ["code": 1] && same.accepted == 1)
        #expect(
            String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
                == "F The talks ended and [the city](https://a.example) slept.\n"
        )
        let more = try desk.ingest("The talks *ended* and [the city](https://a.example) slept.\n", as: "a.md")
        #expect(more.drift == ["code": 1] && more.accepted == 0)
        #expect(try desk.coverage().segments.stale == 1)
        try expectSound(desk)
    }

    private static let parts = "The council met in\n\nthe old town hall.\n"
    private static let whole = "The council met in the old town hall.\n"

    @Test(arguments: [("", 1, 0), ("carryOver: {spacing: candidate}\n", 0, 1), ("carryOver: {spacing: none}\n", 0, 0)])
    func `joined sentences have their translations joined`(site: String, accepted: Int, candidates: Int) throws {
        let desk = try Desk(site: site)
        try desk.ingest(Self.parts, as: "a.txt")
        try translate(desk, state: "final")
        let article = try desk.ingest(Self.whole, as: "a.txt")
        #expect(article.joined == 1 && article.split == 0 && article.drift.isEmpty)
        #expect(article.accepted == accepted && article.candidates == candidates)
        let made = try live(desk, "The council met in the old town hall.")
        #expect(
            made.map(\.content.coded)
                == (accepted + candidates > 0 ? ["F The council met in F the old town hall."] : [])
        )
        #expect(made.map(\.state) == (accepted > 0 ? [.translated] : candidates > 0 ? [.initial] : []))
        let row = try desk.coverage()
        #expect(row.segments.translated == accepted && row.segments.stale == candidates)
        try expectSound(desk)
    }

    @Test func `a join lacks a translation where one part does`() throws {
        let desk = try Desk()
        try desk.ingest(Self.parts, as: "a.txt")
        try translate(desk) { $0.hasPrefix("The") ? "F " + $0 : nil }
        let article = try desk.ingest(Self.whole, as: "a.txt")
        #expect(article.joined == 1 && article.accepted == 0 && article.candidates == 0)
        #expect(try desk.coverage().segments.stale == 1)
        #expect(try desk.export("fr").text.contains("F The council met in"))
    }

    @Test func `what was split is a candidate`() throws {
        let desk = try Desk()
        try desk.ingest("He met Dr. Rain fell all day.\n", as: "a.txt")
        let before = try desk.segments("a")
        try translate(desk) { _ in "Il a vu le médecin. La pluie tombait toute la journée." }
        let article = try desk.ingest("He met Dr.\n\nRain fell all day.\n", as: "a.txt")
        if before.count == 1 {
            #expect(article.split == 1 && article.accepted == 0 && article.candidates == 2)
            #expect(try live(desk, "He met Dr.").map(\.content.coded) == ["Il a vu le médecin."])
            #expect(try live(desk, "He met Dr.").allSatisfy { $0.role == .candidate && $0.state == .initial })
            #expect(try desk.coverage().segments.stale == 2)
        }
        #expect(before.count == 1, "the rules take 'Dr.' for an abbreviation")
        try expectSound(desk)
    }

    @Test func `a chain of edits keeps coverage whole`() throws {
        let desk = try Desk(site: Self.site)
        var news = NewsGenerator(seed: 31)
        var sentences = (0..<12).map { _ in news.sentence() }
        for round in 0..<10 {
            let article = try desk.ingest(sentences.joined(separator: "\n\n"), as: "a.txt")
            #expect(article.segments == sentences.count)
            if round % 3 == 0 { try translate(desk) }
            let place = Int(news.number(below: UInt64(sentences.count)))
            switch round % 5 {
            case 0: sentences[place] = sentences[place].replacing(" the ", with: "\u{A0}the ")
            case 1: sentences[place] = sentences[place].replacing(" the ", with: " not the ")
            case 2: sentences.swapAt(place, 0)
            case 3: sentences[place] = sentences[place].uppercased()
            default: sentences[place] = news.sentence()
            }
            _ = try desk.coverage()
            try expectSound(desk)
        }
    }
}

struct SiteCarryOverTests {
    private func site(_ carryOver: String) throws -> Site {
        try Site(yaml: "source: en\ntargets:\n  - fr\n" + carryOver, file: "site.yaml")
    }

    @Test func `spacing is accepted unless the site says otherwise, all else a candidate`() throws {
        let policy = try site("").carryOver
        #expect(policy[.spacing] == .accept)
        for editClass in EditClass.allCases where editClass != .spacing { #expect(policy[editClass] == .candidate) }
        let changed = try site("carryOver:\n  spacing: none\n  typo: accept\n  meaning: none\n").carryOver
        #expect(changed[.spacing] == .none && changed[.typo] == .accept && changed[.meaning] == .none)
        #expect(changed.treatment(of: [.typo]) == .accept)
        #expect(changed.treatment(of: [.punctuation, .typo]) == .candidate)
        #expect(changed.treatment(of: [.typo, .meaning]) == .none)
        #expect(changed.treatment(of: [.spacing, .typo]) == .candidate)
    }

    @Test(arguments: [
        ("carryOver: accept\n", 4, "holds classes"),
        ("carryOver:\n  verbs: accept\n", 5, "no class of edits; there are spacing, case"),
        ("carryOver:\n  typo: maybe\n", 5, "expected 'accept'"),
        ("carryOver:\n  typo: [accept]\n", 5, "expected 'accept'"),
        ("carryOver:\n  case: accept\n  negation: accept\n", 6, "cannot be accepted unseen"),
        ("carryOver:\n  number: accept\n", 5, "cannot be accepted unseen"),
    ])
    func `faults are told with their line`(yaml: String, line: Int, message: String) {
        let error = #expect(throws: DragomanError.self) { try site(yaml) }
        #expect(error?.code == "site-carry-over-invalid" && error?.position?.line == line)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: EditClass.allCases)
    func `just the guarded classes cannot be accepted`(editClass: EditClass) throws {
        let accepted = try? site("carryOver: {\(editClass.rawValue): accept}\n")
        #expect((accepted == nil) == editClass.isGuarded)
    }
}
