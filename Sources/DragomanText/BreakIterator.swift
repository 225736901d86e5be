import CDragomanICU
import DragomanModel

/// An ICU break iterator over UTF-8, opened once and set to one text after another.
///
/// Not for two threads at once. A text is borrowed for the length of `withText` only.
final class BreakIterator {
    /// The kinds of boundary.
    enum Kind: Int32 {
        case word = 1
        case sentence = 3
    }

    let handle: OpaquePointer

    /// Opens the iterator of a language, with the root's rules where ICU has none of its own.
    init(_ kind: Kind, language: LanguageTag) throws {
        guard let handle = dg_brk_open(kind.rawValue, language.description) else {
            throw DragomanError(
                "icu-data-missing",
                "the system's ICU has no \(kind) break rules for '\(language)'; install the complete libicu"
            )
        }
        self.handle = handle
    }

    deinit { dg_brk_close(handle) }

    /// Sets a text and runs a closure; whether ICU took the text (it refuses those of 2 GiB and more).
    func withText(_ bytes: UnsafeBufferPointer<UInt8>, _ body: () -> Void) -> Bool {
        guard dg_brk_set_utf8(handle, bytes.baseAddress, Int64(bytes.count)) == 1 else { return false }
        body()
        // The buffer is the caller's: leave no pointer to it behind.
        _ = dg_brk_set_utf8(handle, nil, 0)
        return true
    }

    /// The next boundary of the text set, or `nil` at its end.
    func next() -> Int? {
        let offset = dg_brk_next(handle)
        return offset < 0 ? nil : Int(offset)
    }
}
