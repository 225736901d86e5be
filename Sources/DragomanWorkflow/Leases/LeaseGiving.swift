import DragomanMemory
import DragomanModel

/// What an export gives out, until it is written down.
struct LeaseGiving {
    private struct Text: Hashable {
        var language: LanguageTag
        var source: SourceID
    }

    let terms: LeaseTerms
    /// The open leases for the languages of the export when it looked.
    let seen: [StoredLease]
    var leases: [NewLease] = []
    /// Older leases of the same segments that end with this.
    var ended: [LeaseID] = []

    /// Writes it down as one batch.
    ///
    /// - Returns: The batch; `nil` where nothing went out.
    /// - Throws: `DragomanError` `leases-changed` where somebody else gave leases of these texts in the meantime, `memory-…`.
    func record(_ writer: any MemoryWriter, languages: Set<LanguageTag>, time: String) throws -> BatchID? {
        guard !leases.isEmpty else { return nil }
        let known = Set(seen.map(\.id))
        let wanted = Set(leases.map { Text(language: $0.language, source: $0.source) })
        let isTaken = try writer.openLeases(for: languages).contains {
            !known.contains($0.id) && wanted.contains(Text(language: $0.lease.language, source: $0.lease.source))
        }
        guard !isTaken else {
            throw DragomanError(
                "leases-changed",
                "segments went out to somebody else while this export was made; nothing was sent; try again"
            )
        }
        let batch = try writer.beginBatch(.lease, time: time, author: nil, origin: "export to \(terms.holder)")
        try writer.closeLeases(ended, batch: batch)
        try writer.addLeases(leases, batch: batch)
        try writer.finishBatch(batch)
        return batch
    }
}
