import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// What holds of every article and every edit, over stories made up from seeds.
struct NewsroomLawTests {
    /// A desk with one story on it, some of whose sentences are translated.
    private final class Newsroom {
        let desk: Desk
        var author: Author
        var story: Story
        /// What each sentence was translated to last, by the sentence as Dragoman shows it.
        var translations: [String: String] = [:]
        private var round = 0

        init(format: ArticleFormat, seed: UInt64) throws {
            desk = try Desk()
            author = Author(seed: seed)
            story = Story(format: format, blocks: 3 + Int(seed % 4), random: &author)
            try ingest()
        }

        @discardableResult
        func ingest() throws -> IngestResult.Article { try desk.ingest(story.source, as: story.fileName("story")) }

        /// Exports what is missing, has about so many per cent of it translated, and imports it.
        func translate(percent: Int) throws {
            round += 1
            var chosen: Set<String> = []
            let version = ["1.2", "2.0", "2.1", "2.2"][author.below(4)]
            let isSegmented = version == "1.2" && author.chance(40)
            let export = try desk.export("fr") {
                $0.version = version
                $0.isSegmented = isSegmented
            }
            var states =
                version == "1.2"
                ? [nil, "translated", "signed-off", "needs-translation"] : [nil, "translated", "final", "initial"]
            // Of a unit that goes out as a whole, a state is that of all its sentences, also of those that were done.
            if isSegmented { states = [nil, nil, "translated", "needs-translation"] }
            let filler = XLIFFFiller(state: states[author.below(4)]) { _, source in
                guard self.author.chance(percent) else { return nil }
                chosen.insert(source)
                return "FR\(self.round) \(source)"
            }
            let filled = filler.fill(export.text)
            let result = try desk.import(filled.text)
            #expect(result.file.imported == chosen.count, "\(version) \(isSegmented) \(result.file.findings)")
            #expect(result.file.refused == 0, "\(result.file.findings)")
            // The same file twice changes nothing.
            #expect(try desk.import(filled.text).file.imported == 0)
            try learn()
        }

        /// Takes note of what is translated now, as an export says it.
        private func learn() throws {
            let sentences = story.sentences
            let all = try desk.workflow.withLookup { lookup in
                try Set(sentences.map(\.displayed)).map { text in
                    (
                        text,
                        try lookup.matches(for: LookupQuery(text: text, target: "fr", threshold: 100, limit: 1)).first
                    )
                }
            }
            for (text, match) in all {
                guard let match, match.score >= 100 else { continue }
                let target = match.target.displayed
                #expect(target.hasSuffix(" " + text), "\(target)")
                translations[text] = target
            }
        }

        /// Checks all laws for the story as it is.
        func check(_ edit: String) throws {
            let sentences = story.sentences
            try #require(try desk.segments("story") == sentences.map(\.displayed), "\(edit)")
            try requireSame(try desk.render("story", in: "en"), story.source, edit)
            let row = try desk.coverage()
            #expect(row.segments.total == sentences.count, "\(edit)")
            #expect(row.segments.translated == sentences.count { translations[$0.displayed] != nil }, "\(edit)")
            let french = story.written(language: "fr") { sentence, _ in translations[sentence.displayed] }
            try requireSame(try desk.render("story", in: "fr"), french, edit)
            try requireSame(try desk.render("story", in: "ar"), story.written(language: "ar") { _, _ in nil }, edit)
        }

        /// Checks that all that was ever translated is still found by its source.
        func checkNothingIsLost() throws {
            try desk.workflow.withLookup { lookup in
                for (text, target) in translations {
                    let matches = try lookup.matches(
                        for: LookupQuery(text: text, target: "fr", threshold: 100, limit: 5)
                    )
                    #expect(matches.contains { $0.score >= 100 && $0.target.displayed == target })
                }
            }
            #expect(try desk.workflow.verify().findings == [])
        }
    }

    @Test(
        "an edited story keeps the translations of what was not edited",
        arguments: [ArticleFormat.html, .markdown, .text],
        0..<UInt64(7)
    )
    func editsKeepTranslations(format: ArticleFormat, seed: UInt64) throws {
        let room = try Newsroom(format: format, seed: seed)
        try room.check("new")
        try room.translate(percent: 70)
        try room.check("translated")
        for step in 0..<8 {
            let edit = Story.Edit.allCases[room.author.below(Story.Edit.allCases.count)]
            let before = try room.desk.coverage()
            guard room.story.make(edit, by: &room.author) else { continue }
            room.story.layout = room.author.chance(50) ? room.author.number() : room.story.layout
            let source = room.story.source
            try room.ingest()
            try room.check("\(step): \(edit)")
            if edit.keepsText {
                let after = try room.desk.coverage()
                #expect(after.segments == before.segments && after.words == before.words, "\(edit)")
            }
            #expect(try room.desk.ingest(source, as: room.story.fileName("story")).status == .unchanged)
            if step % 4 == 3 {
                try room.translate(percent: 40)
                try room.check("translated again")
            }
        }
        try room.checkNothingIsLost()
    }

    @Test(
        "one changed word makes one segment stale, one new sentence one missing",
        arguments: [ArticleFormat.html, .markdown, .text],
        0..<UInt64(20)
    )
    func singleEditsCount(format: ArticleFormat, seed: UInt64) throws {
        let room = try Newsroom(format: format, seed: seed &+ 500)
        try room.translate(percent: 100)
        let all = try room.desk.coverage()
        #expect(all.percent == 100 && all.segments.stale == 0 && all.segments.missing == 0)
        #expect(room.story.make(.changeWord, by: &room.author))
        try room.ingest()
        let changed = try room.desk.coverage()
        #expect(changed.segments.stale == 1 && changed.segments.missing == 0)
        #expect(changed.segments.total == all.segments.total)
        #expect(room.story.make(.insertSentence, by: &room.author))
        try room.ingest()
        let inserted = try room.desk.coverage()
        #expect(inserted.segments.stale == 1 && inserted.segments.missing == 1)
        #expect(inserted.segments.translated == changed.segments.translated)
        try room.checkNothingIsLost()
    }

    @Test("an untouched export imports nothing", arguments: [ArticleFormat.html, .markdown, .text], 0..<UInt64(3))
    func untouchedExports(format: ArticleFormat, seed: UInt64) throws {
        let room = try Newsroom(format: format, seed: seed &+ 900)
        try room.translate(percent: 60)
        #expect(room.story.make(.changeWord, by: &room.author))
        #expect(room.story.make(.copySentence, by: &room.author))
        try room.ingest()
        let before = try room.desk.allCoverage()
        for version in ["1.2", "2.0", "2.1", "2.2"] {
            for isSegmented in version == "1.2" ? [false, true] : [false] {
                for selection in ExportOptions.Selection.allCases {
                    let export = try room.desk.export("fr") {
                        $0.version = version
                        $0.isSegmented = isSegmented
                        $0.selection = selection
                    }
                    let result = try room.desk.import(export.text)
                    #expect(
                        result.file.imported == 0 && result.file.refused == 0,
                        "\(version) \(isSegmented) \(selection)"
                    )
                    #expect(result.batch == nil)
                    #expect(result.file.findings.filter { $0.severity == .error } == [])
                }
            }
        }
        #expect(try room.desk.allCoverage() == before)
        #expect(try room.desk.workflow.verify().findings == [])
    }
}
