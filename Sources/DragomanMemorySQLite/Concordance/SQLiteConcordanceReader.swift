import DragomanMemory
import DragomanModel
import GRDB

/// The questions to a concordance, inside one access to its file.
final class SQLiteConcordanceReader: ConcordanceReader {
    let stamp: String
    private let database: Database
    private let numbers: LanguageNumbers

    init(_ database: Database, stamp: String) throws {
        self.database = database
        self.stamp = stamp
        numbers = try ConcordanceTables.languages(database)
    }

    var languages: [LanguageTag] { numbers.all }

    func damage() throws -> [String] {
        let check = try Query(database.cachedStatement(sql: "PRAGMA integrity_check(20)")).all { $0.text(0) }
        guard check == ["ok"] else { return ["its file is damaged"] }
        var damage: [String] = []
        try Query(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT language FROM known
                    WHERE language > 0 AND language NOT IN (SELECT id FROM language) ORDER BY language
                    """
            )
        ).eachRow { damage.append("it does not say what language \($0.integer(0)) is") }
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
        translatedInto targets: [LanguageTag]?,
        olderThan older: SourceID?,
        limit: Int
    ) throws -> ConcordancePage {
        try page(.source, phrases, targets, older, limit) { _, candidate in candidate.isSource = true }
    }

    func sources(
        translatedHolding phrases: [ConcordancePhrase],
        in languages: [LanguageTag]?,
        olderThan older: SourceID?,
        limit: Int
    ) throws -> ConcordancePage {
        try page(.target, phrases, languages, older, limit) { row, candidate in
            let number = row >> ConcordanceTables.countBits & (1 << ConcordanceTables.languageBits - 1)
            guard let tag = numbers.tag(number) else { throw ConcordanceFailure() }
            if candidate.targets.last != tag { candidate.targets.append(tag) }
        }
    }

    private func page(
        _ side: ConcordanceTables.Side,
        _ phrases: [ConcordancePhrase],
        _ languages: [LanguageTag]?,
        _ older: SourceID?,
        _ limit: Int,
        _ note: (Int64, inout ConcordanceCandidate) throws -> Void
    ) throws -> ConcordancePage {
        var wanted = languages?.compactMap { numbers.number(of: $0) }
        if wanted?.isEmpty == true { return ConcordancePage(candidates: [], isLast: true) }
        // Where every row has one of the languages, asking costs time and parts nothing.
        if let asked = wanted, Set(asked).count == numbers.all.count { wanted = nil }
        var page = ConcordancePage(candidates: [], isLast: true)
        var rows = 0
        // All that a source has lies below its own first row in the pages that follow.
        let end = older.map { $0.rawValue << side.rowBits } ?? Int64.max
        let sql = "SELECT rowid FROM \(side.table) WHERE \(side.table) MATCH ? AND rowid < ? ORDER BY rowid DESC"
        let query = Query(try database.cachedStatement(sql: sql))
        try query.rows(ConcordanceQuery.match(phrases, in: wanted), end) { columns in
            let row = columns.integer(0)
            let source = SourceID(rawValue: row >> side.rowBits)
            if page.candidates.last?.source != source {
                page.isLast = rows < limit
                guard page.isLast else { return false }
                page.candidates.append(ConcordanceCandidate(source: source))
            }
            rows += 1
            try note(row, &page.candidates[page.candidates.count - 1])
            return true
        }
        return page
    }
}
