package import DragomanModel

/// What an XLIFF file as a whole says.
package struct XLIFFHeader: Sendable, Hashable {
    /// The version.
    package var version: XLIFFVersion
    /// The source language as written in the first place that says one.
    package var sourceLanguage: String?
    /// The target language as written in the first place that says one.
    package var targetLanguage: String?
    /// The tool that says it wrote the file last, other than Dragoman.
    package var tool: String?
    /// What concerns no segment that was handed on.
    package var findings: [Finding]
}

/// One `<file>` of an XLIFF file.
package struct ImportedFile: Sendable, Hashable {
    /// `original`: for our own files the slug.
    package var original: String?
    /// The languages as written here; in 2.x those of the whole.
    package var sourceLanguage: String?
    package var targetLanguage: String?
    /// The last batch that the export saw which this was made from; `nil` where the file does not say.
    package var baseBatch: Int64?
    /// The digest of the article when it was exported; `nil` where the file does not say.
    package var skeleton: String?
    /// The line of its tag.
    package var line: Int
}

/// One segment of an XLIFF file.
package struct ImportedSegment: Sendable, Hashable {
    /// `original` of the `<file>`.
    package var original: String?
    /// The id of the unit (2.x) or `trans-unit` (1.2).
    package var unitID: String
    /// The id of the segment: 2.x `segment`, 1.2 `mrk` (`mid`); where 1.2 has no such marks, the `trans-unit`.
    ///
    /// `nil` where the file gives none.
    package var segmentID: String?
    /// Which segment of its unit this is, from 1.
    package var number: Int
    /// The line of the tag of the segment or `trans-unit`.
    package var line: Int
    /// The source in the file.
    package var source: ForeignContent
    /// The target in the file; `nil` where there is no element for it.
    package var target: ForeignContent?
    /// The state as written.
    package var stateText: String?
    /// The state; `nil` where none or an unknown one is written.
    ///
    /// In 1.2 `approved="yes"` makes it at least `reviewed`.
    package var state: TranslationState?
    /// Where the target came from, where the file tells it in words that we write.
    package var origin: TargetOrigin?
    /// Whether the file says that the target went out as a copy of its source; it may have been translated since.
    package var isPrefilled = false
    /// Whether a program may have written the name of the article otherwise: spreadsheets make days of `2026-11-24`.
    package var isOriginalDoubtful = false
    /// Whether the segment is not to be translated (`translate="no"`, inherited).
    package var isLocked: Bool
    /// What a tool says of it in words of its own; `nil` where none does.
    package var tool: ToolFacts?
    /// What people and tools wrote beside it.
    package var comments: [String] = []
    /// What is the matter with it; one with an error should not be taken.
    package var findings: [Finding] = []
}
