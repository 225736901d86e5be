import DragomanMemory
public import DragomanModel

/// What a check of memory and index found.
public struct Verification: Sendable {
    /// What is wrong; empty when all is well.
    public var findings: [Finding]
    /// The index; `nil` where there is none yet, or none that is whole: the next lookup makes it.
    public var index: IndexState?
}

extension Workflow {
    /// Checks the integrity of the memory, and that its index holds what the memory holds and finds what a scan finds.
    ///
    /// - Throws: `DragomanError` `memory-…`.
    /// - Complexity: O(n) for n sources and translations.
    public func verify() throws -> Verification {
        try memory.read { reader in
            var result = Verification(findings: try reader.verify())
            // A broken memory says nothing of its index.
            guard result.findings.isEmpty, let indexPath else { return result }
            let check = try IndexCheck(reader, path: indexPath)
            result.findings = check.findings
            result.index = check.state
            return result
        }
    }
}
