import DragomanMemory
import GRDB

/// Translations of sources that are new, and what a TMX says of them: held back to be stored many at a time.
///
/// One statement for many rows keeps its place in every index where one for each row would look for it anew. Only rows
/// that nothing in the memory can stand in the way of are held back, and all are stored before anything is asked of
/// their tables. A row that breaks a rule of the schema breaks the transaction then.
struct PendingRows {
    /// So many rows go into one statement.
    private static let rows = 32
    /// So many rows are held back; a multiple of the rows of one statement.
    private static let most = 128
    /// About so many bytes of text are held back at most, however long the texts are.
    private static let mostBytes = 1 << 20

    /// Where a text lies in `texts`.
    private typealias Place = Range<Int>

    private struct Target {
        var id: Int64
        var row: TargetRow
        var batch: Int64
        var sequence: Int64
        var text: Place
    }

    private var texts: [UInt8] = []
    private var targets: [Target] = []
    private var entries: [(id: Int64, source: Int64, detail: Place)] = []
    private var variants: [(target: Int64, entry: Int64, detail: Place?)] = []
    /// The next ids; `nil` where somebody else may have taken some.
    private var nextTarget: Int64?
    private var nextEntry: Int64?
    private var statements: [Statements] = []

    /// The statements for so many rows each.
    private struct Statements {
        var target: Query
        var entry: Query
        var variant: Query

        init(rows: Int, _ database: Database) throws {
            func make(_ table: String, _ columns: Int) throws -> Query {
                let row = "(" + repeatElement("?", count: columns).joined(separator: ", ") + ")"
                let values = repeatElement(row, count: rows).joined(separator: ", ")
                return Query(try database.makeStatement(sql: "INSERT INTO \(table) VALUES \(values)"))
            }
            target = try make(
                """
                target (id, source, language, state, origin, role, author, article, previous, next, base, batch,
                    sequence, segment, text)
                """,
                15
            )
            entry = try make("tmx_entry (id, source, detail)", 3)
            variant = try make("tmx_variant (target, entry, detail)", 3)
        }
    }

    /// Adds a translation.
    ///
    /// - Returns: its id.
    mutating func add(_ row: TargetRow, batch: BatchID, sequence: Int64, to database: Database) throws -> Int64 {
        try makeRoom(targets.count, database)
        let id = try nextTarget ?? Self.nextID("SELECT max(id) FROM target", database)
        nextTarget = try Self.next(after: id)
        var target = Target(id: id, row: row, batch: batch.rawValue, sequence: sequence, text: keep(row.text))
        target.row.text = ""
        targets.append(target)
        return id
    }

    /// Adds what a TMX says of a `tu`.
    ///
    /// - Returns: its id.
    mutating func add(entry detail: String, source: Int64, to database: Database) throws -> Int64 {
        try makeRoom(entries.count, database)
        let id = try nextEntry ?? Self.nextID("SELECT max(id) FROM tmx_entry", database)
        nextEntry = try Self.next(after: id)
        entries.append((id, source, keep(detail)))
        return id
    }

    /// Adds what a TMX says of a `tuv`.
    mutating func add(detail: String?, target: Int64, entry: Int64, to database: Database) throws {
        try makeRoom(variants.count, database)
        variants.append((target, entry, detail.map { keep($0) }))
    }

    private mutating func makeRoom(_ count: Int, _ database: Database) throws {
        if count >= Self.most || texts.count >= Self.mostBytes { try store(database) }
    }

    /// Where rows are never deleted, what SQLite would give.
    private static func nextID(_ sql: String, _ database: Database) throws -> Int64 {
        try next(after: Query(database.cachedStatement(sql: sql)).first { $0.integer(0) } ?? 0)
    }

    private static func next(after id: Int64) throws -> Int64 {
        guard id < .max else { throw MemoryFailure.corrupt("a row has the last number there is") }
        return id + 1
    }

    private mutating func keep(_ text: String) -> Place {
        let start = texts.count
        texts.append(contentsOf: text.utf8)
        return start..<texts.count
    }

    /// Stores what is held back.
    ///
    /// Others may then store rows of their own.
    mutating func store(_ database: Database) throws {
        (nextTarget, nextEntry) = (nil, nil)
        // Before every statement of a writer: mostly there is nothing.
        guard !targets.isEmpty || !entries.isEmpty || !variants.isEmpty else { return }
        if statements.isEmpty {
            statements = [try Statements(rows: Self.rows, database), try Statements(rows: 1, database)]
        }
        defer {
            texts.removeAll(keepingCapacity: true)
            targets.removeAll(keepingCapacity: true)
            entries.removeAll(keepingCapacity: true)
            variants.removeAll(keepingCapacity: true)
        }
        // What is referred to comes first.
        try texts.withUnsafeBufferPointer { texts in
            try Self.store(targets, statements.map(\.target)) { try Self.bind($1, to: $0, at: $2, texts) }
            try Self.store(entries, statements.map(\.entry)) { query, entry, index in
                try query.bind(entry.id, at: index)
                try query.bind(entry.source, at: index + 1)
                try query.bind(borrowing: UnsafeBufferPointer(rebasing: texts[entry.detail]), at: index + 2)
            }
            try Self.store(variants, statements.map(\.variant)) { query, variant, index in
                try query.bind(variant.target, at: index)
                try query.bind(variant.entry, at: index + 1)
                guard let detail = variant.detail else { return }
                try query.bind(borrowing: UnsafeBufferPointer(rebasing: texts[detail]), at: index + 2)
            }
        }
    }

    /// Stores rows, many at a time and the rest one by one; `bind` binds the values of a row from an index on.
    private static func store<Row>(
        _ rows: [Row],
        _ queries: [Query],
        bind: (Query, Row, Int32) throws -> Void
    ) throws {
        var start = 0
        for (query, count) in zip(queries, [Self.rows, 1]) {
            while rows.count - start >= count {
                let columns = query.parameterCount / Int32(count)
                for offset in 0..<count { try bind(query, rows[start + offset], Int32(offset) * columns + 1) }
                try query.runBound()
                start += count
            }
        }
    }

    private static func bind(
        _ target: Target,
        to query: Query,
        at index: Int32,
        _ texts: UnsafeBufferPointer<UInt8>
    ) throws {
        let row = target.row
        try query.bind(target.id, at: index)
        try query.bind(row.source, at: index + 1)
        try query.bind(row.language, at: index + 2)
        try query.bind(row.state, at: index + 3)
        try query.bind(row.origin, at: index + 4)
        try query.bind(row.role, at: index + 5)
        // What is not bound is NULL.
        if let author = row.author { try query.bind(author, at: index + 6) }
        if let article = row.article { try query.bind(article, at: index + 7) }
        if let previous = row.previous { try query.bind(previous, at: index + 8) }
        if let next = row.next { try query.bind(next, at: index + 9) }
        try query.bind(row.base, at: index + 10)
        try query.bind(target.batch, at: index + 11)
        try query.bind(target.sequence, at: index + 12)
        if let segment = row.segment { try query.bind(segment, at: index + 13) }
        try query.bind(borrowing: UnsafeBufferPointer(rebasing: texts[target.text]), at: index + 14)
    }
}
