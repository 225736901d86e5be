import DragomanText

extension PlaceableScanner {
    /// Groups of digits and what stands between them.
    private struct Token {
        var runs: [DigitRun]
        var separators: [UInt32] = []

        var end: Int { runs.last?.range.upperBound ?? 0 }
    }

    /// How a token is read: which separators part groups, which the fraction.
    private struct Separation: Equatable {
        var grouping: UInt32?
        var decimal: UInt32?
        var isIndian = false
    }

    /// A number, with its percent sign or currency; or a version.
    func number(_ run: DigitRun) -> Placeable? {
        // "5月": a month alone.
        guard !isMonthAlone(run) else { return nil }
        var token = token(run)
        // "1,2,3" is a list: no part of it is a decimal number in another language's way.
        let start = run.range.lowerBound
        let isInList = start > 1 && [0x2E, 0x2C].contains(text[start - 1]) && Self.isDigit(text[start - 2])
        var separations = separations(token, allowsForeign: !isInList)
        while separations.isEmpty {
            if token.separators.count > 1, token.separators.allSatisfy({ $0 == 0x2E }) { return version(token) }
            guard !token.separators.isEmpty else { return nil }
            token.runs.removeLast()
            token.separators.removeLast()
            separations = self.separations(token, allowsForeign: false)
        }
        guard let signs = signs(start..<token.end) else { return nil }
        var readings = separations.map { separation in
            let form = NumberForm(
                zero: run.zero,
                decimal: separation.separation.decimal,
                grouping: separation.separation.grouping,
                isIndian: separation.separation.isIndian,
                minus: signs.minus.flatMap { $0 + 1 == start ? text[$0] : nil },
                isForeign: separation.isForeign
            )
            let value = PlaceableValue.number(plain(token, separation.separation, isNegative: signs.minus != nil))
            let places = signs.places(number: start..<token.end, form: .number(form))
            return reading(value, signs.range, places)
        }
        if signs.kind == .number, signs.minus == nil {
            readings += otherReadings(token, signs.range)
        }
        return Placeable(kind: signs.kind, range: signs.range, readings: readings)
    }

    private func version(_ token: Token) -> Placeable? {
        let range = (token.runs.first?.range.lowerBound ?? 0)..<token.end
        guard !isGluedAfter(range.upperBound) else { return nil }
        let value = PlaceableValue.verbatim(string(range))
        let reading = PlaceableReading(value: value, pieces: [.verbatim])
        return Placeable(kind: .version, range: range, readings: [reading])
    }

    /// The longest run of digits and single separators between them.
    private func token(_ first: DigitRun) -> Token {
        var token = Token(runs: [first])
        while token.runs.count < 40, let separator = separator(after: token), let next = run(at: token.end + 1),
            next.zero == first.zero
        {
            token.separators.append(separator)
            token.runs.append(next)
        }
        return token
    }

    /// The separator behind a token, if digits that may carry it on follow.
    private func separator(after token: Token) -> UInt32? {
        let separator = scalar(token.end)
        switch separator {
        case 0x2E, 0x2C, 0x66B, 0x66C, 0x60C: return separator
        case 0x27, 0x2019, 0x20, 0xA0, 0x202F, 0x2009:
            // Only before three digits, behind a group of at most three, and all alike.
            guard let first = token.runs.first?.range.count, first <= 3, run(at: token.end + 1)?.range.count == 3,
                token.separators.allSatisfy({ $0 == separator })
            else { return nil }
            if separator == 0x20, !groupsWithSpace { return nil }
            return separator
        default: return nil
        }
    }

    /// Whether a plain space may part groups: where the language's own sign is a space, or its academy's is.
    private var groupsWithSpace: Bool { Self.isSpace(rules.own.grouping) || rules.code == "es" }

    /// All ways to read a token, the language's own first.
    private func separations(_ token: Token, allowsForeign: Bool) -> [(separation: Separation, isForeign: Bool)] {
        guard !token.separators.isEmpty else { return [(Separation(), false)] }
        let spaces: [UInt32] = [0x20, 0xA0, 0x202F, 0x2009, 0x27, 0x2019]
        let format = rules.formats[token.runs[0].zero] ?? rules.own
        var own = [format.grouping] + spaces
        if format.decimal == 0x2C { own.append(0x2E) }
        if format.decimal == 0x2E { own.append(0x2C) }
        var ways = [(format.decimal, own)]
        for way in [(UInt32(0x2E), [UInt32(0x2C)] + spaces), (0x2C, [0x2E] + spaces)] where way.0 != format.decimal {
            ways.append(way)
        }
        var result: [(separation: Separation, isForeign: Bool)] = []
        for (place, way) in ways.enumerated() where place == 0 || allowsForeign {
            guard let separation = separation(token, decimal: way.0, groupings: way.1),
                !result.contains(where: { $0.separation == separation })
            else { continue }
            result.append((separation, place > 0))
        }
        return result
    }

    private func separation(_ token: Token, decimal: UInt32, groupings: [UInt32]) -> Separation? {
        var separators = token.separators[...]
        var lengths = token.runs.map(\.range.count)[...]
        var result = Separation()
        if separators.last == decimal {
            separators.removeLast()
            lengths.removeLast()
            result.decimal = decimal
        }
        guard let grouping = separators.first else { return result }
        guard groupings.contains(grouping), separators.allSatisfy({ $0 == grouping }),
            token.runs[0].digits.first != "0",
            lengths.last == 3
        else { return nil }
        let inner = lengths.dropFirst().dropLast()
        result.grouping = grouping
        if inner.allSatisfy({ $0 == 3 }), lengths[0] <= 3 { return result }
        if inner.allSatisfy({ $0 == 2 }), lengths[0] <= 2, grouping == 0x2C {
            result.isIndian = true
            return result
        }
        return nil
    }

    private func plain(_ token: Token, _ separation: Separation, isNegative: Bool) -> PlainNumber {
        var runs = token.runs
        var fraction = ""
        if separation.decimal != nil { fraction = runs.removeLast().digits }
        return PlainNumber(isNegative: isNegative, integer: runs.map(\.digits).joined(), fraction: fraction)
    }

    /// A number may also be an hour, a time with a full stop, or a year of another era.
    private func otherReadings(_ token: Token, _ range: Range<Int>) -> [PlaceableReading] {
        guard let first = token.runs.first else { return [] }
        var result: [PlaceableReading] = []
        if token.runs.count == 1, first.range.count <= 2, first.value <= 24 {
            let time = PlainTime(hour: first.value)
            result.append(reading(.time(time), range, [(first.range, .hour(DigitsForm(first), isTwelve: false))]))
        }
        if token.runs.count == 2, token.separators[0] == 0x2E, first.range.count <= 2, first.value <= 24,
            token.runs[1].range.count == 2, token.runs[1].value < 60
        {
            let time = PlainTime(hour: first.value, minute: token.runs[1].value)
            var hour = DigitsForm(first)
            hour.isPadded = hour.isPadded ?? rules.padsHours
            let places: [(Range<Int>, PlaceablePiece)] = [
                (first.range, .hour(hour, isTwelve: false)),
                (token.runs[1].range, .minute(zero: first.zero)),
            ]
            result.append(reading(.time(time), range, places))
        }
        if rules.yearOffset > 0, token.runs.count == 1, first.range.count == 4, first.value > 2300 {
            let year = PlainNumber(isNegative: false, integer: String(first.value - rules.yearOffset), fraction: "")
            let piece = PlaceablePiece.year(zero: first.zero, offset: rules.yearOffset)
            result.append(reading(.number(year), range, [(first.range, piece)]))
        }
        return result
    }
}
