package import DragomanModel

/// Finds ICU's plain sentence boundaries in texts of one language.
///
/// The segmenter has a scan of its own; this is what that is held against in tests: Unicode's break tests over the linked ICU, and
/// plain sentences. Opened once per language; not for two threads at once.
package final class SentenceBreaker {
    private let iterator: BreakIterator

    /// Opens the sentence rules of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag) throws {
        iterator = try BreakIterator(.sentence, language: language)
    }

    /// Calls a closure with each boundary as a UTF-8 offset, in order, without 0 and with the end.
    package func forEachBoundary(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        guard !bytes.isEmpty else { return }
        let isSet = iterator.withText(bytes) {
            while let end = iterator.next() { body(end) }
        }
        if !isSet { body(bytes.count) }
    }

    /// The boundaries of a text as UTF-8 offsets, without 0 and with the end; empty for an empty text.
    package func boundaries(in text: String) -> [Int] {
        var result: [Int] = []
        ICUText.withUTF8(text) { bytes in forEachBoundary(in: bytes) { result.append($0) } }
        return result
    }
}
