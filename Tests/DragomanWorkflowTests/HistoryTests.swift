import DragomanMemory
import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// Undo, and the past as it was seen then.
struct HistoryTests {
    /// A desk with some stories on it, to which things happen.
    private final class Chronicle {
        let desk: Desk
        var author: Author
        var stories: [Story]
        var seen: [(time: String, rows: [CoverageReport.Row])] = []
        var round = 0

        init(seed: UInt64) throws {
            desk = try Desk()
            author = Author(seed: seed &+ 3000)
            stories = []
            for format in [ArticleFormat.html, .text, .markdown] {
                stories.append(Story(format: format, blocks: 2, random: &author))
            }
        }

        /// Does something, notes what is seen after it, and gives the batch, if there was one.
        func step() throws -> Int64? {
            let before = try lastBatch()
            switch author.below(10) {
            case 0..<4: try ingestOne()
            case 4..<8: try translate()
            default: try undoOne()
            }
            try note()
            let after = try lastBatch()
            return after == before ? nil : after
        }

        func note() throws { seen.append((desk.lastTime, try desk.allCoverage())) }

        func lastBatch() throws -> Int64 { try desk.workflow.memory.read { try $0.lastBatch().rawValue } }

        func ingestOne() throws {
            let number = author.below(stories.count)
            let edits = Story.Edit.allCases
            _ = stories[number].make(edits[author.below(edits.count)], by: &author)
            try desk.ingest(stories[number].source, as: stories[number].fileName("story\(number)"))
        }

        func translate() throws {
            guard try !desk.workflow.articles().isEmpty else { return }
            round += 1
            let language = ["fr", "ar", "ja"][author.below(3)]
            let isAll = author.chance(30)
            let export = try desk.export(language) {
                $0.version = self.author.chance(50) ? "1.2" : "2.1"
                $0.selection = isAll ? .all : .missing
            }
            let filler = XLIFFFiller(overwrites: isAll) { _, source in
                self.author.chance(50) ? "\(language)\(self.round) \(source)" : nil
            }
            try desk.import(filler.fill(export.text).text)
        }

        func undoOne() throws {
            let batches = try desk.workflow.memory.read { try $0.batches() }
            guard let batch = batches.filter({ $0.undoneBy == nil }).randomElement(using: &author.generator) else {
                return
            }
            do { _ = try desk.workflow.undo(batch.id.rawValue) } catch let error as DragomanError {
                // What cannot be taken back is said, not half done.
                #expect(error.code.hasPrefix("batch-"), "\(error)")
            }
        }
    }

    @Test("taking the last batch back gives the coverage before it", arguments: 0..<UInt64(12))
    func undoOfTheLast(seed: UInt64) throws {
        let chronicle = try Chronicle(seed: seed)
        for story in chronicle.stories.indices {
            try chronicle.desk.ingest(
                chronicle.stories[story].source,
                as: chronicle.stories[story].fileName("story\(story)")
            )
        }
        try chronicle.note()
        for _ in 0..<8 {
            let before = try chronicle.desk.allCoverage()
            let segments = chronicle.stories.indices.map { try? chronicle.desk.segments("story\($0)") }
            let targets = try Self.targets(chronicle.desk)
            guard let batch = try chronicle.step() else { continue }
            if chronicle.author.chance(50) {
                _ = try chronicle.desk.workflow.undo(batch)
                #expect(try chronicle.desk.allCoverage() == before)
                #expect(chronicle.stories.indices.map { try? chronicle.desk.segments("story\($0)") } == segments)
                #expect(try Self.targets(chronicle.desk) == targets)
                try chronicle.note()
            }
        }
        #expect(try chronicle.desk.workflow.verify().findings == [])
    }

    @Test("the past is seen as it was seen then", arguments: 0..<UInt64(8))
    func past(seed: UInt64) throws {
        let chronicle = try Chronicle(seed: seed &+ 100)
        try chronicle.note()
        for _ in 0..<12 { _ = try chronicle.step() }
        for (time, rows) in chronicle.seen where !time.hasSuffix(":00:00Z") {
            #expect(try chronicle.desk.allCoverage(asOf: time) == rows, "\(time)")
        }
        #expect(try chronicle.desk.workflow.verify().findings == [])
    }

    @Test(
        "taking an earlier batch back keeps what later ones made",
        arguments: [ArticleFormat.html, .markdown, .text],
        0..<UInt64(5)
    )
    func undoKeepsLaterWork(format: ArticleFormat, seed: UInt64) throws {
        let desk = try Desk()
        var author = Author(seed: seed &+ 7000)
        var story = Story(format: format, blocks: 4, random: &author)
        try desk.ingest(story.source, as: story.fileName("story"))
        let export = try desk.export("fr").text
        var first: Set<String> = []
        let filled = XLIFFFiller { _, source in
            guard author.chance(50) else { return nil }
            first.insert(source)
            return "A \(source)"
        }.fill(export)
        let firstBatch = try #require(try desk.import(filled.text).batch)
        let rest = XLIFFFiller { _, source in "B \(source)" }.fill(try desk.export("fr").text)
        try desk.import(rest.text)
        // An edit after both, and a better text for one of the first.
        _ = story.make(.insertSentence, by: &author)
        try desk.ingest(story.source, as: story.fileName("story"))
        var bettered: String?
        let better = XLIFFFiller(overwrites: true) { _, source in
            guard bettered == nil, first.contains(source) else { return nil }
            bettered = source
            return "C \(source)"
        }.fill(try desk.export("fr") { $0.selection = .all }.text)
        try desk.import(better.text)

        _ = try desk.workflow.undo(firstBatch)
        let french = String(decoding: try desk.render("story", in: "fr"), as: UTF8.self)
        let taken = first.subtracting([bettered].compactMap(\.self)).sorted().first { !$0.contains("<") }
        #expect(taken.map { !french.contains("A \($0)") } ?? true)
        let row = try desk.coverage()
        let kept = story.sentences.count { sentence in
            rest.text.contains(">B \(sentence.displayed)<") || sentence.displayed == bettered
        }
        if format == .text { #expect(row.segments.translated == kept) }
        #expect(row.segments.translated >= kept)
        #expect(throws: DragomanError.self) { try desk.workflow.undo(firstBatch) }
        #expect(try desk.workflow.verify().findings == [])
    }

    @Test func anUnknownBatchIsNamed() throws {
        let desk = try Desk()
        let error = #expect(throws: DragomanError.self) { try desk.workflow.undo(99) }
        #expect(error?.code == "batch-unknown")
        #expect(error?.message.contains("99") == true)
    }

    /// The live translations of all sources, without what a row of the store is called.
    private static func targets(_ desk: Desk) throws -> [String] {
        try desk.workflow.memory.read { reader in
            var found: [String] = []
            for language in ["fr", "ar", "ja"].map(LanguageTag.init(canonical:)) {
                try reader.forEachSource(translatedInto: language) { source, content in
                    for stored in try reader.targets(of: source, language: language) {
                        found.append(
                            "\(language) \(content.displayed) = \(stored.target.content.displayed) \(stored.target.state) \(stored.target.role)"
                        )
                    }
                }
            }
            return found.sorted()
        }
    }
}
