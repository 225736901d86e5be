import DragomanText

/// A part of how a placeable is written: what to put there for another value.
enum PlaceablePiece: Sendable, Hashable {
    /// Text that stays.
    case literal(String)
    /// The number itself.
    case number(NumberForm)
    /// The sign or code of a currency.
    case currency(String)
    /// A year of so many years more than the Gregorian one.
    case year(zero: UInt32, offset: Int)
    /// A month in digits.
    case month(DigitsForm)
    /// A day.
    case day(DigitsForm)
    /// The name of a month.
    case monthName(NameForm)
    /// The name of a weekday.
    case weekdayName(NameForm)
    /// An hour, of 24 or of twice 12.
    case hour(DigitsForm, isTwelve: Bool)
    /// A minute, of two digits.
    case minute(zero: UInt32)
    /// A second, of two digits.
    case second(zero: UInt32)
    /// The mark of the half of the day.
    case dayHalf(DayHalf)
    /// All of it.
    case verbatim
}

/// How a number is written.
struct NumberForm: Sendable, Hashable {
    /// The digit nought.
    var zero: UInt32
    /// What parts whole and fraction; `nil` where there is no fraction.
    var decimal: UInt32?
    /// What parts groups; `nil` where there are none.
    var grouping: UInt32?
    /// Whether the groups are Indian ones.
    var isIndian = false
    /// The sign of a negative number.
    var minus: UInt32?
    /// Whether it is read by another language's separators.
    var isForeign = false
}

/// How a day, month or hour is written in digits.
struct DigitsForm: Sendable, Hashable {
    /// The digit nought.
    var zero: UInt32
    /// Whether a nought fills it up to two digits; `nil` where the number itself does not tell.
    var isPadded: Bool?

    /// The form of digits that are read.
    init(_ run: DigitRun) {
        zero = run.zero
        isPadded = run.range.count == 1 ? false : run.digits.hasPrefix("0") ? true : nil
    }
}

/// How a name is written.
struct NameForm: Sendable, Hashable {
    /// How its letters differ from those of the table.
    enum Casing: Sendable {
        case asListed
        case capitalised
        case upper
    }

    /// The forms of the table that are written so; not empty.
    var forms: [DateNames.Form]
    var casing: Casing
    /// Whether a full stop shortens it that the table does not have.
    var hasForeignStop: Bool
}

/// The marks of the two halves of the day.
struct DayHalf: Sendable, Hashable {
    var before: String
    var after: String
}

/// Digits of one script that follow each other.
struct DigitRun: Sendable, Hashable {
    /// Where they stand.
    var range: Range<Int>
    /// The digit nought of the script.
    var zero: UInt32
    /// The digits in ASCII.
    var digits: String

    /// Their number, where it has at most nine digits; else -1.
    var value: Int { digits.utf8.count > 9 ? -1 : Int(digits) ?? -1 }
}
