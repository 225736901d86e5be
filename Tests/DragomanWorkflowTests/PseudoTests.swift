import DragomanMemory
import DragomanModel
import DragomanReports
import DragomanWorkflow
import Foundation
import Testing

/// Articles that look translated.
struct PseudoTests {
    private func pseudo(_ desk: Desk, _ language: String, _ slugs: [String] = []) throws -> [RenderedArticle] {
        var articles: [RenderedArticle] = []
        try desk.workflow.renderPseudo(slugs, language: language) { articles.append($0) }
        return articles
    }

    @Test func anArticleIsRenderedInItsOwnFormat() throws {
        let desk = try Desk()
        try desk.ingest(
            "<html lang=en><body><p>Ferry <b>fares</b> rose by 4.5% on 3 May 2026, see https://ferry.example/x.</body></html>",
            as: "a.html"
        )
        try desk.ingest("# Title\n\nRead `code` now.\n", as: "b.md")
        let articles = try pseudo(desk, "fr")
        #expect(articles.map(\.fileName) == ["a.html", "b.md"])
        let page = String(decoding: articles[0].bytes, as: UTF8.self)
        #expect(page.hasPrefix("<html lang=fr><body><p>⟦Ƒéŕŕý <b>ƒááŕééš</b> "))
        for kept in ["4.5%", "3 May 2026", "https://ferry.example/x"] { #expect(page.contains(kept), "\(page)") }
        #expect(String(decoding: articles[1].bytes, as: UTF8.self).contains("`code`"))
    }

    @Test func rightToLeftArticlesSaySoAndHaveLettersOfTheirScript() throws {
        let desk = try Desk()
        try desk.ingest("<html lang=en><body><p>Ferry news.</body></html>", as: "a.html")
        let page = String(decoding: try pseudo(desk, "ar")[0].bytes, as: UTF8.self)
        #expect(page.contains("lang=ar") && page.contains("dir=\"rtl\""))
        #expect(!page.contains("Ferry") && page.contains("⟦ف"), "\(page)")
    }

    @Test func theMemoryIsOnlyRead() throws {
        let desk = try Desk()
        try desk.ingest("Ferry news.\n", as: "a.txt")
        let before = try desk.workflow.memory.read { (try $0.lastBatch(), try $0.lastSequence()) }
        let first = try pseudo(desk, "fr")
        #expect(try pseudo(desk, "fr").map(\.bytes) == first.map(\.bytes))
        let after = try desk.workflow.memory.read { (try $0.lastBatch(), try $0.lastSequence()) }
        #expect(before == after)
        #expect(try desk.coverage("fr").percent == 0)
    }

    @Test func unknownArticlesAndLanguagesAreRefused() throws {
        let desk = try Desk()
        try desk.ingest("Ferry news.\n", as: "a.txt")
        #expect(throws: DragomanError.self) { try pseudo(desk, "fr", ["b"]) }
        #expect(throws: DragomanError.self) { try pseudo(desk, "de") }
    }
}
