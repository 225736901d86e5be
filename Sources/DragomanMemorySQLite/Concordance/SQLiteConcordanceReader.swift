import DragomanMemory
import DragomanModel
import GRDB

/// The questions to a concordance, inside one access to its file.
final class SQLiteConcordanceReader: ConcordanceReader {
    let stamp: String
    private let database: Database
    private let numbers: LanguageNumbers
    private var tables: [ConcordanceTables.Side: [LanguageTag]] = [:]

    init(_ database: Database, stamp: String) throws {
        self.database = database
        self.stamp = stamp
        numbers = try ConcordanceTables.languages(database)
        try Query(database.cachedStatement(sql: "SELECT side, language FROM words")).eachRow { columns in
            guard let side = ConcordanceTables.Side(rawValue: columns.integer(0)),
                let tag = numbers.tag(columns.integer(1))
            else { throw ConcordanceFailure() }
            tables[side, default: []].append(tag)
        }
    }

    var languages: (sources: [LanguageTag], targets: [LanguageTag]) {
        (tables[.source, default: []].sorted(), tables[.target, default: []].sorted())
    }

    func damage() throws -> [String] {
        let check = try Query(database.cachedStatement(sql: "PRAGMA integrity_check(20)")).all { $0.text(0) }
        guard check == ["ok"] else { return ["its file is damaged"] }
        var damage: [String] = []
        try Query(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT language FROM known
                    WHERE language > 0 AND language NOT IN (SELECT language FROM words WHERE side = 1) ORDER BY language
                    """
            )
        ).eachRow { damage.append("it has no table for language \($0.integer(0))") }
        try Query(
            database.cachedStatement(
                sql: """
                    SELECT source FROM known WHERE rows < 1 OR length(texts) = 0 OR length(texts) % 8 <> 0
                    UNION SELECT source FROM known AS k WHERE language > 0
                        AND NOT EXISTS (SELECT 1 FROM known WHERE source = k.source AND language = 0)
                    LIMIT 20
                    """
            )
        ).eachRow { damage.append("what it says of source \($0.integer(0)) is broken") }
        return damage
    }

    func forEachKnown(_ body: (SourceID, Set<LanguageTag>) throws -> Void) throws {
        var last: (source: Int64, languages: Set<LanguageTag>)?
        try Query(database.cachedStatement(sql: "SELECT source, language FROM known ORDER BY source, language")).eachRow
        {
            let (source, language) = ($0.integer(0), $0.integer(1))
            if let known = last, known.source != source {
                try body(SourceID(rawValue: known.source), known.languages)
                last = nil
            }
            var languages = last?.languages ?? []
            if language > 0 {
                guard let tag = numbers.tag(language) else { throw ConcordanceFailure() }
                languages.insert(tag)
            }
            last = (source, languages)
        }
        if let last { try body(SourceID(rawValue: last.source), last.languages) }
    }

    func newestSource() throws -> SourceID? {
        try Query(database.cachedStatement(sql: "SELECT max(source) FROM known")).first {
            $0.optionalInteger(0).map(SourceID.init(rawValue:))
        } ?? nil
    }

    func sources(
        holding phrases: [ConcordancePhrase],
        in language: LanguageTag,
        translatedInto targets: [LanguageTag]?,
        olderThan older: SourceID?,
        limit: Int
    ) throws -> ConcordancePage {
        var wanted = targets?.compactMap { numbers.number(of: $0) }
        if wanted?.isEmpty == true { return ConcordancePage(sources: [], isLast: true) }
        // Where every source has one of the languages, asking costs time and parts nothing.
        if let asked = wanted, Set(asked).count == tables[.target]?.count { wanted = nil }
        return try page(.source, language, phrases, into: wanted, older, limit)
    }

    func sources(
        translatedHolding phrases: [ConcordancePhrase],
        in language: LanguageTag,
        olderThan older: SourceID?,
        limit: Int
    ) throws -> ConcordancePage {
        try page(.target, language, phrases, into: nil, older, limit)
    }

    private func page(
        _ side: ConcordanceTables.Side,
        _ language: LanguageTag,
        _ phrases: [ConcordancePhrase],
        into languages: [Int64]?,
        _ older: SourceID?,
        _ limit: Int
    ) throws -> ConcordancePage {
        guard tables[side, default: []].contains(language), let number = numbers.number(of: language) else {
            return ConcordancePage(sources: [], isLast: true)
        }
        let query = ConcordanceQuery(phrases, into: languages)
        // All that a source has lies below its own first row in the pages that follow.
        let end = older.map { $0.rawValue << ConcordanceTables.rowBits } ?? Int64.max
        let rows = try rows(
            query,
            ConcordanceTables.name(side, number),
            ConcordanceTables.pairsName(side, number),
            end,
            limit
        )
        .map { $0 >> ConcordanceTables.rowBits }
        var sources: [SourceID] = []
        for row in rows where row != sources.last?.rawValue { sources.append(SourceID(rawValue: row)) }
        return ConcordancePage(sources: sources, isLast: rows.count < limit)
    }

    private func rows(
        _ query: ConcordanceQuery,
        _ words: String,
        _ pairs: String,
        _ end: Int64,
        _ limit: Int
    ) throws -> [Int64] {
        if let inWords = query.words, let inPairs = query.pairs {
            // Without the sign SQLite would look each of the rows up by itself.
            let sql = """
                SELECT rowid FROM \(words) WHERE \(words) MATCH ? AND rowid < ?
                    AND +rowid IN (SELECT rowid FROM \(pairs) WHERE \(pairs) MATCH ?)
                ORDER BY rowid DESC LIMIT ?
                """
            return try Query(database.cachedStatement(sql: sql)).all(inWords, end, inPairs, limit) { $0.integer(0) }
        }
        guard let match = query.words ?? query.pairs else { return [] }
        let table = query.words == nil ? pairs : words
        return try Query(
            database.cachedStatement(
                sql: "SELECT rowid FROM \(table) WHERE \(table) MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
            )
        ).all(match, end, limit) { $0.integer(0) }
    }
}
