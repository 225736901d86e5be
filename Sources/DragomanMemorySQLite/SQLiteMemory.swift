package import DragomanMemory
package import DragomanModel
import GRDB
import Synchronization

/// A memory in one SQLite file; the engine for one machine.
///
/// Any number of processes may read beside one that writes. Readers see the last finished write.
package final class SQLiteMemory: MemoryStore {
    /// What a memory is opened for.
    package enum Mode: Sendable, Hashable {
        /// Reading only; the memory must exist.
        case reading
        /// Reading only, somebody else's memory: it must exist and be of this version, and is never written.
        case consulting
        /// Reading and writing; the memory must exist.
        case writing
        /// Reading and writing; a missing memory is made. `sourceLanguage` must be that of an existing one.
        case creating(sourceLanguage: LanguageTag)
    }

    /// The path as it was given.
    package let path: String
    /// How long another process is waited for, in seconds.
    package let busyTimeout: Double
    private let mode: Mode
    let queue: DatabaseQueue
    /// Set where the file is read as it lies, without locks: what it looked like when it was opened.
    private let unlockedStamp: [Int]?
    /// The languages as the last reader knew them.
    private let languages = Mutex(LanguageNumbers())

    /// Opens or makes a memory.
    ///
    /// A file that is refused is left byte for byte as it is. A memory of an older version is brought up to date.
    ///
    /// - Throws: `memory-missing`, `memory-not-a-memory`, `memory-newer`, `memory-other-language`, `memory-busy`,
    ///   `memory-unreadable`, `memory-read-only`, `memory-full`, `memory-corrupt`, `memory-io`.
    package static func open(path: String, mode: Mode, busyTimeout: Double = 5) throws -> SQLiteMemory {
        try open(path: path, mode: mode, busyTimeout: busyTimeout, migrations: Schema.migrations)
    }

    /// Opens a memory with other versions than the real ones, for tests of migrations.
    static func open(
        path: String,
        mode: Mode,
        busyTimeout: Double,
        migrations: [String]
    ) throws -> SQLiteMemory {
        let opening = MemoryOpening(file: MemoryFile(path: path), busyTimeout: busyTimeout, migrations: migrations)
        do {
            if case .creating(let language) = mode { try opening.create(sourceLanguage: language) }
            let (queue, stamp) =
                mode == .consulting ? try opening.consult() : try opening.open(isReading: mode == .reading)
            if mode == .reading || mode == .consulting {
                try queue.unsafeRead { try $0.execute(sql: "PRAGMA query_only = 1") }
            }
            let memory = SQLiteMemory(path, mode, busyTimeout, queue, stamp)
            if case .creating(let language) = mode { try memory.checkLanguage(language) }
            return memory
        } catch {
            throw MemoryFailure.translated(error, path: path, busyTimeout: busyTimeout)
        }
    }

    init(_ path: String, _ mode: Mode, _ busyTimeout: Double, _ queue: DatabaseQueue, _ stamp: [Int]?) {
        self.path = path
        self.mode = mode
        self.busyTimeout = busyTimeout
        self.queue = queue
        unlockedStamp = stamp
    }

    private func checkLanguage(_ language: LanguageTag) throws {
        let known = try read { try $0.sourceLanguage() }
        guard known == language else {
            throw DragomanError(
                "memory-other-language",
                "memory \(MemoryFailure.quoted(path)) holds articles in '\(known)', not in '\(language)'; use another file"
            )
        }
    }

    package func read<Result>(_ body: (any MemoryReader) throws -> Result) throws -> Result {
        do {
            let result = try queue.unsafeRead { database in
                try Self.snapshot(of: database) {
                    let reader = try SQLiteReader(database, known: languages.withLock { $0 })
                    defer { reader.finish() }
                    languages.withLock { $0 = reader.languages }
                    return try body(reader)
                }
            }
            if let unlockedStamp, MemoryFile(path: path).stamp() != unlockedStamp {
                throw DragomanError(
                    "memory-busy",
                    "memory \(MemoryFailure.quoted(path)) was changed while it was read and could not be locked; try again"
                )
            }
            return result
        } catch {
            throw MemoryFailure.translated(error, path: path, busyTimeout: busyTimeout)
        }
    }

    /// Runs a closure in a transaction that only reads.
    ///
    /// GRDB's own way to read sets and clears `query_only` each time, at which SQLite compiles all prepared statements
    /// anew: that was half of what a lookup cost. Who opens a memory for reading has it set once and for all.
    private static func snapshot<Result>(of database: Database, _ body: () throws -> Result) throws -> Result {
        try database.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
        do {
            let result = try body()
            try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
            return result
        } catch {
            // What is thrown says more than a failure to end what changed nothing.
            if database.isInsideTransaction { try? database.rollback() }
            throw error
        }
    }

    package func write<Result>(isDryRun: Bool, _ body: (any MemoryWriter) throws -> Result) throws -> Result {
        guard mode != .reading, mode != .consulting else {
            throw DragomanError("memory-read-only", "memory \(MemoryFailure.quoted(path)) was opened for reading only")
        }
        do {
            return try queue.writeWithoutTransaction { database in
                var result: Result?
                try database.inTransaction(.immediate) {
                    let writer = try SQLiteWriter(database)
                    defer { writer.finish() }
                    result = try body(writer)
                    try writer.finishBatches()
                    return isDryRun ? .rollback : .commit
                }
                guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return result
            }
        } catch {
            throw MemoryFailure.translated(error, path: path, busyTimeout: busyTimeout)
        }
    }

    /// Closes the memory; where nobody else has it open, all of it is in its one file again.
    package func close() throws {
        do { try queue.close() } catch {
            throw MemoryFailure.translated(error, path: path, busyTimeout: busyTimeout)
        }
    }
}
