import DragomanModel
import Testing

@testable import DragomanDocuments

@Suite("A WordPress export is read article by article")
struct WXRReaderTests {
    @Test("published posts and pages are articles, the rest is counted")
    func selection() throws {
        let bytes = try #require(WXRTesting.sample)
        let (documents, summary) = try WXRTesting.read(bytes)
        #expect(documents.map(\.slug) == ["mill-street-bridge-reopens", "saturday-market-is-back", "about"])
        #expect(documents.first?.publishedAt == "2026-05-12T09:15:00Z")
        #expect(documents.last?.title == "About the City Desk")
        #expect(documents.allSatisfy { $0.declaredLanguage == "en-US" && $0.format == .wxr })
        #expect(summary.articleCount == 3)
        #expect(
            summary.findings.map(\.message) == ["not read: 1 unpublished post or page, 1 attachment, 1 revision"]
        )
    }

    @Test("drafts, attachments and revisions come when asked for")
    func options() throws {
        let bytes = try #require(WXRTesting.sample)
        let options = WXRReader.Options(includesDrafts: true, includesAttachments: true, includesRevisions: true)
        let documents = try WXRTesting.read(bytes, options: options).documents
        #expect(
            documents.map(\.slug) == [
                "mill-street-bridge-reopens", "saturday-market-is-back", "about", "post-210", "mill-street",
                "mill-street-bridge-reopens-revision-1",
            ]
        )
        #expect(documents[3].publishedAt == "2026-05-14T13:30:00Z")
        #expect(documents[4].units.map(\.kind) == [.title, .excerpt])
    }

    @Test("head, item and tail of a file with one item are the file, whatever is in comments and CDATA")
    func identity() throws {
        let content = WXRTesting.cdata("<p>An </item> and an <item> here.</p>") + "<!-- </item> -->"
        let bytes = WXRTesting.file(WXRTesting.item(content: content))
        let document = try #require(try WXRTesting.read(bytes).documents.first)
        #expect(document.skeleton.head + document.skeleton.bytes + document.skeleton.tail == bytes)
        #expect(document.skeleton.bytes.starts(with: "<item>".utf8))
        #expect(String(decoding: document.skeleton.tail, as: UTF8.self) == WXRTesting.tail)
        #expect(try WXRTesting.merged(document) { $1 } == bytes)
    }

    @Test("an item with attributes, an empty one and one inside another are no stumbling block")
    func oddItems() throws {
        let inner = WXRTesting.item(content: WXRTesting.cdata("inner"), name: "inner")
        let nested = WXRTesting.item(content: WXRTesting.cdata("outer"), name: "outer")
            .replacing("</item>", with: "<x>\(inner)</x></item>").replacing(
                "<item>\n\t<title>",
                with: "<item a='>'\n><title>"
            )
        let bytes = WXRTesting.file("<item/>", nested, WXRTesting.item(content: WXRTesting.cdata("last"), name: "last"))
        let (documents, summary) = try WXRTesting.read(bytes)
        #expect(documents.count == 2 && documents.last?.slug == "last")
        #expect(summary.skipped == [.otherType: 1])
    }

    @Test("slugs are decoded, made safe, made up and told apart")
    func slugs() throws {
        let post = { (name: String, id: Int) in
            WXRTesting.item(content: WXRTesting.cdata("x"), id: id, name: name)
        }
        let bytes = WXRTesting.file(
            post("%e4%bd%a0%e5%a5%bd", 1),
            post("%ff", 2),
            post("", 3),
            post("same", 4),
            post("same", 5),
            post("same", 5),
            post("..%2f..%2fetc", 6),
            post("..", 7)
        )
        let documents = try WXRTesting.read(bytes).documents
        #expect(
            documents.map(\.slug) == ["你好", "%ff", "post-3", "same", "same-5", "same-5-2", "..-..-etc", "--"]
        )
        #expect(documents[4].findings.map(\.code) == ["wxr-duplicate-slug"])
    }

    @Test("items without an id are told apart and named by their line")
    func itemsWithoutID() throws {
        let post = { (title: String) in
            WXRTesting.item(title: title, content: WXRTesting.cdata("x"), name: "")
                .replacing("\t<wp:post_id>7</wp:post_id>\n", with: "")
        }
        let bytes = WXRTesting.file(
            post("<![CDATA[The Bridge, <em>again</em> &amp; more]]>"),
            post("<![CDATA[The Bridge, <em>again</em> &amp; more]]>"),
            post("<![CDATA[...]]>"),
            post("<b>mixed</b> title"),
            post("\u{4F60}\u{597D}")
        )
        let documents = try WXRTesting.read(bytes).documents
        #expect(
            documents.map(\.slug) == [
                "the-bridge-again-more", "the-bridge-again-more-line-19", "post-line-30", "title", "\u{4F60}\u{597D}",
            ]
        )
        #expect(
            documents[1].findings.map(\.message) == [
                "another article of the file has the slug 'the-bridge-again-more'; the post without id of line 19 is 'the-bridge-again-more-line-19'"
            ]
        )
        #expect(
            documents[3].findings.map(\.message) == [
                "the title of the post without id of line 41 is not offered for translation: it mixes text, CDATA sections and markup"
            ]
        )
        let ids = documents.map(\.slug)
        #expect(Set(ids).count == ids.count)
        #expect(try WXRTesting.read(bytes).documents.map(\.slug) == ids)
    }

    @Test("dates are read in every form that a file gives them")
    func dates() {
        #expect(WXRDate.rfc3339(sql: "2026-05-12 09:15:00") == "2026-05-12T09:15:00Z")
        #expect(WXRDate.rfc3339(sql: "0000-00-00 00:00:00") == nil)
        #expect(WXRDate.rfc3339(sql: "2026-02-30 00:00:00") == nil)
        #expect(WXRDate.rfc3339(rfc822: "Thu, 31 Dec 2026 22:30:00 -0330") == "2027-01-01T02:00:00Z")
        #expect(WXRDate.rfc3339(rfc822: "1 Mar 2024 00:30:00 +0100") == "2024-02-29T23:30:00Z")
        #expect(WXRDate.rfc3339(rfc822: "soon") == nil)
        #expect(WXRDate.rfc3339(rfc822: "") == nil)
    }

    @Test("a file is known by its first bytes")
    func sniffing() {
        let bytes = WXRTesting.file(WXRTesting.item(content: "x"))
        #expect(WXRReader.looksLike(bytes))
        #expect(WXRReader.looksLike([0xEF, 0xBB, 0xBF] + bytes))
        #expect(WXRReader.looksLike(Array(bytes.prefix(260))))
        #expect(!WXRReader.looksLike(Array(#"<?xml version="1.0"?><rss version="2.0"><channel/></rss>"#.utf8)))
        #expect(!WXRReader.looksLike(Array("<html><rss xmlns:wp='http://wordpress.org/export/1.2/'>".utf8)))
        #expect(!WXRReader.looksLike(Array("text <rss xmlns:wp='http://wordpress.org/export/1.2/'>".utf8)))
        #expect(!WXRReader.looksLike([]))
    }

    @Test("prefixes are the file's own, and a byte order mark stays")
    func prefixes() throws {
        let text = String(decoding: WXRTesting.file(WXRTesting.item(content: "x")), as: UTF8.self)
            .replacing("xmlns:wp=", with: "xmlns:W=").replacing("<wp:", with: "<W:").replacing("</wp:", with: "</W:")
        let bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        let document = try #require(try WXRTesting.read(bytes).documents.first)
        #expect(document.slug == "a-post")
        #expect(document.skeleton.head + document.skeleton.bytes + document.skeleton.tail == bytes)
    }

    @Test("a charset of single bytes is read, its bytes are kept")
    func charsets() throws {
        let text = String(
            decoding: WXRTesting.file(WXRTesting.item(content: WXRTesting.cdata("Caf\u{E9}."))),
            as: UTF8.self
        )
        .replacing("UTF-8", with: "ISO-8859-1")
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let document = try #require(try WXRTesting.read(bytes).documents.first)
        #expect(document.units.last?.content.plain == "Caf\u{E9}.")
        #expect(document.skeleton.charset == "windows-1252")
        #expect(document.skeleton.head + document.skeleton.bytes + document.skeleton.tail == bytes)
    }

    @Test("the file is given in chunks of any size and read the same", arguments: [1, 2, 3, 7, 64, 1_000])
    func chunks(size: Int) throws {
        let bytes = try #require(WXRTesting.sample)
        let whole = try WXRTesting.read(bytes).documents
        let parts = try WXRTesting.read(bytes, chunkSize: size).documents
        #expect(whole.map(\.skeleton) == parts.map(\.skeleton))
        #expect(whole.map(\.units) == parts.map(\.units))
    }

    @Test("no more is held than the largest item")
    func memory() throws {
        let post = Array(
            (WXRTesting.item(content: WXRTesting.cdata(String(repeating: "<p>It rains again.</p>\n", count: 400)))
                + "\n")
                .utf8
        )
        let count = 50_000_000 / post.count
        let (head, tail) = (Array(WXRTesting.head.utf8), Array(WXRTesting.tail.utf8))
        var readCount = 0
        let summary = try WXRRegions(file: "big.xml").read(
            generated(head: head, post: post, count: count, tail: tail) { readCount += $0 },
            onRegion: { _, _, _ in }
        )
        #expect(summary.itemCount == count && summary.byteCount == readCount && readCount > 49_000_000)
        #expect(summary.largestRegion < post.count + head.count)
    }

    /// A stream of many items that never lies in memory as a whole.
    private func generated(
        head: [UInt8],
        post: [UInt8],
        count: Int,
        tail: [UInt8],
        onRead: @escaping (Int) -> Void
    ) -> ByteSource {
        var rest = head[...]
        var left = count
        return ByteSource { buffer in
            var written = 0
            while written < buffer.count {
                if rest.isEmpty {
                    guard left >= 0 else { break }
                    rest = left == 0 ? tail[...] : post[...]
                    left -= 1
                }
                let size = min(rest.count, buffer.count - written)
                UnsafeMutableRawBufferPointer(rebasing: buffer[written...]).copyBytes(from: rest.prefix(size))
                rest = rest.dropFirst(size)
                written += size
            }
            onRead(written)
            return written
        }
    }
}
