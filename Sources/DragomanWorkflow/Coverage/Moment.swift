import DragomanModel

/// A moment as people write it, brought to RFC 3339 in UTC with whole seconds, so that texts order as times do.
struct Moment: CustomStringConvertible {
    let description: String

    /// Which moment of a day is meant where only the day is given.
    enum DayMeaning {
        /// Its first second: what was so from that day on.
        case beginning
        /// Its last second: what was so by the close of that day.
        case end
    }

    /// Reads a moment as the constructor does.
    ///
    /// - Throws: `DragomanError` `time-unreadable`.
    static func reading(_ text: String, dayMeans meaning: DayMeaning = .end) throws -> Moment {
        if let moment = Moment(text, dayMeans: meaning) { return moment }
        throw DragomanError(
            "time-unreadable",
            "'\(text.printable)' is no time; write one such as 2026-11-24 or 2026-11-24T09:30:00Z"
        )
    }

    /// Reads `2026-11-24`, `2026-11-24T09:30Z`, `2026-11-24T09:30:00Z`, `2026-11-24 09:30:00`, or with `+02:00`.
    ///
    /// `nil` for anything else.
    init?(_ text: String, dayMeans meaning: DayMeaning = .end) {
        var scanner = Scanner(text)
        guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2), scanner.take("-"),
            let day = scanner.number(2), (1...12).contains(month), day >= 1, day <= Self.days(month, year)
        else { return nil }
        if scanner.isAtEnd {
            let second = meaning == .beginning ? 0 : 86399
            description = Self.text(seconds: Self.daysSinceEpoch(year, month, day) * 86400 + second)
            return
        }
        guard scanner.take("T") || scanner.take("t") || scanner.take(" "), let hour = scanner.number(2),
            scanner.take(":"),
            let minute = scanner.number(2), hour < 24, minute < 60
        else { return nil }
        var second = 0
        if scanner.take(":") {
            guard let value = scanner.number(2), value < 61 else { return nil }
            second = value
            if scanner.take("."), !scanner.skipDigits() { return nil }
        }
        guard let zone = scanner.zoneSeconds(), scanner.isAtEnd else { return nil }
        let clock = hour * 3600 + minute * 60 + second
        description = Self.text(seconds: Self.daysSinceEpoch(year, month, day) * 86400 + clock - zone)
    }

    /// The moment that is so many seconds after 1970 began, UTC.
    init(secondsSinceEpoch seconds: Int) { description = Self.text(seconds: seconds) }

    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Source: as above, `civil_from_days`.
    private static func text(seconds: Int) -> String {
        let days = (seconds >= 0 ? seconds : seconds - 86399) / 86400
        let clock = seconds - days * 86400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return
            "\(pad(year, 4))-\(pad(month))-\(pad(day))T\(pad(clock / 3600)):\(pad(clock / 60 % 60)):\(pad(clock % 60))Z"
    }

    private static func pad(_ value: Int, _ width: Int = 2) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

private struct Scanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ text: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == text.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int? {
        guard rest.count >= digits, rest.prefix(digits).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let value = rest.prefix(digits).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        rest = rest.dropFirst(digits)
        return value
    }

    mutating func skipDigits() -> Bool {
        let count = rest.prefix { (0x30...0x39).contains($0) }.count
        rest = rest.dropFirst(count)
        return count > 0
    }

    /// The offset from UTC in seconds; no zone means UTC.
    mutating func zoneSeconds() -> Int? {
        if isAtEnd || take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60 else {
            return nil
        }
        return sign * (hours * 3600 + minutes * 60)
    }
}
