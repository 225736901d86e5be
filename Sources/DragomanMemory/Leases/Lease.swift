package import DragomanModel

/// A stored lease.
package struct LeaseID: Hashable, Sendable, Comparable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: LeaseID, right: LeaseID) -> Bool { left.rawValue < right.rawValue }
}

/// What is out: a segment of an article that somebody translates into a language.
package struct NewLease: Sendable, Hashable {
    /// The segment.
    package var occurrence: Occurrence
    /// Its source when it went out.
    package var source: SourceID
    package var language: LanguageTag
    /// With whom it is; not empty.
    package var holder: String
    /// The last day of the lease, `YYYY-MM-DD`; `nil`: it has no end.
    package var due: String?

    package init(occurrence: Occurrence, source: SourceID, language: LanguageTag, holder: String, due: String? = nil) {
        self.occurrence = occurrence
        self.source = source
        self.language = language
        self.holder = holder
        self.due = due
    }
}

/// A lease that was given and has not been closed.
package struct StoredLease: Sendable, Hashable {
    package var id: LeaseID
    /// The batch that gave it.
    package var batch: BatchID
    /// When it was given: RFC 3339, UTC, whole seconds.
    package var since: String
    package var lease: NewLease

    package init(id: LeaseID, batch: BatchID, since: String, lease: NewLease) {
        self.id = id
        self.batch = batch
        self.since = since
        self.lease = lease
    }

    /// Whether its last day is before a day, `YYYY-MM-DD`.
    package func isOverdue(on day: String) -> Bool {
        lease.due.map { $0.utf8.lexicographicallyPrecedes(day.utf8) } ?? false
    }
}
