import DragomanText

extension PlaceableScanner {
    /// What stands beside a number and belongs to it.
    struct Signs {
        var kind: Placeable.Kind
        var range: Range<Int>
        var minus: Int?
        var currency: (range: Range<Int>, sign: String)?

        /// The places of number and currency in order.
        func places(number: Range<Int>, form: PlaceablePiece) -> [(range: Range<Int>, piece: PlaceablePiece)] {
            var number = number
            var result: [(range: Range<Int>, piece: PlaceablePiece)] = []
            // The minus is part of the number's piece where it stands beside it.
            if let minus, minus + 1 == number.lowerBound { number = minus..<number.upperBound }
            result.append((number, form))
            if let currency {
                let piece = (currency.range, PlaceablePiece.currency(currency.sign))
                result.insert(piece, at: currency.range.lowerBound < number.lowerBound ? 0 : 1)
            }
            return result
        }
    }

    /// The signs beside a number; `nil` where it is no placeable because of what is written together with it.
    func signs(_ number: Range<Int>) -> Signs? {
        var result = Signs(kind: .number, range: number)
        if let end = percent(after: number.upperBound) {
            // "5%s" is a format of a program.
            guard !isGluedAfter(end) else { return nil }
            result.kind = .percent
            result.range = number.lowerBound..<end
        } else if rules.words.putsPercentFirst, number.lowerBound > last, text[number.lowerBound - 1] == 0x25 {
            result.kind = .percent
            result.range = (number.lowerBound - 1)..<number.upperBound
        } else if let currency = currency(before: number.lowerBound) {
            result.kind = .currency
            result.currency = currency
            result.range = currency.range.lowerBound..<number.upperBound
        } else if let currency = currency(after: number.upperBound) {
            result.kind = .currency
            result.currency = currency
            result.range = number.lowerBound..<currency.range.upperBound
        }
        if result.range.upperBound == number.upperBound, isGluedAfter(number.upperBound),
            unit(at: number.upperBound) == nil
        {
            return nil
        }
        if let minus = minus(before: number.lowerBound), result.range.lowerBound == number.lowerBound {
            result.minus = minus
            result.range = minus..<result.range.upperBound
        }
        return result
    }

    private func percent(after end: Int) -> Int? {
        let place = skippingSpace(end)
        return [0x25, 0x66A, 0xFF05].contains(scalar(place)) ? place + 1 : nil
    }

    /// A minus, not the hyphen or dash of a range or word.
    private func minus(before start: Int) -> Int? {
        guard start > last, text[start - 1] == 0x2D || text[start - 1] == 0x2212 else { return nil }
        let before = scalar(start - 2)
        return start == 1 || Self.isSpace(before) || before == 0x28 || before == Self.blank ? start - 1 : nil
    }

    private func currency(before start: Int) -> (range: Range<Int>, sign: String)? {
        let end = skippingSpaceBack(start)
        guard end > last else { return nil }
        if Self.isCurrency(text[end - 1]) {
            var begin = end - 1
            // US$, A$, HK$
            while begin > last, end - begin < 4, Self.isUpper(text[begin - 1]), text[begin - 1] < 0x80 { begin -= 1 }
            if begin > last, Self.isGlue(text[begin - 1]) || text[begin - 1] == 0x25 { return nil }
            return (begin..<end, string(begin..<end))
        }
        guard end - last >= 3, let code = code(at: end - 3), end - 3 == 0 || !isWordEnd(end - 4) else { return nil }
        return ((end - 3)..<end, code)
    }

    private func currency(after end: Int) -> (range: Range<Int>, sign: String)? {
        let start = skippingSpace(end)
        if Self.isCurrency(scalar(start)) {
            // The sign of the next number: "5 $10".
            guard !isGluedAfter(start + 1) else { return nil }
            return (start..<(start + 1), string(start..<(start + 1)))
        }
        guard let code = code(at: start), !isGluedAfter(start + 3) else { return nil }
        return (start..<(start + 3), code)
    }

    private func isWordEnd(_ index: Int) -> Bool { Self.isGlue(text[index]) || Self.isDigit(text[index]) }

    private func code(at index: Int) -> String? {
        guard index >= 0, index + 3 <= text.count,
            text[index..<(index + 3)].allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        let code = string(index..<(index + 3))
        return Self.currencyCodes.contains(code) ? code : nil
    }

    /// Whether ICU says that a scalar is a currency sign.
    private static func isCurrency(_ value: UInt32) -> Bool {
        // U_CURRENCY_SYMBOL
        value == 0x24 || (value >= 0xA2 && Scalars.properties(of: value).category == 25)
    }

    /// The codes of ISO 4217 that news is written with.
    private static let currencyCodes: Set<String> = [
        "AED", "ARS", "AUD", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP",
        "HKD", "HUF", "IDR", "ILS", "INR", "IRR", "JPY", "KES", "KRW", "KZT", "LKR", "MXN", "MYR", "NGN", "NOK", "NZD",
        "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD",
        "VND", "ZAR",
    ]

    /// The sign of a unit that may be written together with its number, and where it ends.
    func unit(at index: Int) -> (name: String, end: Int)? {
        var end = index
        while end < text.count, end - index < 6, Self.isGlue(text[end]) { end += 1 }
        guard end > index, !isGluedAfter(end) else { return nil }
        let name = string(index..<end)
        return Self.units.contains(name) ? (name, end) : nil
    }

    /// Signs of units, and of thousands, millions, billions; they have no plural.
    static let units: Set<String> = [
        "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "s", "ms", "min", "W", "kW", "MW", "GW", "TW",
        "Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "Hz", "kHz", "MHz", "GHz", "B", "kB", "KB", "MB", "GB", "TB",
        "KiB", "MiB", "GiB", "bit", "px", "dpi", "mph", "kph", "C", "F", "K", "k", "M", "bn", "mn", "tn", "км", "м",
        "см", "мм", "кг", "г", "т", "кВт", "МВт", "ГВт",
    ]
}
