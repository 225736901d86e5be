import DragomanMemory
import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// New segmentation rules over a memory: what they change, and what becomes of the translations.
struct ResegmentTests {
    private let shelf: RulesShelf
    private let desk: Desk

    init() throws {
        let shelf = RulesShelf()
        self.shelf = shelf
        desk = try Desk(rules: { try shelf.catalogue })
    }

    /// Translates what is missing in a language, or what of it a closure translates.
    private func translate(
        _ language: String = "fr",
        state: String? = nil,
        author: String? = nil,
        _ translation: @escaping (String) -> String? = { "F " + $0 }
    ) throws {
        let filled = XLIFFFiller(state: state) { _, source in translation(source) }.fill(try desk.export(language).text)
        try desk.import(filled.text) { $0.author = author }
    }

    private func resegment(_ change: (inout ResegmentOptions) -> Void = { _ in }) throws -> ResegmentResult {
        var options = ResegmentOptions()
        change(&options)
        return try desk.workflow.resegment(options)
    }

    private func french(_ result: ResegmentResult) throws -> ResegmentResult.Language {
        try #require(result.languages.first { $0.language.description == "fr" })
    }

    private func page(_ slug: String, in language: String = "fr") throws -> String {
        String(decoding: try desk.render(slug, in: language), as: UTF8.self)
    }

    private func live(_ sentence: String, _ language: String = "fr") throws -> [NewTarget] {
        try desk.workflow.memory.read { reader in
            guard
                let source = try reader.source(
                    CodedText(displayed: sentence) ?? CodedText(),
                    language: LanguageTag(canonical: "en")
                )
            else { return [] }
            return try reader.targets(of: source, language: LanguageTag(canonical: language)).map(\.target)
        }
    }

    @Test func sentencesThatAreJoinedHaveTheirTranslationsJoined() throws {
        try desk.ingest("He met Dr. Smith today. Then he left.", as: "a.txt")
        try translate(state: "final", author: "ann")
        shelf.put(["Dr"])
        let result = try resegment()
        #expect(try desk.segments("a") == ["He met Dr. Smith today.", "Then he left."])
        #expect(result.articles.map(\.slug) == ["a"])
        let article = try #require(result.articles.first)
        #expect(article.changedUnits == 1 && article.joined == 1 && article.split == 0 && article.recut == 0)
        #expect(article.segments.before == 3 && article.segments.after == 2)
        let row = try french(result)
        #expect(row.carriedOver == 1 && row.wordsToDo == 0 && article.languages == [row])
        #expect(try page("a") == "F He met Dr. F Smith today. F Then he left.")
        let target = try #require(try live("He met Dr. Smith today.").first)
        #expect(target.state == .final && target.origin == .exact && target.author == "ann" && target.role == .current)
        #expect(result.coverage.first { $0.language.description == "fr" }?.percentAfter == 100)
        #expect(try desk.coverage().percent == 100)
    }

    @Test func theLeastStateOfThePiecesCounts() throws {
        try desk.ingest("He met Dr. Smith today.", as: "a.txt")
        try translate(state: "final", author: "ann") { $0.hasPrefix("He") ? "Il a vu Dr." : nil }
        try translate(author: "bo") { _ in "Smith." }
        shelf.put(["Dr"])
        _ = try resegment()
        let target = try #require(try live("He met Dr. Smith today.").first)
        #expect(target.state == .translated && target.author == nil)
        #expect(target.content.displayed == "Il a vu Dr. Smith.")
    }

    @Test func japaneseIsJoinedWithoutASpace() throws {
        try desk.ingest("He met Dr. Smith today.", as: "a.txt")
        try translate("ja") { $0.hasPrefix("He") ? "会った。" : "今日。" }
        shelf.put(["Dr"])
        _ = try resegment()
        #expect(try page("a", in: "ja") == "会った。今日。")
    }

    @Test func aJoinThatLacksAPieceStaysOpenWithItsMatches() throws {
        try desk.ingest("He met Dr. Smith today. Then he left.", as: "a.txt")
        try translate { $0.hasPrefix("Smith") ? nil : "F " + $0 }
        shelf.put(["Dr"])
        let row = try french(try resegment())
        #expect(row.carriedOver == 0 && row.missing == 1 && row.candidates == 0 && row.wordsToDo == 5)
        #expect(try live("He met Dr. Smith today.").isEmpty)
        let counts = try desk.coverage().segments
        #expect(counts.translated == 1 && counts.stale == 1 && counts.missing == 0)
        // The old sentence goes out as a match, whatever its score.
        #expect(try desk.export("fr").text.contains("F He met Dr."))
    }

    @Test func aSplitSentenceGivesCandidates() throws {
        shelf.put(["Dr"])
        try desk.ingest("He met Dr. Smith today. Then he left.", as: "a.txt")
        try translate(state: "final") { $0.hasPrefix("He") ? "Il a vu Dr. Smith aujourd’hui." : "Il partit." }
        shelf.put([])
        let result = try resegment()
        #expect(result.articles.first?.split == 1)
        let row = try french(result)
        #expect(row.candidates == 2 && row.carriedOver == 0 && row.missing == 0 && row.wordsToDo == 5)
        let target = try #require(try live("Smith today.").first)
        #expect(target.content.displayed == "Smith aujourd’hui." && target.role == .candidate)
        #expect(target.state == .initial && target.origin == .fuzzyAccepted)
        // Nobody has seen the cut: it is work to do, and no page shows it.
        #expect(try desk.coverage().segments.translated == 1)
        #expect(try page("a") == "He met Dr. Smith today. Il partit.")
        #expect(try desk.export("fr").text.contains("Smith aujourd’hui."))
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test func aSplitWhoseTranslationHasAnotherNumberOfSentencesStaysOpen() throws {
        shelf.put(["Dr"])
        try desk.ingest("He met Dr. Smith today.", as: "a.txt")
        try translate { _ in "Il a vu le docteur Smith." }
        shelf.put([])
        let row = try french(try resegment())
        #expect(row.candidates == 0 && row.missing == 2)
        #expect(try live("Smith today.").isEmpty)
        #expect(try desk.export("fr").text.contains("Il a vu le docteur Smith."))
    }

    @Test func aSplitOutOfProportionStaysOpen() throws {
        shelf.put(["Dr"])
        try desk.ingest("He met the one and only Dr. Smith came along the river in the rain.", as: "a.txt")
        try translate { _ in "Oui. Il vit le docteur qui longeait la rivière sous la pluie battante hier soir." }
        shelf.put([])
        #expect(try french(try resegment()).missing == 2)
    }

    @Test func whatComesBackHasItsTranslationsBack() throws {
        try desk.ingest("He met Dr. Smith today. Then he left.", as: "a.txt")
        try translate()
        let before = try page("a")
        shelf.put(["Dr"])
        _ = try resegment()
        shelf.put([])
        let row = try french(try resegment())
        #expect(row.known == 2 && row.candidates == 0 && row.missing == 0)
        #expect(try page("a") == before)
    }

    @Test func aTranslationThatTheJoinedTextHasAlreadyStays() throws {
        shelf.put(["Dr"])
        try desk.ingest("He met Dr. Smith today.", as: "b.txt")
        try translate(state: "final") { _ in "Il a vu le Dr Smith." }
        shelf.put([])
        try desk.ingest("He met Dr. Smith today.", as: "a.txt")
        try translate()
        let other = try page("b")
        shelf.put(["Dr"])
        let row = try french(try resegment { $0.articles = ["a"] })
        #expect(row.known == 1 && row.carriedOver == 0)
        #expect(try live("He met Dr. Smith today.").map(\.content.displayed) == ["Il a vu le Dr Smith."])
        #expect(try page("b") == other)
        #expect(try page("a") == "Il a vu le Dr Smith.")
    }

    @Test func twoArticlesEachKeepTheirOwnWords() throws {
        try desk.ingest("Ask Dr. Smith today. One.", as: "a.txt")
        try translate { "A " + $0 }
        try desk.ingest("Ask Dr. Smith today. Two.", as: "b.txt")
        let all = try desk.export("fr") {
            $0.selection = .all
            $0.articles = ["b"]
        }.text
        let filled = XLIFFFiller(overwrites: true) { _, source in "B " + source }.fill(all)
        try desk.import(filled.text)
        shelf.put(["Dr"])
        _ = try resegment()
        #expect(try page("a") == "A Ask Dr. A Smith today. A One.")
        #expect(try page("b") == "B Ask Dr. B Smith today. B Two.")
    }

    @Test func aSentenceWithNewNeighboursKeepsTheTranslationItHad() throws {
        // Two translations of one sentence: at home it is the older one.
        try desk.ingest("We win. Ask Dr. Smith today.", as: "a.txt")
        try translate { $0 == "We win." ? "À nous." : "A " + $0 }
        try desk.ingest("We win. Nobody knows.", as: "b.txt")
        let all = try desk.export("fr") {
            $0.selection = .all
            $0.articles = ["b"]
        }.text
        try desk.import(XLIFFFiller(overwrites: true) { _, source in "B " + source }.fill(all).text)
        #expect(try page("a") == "À nous. A Ask Dr. A Smith today.")
        shelf.put(["Dr"])
        _ = try resegment()
        #expect(try page("a") == "À nous. A Ask Dr. A Smith today.")
        #expect(try page("b") == "B We win. B Nobody knows.")
        // A better one, made under these rules, is not lost when the old rules come back.
        let better = try desk.export("fr") {
            $0.selection = .all
            $0.articles = ["a"]
        }.text
        try desk.import(
            XLIFFFiller(overwrites: true) { _, source in source == "We win." ? "Victoire." : nil }.fill(better).text
        )
        shelf.put([])
        _ = try resegment()
        #expect(try page("a") == "Victoire. A Ask Dr. A Smith today.")
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test func aDryRunSaysTheSameAndChangesNothing() throws {
        try desk.ingest("He met Dr. Smith today. Then he left.", as: "a.txt")
        try desk.ingest("Nothing is to be seen here.", as: "b.txt")
        try translate()
        shelf.put(["Dr"])
        let before = try MemorySnapshot(desk)
        let told = try resegment {
            $0.isDryRun = true
            $0.changeLimit = 9
        }
        #expect(try MemorySnapshot(desk) == before)
        let done = try resegment { $0.changeLimit = 9 }
        #expect(told.articles.map(\.slug) == done.articles.map(\.slug))
        #expect(told.languages == done.languages && told.coverage == done.coverage)
        #expect(told.unchanged == 1 && done.unchanged == 1 && told.batch == done.batch)
        let change = try #require(told.changes.first)
        #expect(change.before == ["He met Dr.", "Smith today."] && change.after == ["He met Dr. Smith today."])
        #expect(change.kind == "joined" && told.changes.count == 1)
    }

    @Test func aSecondRunHasNothingToDoAndAnIngestNeither() throws {
        try desk.ingest("He met Dr. Smith today.", as: "a.txt")
        try desk.ingest("He met no one.", as: "b.md")
        shelf.put(["Dr"])
        #expect(try resegment().batch != nil)
        let again = try resegment()
        #expect(again.batch == nil && again.upToDate == 2 && again.articles.isEmpty && again.unchanged == 0)
        #expect(try desk.workflow.ingest([desk.path("a.txt"), desk.path("b.md")]).batch == nil)
        #expect(try desk.workflow.articles().map(\.revision) == [2, 2])
    }

    @Test func workThatWasOutMeanwhileFindsItsPlace() throws {
        try desk.ingest("He met Dr. Smith today. Then he left.", as: "a.txt")
        let out = try desk.export("fr").text
        shelf.put(["Dr"])
        _ = try resegment()
        let filled = XLIFFFiller { _, source in "F " + source }.fill(out).text
        let file = try desk.import(filled).file
        #expect(file.imported == 3 && file.refused == 0)
        // The sentence that is the same has its translation; the pieces of the other are matches for it.
        #expect(try page("a") == "He met Dr. Smith today. F Then he left.")
        #expect(file.findings.map(\.code) == ["source-moved", "source-moved"])
        let next = try desk.export("fr").text
        #expect(next.contains("F He met Dr.") && next.contains("F Smith today."))
    }

    @Test func everyFormatIsSplitFromTheMemoryAlone() throws {
        var news = NewsGenerator(seed: 5)
        let latin =
            Array("<!DOCTYPE html><meta charset=iso-8859-1><title>Caf".utf8) + [0xE9]
            + Array("</title><p>Le caf".utf8) + [0xE9] + Array(" of Dr. Who. It is open.</p>".utf8)
        _ = try desk.write(news.html(sentences: 6) + "<p>Ask Dr. Who.</p>", to: "in/h.html")
        _ = try desk.write(news.markdown(sentences: 6) + "\n\nAsk Dr. Who.\n", to: "in/m.md")
        _ = try desk.write(latin, to: "in/l.html")
        _ = try desk.write(
            news.wxr(posts: 3, sentences: 6).replacing("</p>", with: " Ask Dr. Who.</p>"),
            to: "in/w.xml"
        )
        let joined = try desk.write("The river rose\n\n\u{C}\n\nand fell. Ask Dr. Who.\n", to: "pages.txt")
        try desk.workflow.ingest([desk.path("in")])
        var options = IngestOptions()
        options.joinsPageBreaks = true
        try desk.workflow.ingest([joined], options: options)
        try translate("ar")
        let slugs = try desk.workflow.articles().map(\.slug)
        #expect(slugs.count == 7)
        let sources = try slugs.map { try desk.render($0, in: "en") }
        shelf.put(["Dr"])
        let result = try resegment()
        #expect(result.articles.map(\.slug) == slugs && result.findings.isEmpty)
        #expect(result.articles.allSatisfy { $0.joined >= 1 && $0.split == 0 && $0.recut == 0 })
        #expect(result.languages.first { $0.language.description == "ar" }?.wordsToDo == 0)
        #expect(try desk.coverage("ar").percent == 100)
        #expect(try slugs.map { try desk.render($0, in: "en") } == sources)
        #expect(try desk.workflow.ingest([desk.path("in")]).batch == nil)
        #expect(try desk.workflow.ingest([joined], options: options).batch == nil)
        // What the memory came to is what an ingest under these rules would have.
        let fresh = try Desk(rules: { [shelf] in try shelf.catalogue })
        try fresh.workflow.ingest([desk.path("in")])
        try fresh.workflow.ingest([joined], options: options)
        for slug in slugs {
            #expect(
                try fresh.workflow.units(ofArticle: slug).map(\.id) == desk.workflow.units(ofArticle: slug).map(\.id)
            )
            #expect(try fresh.segments(slug) == desk.segments(slug))
        }
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test func articlesCanBeChosen() throws {
        for name in ["a", "b"] { try desk.ingest("He met Dr. Smith today in \(name).", as: "\(name).txt") }
        var options = IngestOptions()
        options.language = "de"
        try desk.workflow.ingest([try desk.write("Er traf Dr. Smith.", to: "c.txt")], options: options)
        shelf.put(["Dr"])
        #expect(try resegment { $0.articles = ["b"] }.articles.map(\.slug) == ["b"])
        // The rules of German are the root's, which have not changed.
        let german = try resegment { $0.languages = ["de"] }
        #expect(german.upToDate == 1 && german.batch == nil)
        #expect(try resegment { $0.languages = ["en"] }.articles.map(\.slug) == ["a"])
        let unknown = #expect(throws: DragomanError.self) { try resegment { $0.articles = ["x"] } }
        #expect(unknown?.code == "article-unknown")
        let tag = #expect(throws: DragomanError.self) { try resegment { $0.languages = ["?"] } }
        #expect(tag?.code == "language-unknown")
    }

    @Test func anArticleThatIsRefusedTodayStaysAsItIs() throws {
        let deep = String(repeating: "<div>", count: 5000) + "<p>Deep."
        try desk.workflow.memory.write(isDryRun: false) { writer in
            let batch = try writer.beginBatch(.ingest, time: "2026-01-01T00:00:00Z", author: nil, origin: "old")
            let segment = Segment(content: CodedText(plain: "Deep."), codes: [], byteRange: 25003..<25008)
            let unit = NewUnit(name: "u1", kind: .paragraph, escaping: .html, segments: [segment], wordCounts: [1])
            let revision = NewRevision(
                slug: "deep",
                title: nil,
                format: .html,
                language: LanguageTag(canonical: "en"),
                publishedAt: nil,
                digest: "old",
                rules: "old",
                skeleton: Skeleton(bytes: Array(deep.utf8)),
                units: [unit]
            )
            try writer.addRevision(revision, replaced: [], batch: batch)
        }
        let result = try resegment()
        #expect(result.findings.flatMap(\.findings).map(\.code) == ["article-kept"])
        #expect(result.batch == nil && result.articles.isEmpty)
        #expect(try desk.segments("deep") == ["Deep."])
    }
}
