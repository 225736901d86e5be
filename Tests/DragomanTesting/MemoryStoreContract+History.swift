import DragomanMemory
import DragomanModel
import Testing

/// Batches, moments and undo.
extension MemoryStoreContract {
    static let historyRules = [
        MemoryStoreContract("batches have rising numbers and keep what was said of them") { store in
            let story = Story(store: store)
            let first = try story.batch(.ingest, time: "2026-01-01T00:00:00Z", author: nil) { _, _ in }
            let second = try story.batch(.glossary, time: "2026-01-02T00:00:00Z") { _, _ in }
            #expect(first > BatchID(rawValue: 0) && second > first)
            try store.read { reader throws in
                let batches = [
                    Batch(id: first, kind: .ingest, time: "2026-01-01T00:00:00Z", author: nil, origin: "story.xlf"),
                    Batch(
                        id: second,
                        kind: .glossary,
                        time: "2026-01-02T00:00:00Z",
                        author: "ana",
                        origin: "story.xlf"
                    ),
                ]
                #expect(try reader.batches() == batches)
                #expect(try reader.batch(second) == batches[1])
                #expect(try reader.batch(BatchID(rawValue: 99)) == nil)
                #expect(try reader.lastBatch() == second)
                #expect(try reader.lastBatch(at: "2025-12-31T23:59:59Z") == BatchID(rawValue: 0))
                #expect(try reader.lastBatch(at: "2026-01-01T00:00:00Z") == first)
                #expect(try reader.lastBatch(at: "2026-01-01T23:59:59Z") == first)
                #expect(try reader.lastBatch(at: "2026-02-01T00:00:00Z") == second)
            }
        },
        MemoryStoreContract("a dry run and a failure leave nothing behind") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."]])
            let before = try Picture(store)
            func change(_ writer: any MemoryWriter, _ batch: BatchID) throws {
                try writer.addRevision(Story.revision("b", [["Two."]]), replaced: [], batch: batch)
                _ = try writer.addTarget(Story.target(writer, "One.", "Un."), batch: batch)
                #expect(try writer.article("b") != nil)
            }
            try story.batch(isDryRun: true, change)
            #expect(try Picture(store) == before)
            let code = errorCode {
                try story.batch {
                    try change($0, $1)
                    throw DragomanError("mine", "on purpose")
                }
            }
            #expect(code == "mine")
            #expect(try Picture(store) == before)
            #expect(
                try store.read { try $0.source(CodedText(plain: "Two."), language: LanguageTag(canonical: "en")) }
                    == nil
            )
            #expect(try story.ingest("c", [["Three."]]) == BatchID(rawValue: 2))
        },
        MemoryStoreContract("what was live when a batch was done is told of every batch") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."]])
            func texts(asOf batch: BatchID) throws -> [String] {
                try store.read { reader in
                    let source = try #require(
                        try reader.source(CodedText(plain: "One."), language: LanguageTag(canonical: "en"))
                    )
                    return try reader.targets(of: source, language: Story.french, asOf: batch).map(
                        \.target.content.plain
                    )
                }
            }
            let first = try story.batch { _ = try $0.addTarget(Story.target($0, "One.", "Un."), batch: $1) }
            let second = try story.batch { try Story.supersede(with: Story.target($0, "One.", "Une."), $0, $1) }
            let third = try story.undo(second).batch
            #expect(try texts(asOf: BatchID(rawValue: first.rawValue - 1)).isEmpty)
            #expect(try texts(asOf: first) == ["Un."])
            #expect(try texts(asOf: second) == ["Une."])
            #expect(try texts(asOf: third) == ["Un."])
            func superseded(_ batch: BatchID) throws -> [String] {
                try store.read { reader in
                    try reader.superseded(of: batch).map { "\($0.target.target.content.plain) \($0.by.rawValue)" }
                }
            }
            #expect(try superseded(first) == ["Un. \(second.rawValue)"])
            #expect(try superseded(second) == ["Une. \(third.rawValue)"])
            #expect(try superseded(third).isEmpty)
        },
        MemoryStoreContract("what stands apart is counted by what it shows") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."], ["One."]])
            try story.ingest("b", [["One."]])
            let own = Occurrence(article: "a", segment: "a-u1-1")
            let first = try story.translate("One.", "Un.", state: .final, at: ("a", "a-u1-1"))
            let second = try story.translate("One.", "Une.", state: .final, at: ("c", "c-u1-1"))
            #expect(try story.tally("a") == [1, 1, 1, 0])
            #expect(try story.tally("b") == [0, 0, 0, 0])
            func asked(_ apart: Set<Occurrence>) throws -> [Int] {
                try store.read { try $0.articleTallies(asOf: nil, apart: apart) }.map(\.translated.segments)
            }
            #expect(try asked([own]) == [2, 1])
            #expect(try asked([Occurrence(article: "c", segment: "c-u1-1")]) == [2, 1])
            #expect(try asked([own, Occurrence(article: "c", segment: "c-u1-1")]) == [1])
            let told = try story.batch { try $0.keepApart([own], batch: $1) }
            #expect(try store.read { try $0.apart() } == [own])
            #expect(try story.tally("a") == [2, 2, 2, 0])
            #expect(try story.tally("b") == [1, 1, 1, 0])
            #expect(try asked([]) == [1])
            #expect(try story.tally("b", asOf: second) == [0, 0, 0, 0])
            #expect(try story.tally("b", asOf: told) == [1, 1, 1, 0])
            try story.expectSound()
            // Another translation changes only what it is shown for.
            try story.translate("One.", "Un !", state: .initial, at: ("a", "a-u1-1"))
            #expect(try story.tally("a") == [2, 1, 1, 0])
            try story.undo(first)
            try story.batch { try $0.keepApart([], batch: $1) }
            #expect(try story.tally("b", asOf: told) == [1, 1, 1, 0])
            try story.expectSound()
        },
        MemoryStoreContract("tallies are up to date even where a batch was not finished") { store in
            let story = Story(store: store)
            try store.write(isDryRun: false) { writer throws in
                let batch = try writer.beginBatch(.ingest, time: "2026-01-01T00:00:00Z", author: nil, origin: "")
                try writer.addRevision(Story.revision("a", [["One."]]), replaced: [], batch: batch)
                _ = try writer.addTarget(Story.target(writer, "One.", "Un."), batch: batch)
            }
            #expect(try story.tally("a") == [1, 0, 0, 0])
            try story.expectSound()
        },
        MemoryStoreContract("counts can be read as of any batch") { store in
            let story = Story(store: store)
            let first = try story.ingest("a", [["One.", "Two."]])
            let second = try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
            let third = try story.ingest("a", [["One.", "Two.", "Three."]])
            let fourth = try story.translate("One.", "Une.", state: .final, at: ("a", "a-u1-1"))
            let fifth = try story.undo(first).batch
            #expect(try story.tally("a", asOf: BatchID(rawValue: 0)) == [0, 0, 0, 0])
            #expect(try story.tally("a", asOf: first) == [0, 0, 0, 0])
            #expect(try story.tally("a", asOf: second) == [1, 0, 0, 0])
            #expect(try story.tally("a", asOf: third) == [1, 0, 0, 0])
            #expect(try story.tally("a", asOf: fourth) == [1, 1, 1, 0])
            #expect(try story.tally("a", asOf: fifth) == [1, 1, 1, 0])
            try store.read { reader throws in
                let totals = try [0, 1, 2, 3, 4, 5].map {
                    try reader.articleTotals(asOf: BatchID(rawValue: $0)).map(\.total.segments)
                }
                #expect(totals == [[], [2], [2], [3], [3], [3]])
            }
        },
    ]

    static let undoRules = [
        MemoryStoreContract("an import taken back leaves what was before") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One.", "Two."]])
            try story.translate("One.", "Un.", state: .reviewed, at: ("a", "a-u1-1"))
            let sequence = try store.read { try $0.lastSequence() }
            let batch = try story.batch { writer, batch in
                try Story.supersede(with: Story.target(writer, "One.", "Une.", at: ("a", "a-u1-1")), writer, batch)
                try Story.supersede(with: Story.target(writer, "Two.", "Deux.", at: ("a", "a-u1-2")), writer, batch)
                _ = try writer.addTarget(Story.target(writer, "Two.", "2.", role: .candidate), batch: batch)
            }
            #expect(try story.tally("a") == [2, 0, 0, 0])
            let undone = try story.undo(batch)
            #expect(undone.restored == 3)
            #expect(try story.translations(of: "One.") == ["Un."])
            #expect(try story.translations(of: "Two.").isEmpty)
            #expect(try story.tally("a") == [1, 1, 0, 0])
            #expect(try store.read { try $0.batch(batch) }?.undoneBy == undone.batch)
            #expect(try store.read { try $0.batch(undone.batch) }?.kind == .undo)
            #expect(try store.read { try $0.lastSequence() } > sequence)
            try story.expectSound()
        },
        MemoryStoreContract("unknown batches and those taken back before are refused") { store in
            let story = Story(store: store)
            let batch = try story.ingest("a", [["One."]])
            try story.undo(batch)
            let before = try Picture(store)
            #expect(errorCode { try story.undo(batch) } == "batch-undone")
            #expect(errorCode { try story.undo(BatchID(rawValue: 99)) } == "batch-unknown")
            #expect(errorCode { try story.undo(BatchID(rawValue: 0)) } == "batch-unknown")
            #expect(try Picture(store) == before)
        },
        MemoryStoreContract("an undo keeps what later batches made") { store in
            let story = Story(store: store)
            let place = (article: "a", segment: "a-u1-1")
            try story.ingest("a", [["One.", "Two."]])
            try story.translate("One.", "first", at: place)
            let second = try story.translate("One.", "second", at: place)
            let third = try story.translate("One.", "third", at: place)
            #expect(try story.undo(second).restored == 0)
            #expect(try story.translations(of: "One.") == ["third"])
            // What the third superseded was taken back itself, so that the first returns.
            #expect(try story.undo(third).restored == 1)
            #expect(try story.translations(of: "One.") == ["first"])
            try story.expectSound()
        },
        MemoryStoreContract("an undo can be taken back") { store in
            let story = Story(store: store)
            let place = (article: "a", segment: "a-u1-1")
            let ingest = try story.ingest("a", [["One."]])
            try story.translate("One.", "first", at: place)
            let second = try story.translate("One.", "second", state: .final, at: place)
            let undo = try story.undo(second).batch
            let redo = try story.undo(undo)
            #expect(redo.restored == 1)
            #expect(try story.translations(of: "One.") == ["second"])
            #expect(try story.tally("a") == [1, 1, 1, 0])
            try story.undo(redo.batch)
            #expect(try story.translations(of: "One.") == ["first"])
            let gone = try story.undo(ingest)
            #expect(try store.read { try $0.articles() }.isEmpty)
            #expect(try story.tally("a") == [0, 0, 0, 0])
            try story.undo(gone.batch)
            #expect(try store.read { try $0.article("a") }?.revision == 1)
            #expect(try story.tally("a") == [1, 0, 0, 0])
            try story.expectSound()
        },
        MemoryStoreContract("an ingest taken back gives the revision before, unless it was revised later") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One."]])
            let second = try story.ingest("a", [["Two."]])
            let third = try story.ingest("a", [["Three."]])
            #expect(try story.undo(second).restored == 0)
            #expect(try store.read { try $0.article("a") }?.revision == 3)
            #expect(try story.undo(third).restored == 1)
            #expect(try store.read { try $0.article("a") }?.revision == 1)
            try story.ingest("a", [["Four."]])
            #expect(try store.read { try $0.article("a") }?.revision == 4)
            try story.expectSound()
        },
        MemoryStoreContract("translations of a source stay when its article goes") { store in
            let story = Story(store: store)
            let ingest = try story.ingest("a", [["One."]])
            try story.translate("One.", "Un.", at: ("a", "a-u1-1"))
            try story.undo(ingest)
            #expect(try story.translations(of: "One.") == ["Un."])
            try story.ingest("b", [["One."]])
            #expect(try story.tally("b") == [1, 0, 0, 0])
            try story.expectSound()
        },
    ]
}

/// All that a memory shows, for comparisons; article by article and source by source.
struct Picture: Equatable {
    var articles: [ArticleRecord]
    var units: [[StoredUnit]]
    var ancestors: [[SourceID: [SourceID]]]
    var targets: [[StoredTarget]]
    var totals: [ArticleTotal]
    var tallies: [ArticleTally]
    var batches: [Batch]
    var changes: [MemoryChange]
    var concepts: [Concept]
    var translations: [TranslationRecord]
    var counts: Set<TranslationCount>
    var wordings: [[SourceWordings]]
    var leases: [StoredLease]

    init(_ store: any MemoryStore) throws {
        self = try store.read { try Picture($0) }
    }

    init(_ reader: any MemoryReader) throws {
        articles = try reader.articles()
        units = try articles.map { try reader.units(ofArticle: $0.slug) }
        ancestors = try articles.map { try reader.ancestors(ofArticle: $0.slug) }
        changes = try reader.changes(after: 0, limit: .max)
        let pairs = Set(changes.map { Pair(source: $0.source, language: $0.language) })
        targets = try pairs.sorted { ($0.source, $0.language) < ($1.source, $1.language) }.map {
            try reader.targets(of: $0.source, language: $0.language)
        }
        totals = try reader.articleTotals(asOf: nil)
        tallies = try reader.articleTallies(asOf: nil)
        batches = try reader.batches()
        concepts = try reader.concepts()
        translations = try DragomanTesting.translations(reader) { $0.standings = [] }
        counts = Set(try reader.translationCounts())
        wordings = try [false, true].map { try reader.sourcesWithSeveralWordings(countsCandidates: $0) }
        leases = try reader.openLeases(for: nil)
    }

    private struct Pair: Hashable {
        var source: SourceID
        var language: LanguageTag
    }
}
