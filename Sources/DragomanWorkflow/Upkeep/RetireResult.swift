public import DragomanModel

/// How translations are taken out of use.
public struct RetireOptions: Sendable {
    /// Who does it.
    public var author: String?
    /// Why; goes into the batch.
    public var reason: String?
    /// Whether everything is done, reported and taken back.
    public var isDryRun = false

    /// Makes the default options.
    public init() {}
}

/// What was taken out of use.
public struct RetireResult: Sendable, Encodable {
    /// How many translations of one language.
    public struct Language: Sendable, Encodable {
        /// The language.
        public var language: LanguageTag
        /// How many.
        public var retired: Int
    }

    /// How many translations.
    public var retired = 0
    /// By language, ascending.
    public var languages: [Language] = []
    /// Their numbers, ascending.
    public var ids: [Int64] = []
    /// How many that pass stay, as one wording of each source does; `nil` where groups were not asked for.
    public var kept: Int?
    /// The first of those that were retired.
    public var translations: [TranslationSummary] = []
    /// The batch; `nil` where nothing was retired.
    public var batch: Int64?

    /// How many translations a result shows.
    static let shown = 20
}
