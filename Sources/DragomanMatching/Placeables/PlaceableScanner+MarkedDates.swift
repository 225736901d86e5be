extension PlaceableScanner {
    private static let yearMarks: [UInt32] = [0x5E74, 0xB144]  // 年 년
    private static let monthMarks: [UInt32] = [0x6708, 0xC6D4]  // 月 월
    private static let dayMarks: [UInt32] = [0x65E5, 0x53F7, 0xC77C]  // 日 号 일

    /// A date whose parts have marks: `2024年5月1日`, `5월 1일`, `2024年5月`.
    func markedDate(_ first: DigitRun) -> Placeable? {
        var places: DatePlaces = []
        var date = PlainDate()
        var run = first
        var end = first.range.upperBound
        if let year = year(first), let mark = mark(Self.yearMarks, end) {
            guard let next = self.run(at: skippingSpace(mark)) else { return nil }
            date.year = year.value
            places.append((first.range, year.piece))
            run = next
        }
        guard run.range.count <= 2, (1...12).contains(run.value), let mark = mark(Self.monthMarks, run.range.upperBound)
        else { return nil }
        date.month = run.value
        var month = DigitsForm(run)
        end = mark
        if let day = self.run(at: skippingSpace(end)), day.range.count <= 2, (1...31).contains(day.value),
            let dayMark = self.mark(Self.dayMarks, day.range.upperBound)
        {
            var form = DigitsForm(day)
            // Not filled up, unless one of the two is.
            let isPadded = month.isPadded == true || form.isPadded == true
            month.isPadded = isPadded
            form.isPadded = isPadded
            date.day = day.value
            places += [(run.range, .month(month)), (day.range, .day(form))]
            end = dayMark
        } else {
            guard date.year != nil else { return nil }
            month.isPadded = month.isPadded ?? false
            places.append((run.range, .month(month)))
        }
        let range = first.range.lowerBound..<end
        return Placeable(kind: .date, range: range, readings: [reading(.date(date), range, places)])
    }

    /// Whether digits have the mark of a month, though no day or year: `5月`.
    func isMonthAlone(_ run: DigitRun) -> Bool {
        (1...12).contains(run.value) && Self.monthMarks.contains(scalar(run.range.upperBound))
    }

    private func mark(_ marks: [UInt32], _ end: Int) -> Int? {
        let place = skippingSpace(end)
        return marks.contains(scalar(place)) ? place + 1 : nil
    }
}
