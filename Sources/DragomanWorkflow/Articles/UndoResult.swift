public import DragomanModel

/// What taking a batch back did.
public struct UndoResult: Sendable {
    /// A translation of the batch that was changed since: what came after it stays.
    public struct Kept: Sendable, Hashable, Codable {
        /// The article it stands in; `nil` for a translation without a place.
        public var article: String?
        /// The name of the segment there.
        public var segment: String?
        /// The target language.
        public var language: LanguageTag
        /// The batch that changed it.
        public var batch: Int64
    }

    /// The batch that took it back; it can be taken back in turn.
    public var batch: Int64
    /// How many translations, articles and concepts are again what they were before.
    public var restored: Int
    /// What was changed since, in the order in which the batch had made it.
    public var kept: [Kept]
}
