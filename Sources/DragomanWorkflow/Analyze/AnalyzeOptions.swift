public import DragomanReports

/// What is to be analysed, and how.
public struct AnalyzeOptions: Sendable {
    /// Files, and folders that are walked, whether ingested or not; empty to analyse articles of the memory.
    public var paths: [String] = []
    /// How the files are to be read; its `slug` and `isDryRun` have no meaning here.
    public var reading = IngestOptions()
    /// Slugs of articles of the memory; empty, with `paths` empty too, for all.
    public var articles: [String] = []
    /// Whether what will match after earlier segments of the same job counts.
    public var countsInternal = true
    /// A file of rates; `nil` for the site's.
    public var ratesPath: String?

    /// Makes the default options.
    public init() {}
}

/// What an analysis found.
public struct AnalyzeResult: Sendable {
    /// The figures.
    public var report: LeverageReport
    /// What the filters had to tell, by file.
    public var findings: [FileFindings]
    /// Files of folders that are no articles by their names.
    public var skippedFiles: [String]
}
