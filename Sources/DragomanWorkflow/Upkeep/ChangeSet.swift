import DragomanMemory

/// A batch of kind `edit` that begins with the first change.
struct ChangeSet {
    private let writer: any MemoryWriter
    private let time: String
    private let author: String?
    private let reason: String
    private var batch: BatchID?
    /// The last batch before: what whoever edits could know.
    let base: BatchID

    init(_ writer: any MemoryWriter, time: String, author: String?, reason: String) throws {
        self.writer = writer
        self.time = time
        self.author = author
        self.reason = reason
        base = try writer.lastBatch()
    }

    /// The batch, begun if it was not yet.
    mutating func begin() throws -> BatchID {
        if let batch { return batch }
        let begun = try writer.beginBatch(.edit, time: time, author: author, origin: reason)
        batch = begun
        return begun
    }

    /// Ends the batch; `nil` where nothing changed.
    func finish() throws -> BatchID? {
        if let batch { try writer.finishBatch(batch) }
        return batch
    }
}
