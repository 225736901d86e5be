import DragomanText

/// The names of months or weekdays of a language, to be found in texts and written.
struct NameTable: Sendable {
    /// A name that was found.
    struct Found {
        /// The place in the list of names.
        var index: Int
        /// Where it stands, its full stop included.
        var range: Range<Int>
        var form: NameForm
    }

    fileprivate struct Entry: Sendable {
        var name: [UInt32]
        var index: Int
        var form: DateNames.Form?
        var hasStop: Bool
    }

    private var entries: [Entry] = []
    private let names: [[String]]

    /// Makes the table of names in the order of `DateNames.Form`, with other spellings that are read, not written.
    init(_ names: [[String]], also: [(name: String, index: Int)] = []) {
        self.names = names
        for form in DateNames.Form.allCases where names.indices.contains(Int(form.rawValue)) {
            for (index, name) in names[Int(form.rawValue)].enumerated() { add(name, index, form) }
        }
        for (name, index) in also { add(name, index, nil) }
        entries.sort { $0.name.count > $1.name.count }
    }

    private mutating func add(_ name: String, _ index: Int, _ form: DateNames.Form?) {
        var scalars = name.unicodeScalars.map(\.value)
        let hasStop = scalars.last == 0x2E
        if hasStop { scalars.removeLast() }
        // One letter is no name, and "1月" is read by its marker.
        guard scalars.count > 1, scalars.first.map({ Scalars.digit(of: $0) == nil }) ?? false else { return }
        entries.append(Entry(name: scalars, index: index, form: form, hasStop: hasStop))
    }

    /// The name that begins at a place, the longest.
    func name(startingAt start: Int, in text: [UInt32]) -> Found? {
        var found: Found?
        var length = 0
        for entry in entries where entry.name.count >= length {
            let end = start + entry.name.count
            guard end <= text.count, let casing = entry.casing(in: text[start..<end]) else { continue }
            if end < text.count, PlaceableScanner.isGlue(text[end]), PlaceableScanner.isGlue(text[end - 1]) { continue }
            // "tháng 1" is not in "tháng 12".
            if end < text.count, PlaceableScanner.isDigit(text[end]), PlaceableScanner.isDigit(text[end - 1]) {
                continue
            }
            length = entry.name.count
            merge(entry, start..<end, casing, text, &found)
        }
        return found
    }

    /// The name that ends at a place, its full stop included, the longest.
    func name(endingAt end: Int, from limit: Int, in text: [UInt32]) -> Found? {
        for stop in end > 0 && text[end - 1] == 0x2E ? [1, 0] : [0] {
            for entry in entries {
                let start = end - stop - entry.name.count
                guard start >= limit, entry.casing(in: text[start..<(end - stop)]) != nil,
                    start == 0 || !PlaceableScanner.isGlue(text[start - 1]) || !PlaceableScanner.isGlue(text[start]),
                    let found = name(startingAt: start, in: text), found.range.upperBound == end
                else { continue }
                return found
            }
        }
        return nil
    }

    private func merge(
        _ entry: Entry,
        _ range: Range<Int>,
        _ casing: NameForm.Casing,
        _ text: [UInt32],
        _ found: inout Found?
    ) {
        var range = range
        let isStopped = range.upperBound < text.count && text[range.upperBound] == 0x2E
        // A full stop behind a long name ends the sentence.
        let isOwnStop = isStopped && entry.hasStop
        let isForeignStop = isStopped && !entry.hasStop && !(entry.form?.isWide ?? false) && !isLong(entry)
        if isOwnStop || isForeignStop { range = range.lowerBound..<(range.upperBound + 1) }
        if entry.hasStop && !isStopped { return mergeStopless(entry, range, casing, &found) }
        let form = NameForm(
            forms: entry.form.map { [$0] } ?? [],
            casing: casing,
            hasForeignStop: isForeignStop || entry.form == nil
        )
        guard var before = found, before.index == entry.index else {
            found = Found(index: entry.index, range: range, form: form)
            return
        }
        if range.upperBound > before.range.upperBound {
            before = Found(index: entry.index, range: range, form: form)
        } else if range.upperBound == before.range.upperBound, !isForeignStop {
            before.form.forms += form.forms
        }
        found = before
    }

    /// A short name without the full stop that the table gives it is read, not written.
    private func mergeStopless(
        _ entry: Entry,
        _ range: Range<Int>,
        _ casing: NameForm.Casing,
        _ found: inout Found?
    ) {
        guard found == nil else { return }
        found = Found(
            index: entry.index,
            range: range,
            form: NameForm(forms: entry.form.map { [$0] } ?? [], casing: casing, hasForeignStop: true)
        )
    }

    /// Whether the long form of a name is the same as this short one: `May`.
    private func isLong(_ entry: Entry) -> Bool {
        entries.contains { $0.index == entry.index && $0.form?.isWide == true && $0.name == entry.name }
    }

    /// How a name is written in one form, case apart.
    func name(_ index: Int, _ form: DateNames.Form) -> String? {
        let row = Int(form.rawValue)
        guard names.indices.contains(row), names[row].indices.contains(index) else { return nil }
        return names[row][index]
    }
}

extension NameTable.Entry {
    /// How a text has this name; `nil` where it is another.
    fileprivate func casing(in text: ArraySlice<UInt32>) -> NameForm.Casing? {
        guard let first = text.first, let wanted = name.first else { return nil }
        if first != wanted, PlaceableScanner.lower(first) != PlaceableScanner.lower(wanted) { return nil }
        if text.elementsEqual(name) { return .asListed }
        if first == PlaceableScanner.upper(wanted), text.dropFirst().elementsEqual(name.dropFirst()) {
            return .capitalised
        }
        return text.elementsEqual(name.map(PlaceableScanner.upper)) ? .upper : nil
    }
}
