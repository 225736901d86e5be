package import DragomanMemory
import GRDB

/// A concordance in one SQLite file in the folder of a memory's index.
package final class SQLiteConcordance: ConcordanceStore {
    private let file: ConcordanceFile

    /// The concordance in a folder, which need not be there.
    package init(folder: String) { file = ConcordanceFile(folder: folder) }

    package func read<Result>(_ body: ((any ConcordanceReader)?) throws -> Result) throws -> Result {
        let lock = file.lockForReading()
        defer { withExtendedLifetime(lock) {} }
        guard file.isWhole else { return try body(nil) }
        // A file that cannot be opened is as good as none.
        guard let queue = try? open(isReadOnly: true) else { return try body(nil) }
        do {
            return try queue.inDatabase { database in
                guard let stamp = Self.stamp(database) else { return try body(nil) }
                return try body(SQLiteConcordanceReader(database, stamp: stamp))
            }
        } catch let error as DatabaseError {
            throw Self.isDamage(error) ? ConcordanceFailure() : error
        }
    }

    package func update(
        plan: (String?) throws -> ConcordancePlan,
        waiting: () -> Void,
        adding body: (any ConcordanceWriter) throws -> Void
    ) throws -> Bool {
        guard let lock = file.lockForChange(waiting: waiting) else { return false }
        defer { withExtendedLifetime(lock) {} }
        var queue = file.isWhole ? try? open(isReadOnly: false) : nil
        let stamp = queue.flatMap { queue in try? queue.inDatabase { Self.stamp($0) } } ?? nil
        let new: String
        switch try plan(stamp) {
        case .leave: return true
        case .extend(let stamp): new = stamp
        case .makeAnew(let stamp):
            new = stamp
            try? queue?.close()
            queue = nil
            file.remove()
        }
        do {
            try write(to: try queue ?? open(isReadOnly: false), stamp: new, isNew: queue == nil, body)
            return true
        } catch let error as DatabaseError {
            // What is half made would not be believed, but takes room.
            if queue == nil { file.remove() }
            if Self.isDamage(error) { throw ConcordanceFailure() }
            return false
        }
    }

    private func write(
        to queue: DatabaseQueue,
        stamp: String,
        isNew: Bool,
        _ body: (any ConcordanceWriter) throws -> Void
    ) throws {
        defer { try? queue.close() }
        try queue.inDatabase { database in
            // Joining leaves nearly half of the pages empty; this takes them from the file with each change.
            if isNew { try database.execute(sql: "PRAGMA auto_vacuum = FULL") }
            try database.inTransaction(.immediate) {
                if isNew { try database.execute(sql: ConcordanceTables.schema) }
                let writer = try SQLiteConcordanceWriter(database)
                try body(writer)
                if isNew { try ConcordanceTables.finish(database) }
                try Query(database.cachedStatement(sql: "INSERT OR REPLACE INTO stamp VALUES (1, ?)")).run(stamp)
                return .commit
            }
        }
    }

    /// The stamp; `nil` where the file is another program's, of another version or half made.
    private static func stamp(_ database: Database) -> String? {
        let mark = try? Int64.fetchOne(database, sql: "PRAGMA application_id")
        let version = try? Int64.fetchOne(database, sql: "PRAGMA user_version")
        guard mark == ConcordanceTables.applicationID, version == ConcordanceTables.version else { return nil }
        let stamp = try? Query(database.cachedStatement(sql: "SELECT text FROM stamp")).first { $0.text(0) }
        return stamp ?? nil
    }

    /// Whether making the file anew mends it; a full disk or missing rights it does not.
    private static func isDamage(_ error: DatabaseError) -> Bool {
        [
            .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_FORMAT,
            .SQLITE_IOERR,
        ].contains(error.resultCode)
    }

    private func open(isReadOnly: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        // The lock keeps others away; a backup program may still hold the file for a moment.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA cache_size = -32768;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA trusted_schema = OFF;
                    """
            )
        }
        return try DatabaseQueue(path: file.sqlitePath, configuration: configuration)
    }
}
