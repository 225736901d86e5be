package import DragomanModel
import DragomanText

/// How one language writes numbers, dates and times; read once, for any number of texts and threads.
package final class PlaceableConventions: Sendable {
    /// Which of day and month comes first in `1/5/2024`.
    enum DateOrder: Sendable {
        case dayFirst
        case monthFirst
    }

    /// The language.
    package let language: LanguageTag
    /// Its language subtag.
    let code: String
    /// The format of the language's own digits.
    let own: NumberFormat
    /// The formats by their digit nought.
    let formats: [UInt32: NumberFormat]
    let months: NameTable
    let weekdays: NameTable
    let dayHalves: [DayHalf]
    /// `nil` where it is not certain.
    let dateOrder: DateOrder?
    /// Whether hours have two digits (09:30).
    let padsHours: Bool
    /// Years are counted from so long before ours.
    let yearOffset: Int
    let words: PlaceableWords
    private let plurals: PluralRules

    /// Reads what ICU knows of a language.
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU is incomplete.
    package init(language: LanguageTag) throws {
        self.language = language
        code = Locales.language(of: language)
        words = PlaceableWords(code)
        own = try NumberFormat(language: language)
        var formats: [UInt32: NumberFormat] = [:]
        for digits in NumberFormat.Digits.allCases {
            let format = try NumberFormat(language: language, digits: digits)
            formats[format.zero] = format
        }
        formats[own.zero] = own
        self.formats = formats
        let names = try DateNames(language: language)
        let isNumbered = ["zh", "ja", "ko"].contains(code)
        var months = isNumbered ? [] : names.months
        // The list in the script that ICU's names are in.
        if let script = months.first?.first?.unicodeScalars.first,
            let names = words.monthsBesideDay.first(where: { $0.first?.unicodeScalars.first == script })
        {
            months[Int(DateNames.Form.wide.rawValue)] = names
        }
        self.months = NameTable(months, also: words.otherMonths)
        weekdays = NameTable(names.weekdays)
        dayHalves = Self.dayHalves(names.dayHalves, code)
        let pattern = names.datePattern
        // A bare "en" may be American or British; a region says which.
        let isCertain = code != "en" || language.description.contains("-")
        let day = pattern.firstIndex(of: "d")
        let month = pattern.firstIndex(of: "M")
        let year = pattern.firstIndex(of: "y")
        if isCertain, let day, let month, let year, year > min(day, month) {
            dateOrder = day < month ? .dayFirst : .monthFirst
        } else {
            dateOrder = nil
        }
        padsHours = names.timePattern.contains("HH") || names.timePattern.contains("hh")
        // The Buddhist era of Thailand.
        yearOffset = code == "th" ? 543 : 0
        plurals = try PluralRules(language: language)
    }

    private static func dayHalves(_ names: [String], _ code: String) -> [DayHalf] {
        var pairs: [(String, String)] = []
        if names.count == 2, names[0] != names[1] {
            pairs.append((names[0], names[1]))
            let spaced = names.map { String($0.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }) }
            pairs.append((spaced[0], spaced[1]))
        }
        if ["en", "es", "hi", "fa", "he", "ar"].contains(code) {
            pairs += [("a.m.", "p.m."), ("am", "pm"), ("AM", "PM"), ("A.M.", "P.M.")]
        }
        var seen: Set<String> = []
        return pairs.filter { !$0.0.isEmpty && seen.insert($0.0).inserted }.map { DayHalf(before: $0.0, after: $0.1) }
    }

    /// The plural category of a number, `nil` where ICU has no answer.
    func category(_ number: PlainNumber) -> String? {
        plurals.category(integer: number.integer, fraction: number.fraction)
    }
}
