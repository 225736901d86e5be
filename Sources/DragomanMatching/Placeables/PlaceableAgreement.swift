/// Decides whether the words beside a value fit another value as well.
struct PlaceableAgreement {
    let source: PlaceableConventions
    let target: PlaceableConventions

    /// Checks a change of one value.
    ///
    /// - Throws: `PlaceableDoubt.Reason` where another word, ending or form may be needed.
    func check(
        _ change: PlaceableWriter.Change,
        in sourcePlace: PlaceableSurroundings,
        _ targetPlace: PlaceableSurroundings
    ) throws(PlaceableDoubt.Reason) {
        try checkPlural(change, sourcePlace, targetPlace)
        try checkOne(change)
        try checkEnding(change, targetPlace)
        try checkWordBefore(change, targetPlace)
        try checkWeekday(change, targetPlace)
        if case (.number(let old), .number(let new)) = (change.old.value, change.new.value),
            old.fraction.isEmpty, !new.fraction.isEmpty, change.place.pieces.count == 1,
            sourcePlace.followsName || change.place.numberForm?.isForeign == true
        {
            // "Firefox 7" and "Firefox 7.1": a version is not written with the language's own sign.
            throw .numberFormUnclear
        }
    }

    private func checkPlural(
        _ change: PlaceableWriter.Change,
        _ sourcePlace: PlaceableSurroundings,
        _ targetPlace: PlaceableSurroundings
    ) throws(PlaceableDoubt.Reason) {
        guard case (.number(let old), .number(let new)) = (change.old.value, change.new.value) else { return }
        if isYear(change, old, new, sourcePlace, targetPlace) { return }
        for (place, rules, isTarget) in [(sourcePlace, source, false), (targetPlace, target, true)] {
            guard let word = place.wordAfter, !PlaceableScanner.units.contains(word) else { continue }
            // Behind a sign nothing agrees with the number but that one is not many.
            if isTarget, !change.place.endsWithNumber {
                guard old.isOne == new.isOne else { throw .pluralDiffers }
                continue
            }
            let categories = (rules.category(old), rules.category(new))
            guard categories.0 != nil, categories.0 == categories.1 else { throw .pluralDiffers }
        }
    }

    /// Whether both values are years: written without groups, and a word for a year or nothing agrees with them.
    private func isYear(
        _ change: PlaceableWriter.Change,
        _ old: PlainNumber,
        _ new: PlainNumber,
        _ sourcePlace: PlaceableSurroundings,
        _ targetPlace: PlaceableSurroundings
    ) -> Bool {
        guard old.isLikeAYear, new.isLikeAYear else { return false }
        for form in [change.old, change.new, change.place].compactMap(\.numberForm) where form.grouping != nil {
            return false
        }
        let words = [targetPlace.wordAfter, targetPlace.wordBefore].compactMap { $0?.lowercased() }
        return sourcePlace.wordAfter == nil || words.contains { target.words.yearWords.contains($0) }
    }

    /// "le 1er mai" and "le 2 mai", "a la 1:30" and "a las 2:30".
    private func checkOne(_ change: PlaceableWriter.Change) throws(PlaceableDoubt.Reason) {
        guard target.words.singlesOutOne else { return }
        switch (change.old.value, change.new.value) {
        case (.date(let old), .date(let new)) where (old.day == 1) != (new.day == 1): throw .oneSinglesOut
        case (.time(let old), .time(let new)) where (old.hour % 12 == 1) != (new.hour % 12 == 1): throw .oneSinglesOut
        default: return
        }
    }

    /// "no sábado" and "na terça-feira", "во вторник" and "в пятницу".
    private func checkWeekday(
        _ change: PlaceableWriter.Change,
        _ place: PlaceableSurroundings
    ) throws(PlaceableDoubt.Reason) {
        guard case (.date(let old), .date(let new)) = (change.old.value, change.new.value),
            target.words.weekdaysAgree, old.weekday != new.weekday, place.wordBefore != nil
        else { return }
        throw .weekdayUnclear
    }

    /// "de mai 2024" and "d’avril 2024", "a májusi" and "az áprilisi": a name that begins the new text and not the old with a
    /// vowel, or the other way round.
    ///
    /// - Throws: `PlaceableDoubt.Reason` where the word before may be another.
    func checkFirstLetter(
        _ change: PlaceableWriter.Change,
        _ written: String,
        _ place: PlaceableSurroundings
    ) throws(PlaceableDoubt.Reason) {
        guard target.words.elides, place.wordBefore != nil else { return }
        switch change.place.pieces.first {
        case .monthName, .weekdayName: break
        default: return
        }
        let before = place.text.scalars[place.range.lowerBound]
        let after = written.unicodeScalars.first?.value ?? 0
        if Self.isVowel(before) != Self.isVowel(after) { throw .wordBeforeSpoken }
    }

    private static func isVowel(_ value: UInt32) -> Bool {
        vowels.contains(PlaceableScanner.lower(value))
    }

    private static let vowels = Set("aáàâeéèêiíoóöuúü".unicodeScalars.map(\.value))

    private func checkEnding(
        _ change: PlaceableWriter.Change,
        _ place: PlaceableSurroundings
    ) throws(PlaceableDoubt.Reason) {
        // An ending behind "%" or "km" is that of the sign.
        switch change.place.pieces.last {
        case .literal, .currency, .verbatim: return
        default: break
        }
        if target.words.hasSpokenEndings, place.hasEnding { throw .endingSpoken }
        guard target.code == "ko", let next = place.next, Self.koreanParticles.contains(next) else { return }
        if Self.finalSound(change.old.value) != Self.finalSound(change.new.value) { throw .endingSpoken }
    }

    /// 은 는 이 가 을 를 과 와 으 로 아 야 나 랑 란 라: particles with one form for vowels and one for consonants.
    private static let koreanParticles = Set("은는이가을를과와으로아야나랑란라".unicodeScalars.map(\.value))

    /// How the last digit of a value ends when it is spoken in Korean: in a vowel, in ㄹ, in another consonant.
    private static func finalSound(_ value: PlaceableValue) -> Int? {
        guard case .number(let number) = value else { return nil }
        switch (number.integer + number.fraction).utf8.last {
        case 0x32, 0x34, 0x35, 0x39: return 0
        case 0x31, 0x37, 0x38: return 1
        default: return 2
        }
    }

    private func checkWordBefore(
        _ change: PlaceableWriter.Change,
        _ place: PlaceableSurroundings
    ) throws(PlaceableDoubt.Reason) {
        guard let word = place.wordBefore, let old = spoken(change.place, change.old),
            let new = spoken(change.place, change.new), target.words.changes(word, before: old, and: new)
        else { return }
        throw .wordBeforeSpoken
    }

    /// The digits of the number that is spoken first where a value is written.
    private func spoken(_ place: PlaceableReading, _ reading: PlaceableReading) -> String? {
        for piece in place.pieces {
            switch (piece, reading.value) {
            case (.number, .number(let number)): return number.integer
            case (.year, .date(let date)): return date.year.map { String($0) }
            case (.day, .date(let date)): return date.day.map { String($0) }
            case (.month, .date(let date)): return date.month.map { String($0) }
            case (.hour, .time(let time)): return String(time.hour)
            case (.literal, _): continue
            default: return nil
            }
        }
        return nil
    }
}
