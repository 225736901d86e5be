import DragomanMemory

extension Workflow {
    /// Runs a change of the memory in one transaction, tells the memory which places stand apart, and brings the index up
    /// with it.
    ///
    /// What stands apart is said by the site file of the command that writes: where that is another one than the memory
    /// was told last, the articles concerned are counted anew in the same batch. The index's new parts are written before
    /// the commit and named after it, so that nobody finds the memory far ahead of its index.
    func write<Result>(isDryRun: Bool, _ body: (any MemoryWriter) throws -> Result) throws -> Result {
        var prepared: MemoryIndex.PreparedIndex?
        let result = try memory.write(isDryRun: isDryRun) { writer in
            let before = (sequence: try writer.lastSequence(), batch: try writer.lastBatch())
            let result = try body(writer)
            let batch = try writer.lastBatch()
            if batch > before.batch { try writer.keepApart(site.repetitions.apart, batch: batch) }
            if !isDryRun, indexPath != nil, try writer.lastSequence() > before.sequence {
                prepared = try MemoryIndex(path: indexPath).prepare(writer)
            }
            return result
        }
        prepared?.publish()
        return result
    }
}
