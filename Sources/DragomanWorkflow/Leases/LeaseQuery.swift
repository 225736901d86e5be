import DragomanMemory
public import DragomanModel
import DragomanText

/// Which leases are meant; what is not said restricts nothing.
public struct LeaseQuery: Sendable, Hashable {
    /// With whom.
    public var holder: String?
    /// Tags of languages; any of them.
    public var languages: [String] = []
    /// Slugs; any of them.
    public var articles: [String] = []
    /// Only those whose last day is past.
    public var isOverdue = false

    /// Asks for all.
    public init() {}

    /// Whether it restricts nothing.
    public var asksNothing: Bool { holder == nil && languages.isEmpty && articles.isEmpty && !isOverdue }
}

/// A segment that is out.
public struct LeaseSummary: Sendable, Hashable, Encodable {
    /// The slug of the article.
    public var article: String
    /// The segment's name in it, as `dragoman units` lists it.
    public var segment: String
    /// Its source when it went out, with codes as `<1>`.
    public var text: String
    /// The language it is translated into.
    public var language: LanguageTag
    /// With whom it is.
    public var to: String
    /// When it went out: RFC 3339, UTC, whole seconds.
    public var since: String
    /// The last day; `nil`: there is none.
    public var due: String?
    /// Whether the last day is past.
    public var overdue: Bool
    /// The batch that gave it out.
    public var batch: Int64
}
