/// A part of a text that changes without the sentence around it: a number, a date, an address.
package struct Placeable: Sendable, Hashable {
    /// The classes that stand for each other.
    package enum Kind: String, Sendable, CaseIterable {
        /// A whole or decimal number.
        case number
        /// A number with a percent sign.
        case percent
        /// A number with the sign or code of a currency.
        case currency
        /// A day, month and year, or two of them; with the weekday where it stands beside.
        case date
        /// A time of day.
        case time
        /// A web address.
        case url
        /// A mail address.
        case email
        /// A name behind `@`.
        case handle
        /// A word behind `#`.
        case hashtag
        /// Numbers with more than one point: versions, network addresses.
        case version
    }

    /// What class it is of.
    package var kind: Kind
    /// Where it stands: scalars of the coded text.
    package var range: Range<Int>
    /// What it may mean; the reading that is the language's own comes first, and there is at least one.
    var readings: [PlaceableReading]

    /// What it means by the conventions of its language.
    package var value: PlaceableValue { readings.first?.value ?? .verbatim("") }
}

/// One way to read a placeable: what it says and how that is written.
struct PlaceableReading: Sendable, Hashable {
    var value: PlaceableValue
    var pieces: [PlaceablePiece]

    /// The sign or code of the currency, if it has one.
    var currency: String? {
        for case .currency(let sign) in pieces { return sign }
        return nil
    }

    /// Whether nothing of it stands behind its number.
    var endsWithNumber: Bool {
        switch pieces.last {
        case .number, .year: true
        default: false
        }
    }

    /// How its number is written, if it has one.
    var numberForm: NumberForm? {
        for case .number(let form) in pieces { return form }
        return nil
    }
}

/// What a placeable means, whatever the language it is written in.
package enum PlaceableValue: Sendable, Hashable {
    /// A number, also that of a percentage or of money.
    case number(PlainNumber)
    /// A date.
    case date(PlainDate)
    /// A time of day.
    case time(PlainTime)
    /// What is written, where that is all it means.
    case verbatim(String)
    /// A date whose day and month cannot be told apart.
    case unclear(String)

    /// The value without the weekday, which is found by the rest.
    var key: PlaceableValue {
        guard case .date(var date) = self else { return self }
        date.weekday = nil
        return .date(date)
    }
}

/// A decimal number, digit by digit: 5 and 5.0 are two.
package struct PlainNumber: Sendable, Hashable {
    /// Whether a minus stands before it.
    package var isNegative: Bool
    /// The ASCII digits before the point; at least one.
    package var integer: String
    /// The ASCII digits after it.
    package var fraction: String

    /// Whether it is 1.
    var isOne: Bool { integer == "1" && fraction.isEmpty }

    /// Whether it is a whole number of four digits that can be a year of our time.
    var isLikeAYear: Bool {
        guard fraction.isEmpty, integer.utf8.count == 4, let number = Int(integer) else { return false }
        return (1900...2099).contains(number)
    }
}

/// A date of the Gregorian calendar, or part of one.
package struct PlainDate: Sendable, Hashable {
    /// The year.
    package var year: Int?
    /// The month, 1...12.
    package var month: Int?
    /// The day, 1...31.
    package var day: Int?
    /// The weekday, 0 for Sunday.
    package var weekday: Int?
}

/// A time of day in 24 hours.
package struct PlainTime: Sendable, Hashable {
    /// 0...24.
    package var hour: Int
    /// 0...59; `nil` where only the hour is said.
    package var minute: Int?
    /// 0...59; mostly `nil`.
    package var second: Int?
}
