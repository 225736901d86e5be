package import DragomanMatching
package import DragomanMemory
public import DragomanModel
package import DragomanSegmentation

/// The verbs of Dragoman over one memory: ingest, export, import, undo, coverage, render, lookup, glossary, verify.
///
/// Nothing here prints, exits or reads the environment: files are those it is given, the time comes from `now`.
public struct Workflow: Sendable {
    /// The translation memory.
    package let memory: any MemoryStore
    /// The folder of the memory's index; `nil`: it is made anew in memory where it is wanted.
    package let indexPath: String?
    /// Finds texts by their words; `nil`: every text is looked at.
    package let concordanceStore: (any ConcordanceStore)?
    /// The site's languages.
    public let site: Site
    /// Reads the segmentation rules of all languages; done only where articles are split.
    package let rules: @Sendable () throws -> SegmentationCatalogue
    /// Reads the tables of words on which meaning turns; done only where edits are judged.
    package let meanings: @Sendable () throws -> MeaningCatalogue
    /// Opens the reference memories that the site names; done only where matches are looked for.
    package let references: @Sendable () throws -> [ReferenceTier]
    /// Reads the rules of what does not go out that the site names; done only where something goes out.
    package let redactions: @Sendable () throws -> [RedactionRules]
    /// The time, RFC 3339 in UTC with whole seconds.
    package let now: @Sendable () -> String
    /// Told how far long work is.
    package let progress: @Sendable (Progress) -> Void

    /// Makes a workflow over a memory.
    package init(
        memory: any MemoryStore,
        indexPath: String? = nil,
        concordanceStore: (any ConcordanceStore)? = nil,
        site: Site,
        rules: @escaping @Sendable () throws -> SegmentationCatalogue,
        meanings: @escaping @Sendable () throws -> MeaningCatalogue = { MeaningCatalogue() },
        references: @escaping @Sendable () throws -> [ReferenceTier] = { [] },
        redactions: @escaping @Sendable () throws -> [RedactionRules] = { [] },
        now: @escaping @Sendable () -> String,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.memory = memory
        self.indexPath = indexPath
        self.concordanceStore = concordanceStore
        self.site = site
        self.rules = rules
        self.meanings = meanings
        self.references = references
        self.redactions = redactions
        self.now = now
        self.progress = progress
    }
}

/// A file and what was found in it.
public struct FileFindings: Sendable {
    /// The file as the user named it.
    public var path: String
    /// What was found, in the order of the file.
    public var findings: [Finding]

    /// Makes a pair.
    public init(path: String, findings: [Finding]) {
        self.path = path
        self.findings = findings
    }
}
