import DragomanMemory
import DragomanModel

/// The leases of a model memory: what is open is found anew each time.
extension ModelSession {
    func openLeases(for languages: Set<LanguageTag>?) throws -> [StoredLease] {
        state.leases.indices.filter { isOpen($0) && languages?.contains(state.leases[$0].content.language) ?? true }
            .map { index in
                let lease = state.leases[index]
                return StoredLease(
                    id: LeaseID(rawValue: Int64(index) + 1),
                    batch: lease.batch,
                    since: state.batches.first { $0.id == lease.batch }?.time ?? "",
                    lease: lease.content
                )
            }
    }

    func addLeases(_ leases: [NewLease], batch: BatchID) throws {
        state.leases += leases.map { ModelState.Lease(batch: batch, content: $0) }
    }

    func closeLeases(_ leases: [LeaseID], batch: BatchID) throws {
        for index in leases.map({ Int($0.rawValue) - 1 }) where state.leases.indices.contains(index) && isOpen(index) {
            state.leases[index].closings.append(batch)
        }
    }

    /// Which leases are open, by their places.
    var openLeaseIndexes: [Int] { state.leases.indices.filter(isOpen) }

    private func isOpen(_ index: Int) -> Bool {
        stands(state.leases[index].batch) && !state.leases[index].closings.contains(where: stands)
    }
}
