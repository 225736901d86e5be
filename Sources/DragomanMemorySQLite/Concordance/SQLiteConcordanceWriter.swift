import DragomanMemory
import DragomanModel
import GRDB

/// Adds to a concordance, inside one transaction.
final class SQLiteConcordanceWriter: ConcordanceWriter {
    private let database: Database
    private var numbers: LanguageNumbers
    private var tables: [TableID: (words: Query, pairs: Query)] = [:]
    private let findKnown: Query
    private let keepKnown: Query
    /// Rows that are not yet written, by table: what goes into one table at a time finds its words in the cache.
    private var waiting: [TableID: [Row]] = [:]
    private var waitingBytes = 0
    private static let mostWaitingBytes = 64 << 20

    private struct TableID: Hashable {
        var side: ConcordanceTables.Side
        var language: Int64
    }

    private struct Row {
        var number: Int64
        var words: String
        var pairs: String
    }

    init(_ database: Database) throws {
        self.database = database
        numbers = try ConcordanceTables.languages(database)
        findKnown = Query(
            try database.makeStatement(sql: "SELECT rows, texts FROM known WHERE source = ? AND language = ?")
        )
        keepKnown = Query(try database.makeStatement(sql: "INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)"))
        try Query(database.makeStatement(sql: "SELECT side, language FROM words")).eachRow { columns in
            guard let side = ConcordanceTables.Side(rawValue: columns.integer(0)) else { throw ConcordanceFailure() }
            let table = TableID(side: side, language: columns.integer(1))
            tables[table] = try insertions(table)
        }
    }

    func add(_ source: WordedSource) throws {
        guard (0...ConcordanceTables.lastSource).contains(source.id.rawValue), !source.targets.isEmpty else { return }
        let languages = try source.targets.map { try number(of: $0.language) }
        // For a source what is known is not its text, which never changes, but the languages.
        let added = try newParts(languages.map(UInt64.init(bitPattern:)), of: source.id, language: 0)
        if let row = added.row {
            try insert(
                [source.text],
                into: TableID(side: .source, language: try number(of: source.language)),
                row: row,
                languages: added.places.map { languages[$0] }
            )
        }
        for (place, target) in source.targets.enumerated() {
            let digests = target.texts.map { Self.digest($0.content) }
            let added = try newParts(digests, of: source.id, language: languages[place])
            guard let row = added.row else { continue }
            let table = TableID(side: .target, language: languages[place])
            try insert(added.places.map { target.texts[$0] }, into: table, row: row, languages: nil)
        }
    }

    /// Which of some numbers are not yet known of a source, and the row for them; notes them as known.
    ///
    /// - Throws: `ConcordanceFailure` where a source has had more rows than can be told apart: made anew, it has one.
    private func newParts(
        _ numbers: [UInt64],
        of source: SourceID,
        language: Int64
    ) throws -> (row: Int64?, places: [Int]) {
        let known = try findKnown.first(source.rawValue, language) { (rows: $0.integer(0), texts: $0.bytes(1)) }
        var texts = known?.texts ?? []
        var seen = Set(Self.numbers(in: texts))
        let places = numbers.indices.filter { seen.insert(numbers[$0]).inserted }
        guard !places.isEmpty else { return (nil, []) }
        let rows = known?.rows ?? 0
        guard rows < 1 << ConcordanceTables.rowBits else { throw ConcordanceFailure() }
        for place in places { withUnsafeBytes(of: numbers[place].littleEndian) { texts.append(contentsOf: $0) } }
        try keepKnown.run(source.rawValue, language, rows + 1, texts)
        return (source.rawValue << ConcordanceTables.rowBits + rows, places)
    }

    private static func numbers(in bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, to: bytes.count - 7, by: 8).map { start in
            bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    /// Two texts of one source that share a digest would be one to the index: 64 bits make that a matter of theory.
    private static func digest(_ text: CodedText) -> UInt64 {
        var digest = Digest()
        digest.combine(text.coded)
        return digest.value
    }

    private func insert(
        _ texts: [WordedSource.Text],
        into table: TableID,
        row: Int64,
        languages: [Int64]?
    ) throws {
        var columns = WordColumns()
        for text in texts { columns.add(text.words) }
        for language in languages ?? [] { columns.add(language: language) }
        waiting[table, default: []].append(Row(number: row, words: columns.words, pairs: columns.pairs))
        waitingBytes += columns.words.utf8.count + columns.pairs.utf8.count
        if waitingBytes >= Self.mostWaitingBytes { try flush() }
    }

    /// Writes what waits; of a new index all is made one piece, so that questions read less.
    func finish(isNew: Bool) throws {
        try flush()
        guard isNew else { return }
        for table in ordered(tables.keys) { try ConcordanceTables.optimize(database, table.side, table.language) }
    }

    private func flush() throws {
        for table in ordered(waiting.keys) {
            let queries = try tables[table] ?? makeTables(table)
            for row in waiting[table] ?? [] {
                try queries.words.run(row.number, row.words)
                if !row.pairs.isEmpty { try queries.pairs.run(row.number, row.pairs) }
            }
        }
        waiting = [:]
        waitingBytes = 0
    }

    private func ordered(_ tables: some Sequence<TableID>) -> [TableID] {
        tables.sorted { ($0.side.rawValue, $0.language) < ($1.side.rawValue, $1.language) }
    }

    private func makeTables(_ table: TableID) throws -> (words: Query, pairs: Query) {
        try ConcordanceTables.create(database, table.side, table.language)
        let queries = try insertions(table)
        tables[table] = queries
        return queries
    }

    private func insertions(_ table: TableID) throws -> (words: Query, pairs: Query) {
        let name = ConcordanceTables.name(table.side, table.language)
        let words = "INSERT INTO \(name) (rowid, words) VALUES (?, ?)"
        let pairs =
            "INSERT INTO \(ConcordanceTables.pairsName(table.side, table.language)) (rowid, pairs) VALUES (?, ?)"
        return (
            Query(try database.makeStatement(sql: words)), Query(try database.makeStatement(sql: pairs))
        )
    }

    private func number(of tag: LanguageTag) throws -> Int64 {
        if let number = numbers.number(of: tag) { return number }
        try Query(database.cachedStatement(sql: "INSERT INTO language (tag) VALUES (?)")).run(tag.description)
        let number = database.lastInsertedRowID
        numbers.add(tag, number: number)
        return number
    }
}

/// The columns of a row as they are gathered.
private struct WordColumns {
    var words = ""
    var pairs = ""

    mutating func add(_ text: [ConcordancePhrase.Word]) {
        var last: String?
        for word in text {
            add(ConcordanceTables.cut(word.folded), to: &words)
            if word.folded != word.spelled { add(ConcordanceTables.token(ofMarked: word.spelled)[...], to: &words) }
            if let last { add(ConcordanceTables.token(ofPair: last, word.folded)[...], to: &pairs) }
            last = word.folded
        }
    }

    /// Languages stand with words and with pairs, so that either can be asked with them.
    mutating func add(language: Int64) {
        let token = ConcordanceTables.token(ofLanguage: language)[...]
        add(token, to: &words)
        add(token, to: &pairs)
    }

    private func add(_ word: Substring, to column: inout String) {
        column.append(contentsOf: word)
        column.append(" ")
    }
}
