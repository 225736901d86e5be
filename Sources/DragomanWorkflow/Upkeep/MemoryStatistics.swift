public import DragomanModel

/// What a memory holds, in figures of one moment.
public struct MemoryStatistics: Sendable, Encodable {
    /// The translations into one language.
    public struct Language: Sendable, Encodable {
        /// The language.
        public var language: LanguageTag
        /// Sources that have a live translation.
        public var sources: Int
        /// Words of these sources (characters for Chinese, Japanese and Thai), each source once.
        public var words: Int
        /// Live translations: those that count, and candidates.
        public var translations: Int
        /// Live translations that count as their source's.
        public var current: Int
        /// Live translations that are offered as matches only.
        public var candidates: Int
        /// Translations that were superseded, retired or taken back.
        public var superseded: Int
        /// Live translations by state; all states.
        public var states: [String: Int]
        /// Live translations by origin; those there are.
        public var origins: [String: Int]
        /// Live translations by author, the greatest number first.
        public var authors: [Author]
        /// Sources that have several wordings.
        public var conflicts: Int
        /// Groups of pairs that differ in nothing but case, white space and punctuation.
        public var duplicates: Int
        /// When one of the translations was changed last, RFC 3339, UTC.
        public var changedAt: String?
    }

    /// The work of one author.
    public struct Author: Sendable, Encodable {
        /// The name; `nil` for nobody that is known.
        public var author: String?
        /// How many live translations are theirs.
        public var translations: Int
    }

    /// The index that lookups use.
    public struct Index: Sendable, Encodable {
        /// Sources in it, those that were replaced and not yet cleared away among them.
        public var entries: Int
        /// The bytes it takes.
        public var bytes: Int
        /// Whether it holds all that the memory does; else the next lookup catches up.
        public var isUpToDate: Bool
    }

    /// By language, ascending; those that have or had translations.
    public var languages: [Language]
    /// Sources that have a live translation into any language.
    public var sources: Int
    /// Words of these sources.
    public var words: Int
    /// Live translations into all languages.
    public var translations: Int
    /// How many batches there are.
    public var batches: Int
    /// The bytes that the memory takes, the index not counted.
    public var bytes: Int
    /// The index; `nil` where none lies beside the memory.
    public var index: Index?
}
