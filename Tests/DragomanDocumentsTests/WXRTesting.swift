import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanDocuments

/// What the WXR tests share.
enum WXRTesting {
    /// The sample export, or `nil` where the checkout has none.
    static let sample: [UInt8]? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? Data(contentsOf: root.appendingPathComponent("Data/Samples/articles/city-desk.wxr.xml")))
            .map(Array.init)
    }()

    static let head = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <!-- <item> in a comment -->
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
        \txmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel>
        \t<title>Desk</title>
        \t<language>en-US</language>

        """
    static let tail = "\n</channel>\n</rss>\n"

    /// An item with a content as it is written in the file, CDATA mark or not.
    static func item(
        title: String = "<![CDATA[A title]]>",
        content: String,
        excerpt: String = "<![CDATA[]]>",
        id: Int = 7,
        name: String = "a-post",
        status: String = "publish",
        type: String = "post",
        parent: Int = 0
    ) -> String {
        """
        <item>
        \t<title>\(title)</title>
        \t<pubDate>Tue, 12 May 2026 09:15:00 +0000</pubDate>
        \t<content:encoded>\(content)</content:encoded>
        \t<excerpt:encoded>\(excerpt)</excerpt:encoded>
        \t<wp:post_id>\(id)</wp:post_id>
        \t<wp:post_date_gmt><![CDATA[0000-00-00 00:00:00]]></wp:post_date_gmt>
        \t<wp:post_name><![CDATA[\(name)]]></wp:post_name>
        \t<wp:status><![CDATA[\(status)]]></wp:status>
        \t<wp:post_parent>\(parent)</wp:post_parent>
        \t<wp:post_type><![CDATA[\(type)]]></wp:post_type>
        </item>
        """
    }

    static func cdata(_ html: String) -> String { "<![CDATA[\(html)]]>" }

    static func file(_ items: String...) -> [UInt8] { Array((head + items.joined(separator: "\n") + tail).utf8) }

    /// The documents of a file, and what was said of it.
    static func read(
        _ bytes: [UInt8],
        options: WXRReader.Options = .init(),
        chunkSize: Int = 1 << 16
    ) throws -> (documents: [Document], summary: WXRSummary) {
        var documents: [Document] = []
        let summary = try WXRReader(options: options).read(
            file: "desk.xml",
            chunkSize: chunkSize,
            opening: { ByteSource(bytes, chunkSize: chunkSize) },
            onArticle: { documents.append($0) }
        )
        return (documents, summary)
    }

    /// The units of one post's content as `kind: text`, codes as `<1/>`.
    static func units(_ content: String, isSection: Bool = true) throws -> [String] {
        let document = try read(file(item(content: isSection ? cdata(content) : content))).documents.first
        return (document?.units ?? []).filter { $0.kind != .title }.map(shown)
    }

    static func shown(_ unit: DragomanModel.Unit) -> String { "\(unit.kind.rawValue): \(unit.content.displayed)" }

    /// A unit as one segment.
    static func mergeUnit(_ unit: DragomanModel.Unit) -> MergeUnit {
        let start = unit.pieces.map(\.byteStart).min() ?? 0
        let end = unit.pieces.map { $0.byteStart + $0.byteCount }.max() ?? 0
        return MergeUnit(
            escaping: unit.escaping,
            segments: [Segment(content: unit.content, codes: unit.codes, byteRange: start..<end)]
        )
    }

    /// An article with each unit's text changed by a function, as a file of one item.
    static func merged(_ document: Document, _ change: (Int, CodedText) -> CodedText) throws -> [UInt8] {
        let merger = Merger(
            text: document.skeleton.bytes,
            languageSlots: document.skeleton.languageSlots,
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "fr"),
            targetDirection: .leftToRight
        )
        let item = try merger.merge(document.units.map(mergeUnit)) { unit, _ in
            .target(change(unit, document.units[unit].content))
        }
        return document.skeleton.head + item + document.skeleton.tail
    }
}
