import DragomanMemory
import DragomanModel
import Testing

/// What exchange files bring and take.
extension MemoryStoreContract {
    private static let english = LanguageTag(canonical: "en")
    private static let french = LanguageTag(canonical: "fr")
    private static let german = LanguageTag(canonical: "de")

    private static func target(
        _ source: SourceID,
        _ text: String,
        _ language: LanguageTag,
        role: NewTarget.Role = .current
    ) -> NewTarget {
        NewTarget(
            source: source,
            language: language,
            content: CodedText(plain: text),
            state: .translated,
            origin: .human,
            author: nil,
            role: role,
            context: TargetContext(),
            base: BatchID(rawValue: 0)
        )
    }

    private static func entries(_ store: any MemoryStore, _ languages: Set<LanguageTag>? = nil) throws -> [StoredEntry]
    {
        try store.read { reader in
            var entries: [StoredEntry] = []
            try reader.forEachEntry(translatedInto: languages) { entries.append($0) }
            return entries
        }
    }

    static let entryRules = [
        MemoryStoreContract("a source in no article is stored once in each language") { store in
            let story = Story(store: store)
            var ids: [(source: SourceID, isNew: Bool)] = []
            try story.batch { writer, _ in
                for language in [english, english, french] {
                    ids.append(try writer.addSource(CodedText(plain: "Taxi"), language: language))
                }
            }
            #expect(ids.map(\.isNew) == [true, false, true])
            #expect(ids[0].source == ids[1].source && ids[0].source != ids[2].source)
            #expect(try store.read { try $0.source(CodedText(plain: "Taxi"), language: french) } == ids[2].source)
            try story.expectSound()
        },
        MemoryStoreContract("entries come by their oldest live translation, and their translations oldest first") {
            store in
            let story = Story(store: store)
            var sources: [SourceID] = []
            var first: TargetID?
            try story.batch { writer, batch in
                for text in ["One.", "Two.", "Three."] {
                    sources.append(try writer.addSource(CodedText(plain: text), language: english).source)
                }
                first = try writer.addTarget(target(sources[1], "Deux.", french), batch: batch)
                _ = try writer.addTarget(target(sources[2], "Drei.", german), batch: batch)
                _ = try writer.addTarget(target(sources[0], "Un.", french), batch: batch)
                _ = try writer.addTarget(target(sources[2], "Trois.", french), batch: batch)
                _ = try writer.addTarget(target(sources[1], "Zwei.", german), batch: batch)
            }
            #expect(try entries(store).map(\.source) == [sources[1], sources[2], sources[0]])
            #expect(
                try entries(store).map { $0.variants.map(\.stored.target.content.coded) }
                    == [["Deux.", "Zwei."], ["Drei.", "Trois."], ["Un."]]
            )
            #expect(
                try entries(store, [german]).map { $0.variants.map(\.stored.target.content.coded) } == [
                    ["Zwei."], ["Drei."],
                ]
            )
            #expect(try entries(store, [LanguageTag(canonical: "cy")]).isEmpty)
            try story.batch { try $0.retire(#require(first), batch: $1) }
            #expect(try entries(store).map(\.source) == [sources[2], sources[0], sources[1]])
            try story.expectSound()
        },
        MemoryStoreContract("what a file said of a translation comes back with it, and after an undo") { store in
            let story = Story(store: store)
            var made: TargetID?
            try story.batch(.memory) { writer, batch in
                let source = try writer.addSource(CodedText(plain: "One."), language: english).source
                let entry = try writer.addEntryDetail("tu\u{1F}1", source: source)
                let id = try writer.addTarget(target(source, "Un.", french), batch: batch)
                try writer.addDetail("tuv \u{1F600}", of: id, entry: entry)
                let plain = try writer.addTarget(target(source, "Eins.", german), batch: batch)
                try writer.addDetail(nil, of: plain, entry: entry)
                _ = try writer.addTarget(target(source, "Ein.", german, role: .candidate), batch: batch)
                made = id
            }
            let before = try entries(store)[0].variants.map(\.detail)
            #expect(before.map { $0?.text } == ["tuv \u{1F600}", nil, nil])
            #expect(before.map { $0?.entryText } == ["tu\u{1F}1", "tu\u{1F}1", nil])
            #expect(before[0]?.entry == before[1]?.entry)
            let retiring = try story.batch(.edit) { try $0.retire(#require(made), batch: $1) }
            #expect(try entries(store)[0].variants.count == 2)
            try story.undo(retiring)
            let after = try entries(store)[0].variants
            #expect(after.last?.stored.target.content.coded == "Un." && after.last?.detail == before[0])
            #expect(try store.read { try $0.detail(of: #require(after.last).stored.id) } == before[0])
            try story.expectSound()
        },
    ]
}
