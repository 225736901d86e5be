import DragomanMemory
import DragomanModel
import GRDB

/// Storing translations and terms.
extension SQLiteWriter {
    func addTarget(_ target: NewTarget, batch: BatchID) throws -> TargetID {
        let row = try TargetRow(
            source: target.source.rawValue,
            language: requiredNumber(of: target.language),
            state: target.state.stored,
            origin: target.origin.stored,
            role: target.role.stored,
            author: number(ofAuthor: target.author),
            article: target.context.article.map(number(ofArticle:)),
            previous: target.context.previous?.rawValue,
            next: target.context.next?.rawValue,
            base: target.base.rawValue,
            segment: target.context.segment,
            text: target.content.coded
        )
        if hasNone(row.source, row.language) {
            newest?.languages.append(row.language)
            // Nothing can stand in its way, so it can wait for others like it.
            touch(source: row.source, language: row.language, batch: batch)
            return TargetID(rawValue: try pending.add(row, batch: batch, sequence: nextSequence(), to: database))
        }
        if let equal = try liveEqual(of: row) {
            guard equal.state < row.state else { return TargetID(rawValue: equal.id) }
            try retire(TargetID(rawValue: equal.id), batch: batch)
        }
        return TargetID(rawValue: try insert(row, restoredFrom: nil, batch: batch))
    }

    /// Whether it is known without a look that a source has no translation into a language.
    private func hasNone(_ source: Int64, _ language: Int64) -> Bool {
        guard let newest, newest.source == source else { return false }
        return !newest.languages.contains(language)
    }

    /// The live translation that has the same text, role and context.
    func liveEqual(of row: TargetRow) throws -> (id: Int64, state: Int)? {
        try query(
            """
            SELECT id, state FROM target
            WHERE source = ? AND language = ? AND role = ? AND article IS ? AND retired IS NULL AND segment IS ?
                AND previous IS ? AND next IS ? AND text = ?
            """
        ).first(row.source, row.language, row.role, row.article, row.segment, row.previous, row.next, row.text) {
            (id: $0.integer(0), state: $0.int(1))
        }
    }

    func insert(_ row: TargetRow, restoredFrom: Int64?, batch: BatchID) throws -> Int64 {
        try query(
            """
            INSERT INTO target (source, language, state, origin, role, author, article, previous, next, base, batch,
                restored_from, sequence, segment, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            row.source,
            row.language,
            row.state,
            row.origin,
            row.role,
            row.author,
            row.article,
            row.previous,
            row.next,
            row.base,
            batch,
            restoredFrom,
            nextSequence(),
            row.segment,
            row.text
        )
        touch(source: row.source, language: row.language, batch: batch)
        return database.lastInsertedRowID
    }

    func retire(_ target: TargetID, batch: BatchID) throws {
        let live = try query("SELECT source, language FROM target WHERE id = ? AND retired IS NULL").first(target) {
            (source: $0.integer(0), language: $0.integer(1))
        }
        guard let live else {
            throw DragomanError(
                "target-not-live",
                "translation \(target.rawValue) does not exist or was superseded before"
            )
        }
        try query("UPDATE target SET retired = ?, sequence = ? WHERE id = ?").run(batch, nextSequence(), target)
        touch(source: live.source, language: live.language, batch: batch)
    }

    func addConcepts(_ concepts: [Concept], batch: BatchID) throws -> Int {
        var live = Dictionary(try self.concepts().map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var changed = 0
        for concept in concepts where live[concept.id] != concept {
            try query("UPDATE concept SET retired = ? WHERE name = ? AND retired IS NULL").run(batch, concept.id)
            try query("INSERT INTO concept (name, subject, definition, batch) VALUES (?, ?, ?, ?)")
                .run(concept.id, concept.subject, concept.definition, batch)
            let id = database.lastInsertedRowID
            let insert = try query("INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            for (ordinal, term) in concept.terms.enumerated() {
                try insert.run(
                    id,
                    ordinal,
                    requiredNumber(of: term.language),
                    term.text,
                    term.isCaseSensitive ? 1 : 0,
                    term.isPreferred ? 1 : 0,
                    term.isDeprecated ? 1 : 0,
                    term.partOfSpeech
                )
            }
            live[concept.id] = concept
            changed += 1
        }
        return changed
    }
}

/// A translation as the table has it.
struct TargetRow {
    var source: Int64
    var language: Int64
    var state: Int
    var origin: Int
    var role: Int
    var author: Int64?
    var article: Int64?
    var previous: Int64?
    var next: Int64?
    var base: Int64
    var segment: String?
    var text: String
}
