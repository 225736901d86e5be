package import DragomanModel

/// One article of an export: what becomes a `<file>`.
package struct ExportFile: Sendable, Hashable {
    /// The article's slug; stands in `original`.
    package var slug: String
    /// The id of the `<file>` in 2.x, an NMTOKEN that no other file of the export has.
    package var id: String
    /// The article's title, for a note.
    package var title: String?
    /// The article's format.
    package var format: ArticleFormat
    /// The article's revision.
    package var revision: Int
    /// The last batch that this export saw: comes back as `ImportedFile.baseBatch`.
    package var baseBatch: Int64
    /// The digest of the article as it is: comes back as `ImportedFile.skeleton`; empty where there is none.
    package var skeleton: String
    /// The units in document order.
    package var units: [ExportUnit]

    package init(
        slug: String,
        id: String,
        title: String? = nil,
        format: ArticleFormat,
        revision: Int,
        baseBatch: Int64,
        skeleton: String = "",
        units: [ExportUnit]
    ) {
        self.slug = slug
        self.id = id
        self.title = title
        self.format = format
        self.revision = revision
        self.baseBatch = baseBatch
        self.skeleton = skeleton
        self.units = units
    }
}

/// A unit of an export.
package struct ExportUnit: Sendable, Hashable {
    /// An NMTOKEN, unique in its file.
    package var id: String
    /// What part of the article it is.
    package var kind: Unit.Kind
    /// All segments of the unit in order, wanted or not.
    package var segments: [ExportSegment]
    /// The text between segment `n` and `n + 1`; may be shorter than that.
    package var gaps: [String]

    package init(id: String, kind: Unit.Kind, segments: [ExportSegment], gaps: [String] = []) {
        self.id = id
        self.kind = kind
        self.segments = segments
        self.gaps = gaps
    }

    /// What stands between a segment and the next; empty where nothing does or it is the last.
    func gap(after index: Int) -> String {
        index < gaps.count && index < segments.count - 1 ? gaps[index] : ""
    }
}

/// A segment of an export.
package struct ExportSegment: Sendable, Hashable {
    /// An NMTOKEN, unique in its file and not a number (numbers are the ids of codes).
    package var id: String
    /// The source; each code stands in it once.
    package var content: CodedText
    /// The codes of `content`, numbered from 1.
    package var codes: [InlineCode]
    /// The translation that goes out with it; each code stands in it at most once.
    package var target: CodedText?
    /// The state of `target`.
    package var state: TranslationState?
    /// Where `target` came from.
    package var origin: TargetOrigin?
    /// Whether it goes out to be worked on.
    ///
    /// Others are written only where the unit goes out as a whole: in 2.x and in 1.2 with `seg-source`.
    package var isWanted: Bool
    /// Candidates, the best first.
    package var matches: [Match]
    /// Terms of the termbase in `content`.
    package var terms: [RecognisedTerm]
    /// The plain text before it in the article.
    package var previous: String?
    /// The plain text after it in the article.
    package var next: String?
    /// What is hidden, by the number of the code that stands for it in `content`, `target` and `matches`; none is in `codes`.
    package var redactions: [Int: RedactionCode] = [:]

    package init(
        id: String,
        content: CodedText,
        codes: [InlineCode] = [],
        target: CodedText? = nil,
        state: TranslationState? = nil,
        origin: TargetOrigin? = nil,
        isWanted: Bool = true,
        matches: [Match] = [],
        terms: [RecognisedTerm] = [],
        previous: String? = nil,
        next: String? = nil
    ) {
        self.id = id
        self.content = content
        self.codes = codes
        self.target = target
        self.state = state
        self.origin = origin
        self.isWanted = isWanted
        self.matches = matches
        self.terms = terms
        self.previous = previous
        self.next = next
    }
}
