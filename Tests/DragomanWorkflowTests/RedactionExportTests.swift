import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Testing

/// Nothing of what is hidden is anywhere in a file, and what tells it stays here.
struct RedactionExportTests {
    private static let rules = "names: [Ann Smith, Bob Jones]\nkinds: [email]\n"

    /// A desk whose memory has translations of what an article says.
    private func desk(_ article: String, _ translations: [String: String]) throws -> Desk {
        let desk = try Desk()
        try desk.ingest(article, as: "a.html")
        let file = XLIFFFiller { _, source in translations[source] }.fill(try desk.export("fr").text)
        #expect(file.filled == translations.count)
        #expect(try desk.import(file.text).file.imported == translations.count)
        return desk
    }

    private func export(
        _ desk: Desk,
        _ rules: String = rules,
        _ change: (inout ExportOptions) -> Void = { _ in }
    ) throws -> (text: String, summary: ExportedFile) {
        let rules = try desk.rules(rules)
        return try desk.export("fr") {
            $0.redactions = rules
            change(&$0)
        }
    }

    @Test func translationsThatHoldTheTextGoOutWithItsCode() throws {
        let desk = try desk(
            "<p>Ann Smith saw Bob Jones. Bob Jones left.</p>",
            [
                "Ann Smith saw Bob Jones.": "Bob Jones, Ann Smith l'a vu.",
                // An inflected name is not the same piece.
                "Bob Jones left.": "Bob Jonesin est parti.",
            ]
        )
        let all = try export(desk) { $0.selection = .all }
        #expect(!all.text.contains("Jones") && !all.text.contains("Smith"))
        #expect(all.text.contains("[name 2]\"/>, <x id=\"name-1.1.0-9."), "\(all.text)")
        let told = try #require(all.summary.findings)
        #expect(told.map(\.code) == ["redaction-applied", "redaction-withheld"])
        #expect(told[1].message.hasSuffix("in another form: 1 translations"))
        // And it is nothing new when it comes back.
        let back = try desk.import(all.text)
        #expect(back.file.imported == 0 && back.file.candidates == 0 && back.file.findings.isEmpty && back.batch == nil)
    }

    @Test(arguments: [
        // What it says twice, what it lacks, what it says in addition, or with an ending.
        "Ann Smith, oui, Ann Smith est venue.", "Elle est venue.", "Ann Smith est venue (Bob Jones).",
        "Ann Smith est venue, Ann Smithova.", "ANN SMITH est venue.",
    ])
    func translationsThatTellItStayHere(target: String) throws {
        let desk = try desk("<p>Ann Smith came.</p>", ["Ann Smith came.": target])
        let all = try export(desk) { $0.selection = .all }
        #expect(!all.text.contains("venue"), "\(all.text)")
        #expect(all.summary.findings?.map(\.code) == ["redaction-applied", "redaction-withheld"])
    }

    @Test(arguments: ExportFormat.allCases)
    func matchesGoOutWithTheCodesOfTheSegment(format: ExportFormat) throws {
        let desk = try desk(
            "<p>Ann Smith came to the town hall.</p><p>Then Bob Jones left for a very long time.</p>",
            [
                "Ann Smith came to the town hall.": "Ann Smith est venue à la mairie.",
                "Then Bob Jones left for a very long time.": "Puis Jones est parti.",
            ]
        )
        try desk.ingest(
            "<p>Bob Jones came to the town hall.</p><p>Then Bob Jones left for a long time.</p>",
            as: "b.html"
        )
        let new = try export(desk) {
            $0.articles = ["b"]
            $0.format = format
            $0.threshold = 50
        }
        #expect(!new.text.contains("Jones") && !new.text.contains("Smith"), "\(new.text)")
        // Another person in the same place; a translation without the name stays here.
        #expect(new.text.contains(" est venue à la mairie."))
        #expect(!new.text.contains("est parti"))
        #expect(new.summary.findings?.last?.message.hasSuffix("1 matches") == true, "\(new.summary.findings ?? [])")
    }

    @Test(arguments: ["1.2", "2.0", "2.1", "2.2"])
    func codesTitlesNeighboursAndTermsTellNothing(version: String) throws {
        let desk = try Desk()
        try desk.ingest(
            """
            <html><head><title>Ann Smith</title></head><body><p>See <a href="mailto:ann.smith@x.org" title="Ann Smith's page">her
            page</a> <img src="Ann%20Smith.png" alt="Photo: Ann Smith"> <b class="Ann Smith">now</b>.</p><p>More
            <span translate="no">Ann Smith</span> of the <i>Smith Act</i>. Ann <b>Smith</b>'s end.</p></body></html>
            """,
            as: "a.html"
        )
        _ = try desk.workflow.importGlossaries([
            try desk.write("id,en,fr\n1,page,page d'Ann Smith\n2,Act,loi\n", to: "g.csv")
        ])
        for isSegmented in version == "1.2" ? [false, true] : [false] {
            let file = try export(desk) {
                $0.version = version
                $0.isSegmented = isSegmented
            }
            #expect(!file.text.lowercased().contains("smith\"") && !file.text.contains("Smith<"))
            #expect(!file.text.contains("Ann") && !file.text.contains("mailto") && !file.text.contains("%20"))
            #expect(file.text.contains("loi") && !file.text.contains("page d"))
            #expect(file.text.contains("equiv-text=\"[name 1]\"") || file.text.contains("disp=\"[name 1]\""))
            // The ids of other codes are those of any export.
            let open = try desk.export("fr") {
                $0.version = version
                $0.isSegmented = isSegmented
            }
            let ids = { (text: String) in
                text.matches(of: #/<(?:g|x|pc|ph) id="([0-9]+)"/#).map { String($0.output.1) }
            }
            #expect(ids(file.text) == ids(open.text))
        }
    }

    @Test func anArticleIdThatTellsItIsNamed() throws {
        let desk = try Desk()
        try desk.ingest("<p>News.</p>", as: "ann-smith-resigns.html")
        try desk.ingest("<p>More.</p>", as: "budget.html")
        let findings = try export(desk).summary.findings ?? []
        #expect(findings.map(\.code) == ["redaction-applied", "redaction-slug"])
        #expect(findings.last?.message.hasSuffix(": 'ann-smith-resigns'") == true)
    }

    @Test func withoutRulesOrUnredactedNothingChanges() throws {
        let desk = try Desk()
        try desk.ingest("<p>Ann Smith.</p>", as: "a.html")
        let plain = try desk.export("fr")
        let open = try export(desk) { $0.isUnredacted = true }
        #expect(plain.text == open.text && open.summary.findings == nil)
    }
}
