package import DragomanMemory
package import DragomanModel

/// A reference memory that was opened.
package struct ReferenceTier: Sendable {
    /// What the site file says of it.
    package let reference: ReferenceMemory
    /// The memory, for reading only.
    package let memory: any MemoryStore
    /// The folder of its index; `nil`: it is made anew in memory where it is wanted.
    package let indexPath: String?

    /// Makes a tier of an opened memory.
    package init(_ reference: ReferenceMemory, memory: any MemoryStore, indexPath: String?) {
        self.reference = reference
        self.memory = memory
        self.indexPath = indexPath
    }
}
