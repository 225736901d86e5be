import DragomanDocuments
import DragomanModel
import DragomanTesting
import Testing

/// Input that is broken on purpose ends in an error or a document, never in a crash or in hours.
@Suite struct HTMLHostileTests {
    private func refusal(_ html: String) -> String? {
        do {
            _ = try HTMLFilter().extract(Array(html.utf8), file: "a.html")
            return nil
        } catch let error as DragomanError {
            return error.code
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [
        "<div>", "<b>", "<a href=x><span>", "<table><tr><td>", "<ul><li>", "<svg><g>", "<x-y>",
        "<object>", "<math><mi>", "<blockquote><p>", "<div></b>",
    ])
    func tenThousandLevelsAreRefused(tag: String) {
        #expect(refusal("<p>one\n" + String(repeating: tag, count: 10_000)) == "html-too-deep")
    }

    @Test func depthIsToldWithItsLine() {
        let html = "<p>one\ntwo\n" + String(repeating: "<div>", count: 2000)
        let error = #expect(throws: DragomanError.self) { try HTMLFilter().extract(Array(html.utf8), file: "a.html") }
        #expect(error?.position == FilePosition(file: "a.html", line: 3))
    }

    @Test(arguments: [
        "<p>x", "<li>x", "<tr><td>x", "<option>x", "<dt>x<dd>y", "<p><b>x", "<p><font color=red>x", "<br>", "<img>",
        "</div>", "</b>", "<td>x", "<div>x</div>", "<p><i>x</p>", "<tr><td><b>x", "<svg><g/></svg>", "<a>x",
        "<font color=1><p>", "<button><div>",
    ])
    func manyUnclosedSiblingsAreNoDepth(part: String) {
        let isRow = part.contains("<t")
        let html = (isRow ? "<table>" : "") + String(repeating: part, count: 10_000)
        #expect(refusal(html) == nil)
    }

    @Test func formattingThatIsOpenedAgainWithoutEndIsRefused() {
        let fonts = (0..<900).map { "<font color=\($0)>" }.joined()
        #expect(refusal("<p>" + fonts + String(repeating: "<p>x", count: 100_000)) == "html-too-deep")
    }

    @Test func aPageOverTheLimitIsRefusedWithTheReason() {
        let half = Array("<p>".utf8) + [UInt8](repeating: 0x61, count: (8 << 20) - 3)
        #expect(throws: Never.self) { try HTMLFilter().extract(half, file: "a.html") }
        let error = #expect(throws: DragomanError.self) { try HTMLFilter().extract(half + [0x61], file: "a.html") }
        #expect(error?.code == "html-too-large")
        #expect(error?.message.contains("8 MB") == true)
        #expect(error?.position == FilePosition(file: "a.html", line: 1))
    }

    @Test(arguments: [
        ("<html>\n<TITLE>Caf\u{E9}\n<p>One.</p>\n<p>Two.", "title", 2),
        ("<p>One.\n<textarea>two <b>three", "textarea", 2),
        ("<p>One.</p><script>var a\n<p>Two.", "script", 1), ("<style>\np { }\n<p>Two.", "style", 1),
        ("<p>One <iframe src=x>two<p>three", "iframe", 1),
    ])
    func anElementThatSwallowsTheRestIsToldWithItsLine(html: String, name: String, line: Int) throws {
        let document = try HTMLFilter().extract(Array(html.utf8), file: "a.html")
        let finding = try #require(document.findings.first { $0.code == "html-unclosed" })
        #expect(finding.severity == .warning)
        #expect(finding.line == line)
        #expect(document.findings.count == 1)
    }

    @Test(arguments: [
        "<title>A</TITLE><p>b", "<title>A</title ><textarea>x</textarea><script>1</script><style>2</style>",
        "<svg><title>x</svg><p>y", "<iframe></iframe><noscript>z</noscript><xmp>y</xmp>", "<title/></title>",
    ])
    func elementsWithTheirEndTagRaiseNothing(html: String) throws {
        #expect(try HTMLFilter().extract(Array(html.utf8), file: "a.html").findings.isEmpty)
    }

    @Test func aTagWithThousandsOfAttributesIsRefused() {
        #expect(refusal("<p " + (0..<5000).map { "a\($0)=1" }.joined(separator: " ") + ">") == "html-too-deep")
    }

    @Test(arguments: [
        "", "\u{FEFF}", "<", "</", "<!", "<!-", "<!--", "<p", "<p a", "<p a=", "<p a=\"", "<p a='x", "&", "&#", "&#x",
        "&#x110000;", "&#xD800;", "&#99999999999999999999;", "\u{0}", "<\u{0}>", "<p>\u{0}a\u{0}b", "<![CDATA[", "<?",
        "<title>", "<script>", "<script><!--<script>", "<textarea>x", "<plaintext>a<b>", "<svg><![CDATA[x<y]]></svg>z",
        "<frameset>text<frame></frameset>", "</p>", "</br>x", "<table><b>x</table>y", "<select><p>x</select>y",
        "<isindex prompt=x>", "<image alt=x>", "<p title>x", "<p title=>x", "<p title=\"\">x", "<html lang>x",
        "<template><p>x</template>y", "<a><a>x</a>y</a>z", "<p>\u{85}\u{7F}\u{9F}x", "a\rb\r\nc",
    ])
    func brokenPagesObeyTheContract(html: String) throws {
        try DocumentFilterContract(filter: HTMLFilter()).check(Array(html.utf8))
    }

    @Test func everyPrefixOfAPageObeysTheContract() throws {
        let page = Array(
            "<html lang=en><title>A &amp; b</title><p>One <b>two<i> 'three'</b></i> <a title=\"Tip &lt;\" href=x>f\u{E9}</a>&nbsp;<!-- c --><table>x<td>y</table>"
                .utf8
        )
        for count in 0...page.count where String(validating: page[..<count], as: UTF8.self) != nil {
            try DocumentFilterContract(filter: HTMLFilter()).check(Array(page[..<count]))
        }
    }

    @Test func noiseOfTagsObeysTheContract() throws {
        let parts = [
            "<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<div>", "</div>", "<table>", "</table>", "<tr>", "<td>",
            "</td>",
            "<a title=T1>", "</a>", "x1", " ", "y2 ", "<br>", "<!--c-->", "<select>", "</select>", "<option>", "<svg>",
            "</svg>", "<title>", "</title>", "<code>", "</code>", "<span translate=no>", "</span>", "<b translate=yes>",
            "<pre>", "</pre>", "<script>", "</script>", "&amp;", "&lt", "<li>", "<ul>", "</ul>", "<body>", "</body>",
            "<html lang=en>", "<head>", "</head>", "<caption>", "<colgroup>", "<col>", "<form>", "<button>",
            "</button>",
            "<math>", "<mi>", "<foreignobject>", "<desc>", "<template>", "</template>", "<textarea>", "</textarea>",
            "\r\n",
            "<frameset>", "<noframes>", "<ruby>", "<rt>", "<nobr>", "<h1>", "</h1>", "</bogus>", "<bogus/>", "<",
            "&#0;",
        ]
        var random = SeededRandom(seed: 7)
        for _ in 0..<4000 {
            var html = ""
            for _ in 0..<Int.random(in: 1...24, using: &random) {
                html += parts[Int.random(in: 0..<parts.count, using: &random)]
            }
            let document = try HTMLFilter().extract(Array(html.utf8), file: "noise")
            let fault = DocumentFilterContract<HTMLFilter>.mappingFault(document)
            #expect(fault == nil, "\(fault ?? "") in \(html)")
            let same = try DocumentFilterContract<HTMLFilter>.merged(document, target: "fr", keepsSlots: false) {
                .target($0)
            }
            #expect(same == document.skeleton.bytes, "\(html)")
        }
    }
}
