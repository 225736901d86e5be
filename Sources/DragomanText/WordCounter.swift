import CDragomanICU
package import DragomanModel

/// Counts texts of one language as GMX-V does: words, or characters for Chinese, Japanese and Thai.
///
/// A word lies between two ICU word boundaries and holds a letter or digit. A character is a scalar that is no white
/// space, control or punctuation. Opened once per language; not for two threads at once.
package final class WordCounter {
    /// What this counter counts.
    package let unit: CountingUnit
    private let iterator: BreakIterator
    /// Whether the language's own rules are the root's for ASCII, so that the table below serves.
    private let hasRootRules: Bool

    /// Opens the word rules of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag) throws {
        unit = Locales.countingUnit(of: language)
        iterator = try BreakIterator(.word, language: language)
        // ICU tailors the colon for Finnish and Swedish.
        hasRootRules = !["fi", "sv"].contains(Locales.language(of: language))
    }

    /// How many words or characters a text has; codes count nothing and part no word.
    package func count(_ text: CodedText) -> Int {
        count(text.plain)
    }

    /// How many words or characters a text has.
    package func count(_ text: String) -> Int {
        ICUText.withUTF8(text) { bytes in
            switch unit {
            case .characters:
                Int(dg_count_characters(bytes.baseAddress, Int64(bytes.count)))
            case .words:
                hasRootRules ? ASCIIWords.count(bytes) ?? countByICU(bytes) : countByICU(bytes)
            }
        }
    }

    /// The count without the short cut for ASCII, for the test that compares the two.
    func countByICU(_ text: String) -> Int {
        ICUText.withUTF8(text, countByICU)
    }

    private func countByICU(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        _ = iterator.withText(bytes) {
            count = Int(dg_brk_count_words(iterator.handle, bytes.baseAddress, Int64(bytes.count)))
        }
        return count
    }
}
