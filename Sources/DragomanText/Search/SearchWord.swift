/// A word of a text as searches see it.
package struct SearchWord: Hashable, Sendable {
    /// Without case, width and marks: what a plain letter on any keyboard finds.
    package var folded: String
    /// Without case and width, with its marks.
    package var spelled: String
    /// As it stands in the text.
    package var written: String
    /// Where it begins in the text as it is shown, in scalars.
    package var start: Int
    /// How many scalars of the text as it is shown it takes.
    package var scalarCount: Int

    /// Whether the word has marks that folding takes away.
    package var isMarked: Bool { folded != spelled }

    /// Where the word stands in the text as it is shown.
    package var range: Range<Int> { start..<start + scalarCount }
}
