public import DragomanModel

/// What is to become of a translation.
public struct TranslationEdit: Sendable {
    /// Its number.
    public var id: Int64
    /// The new text, `nil` for as it is; codes are written as `<1>…</1>` and `<2/>` where the source has any.
    public var target: String?
    /// The new state; `nil`: as it is.
    public var state: TranslationState?
    /// Where the edit is written, for messages.
    public var position: FilePosition?

    /// Makes an edit.
    public init(id: Int64, target: String? = nil, state: TranslationState? = nil, position: FilePosition? = nil) {
        self.id = id
        self.target = target
        self.state = state
        self.position = position
    }
}

/// How translations are edited.
public struct EditOptions: Sendable {
    /// Who edits.
    public var author: String?
    /// Whether everything is done, reported and taken back.
    public var isDryRun = false
    /// Whether live translations of the same source with the same text change too, wherever they were made.
    public var isEverywhere = false
    /// What the batch says of where it came from.
    public var reason = "memory edit"

    /// Makes the default options.
    public init() {}
}

/// What an edit did.
public struct EditResult: Sendable {
    /// One translation and what took its place.
    public struct Change: Sendable, Encodable {
        /// The number of the superseded translation.
        public var id: Int64
        /// The number of the new one.
        public var newID: Int64?
        /// The language.
        public var language: LanguageTag
        /// The source.
        public var source: String
        /// The text before.
        public var before: String
        /// The text now.
        public var target: String
        /// The state before.
        public var stateBefore: TranslationState
        /// The state now.
        public var state: TranslationState
    }

    /// What changed, in the order of the edits.
    public var changes: [Change] = []
    /// How many edits said nothing new.
    public var unchanged = 0
    /// What is worth a look, with the number of the translation as its unit.
    public var findings: [Finding] = []
    /// The batch; `nil` where nothing changed.
    public var batch: Int64?
}
