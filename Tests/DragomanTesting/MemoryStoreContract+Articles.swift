import DragomanMemory
import DragomanModel
import Testing

/// Articles, sources and ancestors.
extension MemoryStoreContract {
    static let articleRules = [
        MemoryStoreContract("an empty memory answers with nothing") { store in
            try store.read { reader throws in
                #expect(try reader.sourceLanguage() == LanguageTag(canonical: "en"))
                #expect(try reader.articles().isEmpty)
                #expect(try reader.article("none") == nil)
                #expect(try reader.units(ofArticle: "none").isEmpty)
                #expect(try reader.skeleton(ofArticle: "none") == nil)
                #expect(try reader.unit(named: "none", inArticle: "none") == nil)
                #expect(try reader.content(of: SourceID(rawValue: 1)) == nil)
                #expect(try reader.ancestors(ofArticle: "none").isEmpty)
                #expect(try reader.lastSequence() == 0)
                #expect(try reader.lastBatch() == BatchID(rawValue: 0))
                #expect(try reader.lastBatch(at: "2030-01-01T00:00:00Z") == BatchID(rawValue: 0))
                #expect(try reader.batches().isEmpty)
                #expect(try reader.changes(after: 0, limit: 10).isEmpty)
                #expect(try reader.articleTotals(asOf: nil).isEmpty)
                #expect(try reader.articleTallies(asOf: nil).isEmpty)
                #expect(try reader.concepts().isEmpty)
                #expect(try reader.verify().isEmpty)
            }
        },
        MemoryStoreContract("an article comes back as it was stored") { store in
            let revision = richRevision
            try Story(store: store).batch(.ingest) { try $0.addRevision(revision, replaced: [], batch: $1) }
            try store.read { reader throws in
                let record = try #require(try reader.article("rich"))
                #expect(record.title == nil && record.format == .wxr && record.publishedAt == nil)
                #expect(record.language == revision.language && record.revision == 1)
                #expect(record.digest == revision.digest && record.rules == revision.rules)
                #expect(record.units == 2 && record.total == Tally(segments: 2, words: 7))
                #expect(try reader.articles() == [record])
                #expect(try reader.skeleton(ofArticle: "rich") == revision.skeleton)
                let units = try reader.units(ofArticle: "rich")
                #expect(units.map(\.name) == ["rich/1", "rich/2"])
                #expect(units.map(\.kind) == [.alternativeText, .listItem])
                #expect(units.map(\.escaping) == [.htmlSingleQuotedInCDATA, .yamlBlock])
                #expect(units.map { $0.segments.map(\.segment) } == revision.units.map(\.segments))
                #expect(units.flatMap(\.segments).map(\.wordCount) == [7, 0])
                for segment in units.flatMap(\.segments) {
                    #expect(try reader.content(of: segment.source) == segment.segment.content)
                    #expect(
                        try reader.source(segment.segment.content, language: revision.language) == segment.source
                    )
                }
                #expect(try reader.unit(named: "rich/2", inArticle: "rich") == units[1])
                #expect(try reader.unit(named: "rich/2", inArticle: "poor") == nil)
            }
            try Story(store: store).expectSound()
        },
        MemoryStoreContract("an article without units is an article") { store in
            let story = Story(store: store)
            try story.ingest("void", [])
            try story.ingest("hollow", [[], []])
            #expect(try store.read { try $0.articleTotals(asOf: nil) }.map(\.total) == [Tally(), Tally()])
            #expect(try store.read { try $0.units(ofArticle: "hollow") }.count == 2)
            try story.expectSound()
        },
        MemoryStoreContract("one text of one language is one source") { store in
            let story = Story(store: store)
            try story.ingest("a", [["Same."], ["Same.", "Other."]])
            try story.batch(.ingest) {
                try $0.addRevision(Story.revision("b", [["Same."]]), replaced: [], batch: $1)
                try $0.addRevision(Story.revision("c", [["Same."]], language: "cy"), replaced: [], batch: $1)
            }
            try store.read { reader throws in
                let sources = try ["a", "b", "c"].map {
                    try reader.units(ofArticle: $0).flatMap(\.segments).map(\.source)
                }
                #expect(sources[0][0] == sources[0][1] && sources[0][0] == sources[1][0])
                #expect(sources[0][0] != sources[0][2] && sources[0][0] != sources[2][0])
            }
        },
        MemoryStoreContract("a new revision is the current one, and older units are still found") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."], ["Two."], ["Three."]])
            try story.ingest("a", [["One."], ["Two, changed."]])
            try store.read { reader throws in
                let record = try #require(try reader.article("a"))
                #expect(record.revision == 2 && record.total.segments == 2)
                #expect(try reader.articles().count == 1)
                #expect(
                    try reader.unit(named: "a-u2", inArticle: "a")?.segments[0].segment.content.coded == "Two, changed."
                )
                #expect(try reader.unit(named: "a-u3", inArticle: "a")?.segments[0].segment.content.coded == "Three.")
                #expect(try reader.article(ofUnit: "a-u2") == "a" && reader.article(ofUnit: "a-u3") == "a")
                #expect(try reader.article(ofUnit: "b-u1") == nil)
            }
            try story.expectSound()
        },
        MemoryStoreContract("articles are listed by slug, byte by byte") { store in
            let story = Story(store: store)
            for slug in ["é", "b", "B", "a-2", "a", "z"] { try story.ingest(slug, [["x"]]) }
            #expect(try store.read { try $0.articles() }.map(\.slug) == ["B", "a", "a-2", "b", "z", "é"])
            #expect(try store.read { try $0.articleTotals(asOf: nil) }.map(\.slug) == ["B", "a", "a-2", "b", "z", "é"])
        },
        MemoryStoreContract("ancestors are those a text took the place of, the nearest first") { store in
            try ancestry(store)
        },
        MemoryStoreContract("a place that a revision does not have is refused") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."]])
            let source = try #require(try store.read { try $0.units(ofArticle: "a") }.first?.segments.first?.source)
            #expect(throws: (any Error).self) {
                guard !(store is ModelMemory) else { throw DragomanError("model", "traps") }
                try story.batch(.ingest) {
                    try $0.addRevision(Story.revision("a", [["Two."]]), replaced: [(0, 1, source)], batch: $1)
                }
            }
            #expect(try store.read { try $0.article("a") }?.revision == 1)
        },
    ]

    private static func ancestry(_ store: any MemoryStore) throws {
        let story = Story(store: store)
        func source(_ text: String) throws -> SourceID {
            try #require(
                try store.read { try $0.source(CodedText(plain: text), language: LanguageTag(canonical: "en")) }
            )
        }
        func revise(_ texts: [String], _ replaced: [(Int, String)]) throws {
            let places = try replaced.map { (unit: 0, segment: $0.0, source: try source($0.1)) }
            try story.batch(.ingest) {
                try $0.addRevision(Story.revision("a", [texts]), replaced: places, batch: $1)
            }
        }
        func ancestors(of text: String) throws -> [SourceID] {
            try store.read { try $0.ancestors(ofArticle: "a") }[source(text)] ?? []
        }
        try revise(["One.", "Two."], [])
        #expect(try store.read { try $0.ancestors(ofArticle: "a") }.isEmpty)
        try revise(["One, b.", "Two."], [(0, "One.")])
        try revise(["One, c.", "Two."], [(0, "One, b.")])
        try revise(["One, c.", "Two."], [])
        #expect(try ancestors(of: "One, c.") == [source("One, b."), source("One.")])
        #expect(try ancestors(of: "Two.").isEmpty)
        // Joined: one text took the place of two.
        try revise(["One and two."], [(0, "One, c."), (0, "Two.")])
        #expect(
            try ancestors(of: "One and two.")
                == [source("One, c."), source("Two."), source("One, b."), source("One.")].sortedNearest(2)
        )
        // Put back: it does not descend from itself.
        try revise(["One.", "Two."], [(0, "One and two."), (1, "One and two.")])
        #expect(try ancestors(of: "One.").first == source("One and two."))
        #expect(try !ancestors(of: "One.").contains(source("One.")))
        try story.expectSound()
    }

    /// Two units with every kind of code and slot, and characters that need care.
    private static var richRevision: NewRevision {
        var content = CodedText(plain: "Say \"hi\" \\ ")
        content.append(CodeMark(role: .open, id: 1))
        content.append("now, ñandú\u{200F}!")
        content.append(CodeMark(role: .close, id: 1))
        content.append(CodeMark(role: .standalone, id: 17))
        let codes = [
            InlineCode(
                id: 1,
                isPair: true,
                purpose: .link,
                opening: "<a href=\"x\\y\">\n\t",
                closing: "</a>",
                canDelete: true,
                isOpenedBefore: true
            ),
            InlineCode(
                id: 17,
                isPair: false,
                purpose: .character,
                opening: "\u{0}\u{1F}\u{7F}",
                equivalentText: "\"",
                isClosedAfter: true
            ),
        ]
        let slots = [
            LanguageSlot(kind: .languageValue, byteStart: 3, byteCount: 2),
            LanguageSlot(kind: .directionInsertion, byteStart: 9, byteCount: 0),
        ]
        return NewRevision(
            slug: "rich",
            title: nil,
            format: .wxr,
            language: LanguageTag(canonical: "en-GB"),
            publishedAt: nil,
            digest: "d",
            rules: "r 2",
            skeleton: Skeleton(
                bytes: Array(0...255),
                charset: "windows-1252",
                head: [0, 1, 2],
                tail: [],
                languageSlots: slots
            ),
            units: [
                NewUnit(
                    name: "rich/1",
                    kind: .alternativeText,
                    escaping: .htmlSingleQuotedInCDATA,
                    segments: [Segment(content: content, codes: codes, byteRange: 0..<100)],
                    wordCounts: [7]
                ),
                NewUnit(
                    name: "rich/2",
                    kind: .listItem,
                    escaping: .yamlBlock,
                    segments: [Segment(content: CodedText(plain: "a\u{0}b"), codes: [], byteRange: 200..<200)],
                    wordCounts: [0]
                ),
            ]
        )
    }
}

extension [SourceID] {
    /// Those of the first level are as near as each other and ordered by id.
    fileprivate func sortedNearest(_ count: Int) -> [SourceID] { prefix(count).sorted() + dropFirst(count) }
}
