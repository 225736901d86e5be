/// What kind of change lies between two texts of one language, the slightest first.
public enum EditClass: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// White space and invisible characters only.
    case spacing
    /// Capitals and small letters, or the width of letters.
    case letterCase = "case"
    /// Inline codes only: some more, fewer or elsewhere.
    case code
    /// Punctuation that does not tell a question from a statement.
    case punctuation
    /// A slip inside a word that is no name, or another spelling of the same.
    case typo
    /// A number, in figures or in words, or what goes with one.
    case number
    /// A name, as far as capitals tell.
    case name
    /// Something inside quotation marks, or the marks themselves.
    case quotation
    /// A negation more, fewer or elsewhere.
    case negation
    /// Any other word, or a statement that became a question.
    case meaning

    /// Whether a translation must not be taken over such a change without a person's look.
    public var isGuarded: Bool { self >= .number }

    /// Orders classes from the slightest to the gravest.
    public static func < (left: EditClass, right: EditClass) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
