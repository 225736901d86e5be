import DragomanMemory
import DragomanModel
import Testing

/// What is out with whom.
extension MemoryStoreContract {
    private static let german = LanguageTag(canonical: "de")

    /// A lease of the first segment of an article whose only sentence it is.
    static func lease(
        _ reader: any MemoryReader,
        _ sentence: String,
        to holder: String,
        _ language: LanguageTag = Story.french,
        due: String? = nil
    ) throws -> NewLease {
        let source = try reader.source(CodedText(plain: sentence), language: LanguageTag(canonical: "en"))
        return NewLease(
            occurrence: Occurrence(article: "a", segment: "a-u1-1"),
            source: try #require(source),
            language: language,
            holder: holder,
            due: due
        )
    }

    private static func holders(_ store: any MemoryStore, _ languages: Set<LanguageTag>? = nil) throws -> [String] {
        try store.read { try $0.openLeases(for: languages) }.map(\.lease.holder)
    }

    private static func close(_ story: Story, _ holder: String, _ kind: Batch.Kind = .import) throws -> BatchID {
        try story.batch(kind) { writer, batch in
            let ids = try writer.openLeases(for: nil).filter { $0.lease.holder == holder }.map(\.id)
            try writer.closeLeases(ids, batch: batch)
        }
    }

    static let leaseRules = [
        MemoryStoreContract("a lease is open as it was given, by language and in order") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One river."]])
            let batch = try story.batch(.lease, time: "2026-02-03T04:05:07Z") { writer, batch in
                try writer.addLeases(
                    [
                        try lease(writer, "One river.", to: "Zoë \u{1F600}", due: "2026-03-01"),
                        try lease(writer, "One river.", to: "Ana", german),
                    ],
                    batch: batch
                )
            }
            let open = try store.read { try $0.openLeases(for: nil) }
            #expect(open.map(\.lease.holder) == ["Zoë \u{1F600}", "Ana"])
            #expect(open.map(\.lease.due) == ["2026-03-01", nil])
            #expect(open.allSatisfy { $0.batch == batch && $0.since == "2026-02-03T04:05:07Z" })
            #expect(open[0].lease.occurrence == Occurrence(article: "a", segment: "a-u1-1"))
            #expect(open[0].isOverdue(on: "2026-03-02") && !open[0].isOverdue(on: "2026-03-01"))
            #expect(!open[1].isOverdue(on: "2999-01-01"))
            #expect(try holders(store, [german]) == ["Ana"])
            #expect(try holders(store, [LanguageTag(canonical: "th")]).isEmpty)
            try story.expectSound()
        },
        MemoryStoreContract("undoing what closed a lease opens it, undoing what gave it closes it, each both ways") {
            store in
            let story = Story(store: store)
            try story.ingest("a", [["One river."]])
            let giving = try story.batch(.lease) { writer, batch in
                try writer.addLeases([try lease(writer, "One river.", to: "ana")], batch: batch)
            }
            let closing = try close(story, "ana")
            #expect(try holders(store).isEmpty)
            let undoing = try story.undo(closing)
            #expect(undoing.restored == 1)
            #expect(try holders(store) == ["ana"])
            #expect(try story.undo(undoing.batch).restored == 1)
            #expect(try holders(store).isEmpty)
            // What is closed already stays so.
            #expect(try story.undo(giving).restored == 0)
            #expect(try holders(store).isEmpty)
            try story.expectSound()
        },
        MemoryStoreContract("a lease that was closed, opened and closed again is open when both are taken back") {
            store in
            let story = Story(store: store)
            try story.ingest("a", [["One river."]])
            try story.batch(.lease) { writer, batch in
                try writer.addLeases([try lease(writer, "One river.", to: "ana")], batch: batch)
            }
            let first = try close(story, "ana")
            let undone = try story.undo(first).batch
            let second = try close(story, "ana", .lease)
            // The first closing stands again beside the second.
            #expect(try story.undo(undone).restored == 0)
            #expect(try story.undo(second).restored == 0)
            #expect(try holders(store).isEmpty)
            let again = try #require(try store.read { try $0.batches() }.first { $0.id == undone }?.undoneBy)
            #expect(try story.undo(again).restored == 1)
            #expect(try holders(store) == ["ana"])
            try story.expectSound()
        },
        MemoryStoreContract("a dry run gives no lease") { store in
            let story = Story(store: store)
            try story.ingest("a", [["One river."]])
            try story.batch(.lease, isDryRun: true) { writer, batch in
                try writer.addLeases([try lease(writer, "One river.", to: "ana")], batch: batch)
                #expect(try writer.openLeases(for: nil).count == 1)
            }
            #expect(try holders(store).isEmpty)
        },
    ]
}
