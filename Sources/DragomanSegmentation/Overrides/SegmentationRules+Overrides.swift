import DragomanModel

extension SegmentationRules {
    /// The rules with a site's changes; their name ends in `+site`, their digest covers both.
    ///
    /// A word that is listed under a class moves there from the class that the table gives it; one that is made plain is so as
    /// it is written, also where another form of it is listed. Rules of an SRX file replace
    /// the table, words and all; the exceptions hold for them too.
    package func overridden(by overrides: SegmentationOverrides) -> SegmentationRules {
        guard !overrides.isEmpty else { return self }
        var result = overrides.srx.map { SegmentationRules($0, language: language) } ?? self
        let words = overrides.words.sorted { $0.key < $1.key }
        if overrides.srx == nil {
            result.apply(words)
        }
        result.exceptions = overrides.exceptions
        guard !words.isEmpty || !overrides.exceptions.isEmpty else { return result }
        var digest = Digest()
        digest.combine(result.digest)
        for (word, lists) in words {
            digest.combine(word)
            for list in lists { digest.combine(list.name) }
        }
        for entry in overrides.exceptions.noBreaks { digest.combine("no break \(entry)") }
        for entry in overrides.exceptions.breaks { digest.combine("break \(entry)") }
        result.name += "+site"
        result.digest = digest.hexadecimal
        return result
    }

    /// Puts words on their lists, in whatever order these came.
    private mutating func apply(_ words: [(key: String, value: [SegmentationOverrides.WordList])]) {
        let plain = words.filter { $0.value.contains { $0.section == nil } }.map(\.key)
        for word in plain {
            // The word in small letters stands for this one, too.
            let forms = Set(TableParser.forms(of: word) + [word.lowercased()])
            remove(WordMarks(rawValue: .max), from: forms)
            removeFromLists(forms)
        }
        for (word, lists) in words {
            for list in lists { if let section = list.section { move(word, to: section) } }
        }
        // What is listed brings its form in capitals with it, which may be a plain word.
        remove(WordMarks(rawValue: .max), from: plain)
    }

    private mutating func move(_ word: String, to section: TableParser.Section) {
        if section.isWordClass { remove(.classes, from: TableParser.forms(of: word)) }
        add(word, to: section)
    }
}
