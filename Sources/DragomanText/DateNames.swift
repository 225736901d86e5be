import CDragomanICU
package import DragomanModel

/// The names of months, weekdays and day halves of a language in the Gregorian calendar, and its short patterns (CLDR).
package struct DateNames: Sendable {
    /// The forms of a name: how long it is, and whether it stands beside a day (`1 мая`) or alone (`май`).
    package enum Form: Int32, Sendable, CaseIterable {
        /// Long, beside a day.
        case wide = 0
        /// Short, beside a day.
        case short = 1
        /// Long, alone.
        case wideAlone = 2
        /// Short, alone.
        case shortAlone = 3

        /// Whether it is a long one.
        package var isWide: Bool { self == .wide || self == .wideAlone }
    }

    /// Twelve names of each form, in the order of `Form`.
    package var months: [[String]]
    /// Seven names of each form, Sunday first.
    package var weekdays: [[String]]
    /// The marks of the half before noon and of that after it.
    package var dayHalves: [String]
    /// The short pattern of a date (`dd.MM.yy`).
    package var datePattern: String
    /// The short pattern of a time (`HH:mm`).
    package var timePattern: String

    /// Reads the names of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag) throws {
        let missing = DragomanError(
            "icu-data-missing",
            "the system's ICU has no names of months for '\(language)'; install the complete libicu"
        )
        guard let handle = dg_dates_open(language.description) else { throw missing }
        defer { dg_dates_close(handle) }
        func names(_ which: Int32, _ indices: Range<Int32>) throws -> [String] {
            try indices.map { index in
                guard let name = ICUText.string({ dg_dates_name(handle, which, index, $0, $1) }) else { throw missing }
                return name
            }
        }
        months = try Form.allCases.map { try names($0.rawValue, 0..<12) }
        weekdays = try Form.allCases.map { try names(4 + $0.rawValue, 1..<8) }
        dayHalves = try names(8, 0..<2)
        datePattern = ICUText.string { dg_dates_pattern(handle, 0, $0, $1) } ?? ""
        timePattern = ICUText.string { dg_dates_pattern(handle, 1, $0, $1) } ?? ""
    }
}
