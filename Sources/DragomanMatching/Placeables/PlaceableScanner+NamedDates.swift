import DragomanText

extension PlaceableScanner {
    /// The parts of a date that are found so far.
    private struct Parts {
        var date = PlainDate()
        var places: DatePlaces = []
        var start: Int
        var end: Int

        mutating func add(_ range: Range<Int>, _ piece: PlaceablePiece) {
            places.append((range, piece))
            start = min(start, range.lowerBound)
            end = max(end, range.upperBound)
        }
    }

    /// A date with the name of its month, beside digits: `1 May 2024`, `May 1, 2024`, `May 2024`, `1. Mai`.
    func namedDate(_ run: DigitRun) -> Placeable? {
        guard run.range.count <= 2 || run.range.count == 4 else { return nil }
        var parts = dayBeforeMonth(run) ?? monthBefore(run) ?? yearBeforeMonth(run) ?? numberedMonth(run)
        guard parts != nil else { return nil }
        addWeekday(&parts)
        guard let parts else { return nil }
        let range = parts.start..<parts.end
        let places = parts.places.sorted { $0.range.lowerBound < $1.range.lowerBound }
        return Placeable(kind: .date, range: range, readings: [reading(.date(parts.date), range, places)])
    }

    /// `1 May`, `1. Mai 2024`, `1 de mayo de 2024`.
    private func dayBeforeMonth(_ day: DigitRun) -> Parts? {
        guard day.range.count <= 2, (1...31).contains(day.value) else { return nil }
        var place = skippingConnector(skippingSpace(skippingOrdinal(day.range.upperBound)))
        if let prefix = rules.words.monthPrefix, scalar(place) == prefix { place += 1 }
        guard place > day.range.upperBound, let month = rules.months.name(startingAt: place, in: text) else {
            return nil
        }
        var parts = Parts(start: day.range.lowerBound, end: day.range.upperBound)
        add(day: day, to: &parts)
        add(month, to: &parts)
        addYear(to: &parts)
        return parts
    }

    /// `May 1, 2024`, `May 1`, `mayo de 2024`.
    private func monthBefore(_ run: DigitRun) -> Parts? {
        guard let month = month(before: run.range.lowerBound) else { return nil }
        var parts = Parts(start: run.range.lowerBound, end: run.range.upperBound)
        add(month, to: &parts)
        if let (year, piece) = year(run) {
            guard !isGluedAfter(run.range.upperBound), !carriesOn(run.range.upperBound) else { return nil }
            parts.date.year = year
            parts.add(run.range, piece)
            return parts
        }
        guard rules.words.putsMonthFirst, run.range.count <= 2, (1...31).contains(run.value),
            !carriesOn(run.range.upperBound)
        else { return nil }
        parts.end = skippingOrdinal(run.range.upperBound)
        guard !isGluedAfter(parts.end), !(scalar(parts.end) == 0x3A && Self.isDigit(scalar(parts.end + 1))) else {
            return nil
        }
        add(day: run, to: &parts)
        // The full stop of "May 1." ends the sentence, unless a year stands before (Hungarian).
        if scalar(parts.end - 1) == 0x2E { parts.end -= 1 }
        addYear(to: &parts)
        return parts
    }

    /// A year before its month: `2024. május 1.`.
    private func yearBeforeMonth(_ run: DigitRun) -> Parts? {
        guard rules.code == "hu", let (year, piece) = year(run), scalar(run.range.upperBound) == 0x2E,
            let month = rules.months.name(startingAt: skippingSpace(run.range.upperBound + 1), in: text)
        else { return nil }
        var parts = Parts(start: run.range.lowerBound, end: run.range.upperBound)
        parts.date.year = year
        parts.add(run.range, piece)
        add(month, to: &parts)
        let place = skippingSpace(parts.end)
        if place > parts.end, let day = self.run(at: place), day.range.count <= 2, (1...31).contains(day.value),
            !isGluedAfter(day.range.upperBound)
        {
            add(day: day, to: &parts)
        }
        return parts
    }

    /// `tháng 5 năm 2024`: the digits are a part of the month's name.
    private func numberedMonth(_ run: DigitRun) -> Parts? {
        let start = run.range.lowerBound - Self.vietnameseMonth.count
        guard rules.code == "vi", start >= last,
            text[start..<run.range.lowerBound].elementsEqual(Self.vietnameseMonth, by: { Self.lower($0) == $1 }),
            let month = rules.months.name(startingAt: start, in: text)
        else { return nil }
        var parts = Parts(start: run.range.lowerBound, end: run.range.upperBound)
        add(month, to: &parts)
        addYear(to: &parts)
        return parts.date.year == nil ? nil : parts
    }

    private static let vietnameseMonth = "tháng ".unicodeScalars.map(\.value)

    private func add(day: DigitRun, to parts: inout Parts) {
        parts.date.day = day.value
        var form = DigitsForm(day)
        // Beside the name of a month days are not filled up, unless one is.
        form.isPadded = form.isPadded ?? false
        parts.add(day.range, .day(form))
    }

    private func add(_ month: NameTable.Found, to parts: inout Parts) {
        parts.date.month = month.index + 1
        parts.add(month.range, .monthName(month.form))
    }

    private func addYear(to parts: inout Parts) {
        var place = parts.end
        if scalar(place) == 0x2C { place += 1 }
        place = skippingConnector(skippingSpace(place))
        guard place > parts.end, let run = run(at: place), !isGluedAfter(run.range.upperBound),
            !carriesOn(run.range.upperBound), let (year, piece) = year(run)
        else { return }
        parts.date.year = year
        parts.add(run.range, piece)
    }

    /// A weekday before the date: `Wednesday, May 1`, `Mittwoch, 1. Mai`, `miércoles 1 de mayo`.
    private func addWeekday(_ parts: inout Parts?) {
        guard let date = parts else { return }
        var place = skippingSpaceBack(date.start)
        if place > last, text[place - 1] == 0x2C { place -= 1 }
        guard place < date.start, let found = rules.weekdays.name(endingAt: place, from: last, in: text) else { return }
        parts?.date.weekday = found.index
        parts?.add(found.range, .weekdayName(found.form))
    }

    /// The month whose name ends before a place, but for a space, comma and connector.
    private func month(before start: Int) -> NameTable.Found? {
        var place = skippingSpaceBack(start)
        guard place < start else { return nil }
        if place > last, text[place - 1] == 0x2C { place -= 1 }
        if let found = rules.months.name(endingAt: place, from: last, in: text) { return found }
        for connector in rules.words.connectors where has(connector, at: place - connector.count) {
            let end = skippingSpaceBack(place - connector.count)
            if end < place - connector.count, let found = rules.months.name(endingAt: end, from: last, in: text) {
                return found
            }
        }
        return nil
    }

    /// Whether digits are not at their end: `1.5`, `1,000`, `5%`.
    private func carriesOn(_ end: Int) -> Bool {
        let next = scalar(end)
        if next == 0x25 { return true }
        return [0x2E, 0x2C, 0x2F].contains(next) && Self.isDigit(scalar(end + 1))
    }

    /// `1.`, `1º`, `1.º`, `1er`, `1st`.
    private func skippingOrdinal(_ end: Int) -> Int {
        var place = end
        if scalar(place) == 0x2E { place += 1 }
        if scalar(place) == 0xBA || scalar(place) == 0xAA || scalar(place) == 0xB0 { return place + 1 }
        guard place == end else { return place }
        for ending in Self.ordinalEndings where has(ending, at: place) && !Self.isGlue(scalar(place + ending.count)) {
            place += ending.count
            break
        }
        return place
    }

    private static let ordinalEndings: [[UInt32]] = ["st", "nd", "rd", "th", "er"].map {
        $0.unicodeScalars.map(\.value)
    }

    /// The place behind a word such as `de`, and the space behind it.
    private func skippingConnector(_ index: Int) -> Int {
        for connector in rules.words.connectors where has(connector, at: index) {
            let end = index + connector.count
            if Self.isSpace(scalar(end)) { return end + 1 }
        }
        return index
    }
}
