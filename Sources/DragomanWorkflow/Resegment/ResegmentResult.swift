public import DragomanModel

/// Which articles are to be split anew, and what is to be told of it.
public struct ResegmentOptions: Sendable {
    /// Slugs; empty for all articles.
    public var articles: [String] = []
    /// Tags of the languages that articles are written in; empty for all.
    public var languages: [String] = []
    /// How many changed sentences are told with their texts.
    public var changeLimit = 0
    /// Whether everything is done and then taken back.
    public var isDryRun = false

    /// Makes the default options.
    public init() {}
}

/// What new segmentation rules changed, or would change.
public struct ResegmentResult: Sendable {
    /// What became of the translations into one language where segments were cut otherwise.
    ///
    /// New segments are counted whose text had, at least in part, a translation before.
    public struct Language: Sendable, Hashable, Encodable {
        /// The target language.
        public var language: LanguageTag
        /// Segments whose translation was joined of those of the old segments.
        public var carriedOver = 0
        /// Segments whose text the memory had a translation of already.
        public var known = 0
        /// Segments that have candidates only, cut out of the translation of a longer segment.
        public var candidates = 0
        /// Segments that have neither.
        public var missing = 0
        /// The words of segments with candidates only, or without.
        public var wordsToDo = 0
    }

    /// What became of one article.
    public struct Article: Sendable, Encodable {
        /// Counts of before and after.
        public struct Change: Sendable, Hashable, Encodable {
            /// By the old rules.
            public var before: Int
            /// By the new rules.
            public var after: Int
        }

        /// The slug.
        public var slug: String
        /// How many of its units are split otherwise.
        public var changedUnits: Int
        /// How many segments it has.
        public var segments: Change
        /// Places where several segments became one, or one has other codes.
        public var joined = 0
        /// Places where one segment became several.
        public var split = 0
        /// Places where several segments became several others.
        public var recut = 0
        /// What became of its translations, in the site's order; languages in which nothing was are left out.
        public var languages: [Language] = []
    }

    /// A changed place with its texts.
    public struct Change: Sendable, Encodable {
        /// The article.
        public var slug: String
        /// The unit's name by the new rules.
        public var unit: String
        /// `joined`, `split` or `recut`.
        public var kind: String
        /// The segments by the old rules, as people read them.
        public var before: [String]
        /// The segments by the new rules.
        public var after: [String]
    }

    /// How far a language is before and after.
    public struct Coverage: Sendable, Hashable, Encodable {
        /// The target language.
        public var language: LanguageTag
        /// Whole percent, as coverage reports it.
        public var percentBefore: Int
        /// Whole percent, as coverage reports it.
        public var percentAfter: Int
    }

    /// The articles whose segments changed, ordered by slug.
    public var articles: [Article] = []
    /// What became of all their translations, in the site's order of languages.
    public var languages: [Language] = []
    /// How far each language of the site is over all articles.
    public var coverage: [Coverage] = []
    /// Changed places with their texts, as many as were asked for.
    public var changes: [Change] = []
    /// Articles whose rules are others now, but whose segments are the same.
    public var unchanged = 0
    /// Articles that were split by the present rules before.
    public var upToDate = 0
    /// Articles that could not be split anew and stay as they are, with the reason.
    public var findings: [FileFindings] = []
    /// The batch, to be undone by; `nil` where nothing changed.
    public var batch: Int64?
}
