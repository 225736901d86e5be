import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// What tools save in formats of their own comes back to the segments that it was made of, or is told.
struct ToolFormatTests {
    private static let work = ToolWriter.Work.allCases

    private func desk(seed: UInt64) throws -> Desk {
        let desk = try Desk()
        for number in 0..<4 {
            var news = NewsGenerator(seed: seed * 10 + UInt64(number))
            switch number % 3 {
            case 0: try desk.ingest(news.html(sentences: 12), as: "a\(number).html")
            case 1: try desk.ingest(news.markdown(sentences: 12), as: "a\(number).md")
            default: try desk.ingest(news.text(sentences: 12), as: "a\(number).txt")
            }
        }
        // The same words everywhere, and twice in one place.
        for slug in ["b", "c"] {
            try desk.ingest(
                "<h2>Read on</h2><p>One <b>two <i>of \(slug)</i></b>.<br>Seven&nbsp;of them. Read on</p><p>Read on</p>",
                as: "\(slug).html"
            )
        }
        return desk
    }

    private static func content(_ xml: String) -> String { xml.replacing(#/ [a-z-]+="[^"]*"/#, with: "") }

    /// The current targets by the ids of their segments.
    private static func targets(_ desk: Desk) throws -> [String: String] {
        let text = try desk.export("fr") { $0.selection = .all }.text
        let pattern = #/<trans-unit id="([^"]*)".*?<target[^>]*?(?:/>|>(.*?)</target>)/#.dotMatchesNewlines()
        return Dictionary(
            uniqueKeysWithValues: text.matches(of: pattern).map {
                (String($0.output.1), content($0.output.2.map(String.init) ?? ""))
            }
        )
    }

    @Test(arguments: ToolWriter.Tool.allCases, 0..<UInt64(10))
    func `every segment comes back to its own source`(tool: ToolWriter.Tool, seed: UInt64) throws {
        let desk = try desk(seed: seed)
        var random = SeededRandom(seed: seed)
        let profile: ExportProfile =
            switch tool {
            case .trados: .trados
            case .memoq: .memoq
            case .phrase: .phrase
            }
        let export = try desk.export("fr") { $0.profile = profile }
        let sources = export.text.matches(of: #/<source>(.*?)</source>/#.dotMatchesNewlines()).map {
            String($0.output.1)
        }
        let counts = Dictionary(sources.map { ($0, 1) }, uniquingKeysWith: +)
        var writer = ToolWriter(tool, export: export.text) { id, source in
            // What is said of one text is said of it wherever it stands: places of one text share a translation.
            var segment = ToolWriter.Segment(id: id, source: source, target: "FR " + source, work: .confirmed)
            if counts[source] == 1 {
                segment.work = Self.work.randomElement(using: &random) ?? .confirmed
                segment.isSplit = !source.contains("<") && source.contains(" ") && Bool.random(using: &random)
                segment.isTracked = !segment.isSplit && Bool.random(using: &random)
                segment.comment = Int.random(in: 0..<5, using: &random) == 0 ? "Is this right?" : nil
            }
            return segment
        }
        let result = try desk.import(writer.written())
        #expect(
            result.file.findings.filter { $0.severity == .error }.map { "\($0.code) \($0.unit ?? "") \($0.message)" }
                == []
        )
        let targets = try Self.targets(desk)
        #expect(writer.segments.count == targets.count)
        for segment in writer.segments {
            let isTaken = [.confirmed, .reviewed, .draft, .locked].contains(segment.work)
            let expected = isTaken ? Self.content(segment.target) : ""
            #expect(targets[segment.id] == expected, "\(segment.id): \(segment.source)")
        }
        // What is not taken is kept, and told.
        let kept = writer.segments.count { [.pretranslated, .rejected].contains($0.work) }
        #expect(result.file.candidates == kept)
        let told = result.file.findings.count { ["target-unconfirmed", "target-rejected"].contains($0.code) }
        #expect(told == kept)
        let comments = result.file.findings.filter { $0.code == "comment" }
        #expect(
            comments.count == writer.segments.count { $0.comment != nil && ($0.work != .nothing || tool != .trados) }
        )
        #expect(comments.allSatisfy { $0.message == "'Anne: Is this right?'" })
        #expect(result.file.findings.contains { $0.code == "original-lost" })
        // The same file again brings nothing.
        #expect(try desk.import(writer.written()).batch == nil)
    }
}

/// What plugins and services make of posts and exports.
struct ServiceFormatTests {
    private static let body = """
        <h2>Port opens</h2>
        First <strong>line</strong> &amp; <a href="https://x.example/a">a link</a>. More soon.

        Second paragraph by the <em>harbour</em> wall.
        <ul><li>One item</li><li>Another</li></ul>
        """

    private static func wxr() -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><item><title>The port</title><content:encoded><![CDATA[\(body)]]></content:encoded>
        <wp:post_id>7</wp:post_id><wp:post_name>port</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
        </item></channel></rss>

        """
    }

    private static func wpml(_ title: String, _ body: String?) -> String {
        """
        <?xml version="1.0" encoding="utf-8" standalone="no"?>
        <!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/committees/xliff/documents/xliff.dtd">
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="7-0a1b2c" source-language="en" target-language="fr" datatype="plaintext"><header>
        <phase-group><phase phase-name="shortcodes" process-name="x"><note>more</note></phase></phase-group></header><body>
        <trans-unit resname="title" restype="string" datatype="html" id="title"><source><![CDATA[The port]]></source>
        <target state="translated"><![CDATA[\(title)]]></target></trans-unit>
        <trans-unit resname="body" restype="string" datatype="html" id="body"><source><![CDATA[\(Self.body)]]></source>
        <target state="\(body == nil ? "needs-translation" : "translated")"><![CDATA[\(body ?? Self.body)]]></target></trans-unit>
        </body></file></xliff>
        """
    }

    @Test func `a post that WPML sends is the article's units`() throws {
        let desk = try Desk()
        try desk.workflow.ingest([try desk.write(Self.wxr(), to: "posts.xml")])
        let french = Self.body.replacing("Port opens", with: "Le port ouvre").replacing("More soon.", with: "À suivre.")
            .replacing(
                "First <strong>line</strong> &amp; <a href=\"https://x.example/a\">a link</a>.",
                with: "Un <a href=\"https://x.example/a\">lien</a> et une <strong>ligne</strong>."
            ).replacing("Second paragraph by the <em>harbour</em> wall.", with: "Près du <em>port</em>.")
            .replacing("One item", with: "Un").replacing("Another", with: "Deux")
        let file = try desk.import(Self.wpml("Le port", french)).file
        #expect(file.findings.filter { $0.severity == .error }.isEmpty, "\(file.findings)")
        #expect(try desk.coverage("fr").percent == 100)
        let rendered = String(decoding: try desk.render("port", in: "fr"), as: UTF8.self)
        #expect(rendered.contains("Le port</title>") && rendered.contains("<h2>Le port ouvre</h2>"))
        #expect(
            rendered.contains("Un <a href=\"https://x.example/a\">lien</a> et une <strong>ligne</strong>. À suivre.")
        )
        #expect(rendered.contains("<ul><li>Un</li><li>Deux</li></ul>"))
    }

    @Test func `what WPML fills in itself is no translation`() throws {
        let desk = try Desk()
        try desk.workflow.ingest([try desk.write(Self.wxr(), to: "posts.xml")])
        let file = try desk.import(Self.wpml("Le port", nil)).file
        #expect(file.imported == 1 && file.candidates == 0 && file.refused == 0, "\(file.findings)")
        #expect(file.findings.map(\.code).sorted() == ["original-lost", "target-untouched"])
    }

    @Test func `a post with other paragraphs than its source is refused`() throws {
        let desk = try Desk()
        try desk.workflow.ingest([try desk.write(Self.wxr(), to: "posts.xml")])
        let file = try desk.import(Self.wpml("Le port", "Tout.\n\nEn deux.")).file
        #expect(file.imported == 1 && file.refused == 1)
        #expect(file.findings.contains { $0.code == "paragraphs-differ" && $0.unit == "body" })
    }
}
