import DragomanMatching
import DragomanMemory
import DragomanModel

/// Keeps the index of a memory up with it, for one process.
///
/// The memory is the truth. What of it the index holds is told by its stamp; what is missing is read from the memory
/// before anything is looked up, and written to the index's folder if nobody else is doing so.
final class MemoryIndex {
    /// The index holds more than the snapshot it is asked about.
    struct IsAhead: Error {}

    private let store: IndexStore?
    private var held: StoredIndex?
    private let texts: PlaceableTexts
    /// How many changes are read by each process for itself rather than waiting for one that is updating the index.
    private static let fewChanges: Int64 = 20_000

    /// An index that lies in a folder, or in memory only where there is none.
    init(path: String?, texts: PlaceableTexts = PlaceableTexts()) {
        store = path.map(IndexStore.init)
        self.texts = texts
    }

    /// The index of a snapshot of the memory.
    ///
    /// - Parameters:
    ///   - reader: The snapshot.
    ///   - believesAhead: Whether an index that is ahead of the snapshot may be so for good reason: then `IsAhead` is
    ///     thrown, and a newer snapshot will do. Else it is of another memory and is made anew.
    /// - Returns: what holds all of the snapshot and nothing else.
    /// - Throws: `IsAhead`; what the reader throws.
    func upToDate(with reader: any MemoryReader, believesAhead: Bool) throws -> StoredIndex {
        let last = try reader.lastSequence()
        if let held, held.stamp.sequence == last, try Self.isTrue(held.stamp, reader, last) { return held }
        let found = try caughtUp(with: reader, last, believesAhead)
        held = found
        return found
    }

    /// Runs a closure on one snapshot of a memory and its index of that snapshot.
    ///
    /// - Throws: What the closure throws; `DragomanError` `memory-…`.
    func read<Result>(
        _ memory: any MemoryStore,
        _ body: (any MemoryReader, StoredIndex) throws -> Result
    ) throws -> Result {
        // An index that is ahead of a snapshot was brought up by another process after the snapshot was taken: a newer
        // one will do. If that never ends, the memory was replaced by an older copy.
        for _ in 0..<8 {
            do {
                return try memory.read { try body($0, upToDate(with: $0, believesAhead: true)) }
            } catch is IsAhead { continue }
        }
        return try memory.read { try body($0, upToDate(with: $0, believesAhead: false)) }
    }

    private func caughtUp(with reader: any MemoryReader, _ last: Int64, _ believesAhead: Bool) throws -> StoredIndex {
        guard let store else {
            return try update(IndexStore.beginPassingUpdate(from: held), reader, last, believesAhead)
        }
        let current = store.current()
        if let current, current.stamp.sequence == last, try Self.isTrue(current.stamp, reader, last) { return current }
        if let change = store.beginUpdate(waits: false) { return try update(change, reader, last, believesAhead) }
        // Somebody else is at it, or the folder cannot be written.
        let missing = last - (current?.stamp.sequence ?? 0)
        if missing > Self.fewChanges, let change = store.beginUpdate(waits: true) {
            return try update(change, reader, last, believesAhead)
        }
        return try update(IndexStore.beginPassingUpdate(from: current), reader, last, believesAhead)
    }

    private func update(
        _ update: IndexUpdate,
        _ reader: any MemoryReader,
        _ last: Int64,
        _ believesAhead: Bool
    ) throws -> StoredIndex {
        if try !Self.isTrue(update.stamp, reader) {
            if update.stamp.sequence > last, believesAhead { throw IsAhead() }
            update.beginAnew()
        }
        try add(to: update, from: reader)
        return update.publish(try Self.stamp(of: reader))
    }

    /// An index with all that a snapshot of its memory holds beyond it; in memory only.
    func caughtUp(from index: StoredIndex, with reader: any MemoryReader) throws -> StoredIndex {
        try update(IndexStore.beginPassingUpdate(from: index), reader, try reader.lastSequence(), false)
    }

    /// Writes what an open transaction changed to new parts of the index; naming them is left for after the commit.
    ///
    /// - Returns: `nil` where there is no index's folder or it cannot be written: the next lookup catches up.
    func prepare(_ writer: any MemoryReader) throws -> PreparedIndex? {
        guard let update = store?.beginUpdate(waits: true) else { return nil }
        if try !Self.isTrue(update.stamp, writer) { update.beginAnew() }
        try add(to: update, from: writer)
        update.prepare()
        return PreparedIndex(update: update, stamp: try Self.stamp(of: writer))
    }

    /// Parts of an index that wait for their transaction.
    struct PreparedIndex {
        fileprivate let update: IndexUpdate
        fileprivate let stamp: IndexStamp

        /// Shows them to all.
        func publish() { _ = update.publishPrepared(stamp) }
    }

    private func add(to update: IndexUpdate, from reader: any MemoryReader) throws {
        guard try reader.lastSequence() > update.stamp.sequence else { return }
        try reader.forEachSource(changedAfter: update.stamp.sequence) { source in
            update.add(
                IndexEntry(
                    id: source.id.rawValue,
                    symbols: source.content.symbols,
                    languages: source.targets,
                    mask: try texts.read(source.content, in: source.language)?.maskKey
                ),
                language: source.language
            )
        }
    }

    /// What an index holds that is up to date with a snapshot.
    static func stamp(of reader: any MemoryReader) throws -> IndexStamp {
        let batch = try reader.lastBatch()
        return IndexStamp(
            sequence: try reader.lastSequence(),
            batch: batch.rawValue,
            batchDigest: try digest(of: batch, reader)
        )
    }

    /// Whether a snapshot is of the memory that the stamp was made of, or of what came of it.
    static func isTrue(_ stamp: IndexStamp, _ reader: any MemoryReader) throws -> Bool {
        try isTrue(stamp, reader, reader.lastSequence())
    }

    /// The same where the snapshot's last change is known.
    private static func isTrue(_ stamp: IndexStamp, _ reader: any MemoryReader, _ last: Int64) throws -> Bool {
        guard stamp.sequence <= last else { return false }
        return try digest(of: BatchID(rawValue: stamp.batch), reader) == stamp.batchDigest
    }

    /// A digest of what a batch's record says and never changes; `-` where there is no such batch.
    private static func digest(of batch: BatchID, _ reader: any MemoryReader) throws -> String {
        guard let record = try reader.batch(batch) else { return "-" }
        var digest = Digest()
        for text in [record.kind.rawValue, record.time, record.author ?? "", record.origin] { digest.combine(text) }
        return digest.hexadecimal
    }
}

extension Workflow {
    /// Runs a closure on one snapshot of the memory and the index of that snapshot.
    ///
    /// - Throws: what the closure throws; `DragomanError` `memory-…`.
    func read<Result>(
        with index: MemoryIndex,
        _ body: (any MemoryReader, StoredIndex) throws -> Result
    ) throws -> Result {
        try index.read(memory, body)
    }
}
