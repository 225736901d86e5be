import DragomanMemory
import DragomanModel
import GRDB

/// Taking a batch back as a new batch.
///
/// Batches may be taken back in any order, undos too. What is live follows from which batches stand, that is, were not
/// taken back: a translation does whose batch stands and that no standing batch superseded, unless it was gone and a
/// later standing batch took its place.
extension SQLiteWriter {
    func undo(_ batch: BatchID, time: String, author: String?) throws -> (batch: BatchID, restored: Int) {
        guard let known = try self.batch(batch) else {
            throw DragomanError("batch-unknown", "no batch \(batch.rawValue) in this memory; nothing was changed")
        }
        if let by = known.undoneBy {
            throw DragomanError(
                "batch-undone",
                "batch \(batch.rawValue) was taken back before, by batch \(by.rawValue); nothing was changed"
            )
        }
        let undoing = try beginBatch(.undo, time: time, author: author, origin: "batch \(batch.rawValue)")
        try query("UPDATE batch SET undone_by = ? WHERE id = ?").run(undoing, batch)
        let standing = StandingBatches(try batches())
        let changed = standing.content(of: batch.rawValue)
        let restored =
            try restoreTargets(changed, as: undoing, standing) + restoreArticles(changed, as: undoing, standing)
            + restoreConcepts(changed, as: undoing, standing) + restoreLeases(changed, as: undoing, standing)
        try finishBatch(undoing)
        return (undoing, restored)
    }

    // MARK: Translations

    /// Where translations stand in for each other.
    private struct Place: Hashable {
        var source: Int64
        var language: Int64
        var role: Int
        var article: Int64?
        var segment: String?
    }

    private func restoreTargets(_ batch: Int64, as undoing: BatchID, _ standing: StandingBatches) throws -> Int {
        let places = try query(
            """
            SELECT source, language, role, article, segment FROM target WHERE batch = ?1 OR retired = ?1
            GROUP BY source, language, role, article, segment ORDER BY min(id)
            """
        ).all(batch) {
            Place(
                source: $0.integer(0),
                language: $0.integer(1),
                role: $0.int(2),
                article: $0.optionalInteger(3),
                segment: $0.optionalText(4)
            )
        }
        return try places.count { try restore($0, as: undoing, standing) }
    }

    /// Makes live at a place what ought to be.
    ///
    /// - Returns: whether anything changed.
    private func restore(_ place: Place, as undoing: BatchID, _ standing: StandingBatches) throws -> Bool {
        let histories = try histories(at: place)
        var isChanged = false
        for history in histories where !history.isDue(standing) {
            guard let live = history.live else { continue }
            try retire(TargetID(rawValue: live), batch: undoing)
            isChanged = true
        }
        let greatest = histories.filter { $0.live != nil && $0.isDue(standing) }.map(\.batch).max() ?? 0
        for history in histories where history.live == nil && history.isDue(standing) {
            // Candidates stand side by side.
            let isTaken = place.role == NewTarget.Role.current.stored && greatest > history.lastRetirement
            guard !isTaken, let row = try targetRow(history.id), try liveEqual(of: row) == nil else { continue }
            _ = try insert(row, restoredFrom: history.id, batch: undoing)
            isChanged = true
        }
        return isChanged
    }

    /// A translation with all that was brought back of it.
    private struct History {
        var id: Int64
        var batch: Int64
        var retirements: [Int64]
        /// The one that is live.
        var live: Int64?

        var lastRetirement: Int64 { retirements.max() ?? 0 }

        func isDue(_ standing: StandingBatches) -> Bool {
            standing.contains(batch) && !retirements.contains(where: standing.contains)
        }
    }

    private func histories(at place: Place) throws -> [History] {
        var histories: [History] = []
        var indexes: [Int64: Int] = [:]
        try query(
            """
            SELECT id, coalesce(restored_from, id), batch, retired FROM target
            WHERE source = ? AND language = ? AND role = ? AND article IS ? AND segment IS ? ORDER BY id
            """
        ).eachRow(place.source, place.language, place.role, place.article, place.segment) {
            let (id, first) = ($0.integer(0), $0.integer(1))
            if indexes[first] == nil {
                indexes[first] = histories.count
                histories.append(History(id: id, batch: $0.integer(2), retirements: [], live: nil))
            }
            guard let index = indexes[first] else { return }
            if let retired = $0.optionalInteger(3) {
                histories[index].retirements.append(retired)
            } else {
                histories[index].live = id
            }
        }
        return histories
    }

    private func targetRow(_ id: Int64) throws -> TargetRow? {
        try query(
            """
            SELECT source, language, state, origin, role, author, article, previous, next, base, segment, text
            FROM target WHERE id = ?
            """
        ).first(id) {
            TargetRow(
                source: $0.integer(0),
                language: $0.integer(1),
                state: $0.int(2),
                origin: $0.int(3),
                role: $0.int(4),
                author: $0.optionalInteger(5),
                article: $0.optionalInteger(6),
                previous: $0.optionalInteger(7),
                next: $0.optionalInteger(8),
                base: $0.integer(9),
                segment: $0.optionalText(10),
                text: $0.text(11)
            )
        }
    }

    // MARK: Articles

    private func restoreArticles(_ batch: Int64, as undoing: BatchID, _ standing: StandingBatches) throws -> Int {
        let revised = try query(
            """
            SELECT DISTINCT article.id, article.revision
            FROM revision AS made JOIN article ON article.id = made.article WHERE made.batch = ? ORDER BY 1
            """
        ).all(batch) { (article: $0.integer(0), revision: $0.optionalInteger(1)) }
        return try revised.count { article, revision in
            let due = try query("SELECT id, batch FROM revision WHERE article = ? ORDER BY number DESC")
                .all(article) { (id: $0.integer(0), batch: $0.integer(1)) }
                .first { standing.contains($0.batch) }?.id
            guard due != revision else { return false }
            try makeCurrent(due, article: article, batch: undoing)
            return true
        }
    }

    // MARK: Concepts

    private func restoreConcepts(_ batch: Int64, as undoing: BatchID, _ standing: StandingBatches) throws -> Int {
        let names = try query("SELECT DISTINCT name FROM concept WHERE batch = ? ORDER BY name").all(batch) {
            $0.text(0)
        }
        return try names.count { name in
            let versions = try query(
                "SELECT id, coalesce(restored_from, id), batch, retired IS NULL FROM concept WHERE name = ? ORDER BY id"
            ).all(name) { (id: $0.integer(0), first: $0.integer(1), batch: $0.integer(2), isLive: $0.integer(3) == 1) }
            let live = versions.first(where: \.isLive)
            let due = versions.last { $0.id == $0.first && standing.contains($0.batch) }
            guard live?.first != due?.first else { return false }
            if let live { try query("UPDATE concept SET retired = ? WHERE id = ?").run(undoing, live.id) }
            if let due { try copyConcept(due.id, as: undoing) }
            return true
        }
    }

    private func copyConcept(_ concept: Int64, as undoing: BatchID) throws {
        try query(
            """
            INSERT INTO concept (name, subject, definition, batch, restored_from)
            SELECT name, subject, definition, ?2, id FROM concept WHERE id = ?1
            """
        ).run(concept, undoing)
        try query(
            """
            INSERT INTO term SELECT ?2, ordinal, language, text, is_case_sensitive, is_preferred, is_deprecated,
                part_of_speech
            FROM term WHERE concept = ?1
            """
        ).run(concept, database.lastInsertedRowID)
    }
}

/// Which batches stand: were not taken back, or their undo was.
///
/// An undo's own changes always stand in for nothing.
struct StandingBatches {
    private var standing: Set<Int64> = []
    /// What an undo took back.
    private var undid: [Int64: Int64] = [:]

    init(_ batches: [Batch]) {
        var undone: Set<Int64> = []
        // An undo is newer than what it takes back: from the newest on, each answer is known when it is needed.
        for batch in batches.reversed() {
            let id = batch.id.rawValue
            if let by = batch.undoneBy?.rawValue {
                undid[by] = id
                if !undone.contains(by) { undone.insert(id) }
            }
            if batch.kind != .undo, !undone.contains(id) { standing.insert(id) }
        }
    }

    func contains(_ batch: Int64) -> Bool { standing.contains(batch) }

    /// The batch whose changes come or go with a batch: itself, or what an undo in the end took back.
    func content(of batch: Int64) -> Int64 {
        var batch = batch
        while let older = undid[batch], older < batch { batch = older }
        return batch
    }
}
