public import DragomanModel

/// What is to be exported, and how.
public struct ExportOptions: Sendable {
    /// Which segments go out.
    public enum Selection: String, Sendable, CaseIterable {
        /// Those that have no translation made for their present text.
        case missing
        /// All, with their translations.
        case all
    }

    /// How often a segment goes out that stands in several places.
    public enum Repetitions: String, Sendable, CaseIterable {
        /// Where it stands first: its translation fills the other places.
        case once
        /// Wherever it stands.
        case all
    }

    /// The kind of file.
    public var format = ExportFormat.xliff
    /// The version of XLIFF: `1.2`, `2.0`, `2.1` or `2.2`; `nil` for that of the profile.
    public var version: String?
    /// The tool that it is for.
    public var profile = ExportProfile.generic
    /// Slugs; empty for all articles.
    public var articles: [String] = []
    /// Which segments go out.
    public var selection = Selection.missing
    /// The least score of fuzzy matches that go out, 50…100.
    public var threshold = 75
    /// Whether 1.2 holds one `trans-unit` a unit with `seg-source` and `mrk`, instead of one a segment.
    public var isSegmented = false

    /// How often a segment goes out that stands in several places; `nil` for the site's way.
    public var repetitions: Repetitions?

    /// Paths of files of redaction rules, besides those that the site names: what they hide does not go out.
    public var redactions: [String] = []
    /// Whether nothing is hidden, whatever the site says.
    public var isUnredacted = false

    /// With whom the segments are from now on; `nil`: that is not written down.
    public var lease: LeaseTerms?

    /// Makes the default options.
    public init() {}
}

/// A file that an export wrote.
public struct ExportedFile: Sendable, Encodable {
    /// Where it is.
    public var path: String
    /// The target language.
    public var language: LanguageTag
    /// Units that hold at least one segment to translate (or all, with `--only all`).
    public var units: Int
    /// Segments to translate (or all).
    public var segments: Int
    /// Words of these segments.
    public var words: Int
    /// Segments that were left out because they go out where they stand first.
    public var repetitions = 0
    /// What was given out; `nil` where that is not written down.
    public var lease: ExportedLease?
    /// What there is to tell; `nil` where there is nothing.
    public var findings: [Finding]?
}

/// What an export gave out to somebody.
public struct ExportedLease: Sendable, Encodable {
    /// With whom it is.
    public var to: String
    /// The last day.
    public var due: String?
    /// Segments that went out.
    public var segments: Int
    /// Segments that were left out because they, or equal texts, are out already.
    public var heldBack: Int
    /// The batch that wrote it down, the same for all files; `nil` where nothing went out.
    public var batch: Int64?
}
