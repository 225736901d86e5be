import DragomanMemory
import DragomanModel

/// What of one language is out.
struct LeaseBook {
    private let today: String
    private let apart: Set<Occurrence>
    private var byOccurrence: [Occurrence: [StoredLease]] = [:]
    /// Leases in force whose translation will serve wherever their source stands, the first of each source.
    private var bySource: [SourceID: StoredLease] = [:]

    /// Opens the book.
    ///
    /// - Parameters:
    ///   - leases: The open leases for the language, in the order in which they were given.
    ///   - apart: The occurrences that lend their translations to no other.
    ///   - today: `YYYY-MM-DD`.
    init(_ leases: [StoredLease], apart: Set<Occurrence>, today: String) {
        self.today = today
        self.apart = apart
        for lease in leases {
            byOccurrence[lease.lease.occurrence, default: []].append(lease)
            guard !lease.isOverdue(on: today), !apart.contains(lease.lease.occurrence) else { continue }
            if bySource[lease.lease.source] == nil { bySource[lease.lease.source] = lease }
        }
    }

    /// The lease in force under which a segment is out: its own, or that of an equal text in another place.
    ///
    /// A place that stands apart is translated by itself, so only its own lease counts.
    func inForce(at occurrence: Occurrence, of source: SourceID) -> StoredLease? {
        if let own = byOccurrence[occurrence]?.first(where: { !$0.isOverdue(on: today) }) { return own }
        return apart.contains(occurrence) ? nil : bySource[source]
    }

    /// The lease of a segment that is over and was never closed.
    func overdue(at occurrence: Occurrence) -> StoredLease? {
        byOccurrence[occurrence]?.first { $0.isOverdue(on: today) }
    }

    /// The leases of a segment that end where it goes out to somebody anew: those that are over, and their own.
    func ended(at occurrence: Occurrence, by holder: String) -> [LeaseID] {
        (byOccurrence[occurrence] ?? []).filter { $0.lease.holder == holder || $0.isOverdue(on: today) }.map(\.id)
    }
}
