import DragomanMemory
import DragomanModel

/// What is out.
extension SQLiteReader {
    func openLeases(for languages: Set<LanguageTag>?) throws -> [StoredLease] {
        let wanted = languages.map { tags in Set(tags.compactMap { self.languages.number(of: $0) }) }
        var leases: [StoredLease] = []
        try query(
            """
            SELECT lease.id, lease.batch, batch.time, article.slug, segment, source, language, author.name, due
            FROM lease JOIN batch ON batch.id = lease.batch JOIN article ON article.id = lease.article
            JOIN author ON author.id = lease.holder
            WHERE closed IS NULL ORDER BY lease.id
            """
        ).eachRow { columns in
            guard wanted?.contains(columns.integer(6)) ?? true else { return }
            leases.append(
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
            )
        }
        return leases
    }
}
