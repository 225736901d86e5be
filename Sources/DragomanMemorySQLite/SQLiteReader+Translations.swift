import DragomanMemory
import DragomanModel
import GRDB

/// Translations as such, superseded ones among them.
extension SQLiteReader {
    /// What `translationRecord` reads; the first columns are those of `storedTarget`.
    private static let columns = """
        SELECT target.id, target.batch, sequence, source, target.text, state, origin, author.name, role, article.slug,
            segment, previous, next, base, target.language, source.language, source.text, retired, restored_from
        FROM target JOIN source ON source.id = target.source
        LEFT JOIN author ON author.id = target.author LEFT JOIN article ON article.id = target.article
        """

    private func translationRecord(_ columns: Columns) throws -> TranslationRecord {
        let stored = try storedTarget(columns, language: try tag(columns.integer(14)))
        return TranslationRecord(
            stored: stored,
            sourceLanguage: try tag(columns.integer(15)),
            source: try coded(columns.text(16), ofSource: stored.target.source),
            retired: columns.optionalInteger(17).map(BatchID.init(rawValue:)),
            restoredFrom: columns.optionalInteger(18).map(TargetID.init(rawValue:))
        )
    }

    /// Leaves a loop whose reader has had enough.
    private struct Enough: Error {}

    func forEachTranslation(_ filter: TranslationFilter, _ body: (TranslationRecord) throws -> Bool) throws {
        // A statement of its own, as the body may ask the same again.
        let statement = try settledDatabase.makeStatement(sql: Self.columns + condition(filter) + " ORDER BY target.id")
        do {
            try Query(statement).eachRow(filter.since, filter.until) {
                guard try body(try translationRecord($0)) else { throw Enough() }
            }
        } catch is Enough {}
    }

    func translationCount(_ filter: TranslationFilter) throws -> Int {
        let statement = try settledDatabase.makeStatement(sql: "SELECT count(*) FROM target" + condition(filter))
        return try Query(statement).first(filter.since, filter.until) { $0.int(0) } ?? 0
    }

    func translation(_ id: TargetID) throws -> TranslationRecord? {
        try Query(settledDatabase.cachedStatement(sql: Self.columns + " WHERE target.id = ?")).first(
            id,
            read: translationRecord
        )
    }

    func history(of id: TargetID) throws -> [TranslationRecord] {
        let place = try query("SELECT source, language, article, segment FROM target WHERE id = ?").first(id) {
            (
                source: $0.integer(0), language: $0.integer(1), article: $0.optionalInteger(2),
                segment: $0.optionalText(3)
            )
        }
        guard let place else { return [] }
        let statement = try settledDatabase.cachedStatement(
            sql: Self.columns
                + " WHERE target.source = ? AND target.language = ? AND article IS ? AND segment IS ? ORDER BY target.id"
        )
        return try Query(statement)
            .all(place.source, place.language, place.article, place.segment, read: translationRecord)
    }

    func sourcesWithSeveralWordings(countsCandidates: Bool) throws -> [SourceWordings] {
        // The index tells which sources have several translations; only of those the texts are read.
        try query(
            """
            SELECT source, language FROM (
                SELECT source, language FROM target WHERE retired IS NULL AND role <= ?1
                GROUP BY source, language HAVING count(*) > 1
            ) AS several
            WHERE (
                SELECT min(text) <> max(text) FROM target
                WHERE source = several.source AND language = several.language AND retired IS NULL AND role <= ?1
            )
            """
        ).all(countsCandidates ? 1 : 0) {
            SourceWordings(source: SourceID(rawValue: $0.integer(0)), language: try tag($0.integer(1)))
        }.sorted { ($0.source, $0.language) < ($1.source, $1.language) }
    }

    func articles(with source: SourceID) throws -> [String] {
        try query(
            """
            SELECT slug FROM holding JOIN article ON article.id = holding.article
            WHERE holding.source = ?1 AND EXISTS (
                SELECT 1 FROM segment WHERE segment.revision = article.revision AND segment.source = ?1
            ) ORDER BY slug
            """
        ).all(source) { $0.text(0) }
    }

    func knownLanguages() throws -> [LanguageTag] { languages.all }

    func storedBytes() throws -> Int {
        let pages = try query("PRAGMA page_count").first { $0.int(0) } ?? 0
        return pages * (try query("PRAGMA page_size").first { $0.int(0) } ?? 0)
    }

    // MARK: Filters

    /// The filter as SQL; its times are the first two parameters.
    ///
    /// What is put into the text are numbers only.
    private func condition(_ filter: TranslationFilter) throws -> String {
        var conditions: [String] = []
        func require(_ column: String, among numbers: [Int64], orNull: Bool = false) {
            let list = "\(column) IN (\(numbers.sorted().map(String.init).joined(separator: ", ")))"
            conditions.append(orNull ? "(\(list) OR \(column) IS NULL)" : list)
        }
        if !filter.languages.isEmpty {
            require("target.language", among: filter.languages.compactMap { languages.number(of: $0) })
        }
        if !filter.authors.isEmpty {
            let known = try filter.authors.compactMap(\.self).compactMap { name in
                try query("SELECT id FROM author WHERE name = ?").first(name) { $0.integer(0) }
            }
            require("target.author", among: known, orNull: filter.authors.contains(nil))
        }
        if !filter.articles.isEmpty {
            let known = try filter.articles.compactMap { slug in
                try query("SELECT id FROM article WHERE slug = ?").first(slug) { $0.integer(0) }
            }
            require("target.article", among: known)
        }
        if !filter.origins.isEmpty { require("origin", among: filter.origins.map { Int64($0.stored) }) }
        if !filter.states.isEmpty { require("state", among: filter.states.map { Int64($0.stored) }) }
        if !filter.batches.isEmpty {
            let list = filter.batches.map { String($0.rawValue) }.joined(separator: ", ")
            conditions.append("(target.batch IN (\(list)) OR retired IN (\(list)))")
        }
        if let standing = Self.condition(filter.standings) { conditions.append(standing) }
        // Unused parameters would be refused: both are always there.
        let time = "(SELECT time FROM batch WHERE batch.id = coalesce(retired, target.batch))"
        conditions.append(filter.since == nil ? "?1 IS NULL" : "\(time) >= ?1")
        conditions.append(filter.until == nil ? "?2 IS NULL" : "\(time) <= ?2")
        return " WHERE " + conditions.joined(separator: " AND ")
    }

    private static func condition(_ standings: Set<TranslationStanding>) -> String? {
        guard !standings.isEmpty, standings.count < TranslationStanding.allCases.count else { return nil }
        let kinds = standings.map { standing in
            switch standing {
            case .current: "retired IS NULL AND role = 0"
            case .candidate: "retired IS NULL AND role = 1"
            case .superseded: "retired IS NOT NULL"
            }
        }
        return "(" + kinds.sorted().joined(separator: " OR ") + ")"
    }
}
