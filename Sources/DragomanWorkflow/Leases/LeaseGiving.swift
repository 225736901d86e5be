import DragomanMemory
import DragomanModel

/// What an export gives out, until it is written down.
struct LeaseGiving {
    let terms: LeaseTerms
    /// The open leases for the languages of the export when it looked.
    let seen: [StoredLease]
    var leases: [NewLease] = []
    /// Older leases of the same segments that end with this.
    var ended: [LeaseID] = []

    /// Writes it down as one batch.
    ///
    /// - Returns: The batch; `nil` where nothing went out.
    /// - Throws: `DragomanError` `leases-changed` where somebody else gave leases in the meantime, `memory-…`.
    func record(_ writer: any MemoryWriter, languages: Set<LanguageTag>, time: String) throws -> BatchID? {
        guard !leases.isEmpty else { return nil }
        let known = Set(seen.map(\.id))
        guard try writer.openLeases(for: languages).allSatisfy({ known.contains($0.id) }) else {
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
