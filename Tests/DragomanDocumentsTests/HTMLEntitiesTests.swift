import DragomanDocuments
import DragomanModel
import DragomanText
import Testing

@Suite struct HTMLEntitiesTests {
    @Test(arguments: [
        ("&amp;", "&"), ("&eacute;", "\u{E9}"), ("&notin;", "\u{2209}"), ("&notit;", "\u{AC}it;"), ("&#65;", "A"),
        ("&#x41", "A"), ("&#150;", "\u{2013}"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&zzz;", "&zzz;"),
        ("&", "&"), ("&#;", "&#;"), ("&copy2024", "\u{A9}2024"), ("&acE;", "\u{223E}\u{333}"), ("&AMP", "&"),
    ])
    func referencesAreRead(raw: String, text: String) {
        #expect(HTMLEntities.decoded(Array(raw.utf8)) == text)
    }

    @Test func inAnAttributeANameGoesOn() {
        #expect(HTMLEntities.decoded(Array("?a=1&copy=2&lt;".utf8), inAttribute: true) == "?a=1&copy=2<")
    }

    /// Gumbo has a table of its own: text in a page is checked against it, so a name that differed would be left out.
    @Test func everyNameIsReadAsGumboReadsIt() throws {
        let names = HTMLEntities.standard.allNames
        #expect(names.count == 2125)
        let html = "<p>x " + names.map { "&\($0);" }.joined(separator: " y ")
        let document = try HTMLFilter().extract(Array(html.utf8), file: "a.html")
        #expect(document.findings.isEmpty)
        #expect(document.units.count == 1)
        #expect(document.units.first?.codes.isEmpty == true)
        // What needs no semicolon.
        let legacy = names.filter { HTMLEntities.decoded(Array("&\($0) ".utf8)) != "&\($0) " }
        let second = try HTMLFilter().extract(
            Array(("<p>x " + legacy.map { "&\($0)" }.joined(separator: " y ")).utf8),
            file: "a.html"
        )
        #expect(second.findings.isEmpty)
        #expect(second.units.first?.codes.isEmpty == true)
    }
}
