import DragomanText

/// Writes a value in the place of another, in the form that is used there.
struct PlaceableWriter {
    /// What the new value is written after.
    struct Change {
        /// The reading of the old value in the translation.
        var place: PlaceableReading
        /// The reading of the old value in the source.
        var old: PlaceableReading
        /// The reading of the new value in the query.
        var new: PlaceableReading
    }

    let rules: PlaceableConventions

    /// Writes the new value.
    ///
    /// - Throws: `PlaceableDoubt.Reason` where the place does not tell how.
    func write(_ change: Change) throws(PlaceableDoubt.Reason) -> String {
        var result = ""
        for piece in change.place.pieces { result += try write(piece, change) }
        return result
    }

    private func write(_ piece: PlaceablePiece, _ change: Change) throws(PlaceableDoubt.Reason) -> String {
        switch (piece, change.new.value) {
        case (.literal(let text), _): return text
        case (.verbatim, .verbatim(let text)): return text
        case (.number(let form), .number(let number)): return try write(number, form, change)
        case (.currency(let sign), _): return try currency(sign, change)
        case (.year(let zero, let offset), .number(let number)):
            guard number.isLikeAYear, let year = Int(number.integer) else { throw .numberFormUnclear }
            return digits(String(year + offset), zero)
        case (.year(let zero, let offset), .date(let date)):
            guard let year = date.year else { throw .numberFormUnclear }
            return digits(String(year + offset), zero)
        case (.month(let form), .date(let date)): return try padded(date.month, form)
        case (.day(let form), .date(let date)): return try padded(date.day, form)
        case (.monthName(let form), .date(let date)):
            guard let month = date.month else { throw .nameFormUnclear }
            return try name(rules.months, month - 1, form, change, hasDay: date.day != nil)
        case (.weekdayName(let form), .date(let date)):
            guard let weekday = date.weekday else { throw .weekdayUnclear }
            return try name(rules.weekdays, weekday, form, change, hasDay: true)
        case (.hour(let form, let isTwelve), .time(let time)):
            return try padded(isTwelve ? (time.hour + 11) % 12 + 1 : time.hour, form)
        case (.minute(let zero), .time(let time)): return try sixtieth(time.minute, zero)
        case (.second(let zero), .time(let time)): return try sixtieth(time.second, zero)
        case (.dayHalf(let marks), .time(let time)): return time.hour % 24 < 12 ? marks.before : marks.after
        default: throw .numberFormUnclear
        }
    }

    private func digits(_ ascii: String, _ zero: UInt32) -> String {
        guard zero != 0x30 else { return ascii }
        var result = ""
        for byte in ascii.utf8 {
            if let scalar = Unicode.Scalar(zero + UInt32(byte) - 0x30) { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    private func padded(_ value: Int?, _ form: DigitsForm) throws(PlaceableDoubt.Reason) -> String {
        guard let value else { throw .numberFormUnclear }
        guard value < 10 else { return digits(String(value), form.zero) }
        guard let isPadded = form.isPadded else { throw .numberFormUnclear }
        return digits((isPadded ? "0" : "") + String(value), form.zero)
    }

    private func sixtieth(_ value: Int?, _ zero: UInt32) throws(PlaceableDoubt.Reason) -> String {
        guard let value else { throw .numberFormUnclear }
        return digits((value < 10 ? "0" : "") + String(value), zero)
    }

    private func currency(_ sign: String, _ change: Change) throws(PlaceableDoubt.Reason) -> String {
        guard let old = change.old.currency, let new = change.new.currency, old != new else { return sign }
        guard sign == old else { throw .currencyUnclear }
        return new
    }
}

// MARK: - Names

extension PlaceableWriter {
    private func name(
        _ table: NameTable,
        _ index: Int,
        _ form: NameForm,
        _ change: Change,
        hasDay: Bool
    ) throws(PlaceableDoubt.Reason) -> String {
        guard !form.forms.isEmpty, !form.hasForeignStop else { throw .nameFormUnclear }
        var forms = form.forms
        // "Mai" is long and short: long it is, unless the query has a short name.
        if Set(forms.map(\.isWide)).count > 1 {
            let isShort = isShort(change.new)
            forms = forms.filter { $0.isWide != isShort }
        }
        if hasDay, forms.contains(where: { $0 == .wide || $0 == .short }) {
            forms = forms.filter { $0 == .wide || $0 == .short }
        }
        let names = Set(forms.compactMap { table.name(index, $0) })
        guard let name = names.first, names.count == 1 else { throw .nameFormUnclear }
        switch form.casing {
        case .asListed: return name
        case .upper: return name.uppercased()
        case .capitalised:
            var scalars = Array(name.unicodeScalars)
            scalars[0] = Unicode.Scalar(PlaceableScanner.upper(scalars[0].value)) ?? scalars[0]
            return String(String.UnicodeScalarView(scalars))
        }
    }

    /// Whether a name in a reading is written short and could have been written long.
    private func isShort(_ reading: PlaceableReading) -> Bool {
        for case .monthName(let form) in reading.pieces { return !form.forms.contains { $0.isWide } }
        return false
    }
}

// MARK: - Numbers

extension PlaceableWriter {
    private func write(
        _ number: PlainNumber,
        _ form: NumberForm,
        _ change: Change
    ) throws(PlaceableDoubt.Reason) -> String {
        guard case .number(let old) = change.place.value, old.isNegative == number.isNegative else {
            throw .numberFormUnclear
        }
        let grouping = try grouping(number, old, form, change)
        var result = number.isNegative ? form.minus.flatMap(Unicode.Scalar.init).map { String($0) } ?? "" : ""
        result += grouped(digits(number.integer, form.zero), grouping, isIndian: isIndian(form, old))
        guard !number.fraction.isEmpty else { return result }
        let decimal = form.decimal ?? format(form).decimal
        guard decimal != grouping, form.decimal != nil || !form.isForeign, let point = Unicode.Scalar(decimal) else {
            throw .numberFormUnclear
        }
        result.unicodeScalars.append(point)
        return result + digits(number.fraction, form.zero)
    }

    private func format(_ form: NumberForm) -> NumberFormat { rules.formats[form.zero] ?? rules.own }

    private func isIndian(_ form: NumberForm, _ old: PlainNumber) -> Bool {
        // A group of three alone does not tell.
        form.grouping != nil && old.integer.utf8.count > 5 ? form.isIndian : format(form).isIndian
    }

    /// What parts the groups of the new number; `nil` where it has none.
    private func grouping(
        _ number: PlainNumber,
        _ old: PlainNumber,
        _ form: NumberForm,
        _ change: Change
    ) throws(PlaceableDoubt.Reason) -> UInt32? {
        let counts = (old: old.integer.utf8.count, new: number.integer.utf8.count)
        guard counts.new > 3 else { return nil }
        let isGrouped = change.new.numberForm?.grouping != nil
        let format = format(form)
        // Where 5000 and 12.000 are written, 5.000 and 5000 are both seen.
        let isUsual = counts.new > 3 + format.minimumGroupingDigits - 1
        if counts.old > 3 {
            let wasGrouped = change.old.numberForm?.grouping != nil
            guard wasGrouped == isGrouped else { throw .numberFormUnclear }
            // As many digits are written in the same way.
            if counts.old == counts.new { return form.grouping }
            if form.grouping != nil {
                guard isGrouped, counts.new >= counts.old || isUsual else { throw .numberFormUnclear }
                return form.grouping
            }
            guard isGrouped else { return nil }
            // 5000 for 5,000: what 12,000 would be is told by the language, and only there.
            guard counts.old == 4, format.minimumGroupingDigits > 1 else { throw .numberFormUnclear }
            return isUsual ? format.grouping : nil
        }
        // 590 does not tell whether 4546 would be 4.546 there.
        guard isGrouped, isUsual, !form.isForeign else { throw .numberFormUnclear }
        return format.grouping
    }

    private func grouped(_ digits: String, _ separator: UInt32?, isIndian: Bool) -> String {
        guard let separator = separator.flatMap(Unicode.Scalar.init) else { return digits }
        let scalars = Array(digits.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let rest = scalars.count - index
            let isBoundary = isIndian && rest > 3 ? (rest - 3) % 2 == 0 : rest % 3 == 0
            if index > 0, isBoundary { result.append(separator) }
            result.append(scalar)
        }
        return String(result)
    }
}
