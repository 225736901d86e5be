package import DragomanModel

/// What finds the texts of a memory by their words; derived from the memory, beside it.
///
/// It may name texts that do not hold the words, or are gone: who asks looks at the text itself. It never leaves out one
/// of what it was told.
package protocol ConcordanceStore: Sendable {
    /// Runs a closure on the index as it lies; nobody changes it meanwhile. `nil` where there is none that can be read.
    ///
    /// - Throws: what the closure throws; `ConcordanceFailure` where the index turns out to be damaged.
    func read<Result>(_ body: ((any ConcordanceReader)?) throws -> Result) throws -> Result

    /// Changes the index, all of it or nothing; others that read or change it are waited for.
    ///
    /// - Parameters:
    ///   - plan: Says, given the stamp of the index as it lies (`nil`: there is none), what is to be done.
    ///   - waiting: Called once where another process has to be waited for.
    ///   - body: Adds what is missing.
    /// - Returns: `false` where the index cannot be written.
    /// - Throws: what the closures throw.
    func update(
        plan: (String?) throws -> ConcordancePlan,
        waiting: () -> Void,
        adding body: (any ConcordanceWriter) throws -> Void
    ) throws -> Bool
}

/// The index is damaged: it is to be made anew.
package struct ConcordanceFailure: Error {
    package init() {}
}

/// What is to be done with an index.
package enum ConcordancePlan: Sendable, Hashable {
    /// Nothing: another process did it.
    case leave
    /// What is missing is to be added.
    case extend(stamp: String)
    /// All is to be made anew.
    case makeAnew(stamp: String)
}

/// Words that a text must hold next to each other; they hold letters, digits and marks only.
package struct ConcordancePhrase: Sendable, Hashable {
    /// A word of a text that is told to an index, or looked for in one.
    package struct Word: Sendable, Hashable {
        /// Without case and marks.
        package var folded: String
        /// With its marks; equal to `folded` where it has none.
        package var spelled: String

        package init(folded: String, spelled: String) {
            self.folded = folded
            self.spelled = spelled
        }
    }

    /// In order; not empty.
    ///
    /// A word with marks asks for the same marks.
    package var words: [Word]
    /// Whether the last word may go on.
    package var isPrefix: Bool

    package init(words: [Word], isPrefix: Bool) {
        self.words = words
        self.isPrefix = isPrefix
    }
}

/// A source that may have what was asked for, and where.
package struct ConcordanceCandidate: Sendable {
    package var source: SourceID
    /// Whether the source's own text may have it.
    package var isSource = false
    /// The languages whose translations may have it, each once.
    package var targets: [LanguageTag] = []

    package init(source: SourceID) { self.source = source }
}

/// Sources that may have what was asked for.
package struct ConcordancePage: Sendable {
    /// The newest first, each source once with all of its own.
    package var candidates: [ConcordanceCandidate]
    /// Whether there are no more.
    package var isLast: Bool

    package init(candidates: [ConcordanceCandidate], isLast: Bool) {
        self.candidates = candidates
        self.isLast = isLast
    }
}

/// The questions to an index.
package protocol ConcordanceReader {
    /// The stamp that it was given with its last change.
    var stamp: String { get }

    /// The languages of its translations; ascending.
    var languages: [LanguageTag] { get }

    /// Looks for damage inside the index, without the memory; empty where there is none.
    ///
    /// - Complexity: O(n) for n texts.
    func damage() throws -> [String]

    /// Hands each source that is known to a closure, with the languages of its known translations; ordered by id.
    func forEachKnown(_ body: (SourceID, Set<LanguageTag>) throws -> Void) throws

    /// The newest source; `nil` where there is none. Its number says about how many there are.
    func newestSource() throws -> SourceID?

    /// Sources that may hold all phrases.
    ///
    /// - Parameters:
    ///   - phrases: Not empty.
    ///   - targets: The languages of which one at least it must have been translated into; `nil` for any.
    ///   - older: Where the page before ended; `nil` for the first.
    ///   - limit: After so many texts the page ends with their source.
    /// - Returns: The newest first.
    /// - Throws: what the engine throws.
    func sources(
        holding phrases: [ConcordancePhrase],
        translatedInto targets: [LanguageTag]?,
        olderThan older: SourceID?,
        limit: Int
    ) throws -> ConcordancePage

    /// Sources of which the translations into a language, of those asked for (`nil`: any), may hold all phrases.
    func sources(
        translatedHolding phrases: [ConcordancePhrase],
        in languages: [LanguageTag]?,
        olderThan older: SourceID?,
        limit: Int
    ) throws -> ConcordancePage
}

/// The changes of an index, in one transaction.
package protocol ConcordanceWriter {
    /// Takes in a source and all its live translations; what is known of it is not taken twice.
    ///
    /// The sources of one change come with ascending ids.
    func add(_ source: WordedSource) throws
}

/// A source, its live translations and the words of all.
package struct WordedSource: Sendable {
    /// A text and its words.
    package struct Text: Sendable {
        package var content: CodedText
        package var words: [ConcordancePhrase.Word]

        package init(content: CodedText, words: [ConcordancePhrase.Word]) {
            self.content = content
            self.words = words
        }
    }

    package var id: SourceID
    package var language: LanguageTag
    package var text: Text
    /// By language, ascending; in each language different texts, one at least.
    package var targets: [(language: LanguageTag, texts: [Text])]

    package init(id: SourceID, language: LanguageTag, text: Text, targets: [(language: LanguageTag, texts: [Text])]) {
        self.id = id
        self.language = language
        self.text = text
        self.targets = targets
    }
}
