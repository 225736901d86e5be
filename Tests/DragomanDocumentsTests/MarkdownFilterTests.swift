import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanDocuments

@Suite struct MarkdownFilterTests {
    /// The units as `kind: text`.
    private func units(_ text: String) throws -> [String] {
        try extract(text).units.map { "\($0.kind.rawValue): \($0.content.displayed)" }
    }

    private func extract(_ text: String) throws -> Document {
        try MarkdownFilter().extract(Array(text.utf8), file: "test.md")
    }

    private func codes(_ text: String) throws -> [InlineCode] { try extract(text).units.flatMap(\.codes) }

    @Test(arguments: [
        ("# One ##\n", ["heading: One"]), ("#\tTab\n", ["heading: Tab"]),
        ("One\n*two*\n===\n", ["heading: One <1>two</1>"]),
        ("#\n", []), ("#hashtag news\n", ["paragraph: #hashtag news"]),
    ])
    func headingsOfBothKindsAreUnits(text: String, expected: [String]) throws {
        #expect(try units(text) == expected)
    }

    @Test func linesOfAParagraphAreOneTextWithoutTheirPrefixes() throws {
        #expect(try units("> One\n> two\nlazy\n") == ["quotation: One two lazy"])
        #expect(
            try units("- [x] One\n  two\n\n  - inner\r\n    more\n") == ["list-item: One two", "list-item: inner more"]
        )
        #expect(try units("> 1. > deep\n>    > down\n") == ["quotation: deep down"])
        #expect(try units("One\t \ntwo   three\n") == ["paragraph: One two three"])
    }

    @Test func emphasisLinksAndImagesAreCodes() throws {
        #expect(
            try units("A *b **c*** _d_ ~~e~~ ~f~\n") == ["paragraph: A <1>b <2>c</2></1> <3>d</3> <4>e</4> <5>f</5>"]
        )
        let found = try codes("[text](/a 'T') ![alt](/b)\n")
        #expect(found.map(\.opening) == ["[", "![alt](/b)"])
        #expect(found.map(\.closing) == ["](/a 'T')", ""])
        #expect(found.map(\.purpose) == [.link, .image])
        #expect(found[1].equivalentText == "alt")
    }

    @Test func titlesAndDescriptionsAreUnitsOfTheirOwn() throws {
        #expect(
            try units("[text](/a \"T &amp; U\") ![alt *x*](/b (V))\n")
                == [
                    "paragraph: <1>text</1> <2/>", "title: T &amp; U", "alt: alt <1>x</1>", "title: V",
                ].map { $0.replacing("title:", with: "tooltip:") }
        )
    }

    @Test func aLinkThatIsItsOwnLabelIsClosedWithTheLabel() throws {
        let found = try codes("[The Report][] and [the\nreport] and [it][the report]\n\n[the report]: /r\n")
        #expect(found.map(\.closing) == ["][The Report]", "][the report]", "][the report]"])
    }

    @Test func definitionsHoldNothingButTheirTitles() throws {
        #expect(
            try units("[a]: /u \"Title\"\ntext\n\n> [b]: <v>\n>   'Two\n>   lines'\n") == [
                "tooltip: Title", "paragraph: text", "tooltip: Two lines",
            ]
        )
        #expect(try units("[a]: /u\n[b]: /v (C)\n") == ["tooltip: C"])
    }

    @Test func cellsAreUnits() throws {
        #expect(
            try units("| A \\| b | `c\\|d` e |\n|---|:-:|\n| | *f* |\n> | g |\n> |---|\n> | h |\n") == [
                "table-cell: A | b", "table-cell: <1/> e", "table-cell: <1>f</1>", "table-cell: g", "table-cell: h",
            ]
        )
        #expect(
            try units("Above\nA | B\n--|--\nc\n") == [
                "paragraph: Above", "table-cell: A", "table-cell: B", "table-cell: c",
            ]
        )
        #expect(try units("- | A |\n  |---|\n  | b |\n") == ["table-cell: A", "table-cell: b"])
    }

    @Test func footnotesAreReferencesAndUnits() throws {
        let document = try extract("Text[^1].\n\n[^1]: Note one\n    goes on.\n\n    More.\n\n[^2]: Unused\n")
        #expect(document.units.map(\.content.displayed) == ["Text<1/>.", "Note one goes on.", "More."])
        #expect(document.findings.map(\.code) == ["markdown-footnote-unused"])
        #expect(document.findings.map(\.line) == [8])
    }

    @Test func codeAddressesAndRawHTMLAreProtected() throws {
        let text =
            "See `a *b*`, <https://x.y/z>, www.reef.example, “desk@reef.example” or http://a.b/c_(d). <kbd>*K*</kbd>\n"
        #expect(try units(text) == ["paragraph: See <1/>, <2/>, <3/>, “<4/>” or <5/>. <6/>"])
        #expect(
            try codes(text).map(\.equivalentText) == [
                "a *b*", "https://x.y/z", "www.reef.example", "desk@reef.example", "http://a.b/c_(d)", "K",
            ]
        )
        #expect(try units("```\ncode\n```\n\n    more\n\n<pre>\nx\n</pre>\n\n***\n\n\\*\\*\\*\n").isEmpty)
    }

    @Test func inlineHTMLFollowsTheRulesOfHTML() throws {
        let text = "A <b>bold</b><br>line <span title=\"Tip\">s</span> <i>lone <!-- c -->\n"
        #expect(try units(text) == ["paragraph: A <1>bold</1><2/>line <3>s</3> <4/>lone <5/>", "tooltip: Tip"])
        #expect(try units("<p class=\"lead\">One <em>two</em>\n") == ["paragraph: One <1>two</1>"])
        #expect(try units("> <p>One\n> two</p>\n") == ["paragraph: One two"])
        #expect(try units("a <span translate=\"no\">*Kept*</span> b\n") == ["paragraph: a <1/> b"])
    }

    @Test func escapesAndReferencesAreRead() throws {
        #expect(try units("\\*x\\* &amp; &copy; &#x41; &nope; \\a\n") == ["paragraph: *x* &amp; © A &amp;nope; \\a"])
    }

    @Test func hardBreaksAreCodes() throws {
        let found = try codes("> a  \n> b\\\n> c\n")
        #expect(found.map(\.opening) == ["  \n> ", "\\\n> "])
        #expect(found.allSatisfy { $0.purpose == .lineBreak && $0.equivalentText == "\n" })
    }

    @Test func charactersThatXMLCannotHoldAreCodes() throws {
        let text: [UInt8] =
            Array("a\u{1}b\0c".utf8) + [0xEF, 0xB7, 0x90] + Array("d".utf8) + [0xEF, 0xBF, 0xBE]
            + Array("e &#xFDD1; f".utf8)
        let unit = try #require(try MarkdownFilter().extract(text, file: "test.md").units.first)
        #expect(unit.content.displayed == "a<1/>b<2/>c<3/>d<4/>e <5/> f")
        #expect(unit.codes.allSatisfy { $0.purpose == .character })
        #expect(unit.codes.map { $0.opening.unicodeScalars.first?.value } == [1, 0, 0xFDD0, 0xFFFE, 0x26])
    }

    @Test func theTitleIsTheFrontMattersOrTheFirstHeadingOfLevelOne() throws {
        #expect(try extract("---\ntitle: Front\n---\n# Head\n").title == "Front")
        #expect(try extract("## Two\n\nOne *two*\n===\n").title == "One two")
        #expect(try extract("text").title == nil)
    }

    @Test func nothingAndMarksAloneAreNoUnits() throws {
        for text in ["", "\n", "\u{FEFF}", "***\n", "\\* &amp; **!**\n", "- \n", "![](x)\n", "---\n---"] {
            #expect(try extract(text).units.isEmpty, "\(text)")
        }
    }

    @Test(arguments: ["coral-reef-survey"])
    func theSampleIsUnderstood(name: String) throws {
        let articles = SampleArticles.files(withExtension: "md")
        for article in articles {
            try DocumentFilterContract(filter: MarkdownFilter()).check(article)
            #expect(try MarkdownFilter().extract(article, file: name).findings.isEmpty)
        }
    }

    @Test(.enabled(if: SharedData.file("articles/README.md") != nil, "the shared articles are not on this machine"))
    func theRealArticleIsUnderstood() throws {
        let folder = try #require(SharedData.file("articles/README.md")).deletingLastPathComponent()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
        for name in names.sorted() {
            let text = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            try DocumentFilterContract(filter: MarkdownFilter()).check(text)
            let document = try MarkdownFilter().extract(text, file: name)
            #expect(document.findings.isEmpty)
            #expect(document.title != nil)
            #expect(!document.units.contains { $0.content.plain.contains("](") || $0.content.plain.contains("\\*") })
            #expect(document.units.contains { $0.content.plain.contains("27 languages") })
            #expect(!document.units.contains { $0.content.plain.contains("@") || $0.content.plain.contains("www.") })
        }
    }
}
