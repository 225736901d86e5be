import DragomanModel
import Testing

@testable import DragomanDocuments

@Suite("The HTML of a post is read as WordPress shows it")
struct WXRContentTests {
    @Test("in classic markup blank lines part paragraphs and a line break is kept as a code")
    func classic() throws {
        #expect(
            try WXRTesting.units("One.\n\nTwo\nlines.\r\n\r\nThree\r\nlines.\n\n\n<h3>Four</h3>\nFive.") == [
                "paragraph: One.", "paragraph: Two<1/>lines.", "paragraph: Three<1/>lines.", "heading: Four",
                "paragraph: Five.",
            ]
        )
        let nested = "<blockquote>A.\n\nB.</blockquote>\n<ul>\n<li>C</li>\n\n<li>D\nE</li>\n</ul>\n"
        let found = try WXRTesting.units(nested)
        #expect(
            found == [
                "quotation: A.", "quotation: B.", "list-item: C", "list-item: D<1/>E",
            ]
        )
        let more = try WXRTesting.units("A<br />\nB\n<!--more-->\nC")
        #expect(more == ["paragraph: A<1/>B", "paragraph: C"])
    }

    @Test("in block markup a line break is white space; text outside the blocks is classic")
    func blocks() throws {
        #expect(
            try WXRTesting.units(
                "<!-- wp:paragraph {\"a\":\"b --\"} -->\n<p>One\n\ntwo.</p>\n<!-- /wp:paragraph -->\n\n"
                    + "<!-- wp:spacer /-->\n\nLoose\ntext.\n\nMore."
            ) == ["paragraph: One two.", "paragraph: Loose<1/>text.", "paragraph: More."]
        )
        #expect(
            try WXRTesting.units(
                "<!-- wp:code -->\n<pre class=\"wp-block-code\"><code>let a = 1</code></pre>\n<!-- /wp:code -->\n"
                    + "<!-- wp:shortcode -->\n[form id=\"7\" title=\"Write to us\"]\n<!-- /wp:shortcode -->\n"
                    + "<!-- wp:html -->\n<div title=\"A hint\">Raw.</div>\n<!-- /wp:html -->"
            ) == ["tooltip: A hint", "paragraph: Raw."]
        )
    }

    @Test("a shortcode alone is skeleton, one inside text a code")
    func shortcodes() throws {
        #expect(
            try WXRTesting.units("Before.\n\n[gallery ids=\"1,2\"]\n\nAfter\n[gallery]\nall.") == [
                "paragraph: Before.", "paragraph: After", "paragraph: all.",
            ]
        )
        #expect(
            try WXRTesting.units("Call [phone kind=\"desk\"/] or [b]write[/b] to [[gallery]] now.") == [
                "paragraph: Call <1/> or <2>write</2> to <3/> now."
            ]
        )
        #expect(
            try WXRTesting.units("<p>See [embed]https://a.example/x[/embed] there.</p>") == [
                "paragraph: See <1/> there."
            ]
        )
        #expect(
            try WXRTesting.units("[row]\n\nA box.\n\n<p>Of text.</p>[/row] End.") == [
                "paragraph: A box.", "paragraph: Of text.", "paragraph: End.",
            ]
        )
    }

    @Test("codes of shortcodes carry their own bytes")
    func shortcodeCodes() throws {
        let bytes = WXRTesting.file(
            WXRTesting.item(content: WXRTesting.cdata("Ask [b c='d']the <em>desk</em>[/b]\nnow [tel no=1] or [[toc]]."))
        )
        let unit = try #require(try WXRTesting.read(bytes).documents.first?.units.last)
        #expect(unit.content.displayed == "Ask <1>the <2>desk</2></1><3/>now <4/> or <5/>.")
        #expect(unit.codes.map { $0.opening } == ["[b c='d']", "<em>", "\n", "[tel no=1]", "[[toc]]"])
        #expect(unit.codes.map { $0.closing } == ["[/b]", "</em>", "", "", ""])
        #expect(unit.codes.map { $0.purpose } == [.other, .italic, .lineBreak, .other, .protected])
        #expect(unit.codes.map { $0.equivalentText } == ["", "", "\n", "", "[toc]"])
    }

    @Test(
        "a bracket of prose stays text",
        arguments: ["[sic]", "[…]", "[1]", "[see note 3]", "[x = 5]", "[", "[/b]", "[]"]
    )
    func brackets(_ text: String) throws {
        #expect(try WXRTesting.units("He said \(text) so.") == ["paragraph: He said \(text) so."])
    }

    @Test("the text of a caption is a unit of its own")
    func captions() throws {
        #expect(
            try WXRTesting.units(
                "[caption id=\"a\" width=\"6\"]<a href=\"x\"><img alt=\"A cat\" src=\"y\"></a> A <em>cat</em>.[/caption]\nText."
            ) == ["alt: A cat", "caption: A <1>cat</1>.", "paragraph: Text."]
        )
        #expect(try WXRTesting.units("[caption]Only text[/caption]") == ["caption: Only text"])
    }

    @Test("a title is text, or HTML where it holds a tag or a reference")
    func titles() throws {
        let shown = { (title: String) in
            try WXRTesting.read(WXRTesting.file(WXRTesting.item(title: title, content: ""))).documents.first?.units
                .first
                .map { "\($0.escaping.rawValue) \(WXRTesting.shown($0))" }
        }
        #expect(try shown("<![CDATA[R&D < 3]]>") == "cdata title: R&amp;D &lt; 3")
        #expect(try shown("R&amp;D&#8217;s\n  plan") == "xml title: R&amp;D’s plan")
        #expect(
            try shown("<![CDATA[An <em>odd</em> day &amp; night]]>")
                == "html-in-cdata title: An <1>odd</1> day &amp; night"
        )
        #expect(try shown("<![CDATA[a]]]]><![CDATA[>b]]>") == "cdata title: a]]&gt;b".replacing("&gt;", with: ">"))
        #expect(try shown("***") == nil)
    }

    @Test("content that is escaped as XML is read and written back as it was")
    func escaped() throws {
        let content =
            "&lt;p&gt;Fish &amp;amp; &lt;b&gt;chips&lt;/b&gt;, it&#8217;s &lt;a title=&quot;T&quot;&gt;good&lt;/a&gt;.&lt;/p&gt;"
        #expect(
            try WXRTesting.units(content, isSection: false) == ["paragraph: Fish &amp; <1>chips</1>, it’s <2>good</2>."]
        )
        let bytes = WXRTesting.file(WXRTesting.item(content: content))
        let document = try #require(try WXRTesting.read(bytes).documents.first)
        #expect(document.findings.map(\.code) == ["wxr-field-kept"])
        let merged = try WXRTesting.merged(document) { unit, text in
            guard unit == 1, let changed = CodedText(coded: text.coded.replacing("chips", with: "a < b & c")) else {
                return text
            }
            return changed
        }
        let again = try #require(try WXRTesting.read(merged).documents.first)
        #expect(
            again.units.map(WXRTesting.shown).last == "paragraph: Fish &amp; <1>a &lt; b &amp; c</1>, it’s <2>good</2>."
        )
    }

    @Test("a field of text and markup, or with an unknown reference, stays as it is and that is told")
    func mixed() throws {
        for content in ["a <![CDATA[b]]>", "a<b>c</b>", "a<!-- c -->b"] {
            let bytes = WXRTesting.file(WXRTesting.item(content: content))
            let document = try #require(try WXRTesting.read(bytes).documents.first)
            #expect(document.units.map(\.kind) == [.title])
            #expect(document.findings.map(\.code) == ["wxr-field-kept"])
            #expect(document.findings.map(\.line) == [11])
        }
    }

    @Test("CDATA sections that were split are one text")
    func splitSections() throws {
        #expect(
            try WXRTesting.units(" <![CDATA[<p>a]]]]><![CDATA[> b</p><p>]]><![CDATA[c</p>]]>\n", isSection: false) == [
                "paragraph: a]]> b", "paragraph: c",
            ]
        )
    }

    @Test("an excerpt is one, whatever its markup")
    func excerpts() throws {
        let bytes = WXRTesting.file(
            WXRTesting.item(content: "", excerpt: WXRTesting.cdata("One & <b>two</b>.\n\n<p>Three.</p>"))
        )
        let units = try WXRTesting.read(bytes).documents.first?.units.dropFirst().map(WXRTesting.shown)
        #expect(units == ["excerpt: One &amp; <1>two</1>.", "excerpt: Three."])
    }
}
