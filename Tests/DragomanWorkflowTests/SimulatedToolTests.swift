import DragomanExchange
import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Testing

/// Whatever a tool does to a file: no translation is attached to another source, none is lost without a word, and none
/// without its codes becomes the translation.
@Suite struct SimulatedToolTests {
    private static let layouts = [("1.2", false), ("1.2", true), ("2.0", false), ("2.1", false), ("2.2", false)]
    private static let rounds = 400

    @Test func `a target of nothing but an unknown code is no translation, and hinders no other`() throws {
        let desk = try Desk()
        try desk.ingest("One boat sails. Two boats sail.\n", as: "a.txt")
        let export = try desk.export("fr").text
        var number = 0
        let filled = XLIFFFiller { _, _ in
            number += 1
            return number == 1 ? "<x id=\"77\"/>" : "Deux bateaux naviguent."
        }.fill(export).text
        let file = try desk.import(filled).file
        #expect(file.imported == 1 && file.unchanged == 1 && file.refused == 0)
        #expect(!file.findings.isEmpty)
    }

    @Test func `an edited source under the name of another is that of the nearest text`() throws {
        let desk = try Desk()
        try desk.ingest("The boat K1 sails at noon. The boat K2 sails at midnight.\n", as: "a.txt")
        let export = try desk.export("fr").text
        let swapped = export.replacing("-1\"", with: "-x\"").replacing("-2\"", with: "-1\"").replacing(
            "-x\"",
            with: "-2\""
        )
        .replacing("at noon.", with: "at noon now.").replacing("at midnight.", with: "at midnight now.")
        let filled = XLIFFFiller { _, source in source.replacing("boat", with: "bateau") }.fill(swapped).text
        var sources: [String] = []
        var options = ImportOptions()
        options.isDryRun = true
        _ = try desk.workflow.importFiles([try desk.write(filled, to: "back.xlf")], options: options) { receipt in
            sources.append("\(receipt.source?.plain ?? "") \(receipt.after?.plain ?? "")")
        }
        #expect(sources.count == 2)
        for text in sources { #expect(text.contains("K1") != text.contains("K2"), "\(text)") }
    }

    private static func article(_ first: Int) -> String {
        var number = first
        func boat() -> String {
            number += 1
            return "The <b>boat</b> K\(number) sails <i>at <b>noon</b></i>."
        }
        return """
            <h1>The boat K\(first) sails</h1>
            <p>\(boat()) \(boat()) <a href="x">A boat</a> K\(first + 30) sails<br>today.</p>
            <ul><li>\(boat())</li><li>\(boat())</li></ul>
            <p>Boat K\(first + 31) sails. Boat K\(first + 32) sails &amp; sinks.</p>
            """
    }

    /// The word that tells whose a text is.
    private static func key(_ text: CodedText?) -> Substring? {
        text.flatMap { $0.plain.firstMatch(of: #/K\d+/#)?.0 }
    }

    @Test(arguments: layouts)
    func `no translation is lost, or becomes that of another source`(version: String, isSegmented: Bool) throws {
        let desk = try Desk()
        try desk.ingest(Self.article(100), as: "one.html")
        try desk.ingest(Self.article(200), as: "two.html")
        let export = try desk.export("fr") {
            $0.version = version
            $0.isSegmented = isSegmented
        }.text
        let original = try XLIFFDocument(bytes: Array(export.utf8), file: "fr.xlf")
        var (stored, refused) = (0, 0)
        for seed in 0..<UInt64(Self.rounds) {
            var document = original
            var tool = SimulatedTool(seed: seed, document)
            let changes = tool.work(on: &document)
            let path = try desk.write(document.written(), to: "back.xlf")
            var options = ImportOptions()
            options.isDryRun = true
            var receipts: [SegmentReceipt] = []
            let result: ImportResult
            do {
                result = try desk.workflow.importFiles([path], options: options) { receipts.append($0) }
            } catch let error as DragomanError {
                // The whole file is refused, and says why and where.
                #expect(
                    changes.contains(.doubleUnit) || changes.contains(.dropUnits) || changes.contains(.loseArticle)
                        || changes.contains(.otherArticle),
                    "\(seed) \(changes): \(error)"
                )
                #expect(error.position?.file.hasSuffix("back.xlf") ?? false, "\(seed): \(error)")
                refused += 1
                continue
            }
            let findings = try #require(result.files.first).findings
            // Each target is accounted for: by a receipt of its own, or by a finding that names its unit.
            let told = receipts.filter { $0.outcome != .untranslated || !$0.findings.isEmpty }.count
            let faults = findings.filter { ["id-missing", "source-missing", "article-unknown"].contains($0.code) }.count
            #expect(
                told + faults >= SimulatedTool.filled(document.root),
                "\(seed) \(changes): \(told) of \(SimulatedTool.filled(document.root))"
            )
            for receipt in receipts {
                let place = "\(seed) \(changes) \(receipt.unit): \(receipt.after?.displayed ?? "")"
                switch receipt.outcome {
                case .imported, .candidate:
                    stored += 1
                    let isForeignText = changes.contains(.copySources) && Self.key(receipt.after) == "K404"
                    #expect(isForeignText || Self.key(receipt.after) == Self.key(receipt.source), "\(place)")
                    if receipt.outcome == .imported {
                        let codes = Set(receipt.source?.marks.map(\.id) ?? [])
                        let there = Set(receipt.after?.marks.map(\.id) ?? [])
                        #expect(codes == there, "\(place)")
                    } else {
                        #expect(!receipt.findings.isEmpty, "\(place)")
                    }
                case .refused: #expect(!receipt.findings.isEmpty, "\(place)")
                case .unchanged, .untranslated: break
                }
            }
        }
        // The tools are not so bad that nothing comes through.
        #expect(stored > Self.rounds * 5 && refused < Self.rounds / 3, "\(stored) \(refused)")
    }
}
