import DragomanMemory
public import DragomanModel

/// What a check of memory and index found.
public struct Verification: Sendable {
    /// What is wrong; empty when all is well.
    public var findings: [Finding]
    /// The index; `nil` where there is none yet, or none that is whole: the next lookup makes it.
    public var index: IndexState?
    /// The index of words; `nil` where there is none yet, or none that is whole: the next question makes it.
    public var concordance: ConcordanceState?
}

extension Workflow {
    /// Checks the integrity of the memory, that its index holds what the memory holds and finds what a scan finds, and
    /// that its index of words knows every text and finds some by their words.
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
            if let concordanceStore {
                let check = try ConcordanceCheck(reader, concordanceStore, path: indexPath)
                result.findings += check.findings
                result.concordance = check.state
            }
            return result
        }
    }
}
