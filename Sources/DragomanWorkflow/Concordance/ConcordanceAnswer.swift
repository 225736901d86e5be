public import DragomanModel

/// What was found for words.
public struct ConcordanceAnswer: Sendable {
    /// A source and one of its translations; at least one of them holds the words.
    public struct Hit: Sendable, Hashable {
        /// The source as people read it.
        public var source: String
        /// The translation as people read it.
        public var target: String
        /// The source's language.
        public var sourceLanguage: LanguageTag
        /// The translation's language.
        public var language: LanguageTag
        /// Where the words stand in the source, in scalars; ascending, none overlapping another.
        public var sourceRanges: [Range<Int>]
        /// Where the words stand in the translation.
        public var targetRanges: [Range<Int>]
        /// The state of the translation.
        public var state: TranslationState
        /// Where the translation came from.
        public var origin: TargetOrigin
        /// Who made it.
        public var author: String?
        /// The article that it was made in.
        public var article: String?
        /// Whether it is only kept as a candidate.
        public var isCandidate: Bool
    }

    /// Those that hold the words as typed first, then the shorter, then the newer; translations of one source together.
    public var hits: [Hit]
    /// How many sources were found.
    public var total: Int
    /// Whether these are all there are in the memory; else there are more, and the newest were put in order.
    public var isComplete: Bool
    /// Whether texts had to be read one by one, as the index could not be brought up with the memory.
    public var isScan: Bool
}

/// A stretch of a text that was translated before.
public struct Subsegment: Sendable {
    /// The stretch as it stands in the text.
    public var text: String
    /// Where it stands in the text as shown, in scalars.
    public var range: Range<Int>
    /// How many words it has.
    public var wordCount: Int
    /// How many sources hold it.
    public var total: Int
    /// Whether these are all there are.
    public var isComplete: Bool
    /// Some of them.
    public var hits: [ConcordanceAnswer.Hit]
}
