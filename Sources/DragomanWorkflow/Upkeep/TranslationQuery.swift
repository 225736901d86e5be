public import DragomanModel

/// Which translations of a memory are wanted; what is empty asks nothing.
public struct TranslationQuery: Sendable {
    /// Where a text is looked for.
    public enum Side: String, Sendable, CaseIterable {
        /// In the source.
        case source
        /// In the translation.
        case target
    }

    /// Tags of the languages translated into.
    public var languages: [String] = []
    /// Names as they were given; an empty one means nobody.
    public var authors: [String] = []
    /// Where the translations came from.
    public var origins: [TargetOrigin] = []
    /// Their states.
    public var states: [TranslationState] = []
    /// What they are to the memory; where empty, all that are live.
    public var roles: [TranslationStanding] = []
    /// Batches that made or superseded them.
    public var batches: [Int64] = []
    /// Changed last at or after this time; a day alone means its beginning.
    public var since: String?
    /// Changed last at or before this time; a day alone means its end.
    public var until: String?
    /// Slugs of the articles they were made for.
    public var articles: [String] = []
    /// A text that stands in them, whatever its case.
    public var text: String?
    /// Where the text is to stand; `nil` for either.
    public var side: Side?

    /// Makes a query that all live translations pass.
    public init() {}

    /// Whether nothing is asked.
    public var asksNothing: Bool {
        languages.isEmpty && authors.isEmpty && origins.isEmpty && states.isEmpty && roles.isEmpty && batches.isEmpty
            && since == nil && until == nil && articles.isEmpty && text == nil
    }
}

/// How translations that belong together are listed.
public enum TranslationGrouping: String, Sendable {
    /// The live translations of sources that have several wordings in a language.
    case conflicts
    /// Pairs of source and translation that differ in nothing but case, white space and punctuation.
    case duplicates
}
