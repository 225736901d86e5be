public import DragomanModel

/// What an ingest did.
public struct IngestResult: Sendable {
    /// What became of one article.
    public struct Article: Sendable, Encodable {
        /// What was done.
        public enum Status: String, Sendable, Encodable {
            /// It is new.
            case added
            /// It has a new revision.
            case updated
            /// Its bytes are those of its current revision.
            case unchanged
        }

        /// The slug.
        public var slug: String
        /// What was done.
        public var status: Status
        /// How many units it has.
        public var units: Int
        /// How many segments it has.
        public var segments: Int
        /// How many words it has.
        public var words: Int
        /// How many segments have a text that the article had before, wherever it stood.
        public var carriedOver: Int
        /// How many segments were edited, by the gravest class of their edit (`EditClass`); classes without any are left out.
        public var drift: [String: Int] = [:]
        /// How many segments were put together of several, letter by letter.
        public var joined = 0
        /// How many segments were parted into several.
        public var split = 0
        /// How many translations, of all languages, were taken over to edited or joined segments.
        public var accepted = 0
        /// How many translations, of all languages, were put together or cut as candidates for joined or split segments.
        public var candidates = 0
    }

    /// The articles in the order in which they were read.
    public var articles: [Article]
    /// What the filters had to tell, by file.
    public var findings: [FileFindings]
    /// Files of folders that are no articles by their names.
    public var skippedFiles: [String]
    /// The batch, to be undone by; `nil` where nothing changed.
    public var batch: Int64?
}

/// How articles are to be read.
public struct IngestOptions: Sendable {
    /// The format; `nil` to tell it from the name and the content.
    public var format: ArticleFormat?
    /// The language of the articles; `nil` for the site's source language.
    public var language: String?
    /// The slug; only with a single article.
    public var slug: String?
    /// Whether plain text is joined where a page break cut a sentence.
    public var joinsPageBreaks = false
    /// Whether drafts of a WordPress export are read too.
    public var includesDrafts = false
    /// Whether attachments of a WordPress export are read too.
    public var includesAttachments = false
    /// Whether revisions of a WordPress export are read too.
    public var includesRevisions = false
    /// Whether everything is done and then taken back.
    public var isDryRun = false

    /// Makes the default options.
    public init() {}
}
