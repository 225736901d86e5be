import DragomanDocuments
import DragomanModel
import DragomanTesting
import Testing

@Suite struct HTMLFilterTests {
    private let contract = DocumentFilterContract(filter: HTMLFilter())

    private func units(_ html: String) throws -> [String] {
        try HTMLFilter().extract(Array(html.utf8), file: "a.html").units.map(\.content.displayed)
    }

    private func translated(
        _ html: String,
        _ targets: [String: String],
        direction: TextDirection = .leftToRight
    ) throws
        -> String
    {
        let document = try HTMLFilter().extract(Array(html.utf8), file: "a.html")
        let bytes = try DocumentFilterContract<HTMLFilter>.merged(document, target: "fr", direction: direction) {
            content in
            guard let target = targets[content.displayed] else { return .source }
            return .target(Self.coded(target))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads `<1>…</1>` and `<2/>` as codes.
    static func coded(_ text: String) -> CodedText {
        var result = CodedText()
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "<") {
            result.append(rest[..<start])
            let end = rest[start...].firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
            let tag = rest[rest.index(after: start)..<end]
            let role: CodeMark.Role = tag.hasPrefix("/") ? .close : tag.hasSuffix("/") ? .standalone : .open
            result.append(CodeMark(role: role, id: Int(tag.filter(\.isNumber)) ?? 0))
            rest = rest[rest.index(after: end)...]
        }
        result.append(rest)
        return result
    }

    @Test(arguments: [
        ("<p>One <b>two</b> three.</p>", ["One <1>two</1> three."]),
        ("<p><b>All bold.</b></p>", ["All bold."]),
        ("<p> a\n  b\tc </p>", ["a b c"]),
        ("<p>a<br>b</p>", ["a<1/>b"]),
        ("<p>a<br></p>", ["a"]),
        ("<p>&eacute;t&eacute; &amp; R&D &copy 2024</p>", ["été &amp; R&amp;D © 2024"]),
        ("<p>See <a href=x title=\"Tip\">the map</a> now.</p>", ["See <1>the map</1> now.", "Tip"]),
        ("<div>loose<p>para</p>tail</div>", ["loose", "para", "tail"]),
        ("<p>Run <code>a < b</code> now</p>", ["Run <1/> now"]),
        ("<pre>not this</pre><p>this</p>", ["this"]),
        ("<p>3.5</p><p>—</p><p>…</p>", ["3.5"]),
        ("<p>Ask <span class=notranslate>ACME <b>Inc</b></span> today", ["Ask <1/> today"]),
        ("<p translate=no>No</p><p>Yes</p>", ["Yes"]),
        ("<b><i>x</b>y</i>", ["<1><2/>x</1>y"]),
        ("<p>a</bogus>b</p>", ["a<1/>b"]),
        ("<table>lost<tr><td>cell</table>", ["lost", "cell"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<select><option>One<option>Two</select>", ["One", "Two"]),
        ("<p>a<!-- c -->b</p>", ["a<1/>b"]),
        ("<p>a\u{1}b</p>", ["a<1/>b"]),
        ("<title>A <b> & c</title>", ["A &lt;b> &amp; c"]),
        (
            "<img alt=Harbour src=x><input placeholder='Your name'><p aria-label=\"Say\">x</p>",
            [
                "Harbour", "Your name", "Say", "x",
            ]
        ),
        (
            "<meta name=Description content=\"About\"><meta property=og:title content='T'><meta name=x content=y>",
            [
                "About", "T",
            ]
        ),
        ("\u{FEFF}<p>after the mark</p>", ["after the mark"]),
        ("<p>a<script>b</script>c</p>", ["a<1/>c"]),
        ("ok</body></html>tail", ["ok", "tail"]),
        ("<textarea placeholder=\"Say it\">no</textarea>", ["Say it"]),
        ("<p>Use <code title=Tip>x</code> here", ["Use <1/> here", "Tip"]),
        ("<p>Ask <b class=notranslate title=Tip>x</b> here", ["Ask <1/> here"]),
        ("<div translate=no><b title=Tip>x</b><i translate=yes title=Top>y</i></div>", ["Top", "y"]),
        ("<p>a <svg><title>t</title><text>u</text></svg> b", ["a <1/> b"]),
        ("<p><a name=x></a>Text<i class=icon></i>", ["Text"]),
        ("<p>x <code>unclosed <p>more", ["x <1/>"]),
    ])
    func unitsOfAPage(html: String, expected: [String]) throws {
        #expect(try units(html) == expected)
        try contract.check(Array(html.utf8))
    }

    @Test func aTooltipInsideAParagraphIsTranslatedWithIt() throws {
        let html = "<p>See <a href=x title=\"Tip\">the map</a> now.</p>"
        #expect(
            try translated(html, ["See <1>the map</1> now.": "Voir <1>la carte</1> ici.", "Tip": "Un \"truc\""])
                == "<p>Voir <a href=x title=\"Un &quot;truc&quot;\">la carte</a> ici.</p>"
        )
        #expect(
            try translated(html, ["Tip": "Truc"]) == "<p>See <a href=x title=\"Truc\">the map</a> now.</p>"
        )
        #expect(
            try translated(html, ["See <1>the map</1> now.": "Voir la carte."]) == "<p>Voir la carte.</p>"
        )
    }

    @Test func referencesOfTheSourceAreTheSpellingOfTheTarget() throws {
        let rendered = try translated("<p>caf&eacute;&nbsp;x</p>", ["caf\u{E9}\u{A0}x": "\u{E9}t\u{E9}\u{A0}& > \""])
        #expect(rendered == "<p>&eacute;t&eacute;&nbsp;&amp; > \"</p>")
    }

    @Test func anUnquotedValueGetsQuotes() throws {
        #expect(try translated("<img alt=Map>", ["Map": "La \"carte\""]) == "<img alt=\"La &quot;carte&quot;\">")
        #expect(try translated("<img alt='Map'>", ["Map": "L'île"]) == "<img alt='L&#39;île'>")
    }

    @Test func languageAndDirectionFollowTheTarget() throws {
        #expect(try translated("<html lang=en><body>x", [:]) == "<html lang=fr><body>x")
        #expect(
            try translated("<html><p>x", [:], direction: .rightToLeft) == "<html lang=\"fr\" dir=\"rtl\"><p>x"
        )
        #expect(
            try translated("<html dir='ltr' lang='en-GB'><body lang=en><p lang=de>x", [:], direction: .rightToLeft)
                == "<html dir='rtl' lang='fr'><body lang=fr><p lang=de>x"
        )
    }

    @Test func aFallbackSaysItsLanguageWhereMarkupCanStand() throws {
        let html = "<title>T</title><p>One <b>two</b>.</p><img alt='A'>"
        let document = try HTMLFilter().extract(Array(html.utf8), file: "a.html")
        let bytes = try DocumentFilterContract<HTMLFilter>.merged(document, target: "ar") { _ in .fallback }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "<title>T</title><p><span lang=\"en\" dir=\"ltr\">One <b>two</b>.</span></p><img alt='A'>"
        )
    }

    @Test func codesThatTwoSentencesShareAreClosedAndOpened() throws {
        let text = "<p>x <b title=\"Tip\">One. Two.</b> y.</p>"
        func segment(_ content: String, _ range: Range<Int>, before: Bool, after: Bool) -> Segment {
            let code = InlineCode(
                id: 1,
                isPair: true,
                purpose: .bold,
                opening: "<b title=\"Tip\">",
                closing: "</b>",
                isOpenedBefore: before,
                isClosedAfter: after,
                openingStart: 5
            )
            return Segment(content: Self.coded(content), codes: [code], byteRange: range)
        }
        let unit = MergeUnit(
            escaping: .html,
            segments: [
                segment("x <1>One.</1>", 3..<24, before: false, after: true),
                segment("<1>Two.</1> y.", 25..<36, before: true, after: false),
            ]
        )
        let tip = MergeUnit(
            escaping: .htmlDoubleQuoted,
            segments: [Segment(content: CodedText(plain: "Tip"), codes: [], byteRange: 15..<18)]
        )
        let merger = Merger(
            text: Array(text.utf8),
            languageSlots: [],
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "fr"),
            targetDirection: .leftToRight
        )
        func rendered(_ first: SegmentRendering, _ second: SegmentRendering) throws -> String {
            let bytes = try merger.merge([unit, tip]) { unit, segment in
                unit == 1 ? .target(CodedText(plain: "Truc")) : segment == 0 ? first : second
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        let one = SegmentRendering.target(Self.coded("x <1>Un.</1>"))
        let two = SegmentRendering.target(Self.coded("<1>Deux.</1> y."))
        #expect(try rendered(.source, .source) == "<p>x <b title=\"Truc\">One. Two.</b> y.</p>")
        #expect(try rendered(one, two) == "<p>x <b title=\"Truc\">Un.</b> <b title=\"Truc\">Deux.</b> y.</p>")
        #expect(try rendered(one, .source) == "<p>x <b title=\"Truc\">Un.</b> <b title=\"Truc\">Two.</b> y.</p>")
        #expect(try rendered(.source, two) == "<p>x <b title=\"Truc\">One.</b> <b title=\"Truc\">Deux.</b> y.</p>")
    }

    @Test func kindsSayWhatAUnitIs() throws {
        let html = """
            <title>T</title><h2>H</h2><p>P</p><li>L</li><table><caption>C</caption><tr><td>D<td><p>Q</table>\
            <blockquote><p>B</p></blockquote><figure>x<figcaption>F</figcaption></figure><dl><dt>A<dd>E</dl><div>V</div>
            """
        let document = try HTMLFilter().extract(Array(html.utf8), file: "a.html")
        #expect(
            document.units.map(\.kind) == [
                .title, .heading, .paragraph, .listItem, .caption, .tableCell, .paragraph, .quotation, .paragraph,
                .caption,
                .listItem, .listItem, .paragraph,
            ]
        )
    }

    @Test func htmlInCDATAIsEscapedForBoth() throws {
        let text = Array("<![CDATA[<p>One <a title='Tip'>two</a></p>]]>".utf8)
        let result = try HTMLExtraction.extract(
            text[9..<text.count - 3],
            context: .init(offset: 9, isFragment: true, isInCDATA: true, file: "a.xml")
        )
        #expect(result.units.map(\.escaping) == [.htmlInCDATA, .htmlSingleQuotedInCDATA])
        let document = Document(format: .wxr, skeleton: Skeleton(bytes: text), units: result.units)
        #expect(DocumentFilterContract<HTMLFilter>.mappingFault(document) == nil)
        let bytes = try DocumentFilterContract<HTMLFilter>.merged(document, target: "fr") { content in
            content.hasCodes ? .target(Self.coded("Un ]]> <1>deux</1> ]]")) : .target(CodedText(plain: "L'un ]]>"))
        }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "<![CDATA[<p>Un ]]&gt; <a title='L&#39;un ]]&gt;'>deux</a> ]&#93;</p>]]>"
        )
    }

    @Test func textInXMLIsEscaped() throws {
        func merged(_ text: String, _ range: Range<Int>, _ escaping: Escaping, _ target: String) throws -> String {
            let merger = Merger(
                text: Array(text.utf8),
                languageSlots: [],
                source: LanguageTag(canonical: "en"),
                target: LanguageTag(canonical: "fr"),
                targetDirection: .leftToRight
            )
            let segment = Segment(content: CodedText(plain: "x"), codes: [], byteRange: range)
            let unit = MergeUnit(escaping: escaping, segments: [segment])
            return String(
                decoding: try merger.merge([unit]) { _, _ in .target(CodedText(plain: target)) },
                as: UTF8.self
            )
        }
        #expect(try merged("<t>x</t>", 3..<4, .xml, "a & <b> ]]> c") == "<t>a &amp; &amp;lt;b> ]]&gt; c</t>")
        #expect(try merged("<![CDATA[x]]>", 9..<10, .cdata, "a & ]]> c") == "<![CDATA[a & ]]]]><![CDATA[> c]]>")
        #expect(try merged("<t>x</t>", 3..<4, .htmlInXML, "a & <b>") == "<t>a &amp;amp; &amp;lt;b&amp;gt;</t>")
    }

    @Test func rangesThatDoNotFitTheTextAreRefused() {
        let merger = Merger(
            text: Array("<p>x".utf8),
            languageSlots: [LanguageSlot(kind: .languageValue, byteStart: 9, byteCount: 1)],
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "fr"),
            targetDirection: .leftToRight
        )
        let error = #expect(throws: DragomanError.self) { try merger.merge([]) { _, _ in .source } }
        #expect(error?.code == "skeleton-mismatch")
    }

    @Test func codesATargetLostOrBrokeAreLeftOut() throws {
        let html = "<p>One <b>two</b> <i>three</i><br>four.</p>"
        let source = "One <1>two</1> <2>three</2><3/>four."
        for (target, text) in [
            ("Un", "Un"), ("<1>Un", "Un"), ("Un</1>", "Un"), ("</1>Un<1>", "Un"), ("<9>Un</9><8/>", "Un"),
            ("<1/>Un", "Un"),
            ("<2><1>Un</1></2><3/>", "<i><b>Un</b></i><br>"), ("<1>a</1> <1>b</1>", "<b>a</b> <b>b</b>"),
        ] {
            #expect(try translated(html, [source: target]) == "<p>\(text)</p>")
        }
    }

    @Test func titleAndLanguageAreRead() throws {
        let page = try HTMLFilter().extract(Array("<html lang=en-GB><title> A  b </title><h1>C</h1>".utf8), file: "a")
        #expect(page.title == "A b")
        #expect(page.declaredLanguage == "en-GB")
        #expect(try HTMLFilter().extract(Array("<h1>C <i>d</i></h1>".utf8), file: "a").title == "C d")
    }

    @Test(.enabled(if: !SampleArticles.html.isEmpty, "the sample articles are not beside this checkout"))
    func theSampleArticlesObeyTheContract() throws {
        for page in SampleArticles.html {
            try contract.check(page)
            try DocumentFilterContract(filter: HTMLFilter(), translation: SampleTargets.hostile).check(page)
        }
    }

    @Test func generatedPagesObeyTheContract() throws {
        for seed in 0..<1600 {
            var generator = HTMLGenerator(seed: UInt64(seed))
            let page = generator.page(parts: 1 + seed % 9)
            try contract.check(page)
            if seed % 3 == 0 {
                try DocumentFilterContract(filter: HTMLFilter(), translation: SampleTargets.hostile).check(page)
            }
        }
    }
}
