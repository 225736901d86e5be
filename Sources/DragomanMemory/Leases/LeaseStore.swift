package import DragomanModel

/// What can be asked about leases.
package protocol LeaseReader {
    /// The open leases for some languages (`nil`: for all), in the order in which they were given.
    ///
    /// One is open whose batch stands and that no standing batch closed: taking a batch back closes what it gave and
    /// opens what it closed.
    func openLeases(for languages: Set<LanguageTag>?) throws -> [StoredLease]
}

/// What can be done about leases.
package protocol LeaseWriter: LeaseReader {
    /// Gives leases of stored sources; a segment may have several.
    func addLeases(_ leases: [NewLease], batch: BatchID) throws

    /// Closes leases; what is closed already stays so.
    func closeLeases(_ leases: [LeaseID], batch: BatchID) throws
}
