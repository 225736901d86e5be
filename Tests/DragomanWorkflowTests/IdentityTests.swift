import DragomanMemory
import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Testing

/// What goes in comes out, byte for byte, whole articles and broken ones.
struct IdentityTests {
    @Test("articles rendered in their own language are their bytes", arguments: [ArticleFormat.html, .markdown, .text])
    func generatedArticles(format: ArticleFormat) throws {
        let desk = try Desk()
        var written: [String: [UInt8]] = [:]
        for number in 0..<60 {
            var news = NewsGenerator(seed: UInt64(number) + 10_000)
            let sentences = number % 12 + 1
            let text =
                switch format {
                case .html: news.html(sentences: sentences)
                case .markdown: news.markdown(sentences: sentences)
                default: news.text(sentences: sentences)
                }
            let ending = number % 3 == 0 ? text.replacing("\n", with: "\r\n") : text
            let slug = "a\(number)"
            written[slug] = Array((number % 7 == 0 ? "\u{FEFF}" + ending : ending).utf8)
            _ = try desk.write(written[slug] ?? [], to: "articles/\(slug).\(Self.suffix(format))")
        }
        let articles = try desk.workflow.ingest([desk.path("articles")]).articles
        #expect(articles.count == written.count && articles.allSatisfy { $0.status == .added })
        try desk.workflow.render([], language: "en") { article in
            try requireSame(article.bytes, written[article.slug] ?? [], article.slug)
        }
        #expect(try desk.workflow.ingest([desk.path("articles")]).articles.allSatisfy { $0.status == .unchanged })
        for slug in written.keys.sorted() { try checkSegmentsAddUp(slug, desk) }
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test("broken articles too, or they are refused", arguments: [ArticleFormat.html, .markdown, .text])
    func brokenArticles(format: ArticleFormat) throws {
        let desk = try Desk()
        var random = SeededRandom(seed: 4711)
        var taken = 0
        for number in 0..<100 {
            var news = NewsGenerator(seed: UInt64(number) + 20_000)
            let text =
                switch format {
                case .html: news.html(sentences: 3)
                case .markdown: news.markdown(sentences: 3)
                default: news.text(sentences: 3)
                }
            let bytes = Self.broken(Array(text.utf8), &random)
            do {
                try desk.ingest(bytes, as: "b.\(Self.suffix(format))")
            } catch is DragomanError {
                continue
            }
            taken += 1
            try requireSame(try desk.render("b", in: "en"), bytes, "\(number)")
            try checkSegmentsAddUp("b", desk)
            // Rendering what is there into a language must not fail either, nor an export of it.
            _ = try desk.render("b", in: "ar")
            if number % 20 == 0 { #expect(try desk.import(desk.export("ar").text).file.imported == 0) }
        }
        #expect(taken > 80)
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test func wordPressPostsRenderAsTheirOwnExports() throws {
        let desk = try Desk()
        var news = NewsGenerator(seed: 77)
        let export = news.wxr(posts: 12, sentences: 6)
        let articles = try desk.workflow.ingest([try desk.write(export, to: "export.xml")]).articles
        #expect(articles.count == 12)
        let head = try #require(export.firstRange(of: "<item>")).lowerBound
        let tail = try #require(export.ranges(of: "</item>").last).upperBound
        let items = export[head..<tail].split(separator: "</item>", omittingEmptySubsequences: true)
        #expect(items.count == articles.count)
        for (article, item) in zip(articles, items) {
            let trimmed = item.drop { $0 == "\n" }
            let rendered = String(decoding: try desk.render(article.slug, in: "en"), as: UTF8.self)
            #expect(rendered.contains(trimmed + "</item>"), "\(article.slug)")
            #expect(rendered.hasPrefix(export[..<head].dropLast()), "\(article.slug)")
            #expect(rendered.hasSuffix("</channel>\n</rss>\n"), "\(article.slug)")
        }
        #expect(try desk.workflow.ingest([desk.path("export.xml")]).articles.allSatisfy { $0.status == .unchanged })
    }

    /// Segments stand in order and apart, and what lies between those of a unit holds no word.
    private func checkSegmentsAddUp(_ slug: String, _ desk: Desk) throws {
        let (skeleton, units) = try desk.workflow.memory.read { reader in
            (try #require(try reader.skeleton(ofArticle: slug)), try reader.units(ofArticle: slug))
        }
        guard skeleton.charset == "UTF-8" else { return }
        for unit in units {
            var end: Int?
            for stored in unit.segments {
                let range = stored.segment.byteRange
                try #require(range.upperBound <= skeleton.bytes.count, "\(slug)")
                if let end {
                    try #require(end <= range.lowerBound, "\(slug) \(unit.name)")
                    let between = String(decoding: skeleton.bytes[end..<range.lowerBound], as: UTF8.self)
                    let outside = Self.withoutMarkup(between)
                    #expect(
                        !outside.unicodeScalars.contains { $0.properties.isAlphabetic },
                        "\(slug) \(unit.name): \(between)"
                    )
                }
                end = range.upperBound
                #expect(!stored.segment.content.plain.isEmpty || stored.segment.content.hasCodes)
                #expect(stored.segment.content.marks.allSatisfy { (1...stored.segment.codes.count).contains($0.id) })
            }
        }
    }

    private static func withoutMarkup(_ text: String) -> String {
        var result = ""
        var depth = 0
        for character in text {
            if character == "<" { depth += 1 }
            if depth == 0 { result.append(character) }
            if character == ">" { depth = max(0, depth - 1) }
        }
        return result
    }

    private static func suffix(_ format: ArticleFormat) -> String {
        switch format {
        case .html: "html"
        case .markdown: "md"
        default: "txt"
        }
    }

    /// Cuts bytes out, puts bytes in, cuts the end off.
    private static func broken(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        let insertions: [[UInt8]] = [
            Array("<b>".utf8), Array("</p>".utf8), Array("<!--".utf8), Array("\"".utf8), [0xFF], [0xC3], [0],
            [0xEF, 0xBF, 0xBE],
            Array("&".utf8), Array("&#0;".utf8), Array("<".utf8), Array("```\n".utf8), Array("](".utf8),
            Array("**".utf8),
            Array("\u{202E}".utf8), Array("\r".utf8), Array("<title>".utf8), Array("<table>".utf8), Array("`".utf8),
            [0xEF, 0xB7, 0x90],
        ]
        for _ in 0...Int(random.next() % 4) {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 4 {
            case 0: bytes.removeSubrange(place..<min(bytes.count, place + 1 + Int(random.next() % 40)))
            case 1, 2: bytes.insert(contentsOf: insertions[Int(random.next() % UInt64(insertions.count))], at: place)
            default: if place > bytes.count / 2 { bytes.removeSubrange(place...) }
            }
            if bytes.isEmpty { bytes = [0x41] }
        }
        return bytes
    }
}
