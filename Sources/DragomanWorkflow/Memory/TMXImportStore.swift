import DragomanMemory
import DragomanModel

/// The memory as an import of TMX sees it: the batch, begun with the first change, and when translations were made.
final class TMXImportStore {
    let writer: any MemoryWriter
    private let time: String
    private let author: String?
    private let origin: String
    private(set) var batch: BatchID?
    private var times: [BatchID: String] = [:]

    init(writer: any MemoryWriter, time: String, author: String?, origin: String) {
        self.writer = writer
        self.time = time
        self.author = author
        self.origin = origin
    }

    func begin() throws -> BatchID {
        if let batch { return batch }
        let begun = try writer.beginBatch(.memory, time: time, author: author, origin: origin)
        batch = begun
        return begun
    }

    func finish() throws -> BatchID? {
        if let batch { try writer.finishBatch(batch) }
        return batch
    }

    /// The time of a batch.
    func time(of batch: BatchID) throws -> String? {
        if let known = times[batch] { return known }
        let time = try writer.batch(batch)?.time
        times[batch] = time
        return time
    }
}
