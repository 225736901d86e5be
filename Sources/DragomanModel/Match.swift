/// A candidate from the memory for a segment.
public struct Match: Sendable, Hashable {
    /// What kind of match it is (XLIFF 2 `mtc:type` `icm`, `tm`).
    public enum Kind: String, Sendable, Codable {
        /// Equal text in equal context: 101.
        case context
        /// Equal text: 100.
        case exact
        /// Similar text: below 100.
        case fuzzy
    }

    /// The stored source.
    public var source: CodedText
    /// Its translation.
    public var target: CodedText
    /// The translation's language.
    public var language: LanguageTag
    /// Whole percent by the matching contract, 0…101.
    public var score: Int
    /// The kind.
    public var kind: Kind
    /// The translation's state.
    public var state: TranslationState
    /// Where the translation came from.
    public var origin: TargetOrigin
    /// Who made it.
    public var author: String?
    /// The slug of the article it was made in.
    public var article: String?
    /// How many edits lie between the two sources.
    public var distance: Int
    /// How much of the translation is likely to serve, 0…100, from score, length and kind; `nil` where not estimated.
    public var usefulness: Int?
    /// Why it stands where it stands; `nil` where the score alone decided.
    public var order: MatchOrder?

    /// Makes a match.
    public init(
        source: CodedText,
        target: CodedText,
        language: LanguageTag,
        score: Int,
        kind: Kind,
        state: TranslationState,
        origin: TargetOrigin,
        author: String? = nil,
        article: String? = nil,
        distance: Int = 0,
        usefulness: Int? = nil
    ) {
        self.source = source
        self.target = target
        self.language = language
        self.score = score
        self.kind = kind
        self.state = state
        self.origin = origin
        self.author = author
        self.article = article
        self.distance = distance
        self.usefulness = usefulness
    }
}

/// A term of the termbase that was found in a text.
public struct RecognisedTerm: Sendable, Hashable {
    /// The concept's id in the termbase.
    public var concept: String
    /// The term as the termbase has it.
    public var term: String
    /// Where it stands in the UTF-8 of the plain text.
    public var utf8Range: Range<Int>
    /// Its translations, the preferred one first; empty where the termbase has none.
    public var translations: [String]
    /// The concept's definition, where the termbase has one.
    public var definition: String?

    /// Makes a recognised term.
    public init(
        concept: String,
        term: String,
        utf8Range: Range<Int>,
        translations: [String],
        definition: String? = nil
    ) {
        self.concept = concept
        self.term = term
        self.utf8Range = utf8Range
        self.translations = translations
        self.definition = definition
    }
}

/// A concept of the termbase with its terms (TBX `conceptEntry`).
public struct Concept: Sendable, Hashable {
    /// A term in one language (TBX `termSec`).
    public struct Term: Sendable, Hashable {
        /// The language.
        public var language: LanguageTag
        /// The term as written.
        public var text: String
        /// Whether upper and lower case must agree (proper nouns, acronyms).
        public var isCaseSensitive: Bool
        /// Whether this is the term to use; else it is only admitted.
        public var isPreferred: Bool
        /// TBX `partOfSpeech`, where given.
        public var partOfSpeech: String?
        /// Whether the term is no longer to be used (TBX `deprecatedTerm`, `supersededTerm`): found, never proposed.
        public var isDeprecated: Bool

        /// Makes a term.
        public init(
            language: LanguageTag,
            text: String,
            isCaseSensitive: Bool,
            isPreferred: Bool,
            partOfSpeech: String? = nil,
            isDeprecated: Bool = false
        ) {
            self.language = language
            self.text = text
            self.isCaseSensitive = isCaseSensitive
            self.isPreferred = isPreferred
            self.partOfSpeech = partOfSpeech
            self.isDeprecated = isDeprecated
        }
    }

    /// The concept's id, unique in a termbase.
    public var id: String
    /// The subject field, where given.
    public var subject: String?
    /// The definition, where given.
    public var definition: String?
    /// The terms in file order.
    public var terms: [Term]

    /// Makes a concept.
    public init(id: String, subject: String? = nil, definition: String? = nil, terms: [Term]) {
        self.id = id
        self.subject = subject
        self.definition = definition
        self.terms = terms
    }
}
