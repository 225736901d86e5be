/// What an edit of a text does to its meaning, as far as words and marks tell.
public struct EditJudgement: Sendable, Hashable {
    /// One thing that was changed.
    public struct Reason: Sendable, Hashable {
        /// The class that it belongs to.
        public var editClass: EditClass
        /// What was changed.
        public var kind: Kind
        /// What stood there; empty where something was added.
        public var before: String
        /// What stands there now; empty where something was dropped.
        public var after: String

        /// Makes a reason.
        public init(_ editClass: EditClass, _ kind: Kind, before: String, after: String) {
            self.editClass = editClass
            self.kind = kind
            self.before = before
            self.after = after
        }
    }

    /// What can be changed in a text.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case spacing
        case invisible
        case code
        case letterCase = "case"
        case punctuation
        case typo
        case spelling
        case number
        case name
        case possibleName = "possible-name"
        case quotation
        case quotationMarks = "quotation-marks"
        case negation
        case opposite
        case quantifier
        case question
        case symbol
        case word

        /// What it means, for people.
        public var meaning: String {
            switch self {
            case .spacing: "white space differs"
            case .invisible: "invisible characters differ"
            case .code: "inline codes differ"
            case .letterCase: "capitals differ"
            case .punctuation: "punctuation differs"
            case .typo: "a slip was corrected or made"
            case .spelling: "the same is spelled otherwise"
            case .number: "a number differs"
            case .name: "a name differs"
            case .possibleName: "a word that may be a name differs"
            case .quotation: "words of a quotation differ"
            case .quotationMarks: "quotation marks were added or removed"
            case .negation: "a negation was added, dropped or moved"
            case .opposite: "a word became its opposite"
            case .quantifier: "a word of amount, time or direction was added or dropped"
            case .question: "a question became a statement, or the reverse"
            case .symbol: "a symbol differs"
            case .word: "words differ"
            }
        }
    }

    /// What was changed, in the order of the text; the same thing once.
    public var reasons: [Reason]
    /// Name and version of the table that it was judged by.
    public var table: String

    /// Makes a judgement.
    public init(reasons: [Reason], table: String) {
        self.reasons = reasons
        self.table = table
    }

    /// The classes of all changes, the slightest first; empty where the texts are the same.
    public var classes: [EditClass] { Set(reasons.map(\.editClass)).sorted() }

    /// The gravest class; `nil` where the texts are the same.
    public var gravest: EditClass? { reasons.map(\.editClass).max() }

    /// Whether nothing that was changed needs a person's look before a translation is taken over.
    public var isSafe: Bool { !reasons.contains(where: \.editClass.isGuarded) }

    /// The reasons to look at: those that make it unsafe.
    public var warnings: [Reason] { reasons.filter(\.editClass.isGuarded) }
}
