import DragomanMemory
import DragomanModel
import DragomanTesting
import Foundation
import GRDB
import Testing

@testable import DragomanMemorySQLite

/// Memories of older and newer versions.
struct VersionTests {
    private static let next = "CREATE TABLE mark (text TEXT NOT NULL) STRICT; INSERT INTO mark VALUES ('new');"
    private static let newest = Schema.migrations.count + 1

    private func open(_ path: String, _ mode: SQLiteMemory.Mode, _ migrations: [String]) throws -> SQLiteMemory {
        try SQLiteMemory.open(path: path, mode: mode, busyTimeout: 0.1, migrations: migrations)
    }

    private func version(_ memory: SQLiteMemory) throws -> Int? {
        try memory.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    @Test(arguments: [SQLiteMemory.Mode.reading, .writing, .creating(sourceLanguage: LanguageTag(canonical: "en"))])
    func `a memory of an older version is brought up to date and keeps what it holds`(mode: SQLiteMemory.Mode) throws {
        let place = try TemporaryFolder()
        let old = try place.makeMemory()
        try MemoryStory(seed: 7, steps: 20).check(old)
        let batches = try old.read { try $0.batches() }
        try old.close()
        let new = try open(place.path("desk.sqlite"), mode, Schema.migrations + [Self.next])
        #expect(try version(new) == Self.newest)
        #expect(try new.queue.read { try String.fetchOne($0, sql: "SELECT text FROM mark") } == "new")
        #expect(try new.read { try $0.batches() } == batches)
        #expect(try new.read { try $0.verify() }.isEmpty)
    }

    @Test func `a step that fails leaves the older version`() throws {
        let place = try TemporaryFolder()
        try place.makeMemory().close()
        let bytes = try place.bytes("desk.sqlite")
        let broken = Schema.migrations + [Self.next, "CREATE TABLE mark (text TEXT)"]
        #expect(throws: DragomanError.self) { try open(place.path("desk.sqlite"), .writing, broken) }
        #expect(try place.bytes("desk.sqlite") == bytes)
        #expect(try version(open(place.path("desk.sqlite"), .writing, Schema.migrations)) == Schema.migrations.count)
    }

    @Test func `a memory from a newer version is left byte for byte`() throws {
        let place = try TemporaryFolder()
        try open(
            place.path("desk.sqlite"),
            .creating(sourceLanguage: LanguageTag(canonical: "en")),
            Schema.migrations + [Self.next]
        ).close()
        let bytes = try place.bytes("desk.sqlite")
        for mode in [SQLiteMemory.Mode.reading, .writing, .creating(sourceLanguage: LanguageTag(canonical: "en"))] {
            let error = #expect(throws: DragomanError.self) {
                _ = try SQLiteMemory.open(path: place.path("desk.sqlite"), mode: mode)
            }
            #expect(error?.code == "memory-newer")
            #expect(error?.message.contains("version \(Self.newest)") == true)
            #expect(try place.bytes("desk.sqlite") == bytes)
            #expect(try place.names() == ["desk.sqlite"])
        }
    }

    @Test func `a newer version that stands in the log only is seen as well`() throws {
        let place = try TemporaryFolder()
        try place.makeMemory().close()
        let new = try open(place.path("desk.sqlite"), .writing, Schema.migrations + [Self.next])
        let crashed = try TemporaryFolder()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: place.path("desk.sqlite" + suffix),
                toPath: crashed.path("desk.sqlite" + suffix)
            )
        }
        try new.close()
        let bytes = try crashed.bytes("desk.sqlite")
        let error = #expect(throws: DragomanError.self) {
            _ = try SQLiteMemory.open(path: crashed.path("desk.sqlite"), mode: .writing)
        }
        #expect(error?.code == "memory-newer")
        #expect(try crashed.bytes("desk.sqlite") == bytes)
    }

    /// The memory of version 1 that lies beside the tests, with the indexes and the log mode that it had.
    private func makeVersion1(in place: TemporaryFolder) throws -> String {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/memory-v1.sql")
        let dump = try String(contentsOf: file, encoding: .utf8)
        let queue = try DatabaseQueue(path: place.path("desk.sqlite"))
        try queue.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA journal_mode = WAL")
            try $0.execute(sql: dump)
        }
        try queue.close()
        return place.path("desk.sqlite")
    }

    /// Every row of every table but those of SQLite, as text.
    private func rows(_ path: String) throws -> [String: [String]] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            return try Dictionary(
                uniqueKeysWithValues: tables.map { table in
                    (table, try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map(\.description))
                }
            )
        }
    }

    @Test(arguments: [SQLiteMemory.Mode.reading, .writing])
    func `a memory that version 1 made is brought up to date, row for row as it was`(mode: SQLiteMemory.Mode) throws {
        let place = try TemporaryFolder()
        let path = try makeVersion1(in: place)
        let before = try rows(path)
        #expect(before.count > 15 && before["target"]?.count == 177)
        let memory = try SQLiteMemory.open(path: path, mode: mode)
        #expect(try version(memory) == Schema.migrations.count)
        #expect(try memory.read { try $0.verify() } == [])
        let counts = try memory.read { try $0.articleTallies(asOf: nil) }
        #expect(counts.map(\.translated.segments) == [56, 56] && counts.map(\.stale.segments) == [4, 4])
        #expect(
            try memory.read { try $0.batches() }.map(\.kind) == [.ingest, .import, .ingest, .glossary, .import, .undo]
        )
        try memory.close()
        let after = try rows(path)
        for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
    }

    @Test func `a memory that version 2 made is told what stands apart`() throws {
        let place = try TemporaryFolder()
        let path = place.path("desk.sqlite")
        let english = LanguageTag(canonical: "en")
        try open(path, .creating(sourceLanguage: english), Array(Schema.migrations.prefix(2))).close()
        let memory = try open(path, .writing, Schema.migrations)
        #expect(try memory.read { try $0.apart() } == [])
        try MemoryStory(seed: 8, steps: 40).check(memory)
    }

    @Test func `a memory that version 3 made has no leases and takes them`() throws {
        let place = try TemporaryFolder()
        let path = place.path("desk.sqlite")
        let english = LanguageTag(canonical: "en")
        let old = try open(path, .creating(sourceLanguage: english), Array(Schema.migrations.prefix(3)))
        try old.queue.write {
            try $0.execute(
                sql: "INSERT INTO batch (kind, time, origin) VALUES ('edit', '2026-12-01T00:00:00Z', 'before')"
            )
        }
        try old.close()
        let memory = try open(path, .writing, Schema.migrations)
        #expect(try memory.read { try $0.openLeases(for: nil) } == [])
        #expect(try memory.read { try $0.batches() }.map(\.origin) == ["before"])
        _ = try memory.write(isDryRun: false) { writer in
            let batch = try writer.beginBatch(.lease, time: "2026-12-01T00:00:01Z", author: nil, origin: "")
            let source = try writer.addSource(CodedText(plain: "One."), language: english).source
            let lease = NewLease(
                occurrence: Occurrence(article: "a", segment: "a-1"),
                source: source,
                language: LanguageTag(canonical: "fr"),
                holder: "ana"
            )
            try writer.addLeases([lease], batch: batch)
        }
        #expect(try memory.read { try $0.openLeases(for: nil) }.count == 1)
        #expect(try memory.read { try $0.verify() } == [])
    }

    @Test func `a memory that version 1 made takes batches of the new kinds and gives its old ones back`() throws {
        let place = try TemporaryFolder()
        let memory = try SQLiteMemory.open(path: try makeVersion1(in: place), mode: .writing)
        for kind in Batch.Kind.allCases {
            _ = try memory.write(isDryRun: false) {
                try $0.beginBatch(kind, time: "2026-12-01T00:00:00Z", author: nil, origin: "")
            }
        }
        let undone = try memory.write(isDryRun: false) {
            try $0.undo(BatchID(rawValue: 2), time: "2026-12-01T00:00:01Z", author: nil)
        }
        #expect(undone.restored == 118)
        #expect(try memory.read { try $0.verify() } == [])
        #expect(throws: DatabaseError.self) {
            try memory.queue.write {
                try $0.execute(
                    sql: "INSERT INTO batch (kind, time, origin) VALUES ('other', '2026-12-01T00:00:00Z', '')"
                )
            }
        }
    }
}
