extension PlaceableScanner {
    /// Where minutes and seconds of a time stand, and where it ends.
    private struct Clock {
        var minute: DigitRun?
        var second: DigitRun?
        var end: Int
    }

    /// A time of day: `14:30`, `2:30 p.m.`, `2 p.m.`, `14h30`, `14時30分`, `오후 2시 30분`.
    func time(_ hour: DigitRun) -> Placeable? {
        guard hour.range.count <= 2, hour.value <= 24 else { return nil }
        var clock = colonClock(hour) ?? letterClock(hour) ?? markedClock(hour) ?? Clock(end: hour.range.upperBound)
        let isMarked = clock.end > hour.range.upperBound
        var range = hour.range.lowerBound..<clock.end
        var places: [(range: Range<Int>, piece: PlaceablePiece)] = []
        var half: (isAfternoon: Bool, range: Range<Int>, marks: DayHalf)?
        if hour.value >= 1, hour.value <= 12 {
            half = dayHalf(after: clock.end)
            if half == nil, isMarked { half = dayHalf(before: hour.range.lowerBound) }
        }
        guard half != nil || clock.minute != nil else { return nil }
        var time = PlainTime(hour: hour.value, minute: clock.minute?.value, second: clock.second?.value)
        if let half {
            time.hour = hour.value % 12 + (half.isAfternoon ? 12 : 0)
            places.append((half.range, .dayHalf(half.marks)))
            range = min(range.lowerBound, half.range.lowerBound)..<max(range.upperBound, half.range.upperBound)
        } else if isGluedAfter(clock.end) {
            return nil
        }
        var form = DigitsForm(hour)
        form.isPadded =
            form.isPadded ?? (half == nil && scalar(hour.range.upperBound) == 0x3A ? rules.padsHours : false)
        places.append((hour.range, .hour(form, isTwelve: half != nil)))
        if let minute = clock.minute { places.append((minute.range, .minute(zero: minute.zero))) }
        if let second = clock.second { places.append((second.range, .second(zero: second.zero))) }
        clock.end = range.upperBound
        places.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Placeable(kind: .time, range: range, readings: [reading(.time(time), range, places)])
    }

    private func colonClock(_ hour: DigitRun) -> Clock? {
        guard scalar(hour.range.upperBound) == 0x3A, let minute = run(at: hour.range.upperBound + 1),
            isSixtieth(minute), minute.zero == hour.zero
        else { return nil }
        let end = minute.range.upperBound
        guard scalar(end) == 0x3A, Self.isDigit(scalar(end + 1)) else { return Clock(minute: minute, end: end) }
        guard let second = run(at: end + 1), isSixtieth(second),
            !(scalar(second.range.upperBound) == 0x3A && Self.isDigit(scalar(second.range.upperBound + 1)))
        else { return nil }
        return Clock(minute: minute, second: second, end: second.range.upperBound)
    }

    /// `14h30`, `14 h 30`.
    private func letterClock(_ hour: DigitRun) -> Clock? {
        let place = skippingSpace(hour.range.upperBound)
        for letter in rules.words.hourLetters where has(letter, at: place) {
            guard let minute = run(at: skippingSpace(place + letter.count)), isSixtieth(minute) else { continue }
            return Clock(minute: minute, end: minute.range.upperBound)
        }
        return nil
    }

    /// `14時30分`, `14时`, `14시 30분`.
    private func markedClock(_ hour: DigitRun) -> Clock? {
        let mark = hour.range.upperBound
        // 時 时 点 點 시; 間 and 间 behind them make hours of it, and 小时 does not begin with a mark.
        guard [0x6642, 0x65F6, 0x70B9, 0x9EDE, 0xC2DC].contains(scalar(mark)),
            ![0x9593, 0x95F4, 0xAC04].contains(scalar(mark + 1))
        else { return nil }
        guard let minute = run(at: skippingSpace(mark + 1)), minute.value < 60,
            [0x5206, 0xBD84].contains(scalar(minute.range.upperBound)), isSixtieth(minute)
        else { return Clock(end: mark + 1) }
        return Clock(minute: minute, end: minute.range.upperBound + 1)
    }

    private func isSixtieth(_ run: DigitRun) -> Bool { run.range.count == 2 && run.value < 60 }

    private func dayHalf(after end: Int) -> (isAfternoon: Bool, range: Range<Int>, marks: DayHalf)? {
        let place = skippingSpace(end)
        for marks in rules.dayHalves {
            for (isAfternoon, mark) in [(false, marks.before), (true, marks.after)] {
                let scalars = mark.unicodeScalars.map(\.value)
                guard has(scalars, at: place), !isGluedAfter(place + scalars.count) else { continue }
                return (isAfternoon, place..<(place + scalars.count), marks)
            }
        }
        return nil
    }

    private func dayHalf(before start: Int) -> (isAfternoon: Bool, range: Range<Int>, marks: DayHalf)? {
        guard ["zh", "ja", "ko"].contains(rules.code) else { return nil }
        let end = skippingSpaceBack(start)
        for marks in rules.dayHalves {
            for (isAfternoon, mark) in [(false, marks.before), (true, marks.after)] {
                let scalars = mark.unicodeScalars.map(\.value)
                guard end - scalars.count >= last, has(scalars, at: end - scalars.count) else { continue }
                return (isAfternoon, (end - scalars.count)..<end, marks)
            }
        }
        return nil
    }
}
