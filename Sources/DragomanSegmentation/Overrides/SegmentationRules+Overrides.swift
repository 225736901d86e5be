import DragomanModel

extension SegmentationRules {
    /// The rules with a site's changes; their name ends in `+site`, their digest covers both.
    ///
    /// A word that is listed under a class moves there from the class that the table gives it. Rules of an SRX file replace
    /// the table, words and all; the exceptions hold for them too.
    package func overridden(by overrides: SegmentationOverrides) -> SegmentationRules {
        guard !overrides.isEmpty else { return self }
        var result = overrides.srx.map { SegmentationRules($0, language: language) } ?? self
        let words = overrides.words.sorted { $0.key < $1.key }
        if overrides.srx == nil {
            for (word, lists) in words { for list in lists { result.move(word, to: list) } }
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

    private mutating func move(_ word: String, to list: SegmentationOverrides.WordList) {
        guard let section = list.section else {
            removeEverywhere(word)
            return
        }
        if section.isWordClass { removeClass(of: TableParser.forms(of: word)) }
        add(word, to: section)
    }

    /// Takes a word out of all sections, and the one in small letters that stands for it.
    private mutating func removeEverywhere(_ word: String) {
        let forms = Set(TableParser.forms(of: word) + [word.lowercased()])
        removeClass(of: forms)
        starters.subtract(forms)
        ordinalFollowers.subtract(forms)
        initials.subtract(forms)
        abbreviationFollowers.subtract(forms)
        units.subtract(forms)
        eras.subtract(forms)
        timeWords.subtract(forms)
        ellipsisFollowers.subtract(forms)
        finalEndings.removeAll { forms.contains($0) }
        reportingVerbs.subtract(forms)
        endings.removeAll { forms.contains($0) }
        nameParticles.subtract(forms)
        numberedWords.subtract(forms)
        neverLastWords.subtract(forms)
        exclaimedNames.subtract(forms)
        quotationContinuations.removeAll { forms.contains($0) }
    }

    /// Puts a word and its form in capitals into a section.
    mutating func add(_ word: String, to section: TableParser.Section) {
        let forms = TableParser.forms(of: word)
        switch section {
        case .words(let wordClass):
            add(word, as: wordClass)
            for form in forms where self.wordClass(exactly: form) == nil { add(form, as: wordClass) }
        case .starters: starters.formUnion(forms)
        case .ordinalFollowers: ordinalFollowers.formUnion(forms)
        case .initials: initials.formUnion(forms)
        case .abbreviationFollowers: abbreviationFollowers.formUnion(forms)
        case .units: units.formUnion(forms)
        case .eras: eras.formUnion(forms)
        case .timeWords: timeWords.formUnion(forms)
        case .ellipsisFollowers: ellipsisFollowers.insert(word)
        case .finalEndings: finalEndings.append(word)
        case .reportingVerbs: reportingVerbs.insert(word)
        case .endings: endings.append(word)
        case .nameParticles: nameParticles.formUnion(forms)
        case .numberedWords: numberedWords.formUnion(forms)
        case .neverLastWords: neverLastWords.formUnion(forms)
        case .exclaimedNames: exclaimedNames.formUnion(forms)
        case .quotationContinuations: quotationContinuations.append(word)
        case .behaviour: break
        }
    }
}
