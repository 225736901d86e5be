import DragomanMemory
import DragomanModel
import GRDB
import GRDBSQLite

/// The questions of `MemoryReader`, inside one snapshot or transaction of one connection.
class SQLiteReader: MemoryReader {
    let database: Database
    /// By the address of their text, which for a literal never changes: cheaper than hashing the text in a loop.
    private var queries: [UnsafePointer<UInt8>: Query] = [:]
    private(set) var languages = LanguageNumbers()

    /// The translations of sources that have very many: a line that ends every article may have one from each, and
    /// reading them again for each article would take the square of the articles.
    private(set) var crowded: [SourceLanguage: [StoredTarget]] = [:]
    private var crowdedCount = 0

    /// Begins reading.
    ///
    /// - Parameters:
    ///   - database: The connection, in a transaction.
    ///   - known: The languages as an earlier reader of the connection knew them: taken over where none has come since.
    /// - Throws: `DatabaseError`.
    init(_ database: Database, known: LanguageNumbers = LanguageNumbers()) throws {
        self.database = database
        let last = try query("SELECT max(id) FROM language").first { $0.integer(0) }
        if known.last > 0, known.last == last {
            languages = known
        } else {
            try query("SELECT id, tag FROM language").eachRow {
                languages.add(LanguageTag(canonical: $0.text(1)), number: $0.integer(0))
            }
        }
    }

    /// Comes before every statement but the few that say they need it not: a writer then stores what it held back.
    func settle() throws {}

    /// The connection, everything stored, for a statement of its own.
    var settledDatabase: Database {
        get throws {
            try settle()
            return database
        }
    }

    /// Runs a walk through much of the memory with few of its pages held: none is met again, and what is made of them needs
    /// the room.
    ///
    /// Pages that a transaction changed go to the log now, as they would before its end.
    final func withFewPages<Result>(_ body: () throws -> Result) throws -> Result {
        try settle()
        // Only room is at stake: where this fails, the walk goes on with more of it.
        if let connection = database.sqliteConnection {
            sqlite3_db_cacheflush(connection)
            sqlite3_db_release_memory(connection)
        }
        try database.execute(sql: "PRAGMA cache_size = -\(Self.fewPages)")
        defer { try? database.execute(sql: "PRAGMA cache_size = -\(MemoryOpening.cacheKilobytes)") }
        return try body()
    }

    /// In KiB.
    private static let fewPages = 8192

    /// The prepared statement of a text; one that nothing is stepping through.
    final func query(_ sql: StaticString) throws -> Query {
        try settle()
        return try unsettledQuery(sql)
    }

    /// As `query`, for a statement to which translations and what is kept with them are of no concern.
    final func unsettledQuery(_ sql: StaticString) throws -> Query {
        if let known = queries[sql.utf8Start] { return known }
        let made = Query(try database.cachedStatement(sql: sql.description))
        queries[sql.utf8Start] = made
        return made
    }

    /// Gives the connection's statements back; the reader is of no use afterwards.
    func finish() { queries = [:] }

    /// Keeps the translations of a source for the next article that asks.
    func remember(_ targets: [StoredTarget], of place: SourceLanguage) {
        if crowdedCount > 100_000 {
            crowded = [:]
            crowdedCount = 0
        }
        crowded[place] = targets
        crowdedCount += targets.count
    }

    /// Forgets translations that have changed.
    func forget(_ place: SourceLanguage) {
        if let removed = crowded.removeValue(forKey: place) { crowdedCount -= removed.count }
    }

    /// The number of a language; `nil` where nothing is in it.
    func number(of language: LanguageTag) throws -> Int64? { languages.number(of: language) }

    /// Tells the caches of a language that was given a number.
    func remember(_ language: LanguageTag, number: Int64) { languages.add(language, number: number) }

    func tag(_ number: Int64) throws -> LanguageTag {
        guard let tag = languages.tag(number) else { throw MemoryFailure.corrupt("language \(number) has no tag") }
        return tag
    }

    func sourceLanguage() throws -> LanguageTag {
        let tag = try query("SELECT tag FROM memory JOIN language ON language.id = source_language").first {
            LanguageTag(canonical: $0.text(0))
        }
        guard let tag else { throw MemoryFailure.corrupt("it does not say its source language") }
        return tag
    }

    func concepts() throws -> [Concept] {
        var terms: [Int64: [Concept.Term]] = [:]
        let listed = try query(
            """
            SELECT concept, language, text, is_case_sensitive, is_preferred, is_deprecated, part_of_speech
            FROM term JOIN concept ON concept.id = concept WHERE retired IS NULL ORDER BY concept, ordinal
            """
        )
        try listed.eachRow {
            let term = Concept.Term(
                language: try tag($0.integer(1)),
                text: $0.text(2),
                isCaseSensitive: $0.integer(3) == 1,
                isPreferred: $0.integer(4) == 1,
                partOfSpeech: $0.optionalText(6),
                isDeprecated: $0.integer(5) == 1
            )
            terms[$0.integer(0), default: []].append(term)
        }
        return try query("SELECT id, name, subject, definition FROM concept WHERE retired IS NULL ORDER BY name").all {
            Concept(
                id: $0.text(1),
                subject: $0.optionalText(2),
                definition: $0.optionalText(3),
                terms: terms[$0.integer(0)] ?? []
            )
        }
    }
}

/// A source and the number of a language.
struct SourceLanguage: Hashable {
    var source: SourceID
    var language: Int64
}

/// The numbers that stand for language tags in the tables.
struct LanguageNumbers {
    private var numbers: [LanguageTag: Int64] = [:]
    private var tags: [Int64: LanguageTag] = [:]
    /// The greatest number, that of the language which came last; 0 where there is none.
    ///
    /// No language is ever taken away.
    private(set) var last: Int64 = 0

    mutating func add(_ tag: LanguageTag, number: Int64) {
        numbers[tag] = number
        tags[number] = tag
        last = max(last, number)
    }

    func number(of tag: LanguageTag) -> Int64? { numbers[tag] }

    func tag(_ number: Int64) -> LanguageTag? { tags[number] }

    /// All tags, ascending.
    var all: [LanguageTag] { numbers.keys.sorted() }

    /// Every number with its place in the order of the tags.
    var ranks: [Int64: Int] {
        let ordered = tags.sorted { $0.value < $1.value }
        return Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($0.element.key, $0.offset) })
    }
}
