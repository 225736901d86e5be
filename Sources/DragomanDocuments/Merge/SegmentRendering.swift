package import DragomanModel

/// How a segment is written into an article.
package enum SegmentRendering: Sendable, Hashable {
    /// The bytes of the source stay.
    case source
    /// The source text on a page of another language: in HTML text it is marked with its own `lang` and `dir`.
    case fallback
    /// A translation, which refers to the codes of its segment.
    case target(CodedText)
}

/// What the merge needs to know of a unit.
package struct MergeUnit: Sendable {
    /// How text is written at this place.
    package var escaping: Escaping
    /// The unit's segments in order; their byte ranges do not overlap.
    package var segments: [Segment]

    /// Makes a unit to merge.
    package init(escaping: Escaping, segments: [Segment]) {
        self.escaping = escaping
        self.segments = segments
    }
}
