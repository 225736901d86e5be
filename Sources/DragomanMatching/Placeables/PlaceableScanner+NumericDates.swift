import DragomanText

/// Parts of dates with their places, in the order of the text.
typealias DatePlaces = [(range: Range<Int>, piece: PlaceablePiece)]

extension PlaceableScanner {
    /// A date in digits: `2024-05-01`, `1.5.2024`, `1/5/2024`.
    func numericDate(_ first: DigitRun) -> Placeable? {
        guard first.range.count <= 4, let separator = dateSeparator(after: first.range.upperBound),
            let second = run(at: separator.end), second.range.count <= 2,
            dateSeparator(after: second.range.upperBound)?.sign == separator.sign,
            let third = run(at: dateSeparator(after: second.range.upperBound)?.end ?? 0)
        else { return nil }
        let end = third.range.upperBound
        guard !isGluedAfter(end), !(isDateSign(scalar(end)) && Self.isDigit(scalar(end + 1))) else { return nil }
        let range = first.range.lowerBound..<end
        if first.range.count == 4, third.range.count <= 2 {
            return date(range, year: first, month: second, day: third)
        }
        guard first.range.count <= 2, third.range.count == 4 else { return nil }
        let dayFirst = date(range, year: third, month: second, day: first)
        let monthFirst = date(range, year: third, month: first, day: second)
        guard let dayFirst, let monthFirst else { return dayFirst ?? monthFirst }
        // Nobody writes 5.1. for a day of May.
        if separator.sign == 0x2E || first.value == second.value { return dayFirst }
        switch rules.dateOrder {
        case .dayFirst: return dayFirst
        case .monthFirst: return monthFirst
        case nil:
            let value = PlaceableValue.unclear(string(range))
            return Placeable(kind: .date, range: range, readings: [PlaceableReading(value: value, pieces: [.verbatim])])
        }
    }

    private func isDateSign(_ value: UInt32) -> Bool { value == 0x2D || value == 0x2F || value == 0x2E }

    /// The sign between parts of a date.
    ///
    /// A space may follow a full stop ("1. 5. 2024").
    private func dateSeparator(after end: Int) -> (sign: UInt32, end: Int)? {
        let sign = scalar(end)
        guard isDateSign(sign) else { return nil }
        let next = sign == 0x2E ? skippingSpace(end + 1) : end + 1
        return Self.isDigit(scalar(next)) ? (sign, next) : nil
    }

    private func date(_ range: Range<Int>, year: DigitRun, month: DigitRun, day: DigitRun) -> Placeable? {
        guard (1...12).contains(month.value), (1...31).contains(day.value), let (value, yearPiece) = self.year(year)
        else { return nil }
        var forms = (month: DigitsForm(month), day: DigitsForm(day))
        forms.month.isPadded = forms.month.isPadded ?? forms.day.isPadded
        forms.day.isPadded = forms.day.isPadded ?? forms.month.isPadded
        // ISO 8601
        if year.range.lowerBound == range.lowerBound, scalar(year.range.upperBound) == 0x2D, forms.month.isPadded == nil
        {
            forms.month.isPadded = true
            forms.day.isPadded = true
        }
        let places: DatePlaces = [
            (year.range, yearPiece), (month.range, .month(forms.month)), (day.range, .day(forms.day)),
        ].sorted { $0.0.lowerBound < $1.0.lowerBound }
        let date = PlainDate(year: value, month: month.value, day: day.value)
        return Placeable(kind: .date, range: range, readings: [reading(.date(date), range, places)])
    }

    /// The Gregorian year that four digits mean, and how it is written.
    func year(_ run: DigitRun) -> (value: Int, piece: PlaceablePiece)? {
        guard run.range.count == 4, (1000...2999).contains(run.value) else { return nil }
        let offset = rules.yearOffset > 0 && run.value > 2300 ? rules.yearOffset : 0
        return (run.value - offset, .year(zero: run.zero, offset: offset))
    }
}
