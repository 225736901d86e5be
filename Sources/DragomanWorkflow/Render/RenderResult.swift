public import DragomanModel

/// What is put where a segment has no translation.
public enum RenderFallback: String, Sendable, CaseIterable {
    /// The source text, in HTML marked with its language.
    case source
    /// The article is left out and told.
    case skip
    /// Nothing is rendered.
    case fail
}

/// A rendered article.
public struct RenderedArticle: Sendable {
    /// The slug.
    public var slug: String
    /// The file name that goes with the format: `SLUG.html` and so on.
    public var fileName: String
    /// The article in the language; empty where it was skipped.
    public var bytes: [UInt8]
    /// Segments that have a translation.
    public var translated: Int
    /// All segments.
    public var segments: Int
    /// What there is to tell of it.
    public var findings: [Finding] = []
    /// Whether it was left out because something is missing.
    public var isSkipped: Bool
}
