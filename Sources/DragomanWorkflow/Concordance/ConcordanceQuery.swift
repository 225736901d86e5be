/// Words to be looked for in the texts of the memory.
public struct ConcordanceQuery: Sendable {
    /// In which texts words are looked for.
    public enum Side: String, Sendable, CaseIterable {
        /// In sources.
        case source
        /// In translations.
        case target
        /// In either; all words must be in the same text.
        case both
    }

    /// What a text must hold, all of it: a word, a beginning of a word (`gover*`), a phrase (`"prime minister"`, or
    /// several words without quotation marks), or several of these with their phrases in quotation marks.
    public var terms: [String]
    /// What it must not hold; likewise.
    public var excluded: [String] = []
    /// The tags of the languages of translations; empty for any.
    public var languages: [String] = []
    /// In which texts.
    public var side = Side.both
    /// The most sources to show, at least 1.
    public var limit = 20

    /// Makes a query.
    public init(_ terms: [String]) { self.terms = terms }
}
