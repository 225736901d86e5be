import DragomanMemory
import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

/// What is out with whom: nothing goes out twice, and what comes back is in again.
///
/// The clock of the desk stands on 2 November 2026.
struct LeaseTests {
    private static let article = "Ferry news.\n\nMore soon.\n\nTrain news.\n"

    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.ingest(Self.article, as: "a.txt")
        try desk.ingest("Plane news.\n\nMore soon.\n", as: "b.txt")
        return desk
    }

    private func give(
        _ desk: Desk,
        to holder: String,
        _ articles: [String] = [],
        due: String? = nil,
        again: Bool = false,
        into language: String = "fr",
        _ change: (inout ExportOptions) -> Void = { _ in }
    ) throws -> (text: String, summary: ExportedFile) {
        try desk.export(language) {
            $0.lease = LeaseTerms(holder: holder, due: due, isAgain: again)
            $0.articles = articles
            change(&$0)
        }
    }

    private func back(_ text: String, only wanted: String? = nil) -> String {
        XLIFFFiller { _, source in wanted == nil || source == wanted ? "FR " + source : nil }.fill(text).text
    }

    private func out(_ desk: Desk) throws -> [String] {
        try desk.workflow.leases().map { "\($0.to) \($0.language) \($0.article) \($0.text)" }
    }

    @Test func whatWentOutIsListedAndStaysHereForOthers() throws {
        let desk = try desk()
        let given = try give(desk, to: " Anne ", ["a"], due: "2026-11-09")
        #expect(given.summary.segments == 3)
        #expect(given.summary.lease?.segments == 3)
        #expect(given.summary.lease?.to == "Anne")
        #expect(try out(desk) == ["Ferry news.", "More soon.", "Train news."].map { "Anne fr a \($0)" })
        let lease = try #require(try desk.workflow.leases().first)
        #expect(lease.due == "2026-11-09" && !lease.overdue && lease.since.hasPrefix("2026-11-02T"))
        #expect(lease.batch == given.summary.lease?.batch)
        let other = try give(desk, to: "Bo")
        // The text that repeats is reserved: Anne's translation of it will serve here too.
        #expect(try out(desk).filter { $0.hasPrefix("Bo") } == ["Bo fr b Plane news."])
        #expect(other.summary.lease?.heldBack == 4)
        #expect(other.summary.findings?.map(\.code) == ["segments-held-back"])
        #expect(other.text.contains("Plane news.") && !other.text.contains("<source>More soon.</source>"))
        #expect(other.summary.repetitions == 0)
        // Another language is another thing.
        #expect(try give(desk, to: "Bo", into: "ar").summary.segments == 5)
        #expect(try desk.workflow.memory.read { try $0.verify() }.isEmpty)
    }

    @Test func nothingGoesOutTwiceUnlessAsked() throws {
        let desk = try desk()
        _ = try give(desk, to: "Anne", ["a"])
        let twice = try give(desk, to: "Anne", ["a"])
        #expect(twice.summary.segments == 0)
        #expect(twice.summary.lease?.batch == nil)
        let again = try give(desk, to: "Anne", ["a"], due: "2026-12-01", again: true)
        #expect(again.summary.segments == 3)
        // The lease began anew and is one, not two.
        #expect(try desk.workflow.leases().map(\.due) == ["2026-12-01", "2026-12-01", "2026-12-01"])
        #expect(again.summary.findings?.map(\.code) == ["segments-out"])
        #expect(again.summary.findings?.first?.severity == .information)
        _ = try give(desk, to: "Bo", ["a"], again: true)
        #expect(try desk.workflow.leases().count == 6)
    }

    @Test func anExportToNobodyIsAsItWasAndTells() throws {
        let desk = try desk()
        let before = try desk.export("fr")
        #expect(before.summary.findings == nil && before.summary.lease == nil)
        _ = try give(desk, to: "Anne", ["a"], due: "2026-11-09")
        let batch = try desk.workflow.memory.read { try $0.lastBatch() }
        let after = try desk.export("fr")
        #expect(
            after.text.replacing("build-num=\"\(batch.rawValue)\"", with: "")
                == before.text.replacing("build-num=\"\(batch.rawValue - 1)\"", with: "")
        )
        #expect(after.summary.findings?.map(\.code) == ["segments-out"])
        #expect(after.summary.findings?.first?.severity == .warning)
        #expect(try desk.workflow.memory.read { try $0.lastBatch() } == batch)
        #expect(try desk.workflow.leases().count == 3)
    }

    @Test func anImportEndsTheLeasesOfWhatCameBackTranslated() throws {
        let desk = try desk()
        let given = try give(desk, to: "Anne")
        #expect(try desk.import(given.text).file.closedLeases == 0)
        #expect(try out(desk).count == 5)
        let part = try desk.import(back(given.text, only: "Ferry news."))
        #expect(part.file.closedLeases == 1)
        #expect(try out(desk).count == 4)
        let whole = try desk.import(back(given.text))
        // The second place of the text that repeats brings nothing new, but it is back too.
        #expect(whole.file.closedLeases == 4)
        #expect(try out(desk).isEmpty)
        #expect(try desk.import(back(given.text)).batch == nil)
        // Taking the import back opens its leases again, taking that back closes them.
        let undone = try desk.workflow.undo(try #require(whole.batch))
        #expect(try out(desk).count == 4)
        _ = try desk.workflow.undo(undone.batch)
        #expect(try out(desk).isEmpty)
    }

    @Test func aDryRunEndsNoLease() throws {
        let desk = try desk()
        let given = try give(desk, to: "Anne")
        #expect(try desk.import(back(given.text)) { $0.isDryRun = true }.file.closedLeases == 5)
        #expect(try out(desk).count == 5)
    }

    @Test func whatLostItsCodesIsStillOut() throws {
        let desk = try Desk()
        try desk.ingest("Ferry **fares** rose.\n\nMore soon.\n", as: "a.md")
        let given = try give(desk, to: "Anne")
        let file = XLIFFFiller { _, source in source.contains("<g") ? "Sans code." : "FR " + source }.fill(given.text)
        let imported = try desk.import(file.text)
        #expect(imported.file.findings.contains { $0.code == "code-missing" })
        #expect(imported.file.closedLeases == 1)
        #expect(try out(desk) == ["Anne fr a Ferry <1>fares</1> rose."])
    }

    @Test func anOverdueLeaseCanBeGivenAgain() throws {
        let desk = try desk()
        _ = try give(desk, to: "Anne", ["a"], due: "2026-11-02")
        #expect(try give(desk, to: "Bo", ["a"]).summary.segments == 0)
        try desk.use(site: Desk.site, day: 3)
        #expect(try desk.workflow.leases().allSatisfy(\.overdue))
        #expect(try desk.export("fr") { $0.articles = ["a"] }.summary.findings?.map(\.code) == ["segments-overdue"])
        let given = try give(desk, to: "Bo", ["a"])
        #expect(given.summary.segments == 3)
        #expect(try Set(desk.workflow.leases().map(\.to)) == ["Bo"])
        _ = try desk.workflow.undo(try #require(given.summary.lease?.batch))
        #expect(try Set(desk.workflow.leases().map(\.to)) == ["Anne"])
    }

    @Test func aReleaseEndsWhatIsAskedAndCanBeTakenBack() throws {
        let desk = try desk()
        _ = try give(desk, to: "Anne", ["a"])
        _ = try give(desk, to: "Bo", ["b"])
        _ = try give(desk, to: "Bo", ["b"], into: "ar")
        var query = LeaseQuery()
        query.holder = "Bo"
        query.languages = ["fr"]
        let released = try desk.workflow.releaseLeases(query)
        #expect(released.released == 1)
        #expect(try desk.workflow.leases().count == 5)
        _ = try desk.workflow.undo(try #require(released.batch))
        #expect(try desk.workflow.leases().count == 6)
        query.holder = "Nobody"
        #expect(try desk.workflow.releaseLeases(query) == (0, nil))
        query = LeaseQuery()
        query.articles = ["a"]
        #expect(try desk.workflow.releaseLeases(query).released == 3)
        query = LeaseQuery()
        query.isOverdue = true
        #expect(try desk.workflow.releaseLeases(query).released == 0)
    }

    @Test func aPlaceThatStandsApartIsOutByItself() throws {
        let desk = try desk()
        let id = try #require(try desk.workflow.units(ofArticle: "b").flatMap(\.segments).last?.id)
        try desk.use(site: Desk.site + "repetitions: {apart: [b#\(id)]}\n")
        _ = try give(desk, to: "Anne", ["a"])
        #expect(try give(desk, to: "Bo", ["b"]).summary.segments == 2)
    }

    @Test func aPlaceThatStandsApartIsNotBackWithAnother() throws {
        let desk = try Desk()
        try desk.ingest("More soon.\n\nFerry news.\n\nMore soon.\n", as: "a.txt")
        let ids = try desk.workflow.units(ofArticle: "a").flatMap(\.segments).map(\.id)
        try desk.use(site: Desk.site + "repetitions: {apart: [a#\(ids[2])]}\n")
        let given = try give(desk, to: "Anne")
        let cells = given.text.components(separatedBy: "<trans-unit ")
        // The first comes back, then once more with another wording.
        for wording in ["Bientôt.", "À bientôt."] {
            let first = cells[1].replacing(#/<target[^>]*(/>|>.*?</target>)/#, with: "<target>\(wording)</target>")
            #expect(first != cells[1])
            let whole = ([cells[0], first] + cells[2...]).joined(separator: "<trans-unit ")
            _ = try desk.import(whole)
        }
        #expect(try out(desk) == ["Anne fr a Ferry news.", "Anne fr a More soon."])
    }

    @Test(arguments: ["2.1", "1.2"])
    func wholeUnitsTakeAlongWhatStaysHere(version: String) throws {
        let desk = try Desk()
        try desk.ingest("More soon.\n", as: "a.txt")
        try desk.ingest("Plane news. More soon.\n", as: "b.txt")
        _ = try give(desk, to: "Anne", ["a"])
        let given = try give(desk, to: "Bo", ["b"]) {
            $0.version = version
            $0.isSegmented = version == "1.2"
        }
        #expect(given.summary.segments == 1 && given.summary.lease?.heldBack == 1)
        #expect(given.text.contains("More soon."))
        #expect(try out(desk) == ["Anne fr a More soon.", "Bo fr b Plane news."])
    }

    @Test func anArticleThatWasChangedGetsItsWorkBack() throws {
        let desk = try desk()
        let given = try give(desk, to: "Anne", ["a"])
        try desk.ingest("Ferry news of today.\n\nMore soon.\n\nTrain news.\n", as: "a.txt")
        let imported = try desk.import(back(given.text))
        #expect(imported.file.findings.map(\.code) == ["source-moved"])
        #expect(imported.file.closedLeases == 3)
        #expect(try out(desk).isEmpty)
    }

    @Test(arguments: [("", nil), (" \n", nil), ("A\nB", nil), ("A", "soon"), ("A", "2026-02-30"), ("A", "2026-11-01")])
    func termsThatCannotBeAreRefused(holder: String, due: String?) throws {
        let desk = try desk()
        let error = #expect(throws: DragomanError.self) { _ = try give(desk, to: holder, due: due) }
        #expect(["holder-unusable", "day-unreadable", "due-past"].contains(error?.code ?? ""))
        #expect(try out(desk).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: desk.path("out/fr.xlf")))
    }
}
