import DragomanMemory
import DragomanModel
import Testing

/// Translations, tallies and terms.
extension MemoryStoreContract {
    static let targetRules = [
        MemoryStoreContract("a translation comes back as it was stored, the newest first") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two."]])
            let sources = try store.read { try $0.units(ofArticle: "a")[0].segments.map(\.source) }
            var content = CodedText(plain: "Un\u{0} \"’\u{200F}")
            content.append(CodeMark(role: .standalone, id: 3))
            let first = NewTarget(
                source: sources[0],
                language: LanguageTag(canonical: "zh-Hans"),
                content: content,
                state: .final,
                origin: .fuzzyAccepted,
                author: "Ana \u{1F600}",
                role: .candidate,
                context: TargetContext(article: "never-ingested", segment: "x-1", previous: sources[1], next: nil),
                base: BatchID(rawValue: 77)
            )
            var second = first
            second.role = .current
            second.author = nil
            second.context = TargetContext()
            var ids: [TargetID] = []
            let batch = try story.batch {
                ids = [try $0.addTarget(first, batch: $1), try $0.addTarget(second, batch: $1)]
            }
            try store.read { reader throws in
                let stored = try reader.targets(of: sources[0], language: first.language)
                #expect(stored.map(\.target) == [second, first])
                #expect(stored.map(\.id) == ids.reversed())
                #expect(stored.allSatisfy { $0.batch == batch })
                #expect(stored[0].sequence > stored[1].sequence)
                #expect(try reader.targets(ofArticle: "a", language: first.language) == [sources[0]: stored])
                #expect(try reader.targets(ofArticle: "never-ingested", language: first.language).isEmpty)
                #expect(try reader.targets(of: sources[0], language: Story.french).isEmpty)
                #expect(try reader.articles().map(\.slug) == ["a"])
            }
            try story.expectSound()
        },
        MemoryStoreContract("an equal live translation is not stored twice; a greater state supersedes it") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."]])
            try store.write(isDryRun: false) { writer throws in
                let batch = try writer.beginBatch(.import, time: "2026-01-01T00:00:00Z", author: nil, origin: "")
                var target = try Story.target(writer, "One.", "Un.")
                let first = try writer.addTarget(target, batch: batch)
                #expect(try writer.addTarget(target, batch: batch) == first)
                target.author = "bo"
                #expect(try writer.addTarget(target, batch: batch) == first)
                target.state = .initial
                #expect(try writer.addTarget(target, batch: batch) == first)
                target.state = .reviewed
                #expect(try writer.addTarget(target, batch: batch) != first)
                target.role = .candidate
                _ = try writer.addTarget(target, batch: batch)
                let live = try writer.targets(of: target.source, language: target.language)
                #expect(live.map(\.target.state) == [.reviewed, .reviewed])
                #expect(live.map(\.target.role) == [.candidate, .current])
            }
            try story.expectSound()
        },
        MemoryStoreContract("a superseded translation is no longer offered, and cannot be superseded again") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."]])
            try story.translate("One.", "Un.")
            let stored = try #require(
                try store.read {
                    try $0.targets(of: $0.units(ofArticle: "a")[0].segments[0].source, language: Story.french)
                }.first
            )
            try story.batch { try $0.retire(stored.id, batch: $1) }
            #expect(try story.translations(of: "One.").isEmpty)
            #expect(errorCode { try story.batch { try $0.retire(stored.id, batch: $1) } } == "target-not-live")
            #expect(
                errorCode { try story.batch { try $0.retire(TargetID(rawValue: 99), batch: $1) } } == "target-not-live"
            )
            #expect(try store.read { try $0.batches() }.count == 3)
            try story.expectSound()
        },
        MemoryStoreContract("sources that have translations are walked in order, also inside a walk") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two.", "Three."]])
            try story.translate("Three.", "Trois.")
            try story.translate("One.", "Un.", role: .candidate)
            try story.translate("Two.", "Zwei.", Story.german)
            try store.read { reader throws in
                var seen: [String] = []
                try reader.forEachSource(translatedInto: Story.french) { _, content in
                    seen.append(content.coded)
                    try reader.forEachSource(translatedInto: Story.french) { seen.append($1.coded.lowercased()) }
                    _ = try reader.targets(of: SourceID(rawValue: 1), language: Story.french)
                }
                #expect(seen == ["One.", "one.", "three.", "Three.", "one.", "three."])
                #expect(
                    errorCode {
                        try reader.forEachSource(translatedInto: Story.german) { _, _ in throw DragomanError("mine", "")
                        }
                    } == "mine"
                )
                try reader.forEachSource(translatedInto: LanguageTag(canonical: "th")) { _, _ in Issue.record("none") }
            }
        },
        MemoryStoreContract("sources are told that changed, with the languages they have translations in") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two.", "Three."]])
            try story.translate("Two.", "Zwei.", Story.german)
            try story.translate("Two.", "Deux.")
            try story.translate("Two.", "Deux !", role: .candidate)
            let seen = try store.read { try $0.lastSequence() }
            let batch = try story.translate("One.", "Un.")
            func changed(after sequence: Int64) throws -> [String] {
                try store.read { reader in
                    var seen: [String] = []
                    try reader.forEachSource(changedAfter: sequence) {
                        #expect($0.language == LanguageTag(canonical: "en"))
                        _ = try reader.targets(of: $0.id, language: Story.french)
                        seen.append("\($0.content.coded) \($0.targets.map(\.description).joined(separator: "+"))")
                    }
                    return seen
                }
            }
            #expect(try changed(after: 0).sorted() == ["One. fr", "Two. de+fr"])
            #expect(try changed(after: seen) == ["One. fr"])
            try story.undo(batch)
            #expect(try changed(after: seen) == ["One. "])
            #expect(try changed(after: store.read { try $0.lastSequence() }).isEmpty)
        },
        MemoryStoreContract("sources are told that changed, with the live texts of their translations") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two.", "Three."]])
            try story.translate("Two.", "Zwei.", Story.german)
            try story.translate("Two.", "Deux.", at: ("a", "a-u1-2"))
            try story.translate("Two.", "Deux.")
            try story.translate("Two.", "Deux !", role: .candidate)
            let seen = try store.read { try $0.lastSequence() }
            let batch = try story.translate("One.", "Un.")
            func changed(after sequence: Int64) throws -> [String] {
                try store.read { reader in
                    var seen: [String] = []
                    try reader.forEachTranslation(changedAfter: sequence) { source in
                        _ = try reader.targets(of: source.id, language: Story.french)
                        #expect(try reader.targetLanguages(of: source.id) == source.targets.map(\.language))
                        #expect(try reader.language(of: source.id) == source.language)
                        seen.append(source.content.coded)
                        for (language, texts) in source.targets {
                            seen.append("\(language) \(texts.map(\.coded).sorted().joined(separator: "|"))")
                        }
                    }
                    return seen
                }
            }
            #expect(try changed(after: 0) == ["One.", "fr Un.", "Two.", "de Zwei.", "fr Deux !|Deux."])
            #expect(try changed(after: seen) == ["One.", "fr Un."])
            try story.undo(batch)
            #expect(try changed(after: seen) == ["One."])
            #expect(try changed(after: store.read { try $0.lastSequence() }).isEmpty)
            #expect(try store.read { try $0.language(of: SourceID(rawValue: 99)) } == nil)
        },
        MemoryStoreContract("changes are told in order, each translation once at its last change") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two."]])
            try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
            try story.translate("Two.", "Deux.")
            let seen = try store.read { try $0.lastSequence() }
            try story.translate("One.", "Une.", at: ("a", "a-u1-1"))
            try store.read { reader throws in
                let all = try reader.changes(after: 0, limit: 100)
                #expect(all.map(\.isLive) == [true, false, true])
                #expect(all.map(\.sequence) == all.map(\.sequence).sorted())
                #expect(try reader.changes(after: seen, limit: 100) == Array(all.dropFirst()))
                #expect(try reader.changes(after: seen, limit: 1) == [all[1]])
                #expect(try reader.lastSequence() == all.last?.sequence)
                #expect(try reader.changes(after: reader.lastSequence(), limit: 1).isEmpty)
            }
        },
        MemoryStoreContract("tallies tell translated, reviewed, final and stale apart") { store in try tallies(store) },
        MemoryStoreContract("tallies go by the translation of the very place, else by the greatest state") { store in
            let story = Story(store: store)
            try story.ingest("a", [["Same.", "Same."]])
            try story.ingest("b", [["Same."]])
            try story.translate("Same.", "Pareil.", state: .final, at: ("a", "a-u1-1"))
            #expect(try story.tally("a") == [2, 2, 2, 0])
            try story.translate("Same.", "Pareille.", state: .translated, at: ("a", "a-u1-2"))
            #expect(try story.tally("a") == [2, 1, 1, 0])
            #expect(try story.tally("b") == [1, 1, 1, 0])
            try story.translate("Same.", "Idem.", state: .reviewed, at: ("b", "b-u1-1"))
            #expect(try story.tally("b") == [1, 1, 0, 0])
            try story.expectSound()
        },
        MemoryStoreContract("concepts: an equal one changes nothing, another of the same id supersedes") { store in
            let story = Story(store: store)
            func concept(_ id: String, _ word: String) -> Concept {
                let terms = [
                    Concept.Term(
                        language: LanguageTag(canonical: "en"),
                        text: word,
                        isCaseSensitive: true,
                        isPreferred: false,
                        partOfSpeech: "noun"
                    ),
                    Concept.Term(language: Story.french, text: "mot", isCaseSensitive: false, isPreferred: true),
                ]
                return Concept(id: id, subject: "law", definition: nil, terms: terms)
            }
            var counts: [Int] = []
            func add(_ concepts: [Concept]) throws -> BatchID {
                try story.batch(.glossary) { counts.append(try $0.addConcepts(concepts, batch: $1)) }
            }
            _ = try add([concept("c2", "court"), concept("c10", "treaty")])
            let second = try add([concept("c2", "court"), concept("c10", "pact"), concept("c10", "treaties")])
            #expect(counts == [2, 2])
            #expect(try store.read { try $0.concepts() } == [concept("c10", "treaties"), concept("c2", "court")])
            #expect(try story.undo(second).restored == 1)
            #expect(try store.read { try $0.concepts() } == [concept("c10", "treaty"), concept("c2", "court")])
            try story.expectSound()
        },
    ]

    private static func tallies(_ store: any MemoryStore) throws {
        let story = Story(store: store)
        try story.ingest("a", [["One.", "Two words.", "Three."], ["Four."]])
        try story.ingest("b", [["One."]])
        try story.translate("One.", "Un.")
        try story.translate("Two words.", "Deux mots.", state: .reviewed)
        try story.translate("Three.", "Trois.", state: .final)
        try story.translate("Four.", "Quatre.", state: .final, role: .candidate)
        try story.translate("One.", "Eins.", Story.german, state: .initial)
        #expect(try story.tally("a") == [3, 2, 1, 0])
        #expect(try story.tally("b") == [1, 0, 0, 0])
        #expect(try story.tally("b", Story.german) == [1, 0, 0, 0])
        let one = try #require(try store.read { try $0.units(ofArticle: "b") }.first?.segments.first?.source)
        try story.batch(.ingest) {
            try $0.addRevision(Story.revision("b", [["One, new and longer."]]), replaced: [(0, 0, one)], batch: $1)
        }
        let tallies = try store.read { try $0.articleTallies(asOf: nil) }
        #expect(tallies.map(\.slug) == ["a", "a", "b", "b"])
        #expect(tallies.map(\.language.description) == ["de", "fr", "de", "fr"])
        #expect(tallies[1].translated == Tally(segments: 3, words: 4) && tallies[1].reviewed.words == 3)
        #expect(tallies[3].stale == Tally(segments: 1, words: 4) && tallies[3].translated == Tally())
        #expect(
            try store.read { try $0.articleTotals(asOf: nil) }
                == [
                    ArticleTotal(slug: "a", total: Tally(segments: 4, words: 5)),
                    ArticleTotal(slug: "b", total: Tally(segments: 1, words: 4)),
                ]
        )
        try story.translate("One, new and longer.", "Un, nouveau.")
        #expect(try story.tally("b") == [1, 0, 0, 0])
        #expect(try story.tally("b", Story.german) == [0, 0, 0, 1])
        try story.expectSound()
    }
}
