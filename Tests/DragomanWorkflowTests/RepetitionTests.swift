import DragomanMemory
import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

/// Segments that repeat go out once where that is wanted, and come back everywhere.
struct RepetitionTests {
    private static let article = "Ferry news.\n\nMore soon.\n\nTrain news.\n\nMore soon.\n\nBus news.\n\nMore soon.\n"

    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.ingest(Self.article, as: "a.txt")
        try desk.ingest("Plane news.\n\nMore soon.\n\nMore soon. Really soon.\n", as: "b.txt")
        return desk
    }

    /// The ids of the sentence that repeats, in article `a`.
    private func places(_ desk: Desk) throws -> [String] {
        try desk.workflow.units(ofArticle: "a").flatMap(\.segments).filter { $0.text == "More soon." }.map(\.id)
    }

    private func targets(_ export: String) -> Int {
        export.components(separatedBy: "<source>More soon.</source>").count - 1
    }

    @Test(arguments: ["1.2", "2.1"])
    func onceGoesOutOnceAndFillsAll(version: String) throws {
        let desk = try desk()
        let all = try desk.export("fr") { $0.version = version }
        let once = try desk.export("fr") {
            $0.version = version
            $0.repetitions = .once
        }
        #expect(all.summary.repetitions == 0)
        #expect(all.summary.segments == 10)
        #expect(once.summary.segments == 6)
        // In 2.x a unit goes out as a whole: the sentence goes along with its new neighbour.
        #expect(once.summary.repetitions == (version == "1.2" ? 4 : 3))
        let back = XLIFFFiller { _, source in "FR " + source }.fill(once.text)
        try desk.import(back.text)
        #expect(try desk.coverage("fr").percent == 100)
        #expect(
            String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
                == Self.article
                .split(separator: "\n\n").map { "FR " + $0 }.joined(separator: "\n\n")
        )
        #expect(try desk.export("fr") { $0.repetitions = .once }.summary.segments == 0)
    }

    @Test func whatIsTranslatedGoesOutWithAllWhereverItStands() throws {
        let desk = try desk()
        try desk.import(XLIFFFiller { _, source in "FR " + source }.fill(try desk.export("fr").text).text)
        let export = try desk.export("fr") {
            $0.repetitions = .once
            $0.selection = .all
        }
        #expect(export.summary.segments == 10)
        #expect(export.summary.repetitions == 0)
    }

    @Test func anOccurrenceMayStandApart() throws {
        let desk = try desk()
        let ids = try places(desk)
        try #require(ids.count == 3)
        try desk.use(site: Desk.site + "repetitions:\n  export: once\n  apart: [a#\(ids[1])]\n")
        let export = try desk.export("fr")
        #expect(targets(export.text) == 2)
        #expect(export.summary.repetitions == 3)
        let back = XLIFFFiller { id, source in (id == ids[1] ? "APART " : "FR ") + source }.fill(export.text)
        let imported = try desk.import(back.text)
        #expect(imported.file.findings.isEmpty)
        #expect(imported.file.imported == 7)
        #expect(try desk.coverage("fr").percent == 100)
        #expect(try desk.coverage("fr").words.translated == desk.coverage("fr").words.total)
        #expect(try desk.workflow.memory.read { try $0.verify() }.isEmpty)
        let rendered = String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
        #expect(rendered.components(separatedBy: "APART More soon.").count == 2)
        #expect(rendered.components(separatedBy: "FR More soon.").count == 3)
        #expect(!String(decoding: try desk.render("b", in: "fr"), as: UTF8.self).contains("APART"))
        #expect(try desk.export("fr").summary.segments == 0)
        // What a translation is said to be used for is what it is rendered for.
        let details = try desk.workflow.translations(ofSource: "More soon.", languages: ["fr"])
        let used = Dictionary(grouping: details, by: \.translation.target).mapValues { $0.flatMap(\.uses).count }
        #expect(used == ["APART More soon.": 1, "FR More soon.": 4])
        // The same file again changes nothing.
        #expect(try desk.import(back.text).file.imported == 0)
    }

    /// Segments that are rendered translated and those that coverage counts, which must agree.
    private func translated(_ desk: Desk, at place: SourceLocation = #_sourceLocation) throws -> Int {
        var rendered = 0
        try desk.workflow.render([], language: "fr") { rendered += $0.translated }
        #expect(try desk.coverage("fr").segments.translated == rendered, sourceLocation: place)
        #expect(try desk.workflow.memory.read { try $0.verify() }.isEmpty, sourceLocation: place)
        return rendered
    }

    @Test func coverageAndRenderSayTheSameWhateverTheSiteFileSaysNow() throws {
        let desk = try desk()
        let ids = try places(desk)
        let apart = Desk.site + "repetitions: {export: once, apart: [a#\(ids[1])]}\n"
        try desk.use(site: apart)
        let back = XLIFFFiller { id, source in (id == ids[1] ? "APART " : "FR ") + source }
        try desk.import(back.fill(try desk.export("fr").text).text)
        #expect(try translated(desk) == 10)
        let lastBatch = try desk.workflow.memory.read { try $0.lastBatch() }
        // Nothing stands apart any more: the other places have two translations to choose from, but those that have
        // their own. Nobody has written the memory meanwhile.
        try desk.use(site: Desk.site)
        let ambiguous = try translated(desk)
        #expect(ambiguous < 10)
        #expect(try desk.workflow.memory.read { try $0.lastBatch() } == lastBatch)
        // What was counted when it was written stays what it was then.
        #expect(try desk.workflow.coverage(languages: ["fr"], asOf: desk.lastTime).rows[0].percent == 100)
        try desk.use(site: apart)
        #expect(try translated(desk) == 10)
        // Another place stands apart, which has no translation of its own, and one that is not there.
        try desk.use(site: Desk.site + "repetitions: {apart: [a#\(ids[2]), gone#x-1]}\n")
        #expect(try translated(desk) == ambiguous)
        // The next command that writes tells the memory.
        try desk.ingest("Tram news.\n\nMore soon.\n", as: "c.txt")
        #expect(try desk.workflow.memory.read { try $0.apart() }.count == 2)
        let told = try translated(desk)
        #expect(told == ambiguous)
        try desk.use(site: apart)
        #expect(try translated(desk) == 11)
        try desk.ingest("Coach news.\n\nMore soon.\n", as: "d.txt")
        #expect(try translated(desk) == 12)
    }

    @Test func whatStandsApartGoesOutUntilItHasItsOwn() throws {
        let desk = try desk()
        try desk.import(
            XLIFFFiller { _, source in "FR " + source }.fill(try desk.export("fr") { $0.repetitions = .once }.text).text
        )
        let ids = try places(desk)
        let last = try #require(ids.last)
        try desk.use(site: Desk.site + "repetitions: {apart: [a#\(last)]}\n")
        let export = try desk.export("fr")
        #expect(export.summary.segments == 1)
        #expect(export.text.contains("FR More soon."), "the others' translation goes out as a match")
        // Until then the others' is shown.
        #expect(!String(decoding: try desk.render("a", in: "fr"), as: UTF8.self).contains("\nMore soon."))
        // The same words can be its own.
        #expect(try desk.import(XLIFFFiller { _, source in "FR " + source }.fill(export.text).text).file.imported == 1)
        #expect(try desk.export("fr").summary.segments == 0)
    }

    @Test func theOthersGoOutUntilTheyHaveTheirs() throws {
        let desk = try desk()
        let ids = try places(desk)
        try desk.use(site: Desk.site + "repetitions: {export: once, apart: [a#\(ids[0])]}\n")
        let export = try desk.export("fr")
        #expect(export.summary.segments == 7)
        try desk.import(XLIFFFiller { id, source in id == ids[0] ? "APART " + source : nil }.fill(export.text).text)
        let rest = try desk.export("fr")
        #expect(rest.summary.segments == 6)
        #expect(rest.text.contains("APART More soon."), "as a match")
        try desk.import(XLIFFFiller { _, source in "FR " + source }.fill(rest.text).text)
        let rendered = String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
        #expect(rendered.components(separatedBy: "APART More soon.").count == 2)
        #expect(rendered.components(separatedBy: "FR More soon.").count == 3)
    }

    @Test func anAnalysisTakesWhatStandsApartForAFullMatch() throws {
        let desk = try desk()
        let ids = try places(desk)
        func row() throws -> LeverageReport.Row {
            try #require(try desk.workflow.analyze(languages: ["fr"], options: AnalyzeOptions()).report.rows.first)
        }
        #expect(try row()[.repetition].total.segments == 3)
        #expect(try row()[.crossArticleRepetition].total.segments == 1)
        try desk.use(site: Desk.site + "repetitions: {apart: [a#\(ids[1])]}\n")
        #expect(try row()[.repetition].total.segments == 2)
        #expect(try row()[.exact].isInternal.segments == 1)
    }

    @Test(arguments: [
        ("repetitions: twice", "site.yaml:5:14: error: repetitions are exported 'once' or 'all'"),
        ("repetitions: {apart: [abc]}", "'apart' is a list of segments"),
        ("repetitions: {apart: ['#x']}", "'apart' is a list of segments"),
        ("repetitions: {apart: a#b}", "'apart' is a list of segments"),
        ("repetitions: {other: 1}", "unknown key 'other'"),
        ("rates: 10", "rates are bands"), ("rates: {98: 10}", "unknown band '98'"),
        ("rates: {new: -1}", "whole percent from 0 to 1000"), ("rates: {new: ten}", "the rate of 'new'"),
        ("rates: {new: 99999999999999999999}", "the rate of 'new'"), ("rates: {new: [1]}", "the rate of 'new'"),
    ])
    func whatASiteFileGetsWrongIsSaid(line: String, message: String) {
        let error = #expect(throws: DragomanError.self) {
            try Site(yaml: "source: en\ntargets:\n  - fr\n  - ar\n" + line + "\n", file: "site.yaml")
        }
        #expect(error?.description.contains(message) == true, "\(error.map { "\($0)" } ?? "")")
    }

    @Test func ratesOfASiteStandInForTheStandardOnes() throws {
        let site = try Site(yaml: Desk.site + "rates: {100: 25, 95-99: 45%, new: 110}\n", file: "site.yaml")
        #expect(site.rates[.exact] == 25)
        #expect(site.rates[.fuzzy95] == 45)
        #expect(site.rates[.new] == 110)
        #expect(site.rates[.repetition] == LeverageRates.standard[.repetition])
    }
}
