package import DragomanModel

/// A memory beside the site's own, as the site file names it: it is consulted and never written.
package struct ReferenceMemory: Sendable, Hashable {
    /// What matches from it are called by.
    package var name: String
    /// The path, as the site file has it: from there, unless it begins with `/`.
    package var path: String
    /// How many points of score its matches lose, 0…100.
    package var penalty: Int
    /// The target languages for which it is consulted; empty for all.
    package var languages: [LanguageTag]
    /// Where the site file names it.
    package var position: FilePosition

    /// The penalty where the site file gives none.
    package static let usualPenalty = 5
}
