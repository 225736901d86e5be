import DragomanMemory
public import DragomanModel

/// A translation with its history, its context and its uses.
public struct TranslationDetail: Sendable, Encodable {
    /// A batch that changed it.
    public struct Change: Sendable, Encodable {
        /// The number of the batch.
        public var batch: Int64
        /// What kind of change it was, such as `import`, `edit` or `undo`.
        public var kind: String
        /// When, RFC 3339, UTC.
        public var time: String
        /// Who.
        public var author: String?
        /// From which files, or why.
        public var reason: String
        /// The batch that took this one back.
        public var undoneBy: Int64?

        init(_ batch: Batch) {
            self.batch = batch.id.rawValue
            kind = batch.kind.rawValue
            time = batch.time
            author = batch.author
            reason = batch.origin
            undoneBy = batch.undoneBy?.rawValue
        }
    }

    /// A wording that stood at this place.
    public struct Version: Sendable, Encodable {
        /// The number of the translation.
        public var id: Int64
        /// Its text.
        public var target: String
        /// How far it was.
        public var state: TranslationState
        /// Where it came from.
        public var origin: TargetOrigin
        /// What it is to the memory now.
        public var role: TranslationStanding
        /// Who made it.
        public var author: String?
        /// The change that brought it.
        public var made: Change?
        /// The change that took it away.
        public var superseded: Change?
        /// The translation that it is again, where an undo brought it back.
        public var restoredFrom: Int64?
    }

    /// What stood around the segment it was made for.
    public struct Context: Sendable, Encodable {
        /// The slug of the article.
        public var article: String?
        /// The name of the segment.
        public var segment: String?
        /// The source before it.
        public var previous: String?
        /// The source after it.
        public var next: String?
    }

    /// A place where it is used now.
    public struct Use: Sendable, Encodable {
        /// The slug of the article.
        public var article: String
        /// The name of the segment.
        public var segment: String
    }

    /// The translation.
    public var translation: TranslationSummary
    /// All wordings of this place, oldest first.
    public var history: [Version]
    /// What stood around it.
    public var context: Context
    /// The places where articles show this translation now, in the articles that were looked at.
    public var uses: [Use]
    /// How many articles have its source now.
    public var articles: Int
    /// How many of them were looked at for uses.
    public var articlesSearched: Int
}
