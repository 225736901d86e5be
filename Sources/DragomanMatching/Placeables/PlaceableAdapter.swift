package import DragomanModel

/// Adapts stored translations to sources that differ from theirs in nothing but placeables.
package struct PlaceableAdapter: Sendable {
    /// The conventions of the source language.
    package let source: PlaceableConventions
    /// The conventions of the target language.
    package let target: PlaceableConventions

    /// Makes an adapter for a pair of languages.
    package init(source: PlaceableConventions, target: PlaceableConventions) {
        self.source = source
        self.target = target
    }

    /// Adapts a translation.
    ///
    /// Every changed value must be found in the translation exactly as often as in its source; it is replaced in the form
    /// that is used there, and nothing else is touched. What is not certain is not done.
    ///
    /// - Parameters:
    ///   - stored: The stored source.
    ///   - translation: Its translation.
    ///   - query: The new source.
    /// - Returns: The adapted translation, or the first reason against it.
    package func adapt(_ stored: PlaceableText, translation: CodedText, to query: PlaceableText) -> AdaptationOutcome {
        guard stored.placeables.count == query.placeables.count, stored.mask == query.mask else {
            return .doubtful(PlaceableDoubt(.otherTextDiffers))
        }
        let old = PlaceableText(translation, conventions: target)
        var edits: [Edit] = []
        do throws(PlaceableDoubt) {
            for group in try groups(stored, query) { edits += try self.edits(group, stored, query, old) }
            // "https://example.org (auf Englisch)": what is said of one address need not hold for another.
            let isAddress = edits.contains { if case .verbatim = $0.value { true } else { false } }
            if isAddress, !stored.hasOtherLetters, old.hasOtherLetters { throw PlaceableDoubt(.translationSaysMore) }
            edits.sort { $0.place < $1.place }
            return .adapted(try apply(edits, to: old))
        } catch {
            return .doubtful(error)
        }
    }

    /// A value of the stored source that changes, and where it stands.
    private struct Group {
        var value: PlaceableValue
        var members: [Int]
    }

    /// A place of the translation and what is written there.
    private struct Edit {
        var place: Int
        var value: PlaceableValue
        var text: String
    }

    private func groups(_ stored: PlaceableText, _ query: PlaceableText) throws(PlaceableDoubt) -> [Group] {
        var result: [Group] = []
        for (index, pair) in zip(stored.placeables, query.placeables).enumerated() where !isSame(pair.0, pair.1) {
            if case .unclear = pair.0.value { throw PlaceableDoubt(.dateOrderUnclear, text(stored, index)) }
            if case .unclear = pair.1.value { throw PlaceableDoubt(.dateOrderUnclear, text(query, index)) }
            let value = pair.0.value.key
            guard !result.contains(where: { $0.value == value }) else { continue }
            let members = stored.placeables.indices.filter { stored.placeables[$0].value.key == value }
            // Which of equal values stands where in the translation cannot be told.
            guard members.allSatisfy({ isSame(query.placeables[$0], pair.1) }) else {
                throw PlaceableDoubt(.valueSplits, text(stored, index))
            }
            result.append(Group(value: value, members: members))
        }
        return result
    }

    /// Whether two placeables say the same.
    private func isSame(_ one: Placeable, _ other: Placeable) -> Bool {
        one.kind == other.kind && one.value == other.value
            && one.readings.first?.currency == other.readings.first?.currency
    }

    private func edits(
        _ group: Group,
        _ stored: PlaceableText,
        _ query: PlaceableText,
        _ old: PlaceableText
    ) throws(PlaceableDoubt) -> [Edit] {
        guard let first = group.members.first else { return [] }
        let name = text(stored, first)
        let places = old.placeables.indices.filter { place in
            old.placeables[place].readings.contains { $0.value.key == group.value }
        }
        guard !places.isEmpty else { throw PlaceableDoubt(.valueNotFound, name) }
        guard places.count == group.members.count else { throw PlaceableDoubt(.valueRepeated, name) }
        let values = Set(stored.placeables.map(\.value.key))
        var result: [Edit] = []
        for place in places {
            let candidates = old.placeables[place].readings.filter { values.contains($0.value.key) }
            guard let reading = candidates.first, candidates.allSatisfy({ $0.value.key == group.value }) else {
                throw PlaceableDoubt(.valueAmbiguous, name)
            }
            for member in group.members {
                let text = try write(reading, place, member, stored, query, old)
                if member == first {
                    result.append(Edit(place: place, value: query.placeables[member].value.key, text: text))
                }
            }
        }
        return result
    }

    private func write(
        _ reading: PlaceableReading,
        _ place: Int,
        _ member: Int,
        _ stored: PlaceableText,
        _ query: PlaceableText,
        _ old: PlaceableText
    ) throws(PlaceableDoubt) -> String {
        let one = stored.placeables[member]
        guard let before = one.readings.first, let after = query.placeables[member].readings.first else { return "" }
        let change = PlaceableWriter.Change(place: reading, old: before, new: after)
        do throws(PlaceableDoubt.Reason) {
            try checkWeekday(change)
            if before.currency != after.currency, reading.currency == nil { throw .currencyUnclear }
            let agreement = PlaceableAgreement(source: source, target: target)
            let surroundings = PlaceableSurroundings(text: old, range: old.placeables[place].range)
            try agreement.check(change, in: PlaceableSurroundings(text: stored, range: one.range), surroundings)
            let written = try PlaceableWriter(rules: target).write(change)
            try agreement.checkFirstLetter(change, written, surroundings)
            return written
        } catch {
            throw PlaceableDoubt(error, text(stored, member))
        }
    }

    /// The weekday of a date must be there in both languages or in none.
    private func checkWeekday(_ change: PlaceableWriter.Change) throws(PlaceableDoubt.Reason) {
        guard case (.date(let place), .date(let old)) = (change.place.value, change.old.value) else { return }
        if place.weekday != old.weekday { throw .weekdayUnclear }
    }

    private func text(_ text: PlaceableText, _ index: Int) -> String {
        Self.string(text.scalars[text.placeables[index].range])
    }

    private static func string(_ scalars: ArraySlice<UInt32>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { result.append(scalar) } }
        return String(result)
    }

    private func apply(_ edits: [Edit], to old: PlaceableText) throws(PlaceableDoubt) -> Adaptation {
        guard !edits.isEmpty else { return Adaptation(target: old.content, changes: []) }
        var coded = ""
        var changes: [Adaptation.Change] = []
        var index = 0
        for edit in edits {
            let placeable = old.placeables[edit.place]
            coded += Self.string(old.scalars[index..<placeable.range.lowerBound])
            coded += edit.text
            index = placeable.range.upperBound
            let from = Self.string(old.scalars[placeable.range])
            changes.append(Adaptation.Change(from: from, to: edit.text, kind: placeable.kind))
        }
        coded += Self.string(old.scalars[index...])
        guard let target = CodedText(coded: coded), isReadBack(target, edits, old) else {
            throw PlaceableDoubt(.notReadBack, changes.first?.from ?? "")
        }
        return Adaptation(target: target, changes: changes)
    }

    /// Whether a reader finds the new values in the changed places and the old ones in all others.
    private func isReadBack(_ new: CodedText, _ edits: [Edit], _ old: PlaceableText) -> Bool {
        let read = PlaceableText(new, conventions: target)
        guard read.placeables.count == old.placeables.count else { return false }
        var wanted = [PlaceableValue?](repeating: nil, count: old.placeables.count)
        for edit in edits { wanted[edit.place] = edit.value }
        return zip(zip(old.placeables, read.placeables), wanted).allSatisfy { pair, value in
            pair.0.kind == pair.1.kind
                && (value.map { value in pair.1.readings.contains { $0.value.key == value } }
                    ?? (pair.0.readings.map(\.value) == pair.1.readings.map(\.value)))
        }
    }
}
