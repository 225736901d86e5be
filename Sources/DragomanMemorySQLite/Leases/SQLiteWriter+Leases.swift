import DragomanMemory
import DragomanModel

/// Giving leases, closing them, and taking both back.
extension SQLiteWriter {
    func addLeases(_ leases: [NewLease], batch: BatchID) throws {
        for lease in leases {
            let article = try number(ofArticle: lease.occurrence.article)
            let language = try requiredNumber(of: lease.language)
            let holder = try number(ofAuthor: lease.holder)
            try query(
                "INSERT INTO lease (article, source, language, holder, batch, due, segment) VALUES (?, ?, ?, ?, ?, ?, ?)"
            ).run(article, lease.source, language, holder, batch, lease.due, lease.occurrence.segment)
        }
    }

    func closeLeases(_ leases: [LeaseID], batch: BatchID) throws {
        for lease in leases {
            let isOpen = try query("SELECT closed IS NULL FROM lease WHERE id = ?").first(lease.rawValue) {
                $0.integer(0) == 1
            }
            guard isOpen == true else { continue }
            try query("UPDATE lease SET closed = ?2 WHERE id = ?1").run(lease.rawValue, batch)
            try query("INSERT OR IGNORE INTO lease_closing (batch, lease) VALUES (?2, ?1)").run(lease.rawValue, batch)
        }
    }

    /// Makes the leases that a batch gave or closed open or not, as is due now.
    ///
    /// - Returns: how many changed.
    func restoreLeases(_ batch: Int64, as undoing: BatchID, _ standing: StandingBatches) throws -> Int {
        let touched = try query(
            """
            SELECT id, batch, closed FROM lease
            WHERE batch = ?1 OR id IN (SELECT lease FROM lease_closing WHERE batch = ?1) ORDER BY id
            """
        ).all(batch) { (id: $0.integer(0), batch: $0.integer(1), closed: $0.optionalInteger(2)) }
        return try touched.count { lease in
            let closings = try query("SELECT batch FROM lease_closing WHERE lease = ? ORDER BY batch").all(lease.id) {
                $0.integer(0)
            }
            let isDue = standing.contains(lease.batch) && !closings.contains(where: standing.contains)
            guard isDue != (lease.closed == nil) else { return false }
            try query("UPDATE lease SET closed = ?2 WHERE id = ?1").run(lease.id, isDue ? nil : undoing.rawValue)
            return true
        }
    }
}
