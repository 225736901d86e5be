import DragomanReports
import DragomanTesting
import Testing

@Suite struct RendererTests {
    @Test func `the table for a terminal has bars`() {
        Golden.expect(CoverageTable(width: 120).render(Samples.report()), matches: "terminal-120.txt")
        Golden.expect(CoverageTable(width: 80).render(Samples.report()), matches: "terminal-80.txt")
    }

    @Test(arguments: [40, 60, 72, 80, 100, 120, 200])
    func `no line of the table is longer than the terminal is wide`(width: Int) {
        let text = CoverageTable(width: width).render(Samples.report())
        let table = text.split(separator: "\n").prefix(28)
        #expect(table.allSatisfy { $0.count <= width })
        #expect(table.count == 28)
    }

    @Test func `the table of an empty site has its heading and no bars`() {
        let text = CoverageTable(width: 100).render(Samples.report(languages: []))
        #expect(text.hasPrefix("Language  Tag"))
        #expect(text.hasSuffix("0 languages, 0 articles, 0 segments, 0 words of English\n"))
    }

    @Test func `the table for a terminal can have colour`() {
        let table = CoverageTable(width: 110, usesColor: true)
        Golden.expect(table.render(Samples.report(asOf: "2026-03-01T12:00:00Z")), matches: "terminal-colour.txt")
    }

    @Test func `the table without a terminal is plain`() {
        let text = CoverageTable().render(Samples.report())
        Golden.expect(text, matches: "plain.txt")
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(CoverageTable(usesColor: true).render(Samples.report()) == text)
    }

    @Test func `the CSV has a row for each language`() {
        Golden.expect(CoverageCSV.render(Samples.report()), matches: "coverage.csv")
        Golden.expect(CoverageCSV.render(Samples.report(languages: Samples.awkward)), matches: "awkward.csv")
    }

    @Test func `the JSON keeps its shape`() {
        Golden.expect(CoverageJSON.render(Samples.report()), matches: "coverage.json")
        let dated = Samples.report(languages: Samples.awkward, asOf: "2026-03-01T12:00:00Z")
        Golden.expect(CoverageJSON.render(dated), matches: "awkward.json")
    }

    @Test func `the page keeps its bytes`() {
        Golden.expect(CoverageHTML.render(Samples.report()), matches: "coverage.html")
        let dated = Samples.report(languages: Samples.awkward, asOf: "2026-03-01T12:00:00Z")
        Golden.expect(CoverageHTML.render(dated), matches: "awkward.html")
    }

    @Test func `the page needs nothing from elsewhere and shows names as text`() {
        let page = CoverageHTML.render(Samples.report(languages: Samples.awkward + Samples.languages))
        for forbidden in ["<script", "<link", "<img", "http:", "https:", "@import", "<b>"] {
            #expect(!page.contains(forbidden))
        }
        #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
        #expect(page.contains("<bdi lang=\"ar\" dir=\"rtl\">العربية</bdi>"))
    }
}
