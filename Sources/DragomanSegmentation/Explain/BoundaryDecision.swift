/// What was decided at one place of a text at which a sentence might end, and why.
package struct BoundaryDecision: Sendable, Hashable {
    /// A word beside the place and what the table says of it.
    package struct Word: Sendable, Hashable {
        /// The word as it stands in the text.
        package var text: String
        /// The sections of the table that it is in, by name, in the order of the tables' README.
        package var sections: [String]
    }

    /// Where the next sentence would begin: a UTF-8 offset.
    package var offset: Int
    /// Whether a sentence ends there.
    package var isBoundary: Bool
    /// The name of the rule that decided, for example `abbreviation`.
    package var rule: String
    /// What the rule says, for people.
    package var meaning: String
    /// The word before the stop; `nil` where there is none.
    package var before: Word?
    /// The word after the place; `nil` where there is none.
    package var after: Word?
}
