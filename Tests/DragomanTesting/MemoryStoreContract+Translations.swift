import DragomanMemory
import DragomanModel
import Testing

/// Translations as such: numbers, filters, history, counts.
extension MemoryStoreContract {
    static let translationRules = [
        MemoryStoreContract("a translation keeps its number and what superseded it") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."]])
            let first = try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
            let second = try story.translate("One.", "Une.", state: .reviewed, at: ("a", "a-u1-1"))
            try store.read { reader throws in
                let all = try translations(reader) { $0.standings = [] }
                #expect(all.map(\.stored.target.content.coded) == ["Un.", "Une."])
                #expect(all.map(\.standing) == [.superseded, .current])
                #expect(all.map(\.changed) == [second, second] && all[0].stored.batch == first)
                #expect(all.map(\.source.coded) == ["One.", "One."])
                #expect(all.map(\.sourceLanguage) == [LanguageTag(canonical: "en"), LanguageTag(canonical: "en")])
                for record in all {
                    #expect(try reader.translation(record.id) == record)
                    #expect(try reader.history(of: record.id) == all)
                }
                #expect(try reader.translation(TargetID(rawValue: 99)) == nil)
                #expect(try reader.history(of: TargetID(rawValue: 99)) == [])
            }
        },
        MemoryStoreContract("what an undo brings back is a new translation that names the old one") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."]])
            try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
            let second = try story.translate("One.", "Une.", at: ("a", "a-u1-1"))
            let undoing = try story.undo(second).batch
            try store.read { reader throws in
                let all = try translations(reader) { $0.standings = [] }
                #expect(all.map(\.stored.target.content.coded) == ["Un.", "Une.", "Un."])
                #expect(all.map(\.standing) == [.superseded, .superseded, .current])
                #expect(all.map(\.restoredFrom) == [nil, nil, all[0].id])
                #expect(all[1].retired == undoing && all[2].stored.batch == undoing)
                #expect(try translations(reader) { $0.batches = [undoing] } == [all[2]])
            }
        },
        MemoryStoreContract("each filter gives what it asks, and all together what all ask") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two."]])
            try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
            try story.translate("One.", "Eins.", Story.german, state: .final)
            try story.translate("Two.", "Deux.", state: .reviewed, role: .candidate)
            try story.translate("One.", "Une.", at: ("a", "a-u1-1"))
            try story.batch(time: "2026-05-01T00:00:00Z") { writer, batch in
                var target = try Story.target(writer, "Two.", "Zwei.", Story.german)
                target.author = nil
                target.origin = .exact
                _ = try writer.addTarget(target, batch: batch)
            }
            try store.read { reader throws in
                func texts(_ change: (inout TranslationFilter) -> Void) throws -> [String] {
                    try translations(reader, change).map(\.stored.target.content.coded)
                }
                #expect(try texts { _ in } == ["Eins.", "Deux.", "Une.", "Zwei."])
                #expect(try texts { $0.languages = [Story.german] } == ["Eins.", "Zwei."])
                #expect(try texts { $0.languages = [LanguageTag(canonical: "th")] } == [])
                #expect(try texts { $0.authors = ["ana"] } == ["Eins.", "Deux.", "Une."])
                #expect(try texts { $0.authors = [nil] } == ["Zwei."])
                #expect(try texts { $0.authors = [nil, "ana", "nobody"] }.count == 4)
                #expect(try texts { $0.authors = ["nobody"] } == [])
                #expect(try texts { $0.origins = [.exact, .context] } == ["Zwei."])
                #expect(try texts { $0.states = [.reviewed, .final] } == ["Eins.", "Deux."])
                #expect(try texts { $0.standings = [.candidate] } == ["Deux."])
                #expect(try texts { $0.standings = [.superseded] } == ["Un."])
                #expect(try texts { $0.articles = ["a"] } == ["Une."])
                #expect(try texts { $0.articles = ["b"] } == [])
                #expect(try texts { $0.since = "2026-05-01T00:00:00Z" } == ["Zwei."])
                #expect(try texts { $0.until = "2026-04-30T23:59:59Z" } == ["Eins.", "Deux.", "Une."])
                #expect(try texts { $0.since = "2026-05-01T00:00:01Z" } == [])
                #expect(
                    try texts {
                        $0.languages = [Story.german]
                        $0.authors = ["ana"]
                        $0.states = [.final]
                    } == ["Eins."]
                )
            }
        },
        MemoryStoreContract("a loop over translations ends when it is told, and may ask again") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two.", "Three."]])
            for (source, target) in [("One.", "Un."), ("Two.", "Deux."), ("Three.", "Trois.")] {
                try story.translate(source, target)
            }
            try store.read { reader throws in
                var seen: [String] = []
                try reader.forEachTranslation(TranslationFilter()) { record throws in
                    seen.append(record.stored.target.content.coded)
                    #expect(try translations(reader).count == 3)
                    return seen.count < 2
                }
                #expect(seen == ["Un.", "Deux."])
            }
        },
        MemoryStoreContract("conflicts are different live wordings in one language") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two.", "One."]])
            try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
            try story.translate("One.", "Un.", at: ("a", "a-u1-3"))
            try story.translate("One.", "Eins.", Story.german)
            try story.translate("Two.", "Deux.")
            try story.translate("Two.", "Les deux.", role: .candidate)
            let one = try story.source("One.")
            let two = try story.source("Two.")
            func wordings(_ countsCandidates: Bool) throws -> [SourceWordings] {
                try store.read { try $0.sourcesWithSeveralWordings(countsCandidates: countsCandidates) }
            }
            #expect(try wordings(false) == [])
            #expect(try wordings(true) == [SourceWordings(source: two, language: Story.french)])
            let batch = try story.translate("One.", "Une.", at: ("a", "a-u1-3"))
            #expect(try wordings(false) == [SourceWordings(source: one, language: Story.french)])
            #expect(try wordings(true).map(\.source) == [one, two])
            try story.undo(batch)
            #expect(try wordings(false) == [])
        },
        MemoryStoreContract("a source is in the articles that have it now") { store in
            let story = Story(store: store)
            try story.ingest("b", [["One.", "Two."]])
            try story.ingest("a", [["One."], ["One."]])
            let one = try story.source("One.")
            #expect(try store.read { try $0.articles(with: one) } == ["a", "b"])
            let batch = try story.ingest("b", [["Two."]])
            #expect(try store.read { try $0.articles(with: one) } == ["a"])
            try story.undo(batch)
            #expect(try store.read { try $0.articles(with: one) } == ["a", "b"])
            #expect(try store.read { try $0.articles(with: SourceID(rawValue: 99)) } == [])
        },
        MemoryStoreContract("counts tell kinds apart and name their last change") { store in
            let story = Story(store: store)
            #expect(try store.read { try $0.translationCounts() } == [])
            try story.ingest("a", [["One.", "Two."]])
            try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
            let second = try story.translate("Two.", "Deux.", at: ("a", "a-u1-2"))
            let third = try story.translate("One.", "Une.", role: .candidate)
            let counts = try store.read { try $0.translationCounts() }
            #expect(counts.count == 2)
            #expect(counts.first { $0.standing == .current }.map { [$0.count] } == [2])
            #expect(counts.first { $0.standing == .current }?.lastChange == second)
            #expect(counts.first { $0.standing == .candidate }?.lastChange == third)
            #expect(try store.read { try $0.storedBytes() } > 0)
            #expect(try store.read { try $0.knownLanguages() } == [LanguageTag(canonical: "en"), Story.french])
        },
    ]
}

/// The translations that pass a filter; their count must be told the same.
func translations(
    _ reader: any MemoryReader,
    _ change: (inout TranslationFilter) -> Void = { _ in }
) throws -> [TranslationRecord] {
    var filter = TranslationFilter()
    change(&filter)
    var records: [TranslationRecord] = []
    try reader.forEachTranslation(filter) {
        records.append($0)
        return true
    }
    #expect(try reader.translationCount(filter) == records.count)
    return records
}

extension Story {
    /// The id of a stored sentence.
    func source(_ sentence: String) throws -> SourceID {
        try #require(
            try store.read { try $0.source(CodedText(plain: sentence), language: LanguageTag(canonical: "en")) }
        )
    }
}
