import DragomanMemory
import DragomanModel
import DragomanText

extension Workflow {
    /// What is out: by name, language and article, then as it was given.
    ///
    /// - Parameters:
    ///   - query: Which are meant.
    ///   - withTexts: Whether the texts are read; else they are empty.
    /// - Returns: The leases, open ones only.
    /// - Throws: `DragomanError` `language-unknown`, `holder-unusable`, `memory-…`.
    public func leases(_ query: LeaseQuery = LeaseQuery(), withTexts: Bool = true) throws -> [LeaseSummary] {
        let today = self.today
        return try memory.read { reader in
            // One text is out in many languages.
            var texts: [SourceID: String] = [:]
            func text(_ source: SourceID) throws -> String {
                guard withTexts else { return "" }
                if let known = texts[source] { return known }
                let text = try reader.content(of: source)?.displayed ?? ""
                texts[source] = text
                return text
            }
            let found = try selected(query, today: today, reader)
            let ordered = found.sorted { left, right in
                let (first, second) = (left.lease, right.lease)
                if first.holder != second.holder { return first.holder < second.holder }
                if first.language != second.language { return first.language < second.language }
                if first.occurrence.article != second.occurrence.article {
                    return first.occurrence.article < second.occurrence.article
                }
                return left.id < right.id
            }
            return try ordered.map { stored in
                LeaseSummary(
                    article: stored.lease.occurrence.article,
                    segment: stored.lease.occurrence.segment,
                    text: try text(stored.lease.source),
                    language: stored.lease.language,
                    to: stored.lease.holder,
                    since: stored.since,
                    due: stored.lease.due,
                    overdue: stored.isOverdue(on: today),
                    batch: stored.batch.rawValue
                )
            }
        }
    }

    /// Takes segments to be no longer out, as one batch that can be taken back; what comes back later is imported all
    /// the same.
    ///
    /// - Parameters:
    ///   - query: Which leases end.
    ///   - author: Who says so.
    /// - Returns: How many ended, and the batch; `nil` where there were none.
    /// - Throws: `DragomanError` `language-unknown`, `holder-unusable`, `memory-…`.
    public func releaseLeases(_ query: LeaseQuery, author: String? = nil) throws -> (released: Int, batch: Int64?) {
        let time = now()
        return try write(isDryRun: false) { writer in
            let ids = try selected(query, today: String(time.prefix(10)), writer).map(\.id)
            guard !ids.isEmpty else { return (0, nil) }
            let batch = try writer.beginBatch(.lease, time: time, author: author, origin: "leases release")
            try writer.closeLeases(ids, batch: batch)
            try writer.finishBatch(batch)
            return (ids.count, batch.rawValue)
        }
    }

    /// The day, UTC, `YYYY-MM-DD`.
    var today: String { String(now().prefix(10)) }

    private func selected(_ query: LeaseQuery, today: String, _ reader: any MemoryReader) throws -> [StoredLease] {
        let holder = try query.holder.map { try LeaseTerms.holder($0) }
        let articles = Set(query.articles.map { Normalization.nfc($0) })
        let all = try reader.openLeases(for: nil)
        let known = Set(all.map(\.lease.language)).sorted() + site.targets.map(\.tag)
        let languages = Set(try query.languages.map { try site.language($0, among: known) })
        return all.filter { stored in
            (holder == nil || stored.lease.holder == holder)
                && (languages.isEmpty || languages.contains(stored.lease.language))
                && (articles.isEmpty || articles.contains(stored.lease.occurrence.article))
                && (!query.isOverdue || stored.isOverdue(on: today))
        }
    }
}
