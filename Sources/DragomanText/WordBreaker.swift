import CDragomanICU
package import DragomanModel

/// Finds the words of texts of one language (ICU word boundaries; dictionaries for Chinese, Japanese and Thai).
///
/// Opened once per language; not for two threads at once.
package final class WordBreaker {
    private let iterator: BreakIterator

    /// Opens the word rules of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag) throws {
        iterator = try BreakIterator(.word, language: language)
    }

    /// Calls a closure with each stretch between two word boundaries, in order and without gaps.
    ///
    /// The closure gets the UTF-8 range and whether it is a word (letters, digits, ideographs) and not space or
    /// punctuation.
    package func forEachBoundary(in text: String, _ body: (Range<Int>, Bool) -> Void) {
        ICUText.withUTF8(text) { bytes in
            var start = 0
            let isSet = iterator.withText(bytes) {
                while let end = iterator.next() {
                    body(start..<end, dg_brk_is_word(iterator.handle) == 1)
                    start = end
                }
            }
            if !isSet { body(0..<bytes.count, true) }
        }
    }

    /// The UTF-8 ranges of the words of a text, in order.
    package func words(in text: String) -> [Range<Int>] {
        var result: [Range<Int>] = []
        forEachBoundary(in: text) { range, isWord in
            if isWord { result.append(range) }
        }
        return result
    }

    /// All word boundaries of a text as UTF-8 offsets, without 0 and with the end; empty for an empty text.
    package func boundaries(in text: String) -> [Int] {
        var result: [Int] = []
        forEachBoundary(in: text) { range, _ in result.append(range.upperBound) }
        return result
    }
}
