public import DragomanModel

/// What becomes of a translation that meets a newer or higher one.
public enum ConflictPolicy: String, Sendable, CaseIterable {
    /// The one there is stays; the new one is kept as a candidate.
    case keep
    /// The new one takes its place.
    case replace
    /// Whatever differs from a translation that is there is kept as a candidate; only what had none is filled.
    case candidate
}

/// How files are to be imported.
public struct ImportOptions: Sendable {
    /// Who made the translations.
    public var author: String?
    /// What becomes of a translation that meets a newer or higher one.
    public var onConflict = ConflictPolicy.keep
    /// Whether everything is done and then taken back.
    public var isDryRun = false

    /// Makes the default options.
    public init() {}
}

/// What an import did.
public struct ImportResult: Sendable {
    /// What became of one file.
    public struct File: Sendable {
        /// The file as the user named it; of an archive its name, a slash, and the entry.
        public var path: String
        /// The target language.
        public var language: LanguageTag
        /// Translations that were stored.
        public var imported = 0
        /// Translations that were kept as candidates only.
        public var candidates = 0
        /// Segments that brought nothing new.
        public var unchanged = 0
        /// Segments whose target was not taken.
        public var refused = 0
        /// Leases that ended because their segments came back translated.
        public var closedLeases = 0
        /// What of it is as it went out.
        public var certificate = Certificate()
        /// What was found, in the order of the file.
        public var findings: [Finding] = []
    }

    /// What was not read of an archive.
    public struct Skipped: Sendable {
        /// The archive as the user named it, a slash, and the entry.
        public var path: String
        /// Why.
        public var finding: Finding
    }

    /// The files in the order in which they were given; those of an archive in the order of its directory.
    public var files: [File]
    /// Entries of archives that were passed over.
    public var skipped: [Skipped] = []
    /// The batch, to be undone by; `nil` where nothing changed.
    public var batch: Int64?
}
