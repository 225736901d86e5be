public import DragomanModel

/// How much text a job holds, in the measures of GMX-V; the same for every target language.
public struct SourceVolume: Sendable, Hashable {
    /// Articles.
    public var articles = 0
    /// Segments (GMX-V's text units).
    public var segments = 0
    /// Words of text that can be translated; characters where the source language is counted so.
    public var words = 0
    /// Words inside protected codes.
    public var protectedWords = 0
    /// Characters that are no white space, punctuation or control.
    public var characters = 0
    /// Characters of punctuation.
    public var punctuation = 0
    /// Characters of white space inside segments.
    public var whiteSpace = 0
    /// Inline codes; a pair is one.
    public var inlineCodes = 0
    /// Segments whose only words are numbers.
    public var numericOnly = Tally()
    /// Segments whose words all hold a digit, and some a letter: `A380`, `COVID-19`.
    public var alphanumericOnly = Tally()

    /// Makes an empty volume.
    public init() {}

    /// Adds a volume to this one.
    package static func += (left: inout SourceVolume, right: SourceVolume) {
        left.articles += right.articles
        left.segments += right.segments
        left.words += right.words
        left.protectedWords += right.protectedWords
        left.characters += right.characters
        left.punctuation += right.punctuation
        left.whiteSpace += right.whiteSpace
        left.inlineCodes += right.inlineCodes
        left.numericOnly += right.numericOnly
        left.alphanumericOnly += right.alphanumericOnly
    }
}
