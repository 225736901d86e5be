import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Synchronization
import Testing

/// What an import tells of each segment, and an undo of what came later.
@Suite struct ReceiptTests {
    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.ingest("The harbour opens. Nobody was hurt. Ships wait.\n", as: "a.txt")
        return desk
    }

    private func filled(_ desk: Desk, _ texts: [String: String]) throws -> String {
        let export = try desk.export("fr") { $0.selection = .all }.text
        return XLIFFFiller(state: "translated", overwrites: true) { _, source in texts[source] ?? "" }.fill(export).text
    }

    private func receipts(
        _ desk: Desk,
        _ text: String,
        _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> [SegmentReceipt] {
        var options = ImportOptions()
        change(&options)
        var all: [SegmentReceipt] = []
        _ = try desk.workflow.importFiles([try desk.write(text, to: "r.xlf")], options: options) { all.append($0) }
        return all
    }

    @Test func `every segment has a line, with three views where two translations meet`() throws {
        let desk = try desk()
        try desk.import(try filled(desk, ["The harbour opens.": "Le port ouvre."]))
        let late = try filled(
            desk,
            ["The harbour opens.": "Le port est ouvert.", "Nobody was hurt.": "Aucun blessé."]
        )
        try desk.import(try filled(desk, ["The harbour opens.": "Le port va ouvrir."]))
        try desk.import(try filled(desk, ["The harbour opens.": "Le port ouvrira."]))
        let told = try receipts(desk, late)
        #expect(told.map(\.outcome) == [.candidate, .imported, .untranslated])
        #expect(told[0].sent?.plain == "Le port ouvre.")
        #expect(told[0].before?.plain == "Le port ouvrira.")
        #expect(told[0].after?.plain == "Le port est ouvert.")
        #expect(told[0].difference?.displayed == "Le port [-ouvrira-]{+est ouvert+}.")
        #expect(told[0].findings == ["conflict-newer"])
        #expect(told[1].before == nil && told[1].sent == nil && told[1].state == .translated)
        #expect(told.allSatisfy { $0.article == "a" && $0.segment != nil && $0.line > 0 })
        #expect(try receipts(desk, late).map(\.outcome) == [.unchanged, .unchanged, .untranslated])
    }

    @Test func `a dry run tells the same and changes nothing`() throws {
        let desk = try desk()
        let file = try filled(desk, ["The harbour opens.": "Le port ouvre."])
        let rehearsed = try receipts(desk, file) { $0.isDryRun = true }
        let done = try receipts(desk, file)
        #expect(rehearsed.map(\.outcome) == done.map(\.outcome))
        #expect(done.map(\.outcome) == [.imported, .untranslated, .untranslated])
    }

    @Test func `with the policy candidate nothing that is there is replaced`() throws {
        let desk = try desk()
        try desk.import(try filled(desk, ["The harbour opens.": "Le port ouvre."]))
        let file = try filled(
            desk,
            ["The harbour opens.": "Le port est ouvert.", "Ships wait.": "Des navires attendent."]
        )
        let told = try receipts(desk, file) { $0.onConflict = .candidate }
        #expect(told.map(\.outcome) == [.candidate, .untranslated, .imported])
        #expect(told[0].findings == ["conflict-other"])
        let shown = String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
        #expect(shown == "Le port ouvre. Nobody was hurt. Des navires attendent.\n")
    }

    @Test func `an undo tells what was changed since`() throws {
        let desk = try desk()
        let texts = ["The harbour opens.": "Le port ouvre.", "Ships wait.": "Des navires attendent."]
        let first = try #require(try desk.import(try filled(desk, texts)).batch)
        let second = try #require(
            try desk.import(try filled(desk, ["The harbour opens.": "Le port est ouvert."])).batch
        )
        let undone = try desk.workflow.undo(first)
        #expect(undone.restored == 1)
        #expect(undone.kept.map(\.batch) == [second] && undone.kept.map(\.article) == ["a"])
        let shown = String(decoding: try desk.render("a", in: "fr"), as: UTF8.self)
        #expect(shown == "Le port est ouvert. Nobody was hurt. Ships wait.\n")
        #expect(try desk.workflow.undo(second).kept.isEmpty)
    }
}
