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
    /// Whole percent by the matching contract, 0…101, less the points of the penalties.
    public var score: Int
    /// What the score was before any penalty.
    public private(set) var similarity: Int
    /// Why the score is less than the similarity, in the order in which it was taken off; mostly empty.
    public private(set) var penalties: [MatchPenalty] = []
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
    /// How many symbols the longer of the two sources has: what the distance is a share of.
    public var length = 0
    /// Whether it was found because nothing but numbers, dates and addresses differ, be it alike enough otherwise or not.
    public var isMasked = false
    /// What was put into the translation so that it says what the new source says; empty where it is as it was stored.
    public var adaptations: [MatchAdaptation] = []
    /// Where the sources differ only in what could be adapted: why that was not certain enough.
    public var adaptationDoubt: String?
    /// What the edits between the two sources mean; `nil` where the texts are equal or it was not asked for.
    public var judgement: EditJudgement?
    /// The two sources compared word by word; `nil` likewise.
    public var difference: WordDifference?
    /// The reference memory that it is from; `nil` for the site's own memory.
    public var tier: String?
    /// How much of the translation is likely to serve, 0…100, from score, length and kind; `nil` where not estimated.
    public var usefulness: Int?
    /// Why it stands where it stands; `nil` where the score alone decided.
    public var order: MatchOrder?

    /// Makes a match without penalties.
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
        tier: String? = nil,
        usefulness: Int? = nil
    ) {
        self.source = source
        self.target = target
        self.language = language
        self.score = score
        similarity = score
        self.kind = kind
        self.state = state
        self.origin = origin
        self.author = author
        self.article = article
        self.distance = distance
        self.tier = tier
        self.usefulness = usefulness
    }

    /// Whether the translation may be taken over without a person's look: the text is equal, or nothing in it differs
    /// that could mean something else.
    public var isSafe: Bool { penalties.isEmpty && (kind != .fuzzy || judgement?.isSafe == true) }

    /// Takes points off the score and says why; the score never falls below 0.
    public mutating func penalise(_ name: String, by points: Int) {
        penalties.append(MatchPenalty(name: name, points: points))
        score = max(0, score - points)
    }
}

/// A place of a translation that was changed to say what the new source says: a number, a date, an address.
public struct MatchAdaptation: Sendable, Hashable, Codable {
    /// What stood there.
    public var from: String
    /// What stands there now.
    public var to: String
    /// What it is: `number`, `date`, `url` and the like.
    public var kind: String

    /// Makes an adaptation.
    public init(from: String, to: String, kind: String) {
        self.from = from
        self.to = to
        self.kind = kind
    }
}

/// A named reason for which a match scores less than its text is alike.
public struct MatchPenalty: Sendable, Hashable, Codable {
    /// A stable kebab-case name, one meaning each.
    public var name: String
    /// How many points of the score it takes, at least 0.
    public var points: Int

    /// Makes a penalty.
    public init(name: String, points: Int) {
        self.name = name
        self.points = points
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
