import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// Translations that come late, or from tools that write XLIFF in their own way.
struct DeliveryTests {
    private static let formats = [ArticleFormat.html, .markdown, .text]

    @Test("work made from an older article is never lost", arguments: formats, 0..<UInt64(10))
    func lateDelivery(format: ArticleFormat, seed: UInt64) throws {
        let desk = try Desk()
        var author = Author(seed: seed &+ 11_000)
        var story = Story(format: format, blocks: 4, random: &author)
        try desk.ingest(story.source, as: story.fileName("story"))
        let version = ["1.2", "2.0", "2.1", "2.2"][author.below(4)]
        let isSegmented = author.chance(50)
        let old = Set(story.sentences.map(\.displayed))
        let export = try desk.export("fr") {
            $0.version = version
            $0.isSegmented = isSegmented && version == "1.2"
        }.text
        for _ in 0..<(1 + author.below(6)) {
            _ = story.make(Story.Edit.allCases[author.below(Story.Edit.allCases.count)], by: &author)
            try desk.ingest(story.source, as: story.fileName("story"))
        }
        let filled = XLIFFFiller { _, source in "FR \(source)" }.fill(export)
        let result = try desk.import(filled.text)
        #expect(result.file.refused == 0, "\(result.file.findings)")
        #expect(result.file.findings.allSatisfy { $0.severity != .error })
        // Each old sentence that still stands somewhere has its translation, wherever it stands now.
        let french = story.written(language: "fr") { sentence, _ in
            old.contains(sentence.displayed) ? "FR " + sentence.displayed : nil
        }
        try requireSame(try desk.render("story", in: "fr"), french, version)
        #expect(try desk.coverage().segments.translated == story.sentences.count { old.contains($0.displayed) })
        // The others are there to be found, and their places are told.
        let gone = old.subtracting(story.sentences.map(\.displayed))
        #expect(gone.isEmpty == !result.file.findings.contains { $0.code == "source-moved" }, "\(gone)")
        try desk.workflow.withLookup { lookup in
            for text in old {
                let found = try lookup.matches(for: LookupQuery(text: text, target: "fr", threshold: 100))
                #expect(found.contains { $0.target.displayed == "FR " + text }, "\(text)")
            }
        }
        #expect(try desk.import(filled.text).file.imported == 0)
        #expect(try desk.workflow.verify().findings == [])
    }

    /// What tools do to a file without touching its texts.
    private static let habits: [(name: String, change: @Sendable (String) -> String)] = [
        ("line ends", { $0.replacing("\n", with: "\r\n") }),
        ("no indentation", { $0.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n") }),
        ("byte order mark", { "\u{FEFF}" + $0 }),
        ("notes gone", { dropping("note", from: $0) }),
        ("matches gone", { dropping("alt-trans", from: dropping("mtc:matches", from: $0)) }),
        ("original data gone", { dropping("originalData", from: dropping("context-group", from: $0)) }),
        ("foreign attributes", { $0.replacing("<trans-unit ", with: "<trans-unit xmlns:q=\"urn:q\" q:done=\"1\" ") }),
        (
            "regional tag",
            {
                $0.replacing("target-language=\"fr\"", with: "target-language=\"fr_FR\"").replacing(
                    "trgLang=\"fr\"",
                    with: "trgLang=\"fr-FR\""
                )
            }
        ),
        ("comments", { $0.replacing("<source>", with: "<!-- the source --><source>") }),
        ("single quotes", { $0.replacing("xml:space=\"preserve\"", with: "xml:space = 'preserve'") }),
        ("state unknown", { $0.replacing("<target>", with: "<target state=\"x-in-progress\">") }),
        ("empty elements in full", { $0.replacing("</source>", with: "</source\n>") }),
    ]

    private static func dropping(_ name: String, from text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: "<\(name)"),
            let end = rest[start.upperBound...].firstRange(of: "</\(name)>")
        {
            // `<notes>` is not `<note>`.
            guard let next = rest[start.upperBound...].first, next == " " || next == ">" else {
                result += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                continue
            }
            result += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
        }
        return result + rest
    }

    @Test("a tool's habits change nothing", arguments: formats, ["1.2", "2.0", "2.2", "segmented"])
    func habits(format: ArticleFormat, version: String) throws {
        for (number, habit) in Self.habits.enumerated() {
            if habit.name == "state unknown", version.hasPrefix("2") { continue }
            let desk = try Desk()
            var author = Author(seed: UInt64(number) &+ 12_000)
            let story = Story(format: format, blocks: 3, random: &author)
            try desk.ingest(story.source, as: story.fileName("story"))
            let export = try desk.export("fr") {
                $0.version = version == "segmented" ? "1.2" : version
                $0.isSegmented = version == "segmented"
            }.text
            #expect(try desk.import(habit.change(export)).file.imported == 0, "\(habit.name)")
            let filled = XLIFFFiller { _, source in "FR \(source)" }.fill(export)
            let result = try desk.import(habit.change(filled.text))
            #expect(
                result.file.imported == Set(story.sentences.map(\.displayed)).count,
                "\(habit.name): \(result.file.findings)"
            )
            #expect(result.file.findings.allSatisfy { $0.severity != .error }, "\(habit.name): \(result.file.findings)")
            let french = story.written(language: "fr") { sentence, _ in "FR " + sentence.displayed }
            try requireSame(try desk.render("story", in: "fr"), french, habit.name)
            #expect(try desk.coverage().percent == 100)
        }
    }

    @Test("the same articles give the same ids and files", arguments: formats)
    func sameInSameOut(format: ArticleFormat) throws {
        var author = Author(seed: 13_000)
        let stories = (0..<3).map { _ in Story(format: format, blocks: 4, random: &author) }
        let desks = [try Desk(), try Desk()]
        for desk in desks {
            for (number, story) in stories.enumerated() {
                _ = try desk.write(story.source, to: "in/" + story.fileName("story\(number)"))
            }
            _ = try desk.workflow.ingest([desk.path("in")])
        }
        for version in ["1.2", "2.1"] {
            for language in ["fr", "ar"] {
                let files = try desks.map { try $0.export(language) { $0.version = version }.text }
                #expect(files[0] == files[1])
                #expect(try desks[0].export(language) { $0.version = version }.text == files[0])
            }
        }
        // In another order of ingesting, at another time, the ids are the same.
        let third = try Desk()
        for (number, story) in stories.enumerated().reversed() {
            try third.ingest(story.source, as: story.fileName("story\(number)"))
        }
        for number in stories.indices {
            let ids = try [desks[0], third].map { desk in
                try desk.workflow.units(ofArticle: "story\(number)").flatMap { [$0.id] + $0.segments.map(\.id) }
            }
            #expect(ids[0] == ids[1])
            #expect(Set(ids[0]).count == ids[0].count)
        }
    }

    @Test("a dry run leaves everything as it was", arguments: formats)
    func dryRuns(format: ArticleFormat) throws {
        let desk = try Desk()
        var author = Author(seed: 14_000)
        var story = Story(format: format, blocks: 4, random: &author)
        try desk.ingest(story.source, as: story.fileName("story"))
        let filled = XLIFFFiller { _, source in "FR \(source)" }.fill(try desk.export("fr").text).text
        let before = (try desk.allCoverage(), try desk.segments("story"), try desk.render("story", in: "fr"))
        let dry = try desk.import(filled) { $0.isDryRun = true }
        #expect(dry.file.imported > 0)
        _ = story.make(.insertSentence, by: &author)
        var options = IngestOptions()
        options.isDryRun = true
        let path = try desk.write(story.source, to: story.fileName("story"))
        #expect(try desk.workflow.ingest([path], options: options).articles.first?.status == .updated)
        #expect(try desk.allCoverage() == before.0)
        #expect(try desk.segments("story") == before.1)
        #expect(try desk.render("story", in: "fr") == before.2)
        // Done for good it says the same.
        #expect(try desk.import(filled).file.imported == dry.file.imported)
    }
}
