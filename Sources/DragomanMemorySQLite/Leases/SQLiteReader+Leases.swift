import DragomanMemory
import DragomanModel

/// What is out.
extension SQLiteReader {
    func openLeases(for languages: Set<LanguageTag>?) throws -> [StoredLease] {
        let numbers = (languages ?? Set(self.languages.all)).compactMap { self.languages.number(of: $0) }
        let open = try query(
            """
            SELECT lease.id, lease.batch, batch.time, article.slug, segment, source, language, author.name, due
            FROM lease JOIN batch ON batch.id = lease.batch JOIN article ON article.id = lease.article
            JOIN author ON author.id = lease.holder
            WHERE closed IS NULL AND language = ?
            """
        )
        return try numbers.flatMap { number in
            try open.all(number) { columns in
                StoredLease(
                    id: LeaseID(rawValue: columns.integer(0)),
                    batch: BatchID(rawValue: columns.integer(1)),
                    since: columns.text(2),
                    lease: NewLease(
                        occurrence: Occurrence(article: columns.text(3), segment: columns.text(4)),
                        source: SourceID(rawValue: columns.integer(5)),
                        language: try tag(columns.integer(6)),
                        holder: columns.text(7),
                        due: columns.optionalText(8)
                    )
                )
            }
        }.sorted { $0.id < $1.id }
    }

    /// Whether each lease is open that ought to be, and no other.
    func leaseFindings() throws -> [Finding] {
        let standing = StandingBatches(try batches())
        var closings: [Int64: [Int64]] = [:]
        try query("SELECT lease, batch FROM lease_closing").eachRow {
            closings[$0.integer(0), default: []].append($0.integer(1))
        }
        var findings: [Finding] = []
        try query("SELECT id, batch, closed IS NULL FROM lease ORDER BY id").eachRow {
            let id = $0.integer(0)
            let isDue = standing.contains($0.integer(1)) && !(closings[id] ?? []).contains(where: standing.contains)
            guard isDue != ($0.integer(2) == 1) else { return }
            let message = "lease \(id) is \(isDue ? "closed, but nothing closed it" : "open, but was closed")"
            findings.append(Finding(.error, "memory-corrupt", message: message))
        }
        return findings
    }
}
