public import DragomanModel

/// What became of one segment of an imported file.
public struct SegmentReceipt: Sendable {
    /// What became of it.
    public enum Outcome: String, Sendable, Codable {
        /// It is the translation now.
        case imported
        /// It was kept beside the translation.
        case candidate
        /// It is what the memory has.
        case unchanged
        /// Its target is empty.
        case untranslated
        /// It was not taken.
        case refused
    }

    /// The file as the user named it.
    public var path: String
    /// The line in it.
    public var line: Int
    /// The id of the unit in the file.
    public var unit: String
    /// The id of the segment in the file, where it has one.
    public var segmentID: String?
    /// The article; `nil` where the memory does not have it.
    public var article: String?
    /// The name of the segment in the article; `nil` where it has no such segment.
    public var segment: String?
    /// The target language.
    public var language: LanguageTag
    /// What became of it.
    public var outcome: Outcome
    /// The state that the translation got, or has in the memory.
    public var state: TranslationState?
    /// The stored source; `nil` where there is none.
    public var source: CodedText?
    /// What went out with the export that the file was made from; `nil` where nothing did or the file does not say.
    public var sent: CodedText?
    /// What the memory had.
    public var before: CodedText?
    /// What the file has, with the codes of the stored source; `nil` where its codes could not be read.
    public var after: CodedText?
    /// What differs between the two, word by word; `nil` where nothing does or there is only one.
    public var difference: WordDifference?
    /// The codes of the findings that it gave.
    public var findings: [String]
}
