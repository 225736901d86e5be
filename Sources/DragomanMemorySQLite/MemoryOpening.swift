import DragomanModel
import GRDB

/// The steps from a path to a connection.
struct MemoryOpening {
    let file: MemoryFile
    let busyTimeout: Double
    let migrations: [String]
    /// How much of a memory's pages a connection holds, in KiB.
    static let cacheKilobytes = 65_536

    /// Makes the memory where there is none: whole and at once, or not at all.
    func create(sourceLanguage: LanguageTag) throws {
        let kind = try file.kind()
        guard kind != .file else { return }
        let temporary = MemoryFile(path: file.temporaryName())
        do {
            let queue = try DatabaseQueue(path: temporary.sqlitePath, configuration: configuration(isReadOnly: false))
            try queue.writeWithoutTransaction { database in
                // Stays with the file; everything else about a connection is set anew each time.
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                try database.inTransaction(.immediate) {
                    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                    try migrate(database, from: 0)
                    try database.execute(
                        sql: "INSERT INTO language (tag) VALUES (?)",
                        arguments: [sourceLanguage.description]
                    )
                    try database.execute(sql: "INSERT INTO memory VALUES (1, last_insert_rowid())")
                    return .commit
                }
            }
            try queue.close()
        } catch {
            temporary.remove()
            throw error
        }
        try file.install(temporary.path, replacesEmpty: kind == .empty)
    }

    /// Opens an existing memory.
    ///
    /// - Returns: the connection, and for one that reads without locks what the file looked like.
    func open(isReading: Bool) throws -> (queue: DatabaseQueue, unlockedStamp: [Int]?) {
        try check()
        do {
            return (try connect(), nil)
        } catch let error as DatabaseError
            where isReading && [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
        {
            // Which of the two depends on whether SQLite may write the file or only not its folder.
            guard let unlocked = try connectUnlocked() else { throw error }
            return unlocked
        }
    }

    /// Opens an existing memory of this version for reading, and leaves it as it is.
    ///
    /// - Returns: As `open`.
    func consult() throws -> (queue: DatabaseQueue, unlockedStamp: [Int]?) {
        try check()
        do {
            // A connection that could write shares the log with writers and clears it away again; nothing is written
            // through it.
            let queue = try DatabaseQueue(path: file.sqlitePath, configuration: configuration(isReadOnly: false))
            let stored = try queue.read { try version($0) }
            guard stored == migrations.count else { throw MemoryFailure.older(file.path, version: stored) }
            return (queue, nil)
        } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
            guard let unlocked = try connectUnlocked() else { throw error }
            return unlocked
        }
    }

    /// Refuses what is no memory, or a newer one, before SQLite touches it.
    private func check() throws {
        switch try file.kind() {
        case .nothing: throw MemoryFailure.missing(file.path)
        case .empty: throw MemoryFailure.notAMemory(file.path, why: "it is empty")
        case .file: break
        }
        _ = try file.checkHeader(known: migrations.count)
        // A newer version may stand in the log only; a connection that can write would move it on closing.
        if file.hasLog { try checkLog() }
    }

    /// A connection like all others, the memory brought up to date.
    private func connect() throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: file.sqlitePath, configuration: configuration(isReadOnly: false))
        try queue.writeWithoutTransaction { database in
            guard try version(database) < migrations.count else { return }
            try database.inTransaction(.immediate) {
                // Another process may have been first.
                try migrate(database, from: try version(database))
                return .commit
            }
        }
        return queue
    }

    /// Where the folder cannot be written, SQLite cannot share the file; it can be read as it lies as long as nobody
    /// writes it, which `stamp` tells afterwards.
    func connectUnlocked() throws -> (queue: DatabaseQueue, unlockedStamp: [Int]?)? {
        let stamp = file.stamp()
        guard !file.hasLog else { return nil }
        let path = "file:" + file.sqlitePath.uriEscaped + "?immutable=1"
        let queue = try DatabaseQueue(path: path, configuration: configuration(isReadOnly: true))
        let stored = try queue.read { try version($0) }
        guard stored == migrations.count else {
            throw DragomanError(
                "memory-read-only",
                "memory \(MemoryFailure.quoted(file.path)) is of an older version and cannot be brought up to date: its"
                    + " folder cannot be written"
            )
        }
        return (queue, stamp)
    }

    private func checkLog() throws {
        do {
            let queue = try DatabaseQueue(path: file.sqlitePath, configuration: configuration(isReadOnly: true))
            _ = try queue.read { try version($0) }
            try queue.close()
        } catch is DatabaseError {
            // A log left by a crash needs a connection that can write to recover it; then the header has to do.
        }
    }

    private func version(_ database: Database) throws -> Int {
        let version = try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= migrations.count else {
            throw MemoryFailure.newer(file.path, version: version, known: migrations.count)
        }
        return Int(version)
    }

    private func migrate(_ database: Database, from version: Int) throws {
        for migration in migrations[version...] { try database.execute(sql: migration) }
        try database.execute(sql: "PRAGMA user_version = \(migrations.count)")
    }

    private func configuration(isReadOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(busyTimeout)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA secure_delete = OFF;
                    PRAGMA cache_size = -\(Self.cacheKilobytes);
                    PRAGMA temp_store = MEMORY;
                    PRAGMA trusted_schema = OFF;
                    """
            )
        }
        return configuration
    }
}

extension String {
    /// The text as a path in a URI.
    fileprivate var uriEscaped: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                bytes.append(byte)
            default:
                let hexadecimal = String(byte, radix: 16, uppercase: true)
                bytes.append(contentsOf: "%\(hexadecimal.count == 1 ? "0" : "")\(hexadecimal)".utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
