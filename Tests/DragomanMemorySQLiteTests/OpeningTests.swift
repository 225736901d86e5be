import DragomanMemory
import DragomanModel
import DragomanTesting
import Foundation
import GRDB
import Testing

@testable import DragomanMemorySQLite

/// What is opened, what is refused, and that a refused file stays as it is.
struct OpeningTests {
    private let english = LanguageTag(canonical: "en")

    /// The error of opening a file for reading, for writing and for making a memory; each must leave the folder alone.
    private func refusals(
        _ name: String,
        in place: TemporaryFolder,
        alsoCreating: Bool = true
    ) throws -> [DragomanError] {
        let names = try place.names()
        var modes: [SQLiteMemory.Mode] = [.reading, .writing]
        if alsoCreating { modes.append(.creating(sourceLanguage: english)) }
        return try modes.map { mode in
            let error = #expect(throws: DragomanError.self) {
                _ = try SQLiteMemory.open(path: place.path(name), mode: mode)
            }
            #expect(try place.names() == names)
            return try #require(error)
        }
    }

    @Test func `a missing memory is not made by reading or writing`() throws {
        let place = try TemporaryFolder()
        for name in ["desk.sqlite", "no/folder/desk.sqlite"] {
            let errors = try refusals(name, in: place, alsoCreating: false)
            #expect(errors.allSatisfy { $0.code == "memory-missing" })
            #expect(errors[0].message == "no memory at '\(place.path(name))'; make one with 'dragoman init'")
        }
        #expect(try place.names().isEmpty)
    }

    @Test func `a folder, a pipe, a device and a link to one are refused`() throws {
        let place = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: place.path("folder"), withIntermediateDirectories: false)
        #expect(mkfifo(place.path("pipe"), 0o600) == 0)
        #expect(symlink("/dev/zero", place.path("link")) == 0)
        for name in ["folder", "pipe", "link"] {
            #expect(try refusals(name, in: place).allSatisfy { $0.code == "memory-not-a-memory" })
        }
        #expect(throws: DragomanError.self) {
            try SQLiteMemory.open(path: "", mode: .creating(sourceLanguage: english))
        }
        #expect(throws: DragomanError.self) { try SQLiteMemory.open(path: "a\0b", mode: .writing) }
    }

    @Test func `a file that is no memory is refused and left byte for byte`() throws {
        let place = try TemporaryFolder()
        try Data("Not a memory but a letter.".utf8).write(to: place.url.appendingPathComponent("letter"))
        try Data("SQLite format 3\0".utf8).write(to: place.url.appendingPathComponent("header"))
        try DatabaseQueue(path: place.path("other")).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        try DatabaseQueue(path: place.path("theirs")).write {
            try $0.execute(sql: "PRAGMA application_id = 99; CREATE TABLE t (a)")
        }
        for name in ["letter", "header", "other", "theirs"] {
            let bytes = try place.bytes(name)
            #expect(try refusals(name, in: place).allSatisfy { $0.code == "memory-not-a-memory" })
            #expect(try place.bytes(name) == bytes)
        }
    }

    @Test func `a memory cut short is refused or found damaged, never trusted`() throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        try MemoryStory(seed: 3, steps: 20).check(memory)
        try memory.close()
        let bytes = try place.bytes("desk.sqlite")
        for count in [99, 100, 1000, 4096, 5000, bytes.count / 2, bytes.count - 1] {
            let name = "cut-\(count)"
            try bytes.prefix(count).write(to: place.url.appendingPathComponent(name))
            let findings = Result {
                try SQLiteMemory.open(path: place.path(name), mode: .reading).read { try $0.verify() }
            }
            switch findings {
            case .success(let findings): #expect(!findings.isEmpty, "\(count)")
            case .failure(let error): #expect(error is DragomanError, "\(count)")
            }
        }
    }

    @Test func `an empty file is made a memory only when one is to be made`() throws {
        let place = try TemporaryFolder()
        try Data().write(to: place.url.appendingPathComponent("desk.sqlite"))
        let errors = try refusals("desk.sqlite", in: place, alsoCreating: false)
        #expect(errors.allSatisfy { $0.code == "memory-not-a-memory" })
        try place.makeMemory().close()
        #expect(try place.names() == ["desk.sqlite"])
    }

    @Test func `making a memory twice changes nothing, and another language is refused`() throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        #expect(throws: Never.self) { try memory.close() }
        let bytes = try place.bytes("desk.sqlite")
        try place.makeMemory().close()
        let error = #expect(throws: DragomanError.self) {
            try SQLiteMemory.open(
                path: place.path("desk.sqlite"),
                mode: .creating(sourceLanguage: LanguageTag(canonical: "cy"))
            )
        }
        #expect(error?.code == "memory-other-language")
        #expect(try place.names() == ["desk.sqlite"])
        #expect(try place.bytes("desk.sqlite") == bytes)
    }

    @Test func `a memory cannot be made where there is no folder`() throws {
        let place = try TemporaryFolder()
        let error = #expect(throws: DragomanError.self) { try place.makeMemory("no/desk.sqlite") }
        #expect(error?.code == "memory-unreadable")
        #expect(try place.names().isEmpty)
    }

    @Test func `names that mean something to SQLite are names of files`() throws {
        let place = try TemporaryFolder()
        for name in ["a b?mode=memory&x=%41#é.sqlite", ":memory:"] {
            let memory = try place.makeMemory(name)
            try MemoryStory(seed: 1, steps: 5).check(memory)
            try memory.close()
        }
        #expect(try place.names() == [":memory:", "a b?mode=memory&x=%41#é.sqlite"])
        #expect(MemoryFile(path: "file:x?mode=memory").sqlitePath == "./file:x?mode=memory")
        #expect(MemoryFile(path: "/x").sqlitePath == "/x")
    }

    @Test func `a closed memory is one file, and its copy works`() throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        try MemoryStory(seed: 2, steps: 20).check(memory)
        let batches = try memory.read { try $0.batches() }
        try memory.close()
        #expect(try place.names() == ["desk.sqlite"])
        try FileManager.default.copyItem(atPath: place.path("desk.sqlite"), toPath: place.path("copy.sqlite"))
        let copy = try SQLiteMemory.open(path: place.path("copy.sqlite"), mode: .reading)
        #expect(try copy.read { try $0.batches() } == batches)
        #expect(try copy.read { try $0.verify() }.isEmpty)
        try copy.close()
        #expect(try place.names() == ["copy.sqlite", "desk.sqlite"])
    }

    @Test func `reading, dry runs and refused writes leave the file byte for byte`() throws {
        let place = try TemporaryFolder()
        try place.makeMemory().close()
        let bytes = try place.bytes("desk.sqlite")
        let memory = try SQLiteMemory.open(path: place.path("desk.sqlite"), mode: .writing)
        let begin = { (writer: any MemoryWriter) in
            _ = try writer.beginBatch(.import, time: "2026-01-01T00:00:00Z", author: nil, origin: "")
        }
        try memory.write(isDryRun: true, begin)
        #expect(throws: CancellationError.self) {
            try memory.write(isDryRun: false) {
                try begin($0)
                throw CancellationError()
            }
        }
        try memory.close()
        #expect(try place.names() == ["desk.sqlite"])
        #expect(try place.bytes("desk.sqlite") == bytes)
        let reading = try SQLiteMemory.open(path: place.path("desk.sqlite"), mode: .reading)
        let error = #expect(throws: DragomanError.self) { try reading.write(isDryRun: false, begin) }
        #expect(error?.code == "memory-read-only")
    }

    @Test func `a memory that cannot be locked is read as it lies, and a change meanwhile is told`() throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory("weird ?#%.sqlite")
        try MemoryStory(seed: 4, steps: 10).check(memory)
        let batches = try memory.read { try $0.batches() }
        let file = MemoryFile(path: memory.path)
        let opening = MemoryOpening(file: file, busyTimeout: 0.1, migrations: Schema.migrations)
        // Something stands in the log: not safe.
        #expect(try opening.connectUnlocked() == nil)
        try memory.close()
        let unlocked = try #require(try opening.connectUnlocked())
        let reading = SQLiteMemory(memory.path, .reading, 0.1, unlocked.queue, unlocked.unlockedStamp)
        #expect(try reading.read { try $0.batches() } == batches)
        try MemoryStory(seed: 5, steps: 5).check(try place.makeMemory("other.sqlite"))
        #expect(throws: Never.self) { try reading.read { try $0.batches() } }
        let writing = try SQLiteMemory.open(path: memory.path, mode: .writing)
        _ = try writing.write(isDryRun: false) {
            try $0.beginBatch(.import, time: "2026-01-01T00:00:00Z", author: nil, origin: "")
        }
        let error = #expect(throws: DragomanError.self) { try reading.read { try $0.batches() } }
        #expect(error?.code == "memory-busy")
    }

    @Test func `messages escape what a terminal would obey`() {
        #expect(MemoryFailure.quoted("a\u{1B}[31m\nb\u{202E}") == "'a\\u{1B}[31m\\u{A}b\\u{202E}'")
        #expect(MemoryFailure.quoted(String(repeating: "é", count: 9000)).count < 300)
    }
}
