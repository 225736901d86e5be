import CDragomanICU
package import DragomanModel

/// How a language writes numbers in one set of digits (CLDR).
package struct NumberFormat: Sendable, Hashable {
    /// Sets of digits that news in our languages is written in.
    package enum Digits: String, Sendable, CaseIterable {
        /// 0…9.
        case latin = "latn"
        /// ٠…٩.
        case arabic = "arab"
        /// ۰…۹.
        case extendedArabic = "arabext"
        /// ०…९.
        case devanagari = "deva"
        /// ০…৯.
        case bengali = "beng"
        /// ๐…๙.
        case thai = "thai"
        /// ０…９.
        case fullWidth = "fullwide"
    }

    /// The digit nought.
    package var zero: UInt32
    /// What parts whole and fraction.
    package var decimal: UInt32
    /// What parts groups.
    package var grouping: UInt32
    /// Whether groups above the last have two digits (12,34,567).
    package var isIndian: Bool
    /// Numbers with fewer digits than the last group and this many more are not grouped; 1 or 2.
    package var minimumGroupingDigits: Int

    /// Reads the format of a language for some digits, or for its own where `digits` is `nil`.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag, digits: Digits? = nil) throws {
        guard let handle = dg_numbers_open(language.description, digits?.rawValue ?? "") else {
            throw Self.missing(language)
        }
        defer { dg_numbers_close(handle) }
        // Bidi marks may stand beside a symbol; the first scalar that shows is it.
        func symbol(_ which: Int32) throws -> UInt32 {
            let text = ICUText.string { dg_numbers_symbol(handle, which, $0, $1) } ?? ""
            guard let scalar = text.unicodeScalars.first(where: { !(0x200E...0x200F).contains($0.value) }) else {
                throw Self.missing(language)
            }
            return scalar.value
        }
        decimal = try symbol(0)
        grouping = try symbol(1)
        zero = try symbol(2)
        isIndian = dg_numbers_grouping(handle, 0) == 2
        minimumGroupingDigits = max(1, Int(dg_numbers_grouping(handle, 1)))
    }

    private static func missing(_ language: LanguageTag) -> DragomanError {
        DragomanError(
            "icu-data-missing",
            "the system's ICU has no number format for '\(language)'; install the complete libicu"
        )
    }
}
