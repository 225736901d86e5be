/// Reads the dates of a WXR file and writes them as RFC 3339 in UTC.
enum WXRDate {
    /// The time of `2026-05-12 09:15:00`; `nil` where it is none, as in `0000-00-00 00:00:00`.
    static func rfc3339(sql text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count == 19, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x20, bytes[13] == 0x3A,
            bytes[16] == 0x3A, let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19])
        else { return nil }
        return written(Time(year: year, month: month, day: day, hour: hour, minute: minute, second: second))
    }

    /// The time of `Tue, 12 May 2026 09:15:00 +0000`; `nil` where it is none.
    ///
    /// Source: RFC 822 with four-digit years, as RSS 2.0 has it.
    static func rfc3339(rfc822 text: String) -> String? {
        var fields = text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
        if let first = fields.first, number(Array(first.utf8)[...]) == nil { fields.removeFirst() }
        guard fields.count >= 4, let day = number(Array(fields[0].utf8)[...]),
            let month = months.firstIndex(of: fields[1].prefix(3).lowercased()),
            let year = number(Array(fields[2].utf8)[...])
        else { return nil }
        let clock = fields[3].split(separator: ":").map { number(Array($0.utf8)[...]) }
        guard clock.count == 2 || clock.count == 3, let hour = clock[0], let minute = clock[1],
            let offset = offsetMinutes(fields.count > 4 ? fields[4] : "GMT")
        else { return nil }
        let second = clock.count == 3 ? clock[2] : 0
        guard let second else { return nil }
        let time = Time(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
        return written(time, offsetMinutes: offset)
    }

    private struct Time {
        var year: Int
        var month: Int
        var day: Int
        var hour: Int
        var minute: Int
        var second: Int
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func offsetMinutes(_ zone: String) -> Int? {
        if ["GMT", "UT", "UTC", "Z"].contains(zone) { return 0 }
        let bytes = Array(zone.utf8)
        guard bytes.count == 5, bytes[0] == 0x2B || bytes[0] == 0x2D, let hours = number(bytes[1..<3]),
            let minutes = number(bytes[3..<5])
        else { return nil }
        return (bytes[0] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func written(_ time: Time, offsetMinutes: Int = 0) -> String? {
        guard (1...9_999).contains(time.year), (1...12).contains(time.month),
            (1...daysInMonth(time.month, year: time.year)).contains(time.day), (0...23).contains(time.hour),
            (0...59).contains(time.minute), (0...60).contains(time.second)
        else { return nil }
        var moved = time
        var minutes = time.hour * 60 + time.minute - offsetMinutes
        while minutes < 0 {
            minutes += 1_440
            moved.day -= 1
        }
        while minutes >= 1_440 {
            minutes -= 1_440
            moved.day += 1
        }
        normaliseDay(&moved)
        (moved.hour, moved.minute) = (minutes / 60, minutes % 60)
        return "\(padded(moved.year, to: 4))-\(padded(moved.month))-\(padded(moved.day))"
            + "T\(padded(moved.hour)):\(padded(moved.minute)):\(padded(moved.second))Z"
    }

    private static func normaliseDay(_ time: inout Time) {
        while time.day < 1 {
            time.month -= 1
            if time.month < 1 { (time.year, time.month) = (time.year - 1, 12) }
            time.day += daysInMonth(time.month, year: time.year)
        }
        while time.day > daysInMonth(time.month, year: time.year) {
            time.day -= daysInMonth(time.month, year: time.year)
            time.month += 1
            if time.month > 12 { (time.year, time.month) = (time.year + 1, 1) }
        }
    }

    private static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    private static func padded(_ number: Int, to count: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
