import DragomanMemory
import DragomanModel
import DragomanTesting
import Foundation
import GRDB
import Testing

@testable import DragomanMemorySQLite

/// Memories of older and newer versions.
struct VersionTests {
    private static let second = "CREATE TABLE mark (text TEXT NOT NULL) STRICT; INSERT INTO mark VALUES ('two');"

    private func open(_ path: String, _ mode: SQLiteMemory.Mode, _ migrations: [String]) throws -> SQLiteMemory {
        try SQLiteMemory.open(path: path, mode: mode, busyTimeout: 0.1, migrations: migrations)
    }

    private func version(_ memory: SQLiteMemory) throws -> Int? {
        try memory.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    @Test(arguments: [SQLiteMemory.Mode.reading, .writing, .creating(sourceLanguage: LanguageTag(canonical: "en"))])
    func `a memory of version 1 is brought up to date and keeps what it holds`(mode: SQLiteMemory.Mode) throws {
        let place = try TemporaryFolder()
        let old = try place.makeMemory()
        try MemoryStory(seed: 7, steps: 20).check(old)
        let batches = try old.read { try $0.batches() }
        try old.close()
        let new = try open(place.path("desk.sqlite"), mode, [Schema.migrations[0], Self.second])
        #expect(try version(new) == 2)
        #expect(try new.queue.read { try String.fetchOne($0, sql: "SELECT text FROM mark") } == "two")
        #expect(try new.read { try $0.batches() } == batches)
        #expect(try new.read { try $0.verify() }.isEmpty)
    }

    @Test func `a step that fails leaves the older version`() throws {
        let place = try TemporaryFolder()
        try place.makeMemory().close()
        let bytes = try place.bytes("desk.sqlite")
        let broken = [Schema.migrations[0], Self.second, "CREATE TABLE mark (text TEXT)"]
        #expect(throws: DragomanError.self) { try open(place.path("desk.sqlite"), .writing, broken) }
        #expect(try place.bytes("desk.sqlite") == bytes)
        #expect(try version(open(place.path("desk.sqlite"), .writing, Schema.migrations)) == 1)
    }

    @Test func `a memory from a newer version is left byte for byte`() throws {
        let place = try TemporaryFolder()
        try open(
            place.path("desk.sqlite"),
            .creating(sourceLanguage: LanguageTag(canonical: "en")),
            Schema.migrations + [Self.second]
        ).close()
        let bytes = try place.bytes("desk.sqlite")
        for mode in [SQLiteMemory.Mode.reading, .writing, .creating(sourceLanguage: LanguageTag(canonical: "en"))] {
            let error = #expect(throws: DragomanError.self) {
                _ = try SQLiteMemory.open(path: place.path("desk.sqlite"), mode: mode)
            }
            #expect(error?.code == "memory-newer")
            #expect(error?.message.contains("version 2") == true)
            #expect(try place.bytes("desk.sqlite") == bytes)
            #expect(try place.names() == ["desk.sqlite"])
        }
    }

    @Test func `a newer version that stands in the log only is seen as well`() throws {
        let place = try TemporaryFolder()
        try place.makeMemory().close()
        let new = try open(place.path("desk.sqlite"), .writing, Schema.migrations + [Self.second])
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
}
