/// Reads the dates that front matter holds.
enum Timestamp {
    /// A date or date and time of RFC 3339 or near it (`2026-05-08`, `2026-05-08 09:30`) in UTC; `nil` where it is none.
    ///
    /// A time without an offset is taken as UTC.
    static func utc(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
            bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D, (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        guard let (seconds, offset) = time(bytes) else { return nil }
        let total = days(year, month, day) * 86_400 + seconds - offset
        let date = civil(floorDivide(total, 86_400))
        let rest = total - floorDivide(total, 86_400) * 86_400
        return "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))T"
            + "\(pad(rest / 3600, 2)):\(pad(rest / 60 % 60, 2)):\(pad(rest % 60, 2))Z"
    }

    /// The seconds of the day and of the offset that stand behind the date.
    private static func time(_ bytes: [UInt8]) -> (seconds: Int, offset: Int)? {
        guard bytes.count > 10 else { return (0, 0) }
        guard bytes[10] | 0x20 == 0x74 || bytes[10] == 0x20, bytes.count >= 16, bytes[13] == 0x3A,
            let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2), hour < 24, minute < 60
        else { return nil }
        var second = 0
        var position = 16
        if position < bytes.count, bytes[position] == 0x3A {
            guard let found = number(bytes, 17, 2), found <= 60 else { return nil }
            second = min(found, 59)
            position = 19
            if position < bytes.count, bytes[position] == 0x2E {
                position += 1
                while position < bytes.count, ASCII.isDigit(bytes[position]) { position += 1 }
            }
        }
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        guard let offset = offset(bytes, position) else { return nil }
        return (hour * 3600 + minute * 60 + second, offset)
    }

    private static func offset(_ bytes: [UInt8], _ position: Int) -> Int? {
        guard position < bytes.count, bytes[position] | 0x20 != 0x7A else { return 0 }
        guard bytes[position] == 0x2B || bytes[position] == 0x2D, let hour = number(bytes, position + 1, 2),
            let minute = number(bytes, bytes.count - 2, 2), bytes.count >= position + 5, hour < 24, minute < 60
        else { return nil }
        return (hour * 3600 + minute * 60) * (bytes[position] == 0x2D ? -1 : 1)
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        guard start >= 0, start + count <= bytes.count, bytes[start..<start + count].allSatisfy(ASCII.isDigit) else {
            return nil
        }
        return bytes[start..<start + count].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func pad(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    private static func floorDivide(_ left: Int, _ right: Int) -> Int {
        left >= 0 ? left / right : -((right - 1 - left) / right)
    }

    /// Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }
}
