import DragomanMemory
import DragomanModel
import DragomanTesting
import Foundation
import GRDB
import Testing

@testable import DragomanMemorySQLite

/// Killed at any instant, a memory is as before or as after; two at once wait for each other.
struct DurabilityTests {
    /// The file and its log as a crash at this moment would leave them, the log cut where `logBytes` says.
    private func crash(_ place: TemporaryFolder, logBytes: Int? = nil) throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        try place.bytes("desk.sqlite").write(to: copy.url.appendingPathComponent("desk.sqlite"))
        if let log = try? place.bytes("desk.sqlite-wal") {
            try log.prefix(logBytes ?? log.count).write(to: copy.url.appendingPathComponent("desk.sqlite-wal"))
        }
        return copy
    }

    private func reopen(_ place: TemporaryFolder) throws -> SQLiteMemory {
        try SQLiteMemory.open(path: place.path("desk.sqlite"), mode: .writing, busyTimeout: 0.1)
    }

    private func batchCount(_ memory: SQLiteMemory) throws -> Int { try memory.read { try $0.batches().count } }

    @Test func `a crash inside a write leaves the memory as before`() throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        try MemoryStory(seed: 11, steps: 20).check(memory)
        let before = try memory.read { try $0.batches() }
        // A tiny cache, so that unfinished changes do reach the disk.
        try memory.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = 4") }
        let slug = try #require(try memory.read { try $0.articles() }.first?.slug)
        try memory.write(isDryRun: false) { writer in
            let batch = try writer.beginBatch(.import, time: "2026-05-01T00:00:00Z", author: nil, origin: "")
            let source = try #require(try writer.units(ofArticle: slug).flatMap(\.segments).first?.source)
            for index in 0..<400 {
                let target = NewTarget(
                    source: source,
                    language: LanguageTag(canonical: "fr"),
                    content: CodedText(plain: "\(index) " + String(repeating: "long ", count: 100)),
                    state: .translated,
                    origin: .human,
                    author: nil,
                    role: .current,
                    context: TargetContext(),
                    base: BatchID(rawValue: 0)
                )
                _ = try writer.addTarget(target, batch: batch)
                guard index % 100 == 99 else { continue }
                let crashed = try crash(place)
                #expect(try crashed.bytes("desk.sqlite-wal").count > 4096 * index / 20)
                let reopened = try reopen(crashed)
                #expect(try reopened.read { try $0.batches() } == before)
                #expect(try reopened.read { try $0.verify() }.isEmpty)
            }
        }
        let reopened = try reopen(try crash(place))
        #expect(try reopened.read { try $0.batches().count } == before.count + 1)
        #expect(try reopened.read { try $0.verify() }.isEmpty)
    }

    @Test func `a log cut anywhere gives the state after some batch`() throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        try memory.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
        try MemoryStory(seed: 12, steps: 30).check(memory)
        let batches = try memory.read { try $0.batches() }
        let size = try place.bytes("desk.sqlite-wal").count
        var random = SeededRandom(seed: 13)
        var counts: [Int: Int] = [:]
        for _ in 0..<40 {
            let cut = Int.random(in: 0...size, using: &random)
            let reopened = try reopen(try crash(place, logBytes: cut))
            let known = try reopened.read { try $0.batches() }
            // Later batches may have taken earlier ones back.
            #expect(known.map(\.id) == batches.prefix(known.count).map(\.id))
            #expect(try reopened.read { try $0.verify() }.isEmpty)
            counts[cut] = known.count
        }
        let ordered = counts.sorted { $0.key < $1.key }.map(\.value)
        #expect(ordered == ordered.sorted() && Set(ordered).count > 5)
    }

    @Test func `a second writer waits, then is told that the memory is locked`() throws {
        let place = try TemporaryFolder()
        let first = try place.makeMemory()
        let second = try SQLiteMemory.open(path: first.path, mode: .writing, busyTimeout: 0.1)
        let third = try SQLiteMemory.open(path: first.path, mode: .reading)
        let begin = { (writer: any MemoryWriter) in
            try writer.beginBatch(.import, time: "2026-01-01T00:00:00Z", author: nil, origin: "")
        }
        try first.write(isDryRun: false) { writer in
            _ = try begin(writer)
            let error = #expect(throws: DragomanError.self) { try second.write(isDryRun: false, begin) }
            #expect(error?.code == "memory-busy")
            #expect(
                error?.message
                    == "memory '\(first.path)' is locked by another process for more than 0.1 s; nothing was changed; try again"
            )
            #expect(try batchCount(third) == 0)
            #expect(try batchCount(second) == 0)
        }
        #expect(try batchCount(third) == 1)
        #expect(try second.write(isDryRun: false, begin) == BatchID(rawValue: 2))
        #expect(try batchCount(first) == 2)
    }

    @Test func `a reader keeps its snapshot while another writes`() throws {
        let place = try TemporaryFolder()
        let writing = try place.makeMemory()
        let reading = try SQLiteMemory.open(path: writing.path, mode: .reading)
        try reading.read { reader in
            let before = try reader.batches()
            try MemoryStory(seed: 14, steps: 10).check(writing)
            #expect(try reader.batches() == before)
        }
        #expect(try batchCount(reading) > 0)
    }

    @Test func `a full disk changes nothing and says so`() throws {
        let place = try TemporaryFolder()
        let memory = try place.makeMemory()
        try MemoryStory(seed: 15, steps: 20).check(memory)
        let before = try memory.read { try $0.batches() }
        try memory.queue.writeWithoutTransaction {
            let pages = try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0
            try $0.execute(sql: "PRAGMA max_page_count = \(pages + 3)")
        }
        let error = #expect(throws: DragomanError.self) {
            try memory.write(isDryRun: false) { writer in
                for _ in 0..<10_000 {
                    _ = try writer.beginBatch(
                        .import,
                        time: "2026-01-01T00:00:00Z",
                        author: nil,
                        origin: String(repeating: "x", count: 1000)
                    )
                }
            }
        }
        #expect(error?.code == "memory-full")
        #expect(try memory.read { try $0.batches() } == before)
        #expect(try memory.read { try $0.verify() }.isEmpty)
    }
}
