package import DragomanModel

/// Shows word by word what differs between texts of one language.
///
/// Opened once per language; not for two threads at once.
package final class WordDiffer {
    private let splitter: TokenSplitter

    /// Opens the word rules of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag) throws { splitter = try TokenSplitter(language: language) }

    /// What differs, with as many words, marks and codes left in place as can be.
    ///
    /// Stable: the same for the same texts, and for these in the other order the same the other way round.
    ///
    /// - Complexity: O((n + m) · d) for n and m words and d edits; near linear where these are more than 1,200, and then
    ///   a word may be shown as changed that could have stayed.
    package func difference(from old: CodedText, to new: CodedText) -> WordDifference {
        TokenDifference(splitter.tokens(of: old), splitter.tokens(of: new)).words
    }
}
