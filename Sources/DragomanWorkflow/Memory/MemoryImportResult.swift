public import DragomanModel

/// How another memory's files are to be imported.
public struct MemoryImportOptions: Sendable {
    /// Who made the translations; `nil`: who the file says.
    public var author: String?
    /// Whether everything is done and then taken back.
    public var isDryRun = false

    /// Makes the default options.
    public init() {}
}

/// What an import of TMX did.
public struct MemoryImportResult: Sendable {
    /// The units that were read.
    public var units = 0
    /// Translations that were stored, candidates among them.
    public var translations = 0
    /// Translations that were stored as candidates only.
    public var candidates = 0
    /// Translations that the memory had already.
    public var unchanged = 0
    /// Texts that could not be taken.
    public var refused = 0
    /// What was found, by file.
    public var files: [FileFindings] = []
    /// The batch, to be undone by; `nil` where nothing changed.
    public var batch: Int64?
}

/// What an export of TMX wrote.
public struct MemoryExportResult: Sendable, Encodable {
    /// The file as the user named it.
    public var path: String
    /// The units that were written.
    public var units = 0
    /// The translations in them.
    public var translations = 0
}
