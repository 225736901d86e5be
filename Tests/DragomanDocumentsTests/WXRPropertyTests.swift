import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanDocuments

@Suite("The laws of the WXR filter hold for made-up exports")
struct WXRPropertyTests {
    @Test("source rendering is the input, bytes outside units stay, marked targets are read back", arguments: 0..<4)
    func laws(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for round in 0..<150 {
            let bytes = RandomPost.file(&random)
            let document = try #require(try WXRTesting.read(bytes).documents.first)
            #expect(document.skeleton.head + document.skeleton.bytes + document.skeleton.tail == bytes)
            #expect(try WXRTesting.merged(document) { $1 } == bytes)
            checkPieces(document)

            let merged = try WXRTesting.merged(document) { Self.marked($1, unit: $0) }
            let again = try #require(try WXRTesting.read(merged).documents.first)
            let expected = document.units.enumerated().map { index, unit in
                "\(unit.kind.rawValue): \(Self.marked(unit.content, unit: index).displayed)"
            }
            #expect(
                again.units.map(WXRTesting.shown) == expected,
                "seed \(seed) round \(round): \(String(decoding: document.skeleton.bytes, as: UTF8.self))"
            )
            #expect(Self.outside(document) == Self.outside(again))
        }
    }

    @Test("chunks of any sizes give the same documents")
    func chunks() throws {
        var random = SeededRandom(seed: 5)
        for _ in 0..<60 {
            let bytes = RandomPost.file(&random)
            let whole = try WXRTesting.read(bytes).documents
            let parts = try WXRTesting.read(bytes, chunkSize: Int.random(in: 1...90, using: &random)).documents
            #expect(whole.map(\.skeleton) == parts.map(\.skeleton) && whole.map(\.units) == parts.map(\.units))
        }
    }

    /// Each text with a mark at its end.
    private static func marked(_ text: CodedText, unit: Int) -> CodedText {
        var result = CodedText()
        for part in text.parts {
            switch part {
            case .text(let text): result.append(text)
            case .code(let mark): result.append(mark)
            }
        }
        result.append("é&<\(unit)")
        return result
    }

    /// The bytes of an item that belong to no unit.
    private static func outside(_ document: Document) -> [UInt8] {
        var result: [UInt8] = []
        var end = 0
        for unit in document.units {
            guard let range = WXRTesting.mergeUnit(unit).segments.first?.byteRange, range.lowerBound >= end else {
                continue
            }
            result += document.skeleton.bytes[end..<range.lowerBound]
            end = range.upperBound
        }
        return result + document.skeleton.bytes[end...]
    }

    private func checkPieces(_ document: Document) {
        for unit in document.units {
            var content = 0
            let coded = Array(unit.content.coded.utf8)
            for piece in unit.pieces {
                #expect(piece.contentStart == content && piece.contentCount > 0)
                content += piece.contentCount
                let range = piece.byteStart..<piece.byteStart + piece.byteCount
                #expect(range.upperBound <= document.skeleton.bytes.count)
                if piece.isVerbatim, range.upperBound <= document.skeleton.bytes.count, content <= coded.count {
                    #expect(coded[piece.contentStart..<content].elementsEqual(document.skeleton.bytes[range]))
                }
            }
            #expect(content == coded.count)
        }
    }
}

/// Made-up posts with the features that WordPress content has.
enum RandomPost {
    private static let words = [
        "harbour", "The vote", "5 a.m.", "&amp;", "&nbsp;", "caf\u{E9}", "<em>x</em>", "<strong>bold", "</strong>",
        "<a href=\"u\" title=\"A tip\">link</a>", "[sic]", "[tel no=\"1\"]", "[b]in[/b]", "[[toc]]", "<br />", "<br>\n",
        "<code>a\n\nb</code>", "<!-- note -->", "\u{1F600}", "“q”", "a]b", "[embed]http://x[/embed]", "&lt;i&gt;",
        "<img src=\"s\" alt='An image'/>", "\n", "R&D", "<span class=\"n\">s</span>",
    ]
    private static let blocks = [
        "\n\n", "\n\n", "\n\n", "\r\n\r\n", "\n", "<p>", "</p>\n", "<h3>Head</h3>\n", "<ul>\n<li>item</li>\n</ul>\n",
        "<blockquote>Said\n\nso</blockquote>", "\n\n[gallery ids=\"1\"]\n\n", "<!--more-->", "<hr />",
        "[caption id=\"c\"]<img src=\"s\" alt=\"Alt\" /> A caption[/caption]\n\n", "<pre>a\n\n[b]</pre>",
        "<table><tr><td>cell</td></tr></table>", "[row]\n", "[/row]\n", "<div>", "</div>",
    ]

    static func content(_ random: inout SeededRandom) -> String {
        var text = ""
        let isBlocks = Bool.random(using: &random)
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            if isBlocks { text += "<!-- wp:paragraph {\"a\":1} -->\n<p>" }
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                text += words[Int.random(in: 0..<words.count, using: &random)]
                if Bool.random(using: &random) { text += " " }
            }
            text +=
                isBlocks ? "</p>\n<!-- /wp:paragraph -->\n\n" : blocks[Int.random(in: 0..<blocks.count, using: &random)]
        }
        return text
    }

    static func file(_ random: inout SeededRandom) -> [UInt8] {
        let content = content(&random)
        let written: String
        switch Int.random(in: 0...5, using: &random) {
        case 0:
            written = content.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        case 1 where content.count > 4:
            let cut = content.index(content.startIndex, offsetBy: content.count / 2)
            written = "<![CDATA[\(content[..<cut])]]><![CDATA[\(content[cut...])]]>"
        default:
            written = "<![CDATA[\(content)]]>"
        }
        let titles = ["<![CDATA[A & b]]>", "A &amp; b&#33;", "<![CDATA[<i>A</i> b]]>", "", "<![CDATA[]]>"]
        return WXRTesting.file(
            WXRTesting.item(
                title: titles[Int.random(in: 0..<titles.count, using: &random)],
                content: written,
                excerpt: Bool.random(using: &random) ? "<![CDATA[An excerpt & more]]>" : ""
            )
        )
    }
}
