import CDragomanICU
package import DragomanModel

/// The plural rules of one language (CLDR cardinals); several threads may use it.
package final class PluralRules: Sendable {
    // ICU's rules do not change once they are read.
    nonisolated(unsafe) private let handle: OpaquePointer

    /// Reads the rules of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag) throws {
        guard let opened = dg_plural_open(language.description) else {
            throw DragomanError(
                "icu-data-missing",
                "the system's ICU has no plural rules for '\(language)'; install the complete libicu"
            )
        }
        handle = opened
    }

    deinit { dg_plural_close(handle) }

    /// The category of a number as it is written, such as `one`, `few` or `other`.
    ///
    /// The digits shown after the point count: 1 is `one` in English, 1.0 is `other`.
    ///
    /// - Parameters:
    ///   - integer: The ASCII digits before the point, at least one.
    ///   - fraction: The ASCII digits after it; empty for a whole number.
    /// - Returns: `nil` where the number is too long to be told exactly (15 digits before the point, 40 after it) or ICU has no answer.
    package func category(integer: String, fraction: String) -> String? {
        guard integer.utf8.count <= 15, fraction.utf8.count <= 40 else { return nil }
        let decimal = fraction.isEmpty ? integer : integer + "." + fraction
        return ICUText.string { dg_plural_category(handle, decimal, Int32(fraction.utf8.count), $0, $1) }
    }
}
