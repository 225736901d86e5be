public import DragomanModel

/// A text to be looked up.
public struct LookupQuery: Sendable {
    /// The text; codes may be written as `<1>…</1>` and `<2/>`.
    public var text: String
    /// The tag of the text's language; `nil` for the memory's.
    public var source: String?
    /// The tags of the target languages; `*` alone for any.
    public var targets: [String]
    /// The least score, 0…101.
    public var threshold: Int
    /// The most matches for each language, at least 1.
    public var limit: Int
    /// Whether a few in a thousand may be missed for speed.
    public var isFast = false
    /// The text before it, where it stands in an article; `nil` where that is not known.
    public var previous: String?
    /// The text after it.
    public var next: String?
    /// The slug of the article that it stands in.
    public var article: String?
    /// The name of its segment in the article.
    public var segment: String?

    /// Makes a query for one target language, or for any (`*`).
    public init(text: String, target: String, threshold: Int = 70, limit: Int = 5) {
        self.init(text: text, targets: [target], threshold: threshold, limit: limit)
    }

    /// Makes a query for several target languages.
    public init(text: String, targets: [String], threshold: Int = 70, limit: Int = 5) {
        self.text = text
        self.targets = targets
        self.threshold = threshold
        self.limit = limit
    }
}

/// What was found for a text.
public struct LookupAnswer: Sendable {
    /// What was found in one language.
    public struct Language: Sendable {
        /// The language; `nil` for any.
        public var language: LanguageTag?
        /// Best first.
        public var matches: [Match]
    }

    /// Whether nothing was missed that scores the threshold or more.
    public var isComplete: Bool
    /// In the order of the query's targets.
    public var languages: [Language]
}
