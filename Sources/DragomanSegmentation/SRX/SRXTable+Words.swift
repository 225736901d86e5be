/// What words and numbers before a stop, and small letters after it, say.
extension SRXTable {
    /// The words of a class, without the written forms that belong to another.
    private func expression(of wordClass: WordMarks) -> String? {
        let words = rules.words(with: wordClass)
        guard let alternatives = Pattern.words(words) else { return nil }
        let known = Set(words)
        let others = rules.words(with: .classes).filter { word in
            !known.contains(word) && word != word.lowercased() && known.contains(word.lowercased())
        }
        let exceptions = Pattern.words(others).map { "(?!\($0)[.])" } ?? ""
        return "\(Pattern.stoppedWordStart)\(exceptions)\(alternatives)[.]"
    }

    /// A small letter goes on, but behind a word too long for an abbreviation, and after opening marks.
    mutating func addSmallLetters() {
        let dots = "(?<!\\p{Lo})[.．…⋯]"
        let after = "\(space)+\(Pattern.openers)\(Pattern.lower)"
        // Closing marks after space are part of the end.
        let closers = "\(Pattern.closers)(?:\(space)+\(Pattern.spacedClosers)\(Pattern.closers))?"
        let length = rules.behaviour.longestCutWord + 1
        let abbreviations = Pattern.wholeWords(rules.words(with: .finalBeforeCapital)).map { "(?!\($0))" } ?? ""
        breaks(
            "\(Pattern.stoppedWordStart)\(noAbbreviation)\\p{Ll}{\(length),40}[.]",
            "\(space)+\(abbreviations)\(Pattern.lower)"
        )
        breaks("[\\p{Pe}\\p{Pf}\"][.]", "\(space)+\(Pattern.opener)?\(Pattern.lower)")
        goesOn(dots + closers, "\(space)+\(Pattern.lower)")
        goesOn(dots + Pattern.closers, "\(space)+['`’](?!\\p{Ll}\(space)\\p{Lu})\(Pattern.lower)")
        goesOn("\(dots)[\\p{Pe}\\p{Pf}\\p{Pi}\"'’]+", after)
        goesOn("\(Pattern.soleStart)\\p{L}{1,2}[.]", "\(space)+(?:[(\\[]|\\p{Pd}{1,3}\(space)*)+\(Pattern.lower)")
        goesOn("\(Pattern.soleStart)\\p{L}[.]", after)
        if let all = Pattern.words(rules.words(with: .classes)) {
            goesOn("\(Pattern.stoppedWordStart)\(all)[.]", after)
        }
        if !rules.behaviour.dashOpens {
            goesOn(dots + Pattern.closers, "\(space)+\\p{Pd}{1,3}\(space)+\(Pattern.lower)")
        }
        let exclamation = "(?<!\\p{Lo})[\(exclamations)]"
        goesOn(exclamation + closers, "\(space)+(?:['`’(\\[]|\\p{Pd}{1,3}\(space)*)*\(Pattern.lower)")
        goesOn("\(exclamation)\(space)?[\\p{Pf}\\p{Pi}\"'’]+", after)
        if let endings = list(.finalEndings) {
            breaks("\(endings)(?:[.][.]+|…)", "\(space)+\(Pattern.openers)[\\p{Lo}\\p{Nd}]")
        }
        if let words = Pattern.words(rules.words(with: .neverLast)) {
            goesOn("\(Pattern.wordStart)\(words)(?:[.][.]+|…)", space)
        }
        goesOn("(?:[.][.]|…)", "\(space)+\(Pattern.openers)[\\p{Ll}\\p{Lo}\\p{Nd}]")
        if let followers = Pattern.wholeWords(rules.words(with: .ellipsisFollower)) {
            goesOn("(?:[.][.]|…)", "\(space)+\(followers)")
        }
    }

    /// Ordinals, dates, years.
    mutating func addNumbers() {
        let number = "\(Pattern.soleStart)(?<!\\p{Nd}[,:])\\p{Nd}{1,3}[.]"
        goesOn("\(Pattern.soleStart)\\p{Nd}+[.]", "\(space)+§")
        if rules.behaviour.yearComesFirst {
            goesOn("\(Pattern.soleStart)\\p{Nd}{4}[.]", "\(space)+\\p{Nd}{1,2}[.]")
            goesOn("\\p{Nd}[.]\(space)?\\p{Nd}{1,2}[.]", "\(space)+(?:\\p{Nd}{1,2}(?!\\p{Nd})|\\p{Lo})")
        }
        guard rules.behaviour.ordinals != .none else { return }
        if let words = Pattern.words(rules.words(with: .numbered)) {
            breaks("\(Pattern.wordStart)\(words)\(space)\\p{Nd}{1,3}[.]", "\(space)+\(Pattern.openers)\\p{Lu}")
        }
        goesOn("\(Pattern.soleStart)\\p{Nd}{1,2}[.]", "\(space)+\\p{Nd}{1,2}[.]")
        goesOn("\\p{Nd}[.]\(space)\\p{Nd}{1,2}[.]", "\(space)+\\p{Nd}{4}(?!\\p{Nd})")
        switch rules.behaviour.ordinals {
        case .none: break
        case .listed:
            if let followers = Pattern.wholeWords(rules.words(with: .ordinalFollower)) {
                goesOn(number, "\(space)+\(Pattern.openers)\(followers)")
            }
        case .general:
            let all = "(?:\(number)|\(Pattern.soleStart)[IVXLC]{2,7}[.])"
            if let starters = Pattern.wholeWords(rules.words(with: .starter)) { breaks(all, "\(space)+\(starters)") }
            goesOn(all, "\(space)+[^\\s\\p{Z}\\p{Nd}\\p{Pd}\\p{Ps}\\p{Pi}\\p{Pf}\"'`¿¡]")
        }
    }

    /// Abbreviations by their class, and units.
    mutating func addAbbreviations() {
        if let beginnings = Pattern.beginnings(rules.words(with: .classes)) {
            goesOn("\(Pattern.stoppedWordStart)\(beginnings)[.]", "\(space)+\\p{L}")
        }
        // Thai abbreviations have letters before them.
        goesOn("[ก-ฮ]\\p{M}*[.][ก-ฮ]\\p{M}*[.]", space)
        let newSentence = "\(space)+[\\p{Pi}\\p{Pf}\"'„‚]?[\\p{Lu}\\p{Lo}]"
        if let eras = Pattern.words(rules.words(with: .era)) {
            breaks("(?:[^\\s\\p{Z}.!?…]{2,40}\(space)+){4}\(eras)[.]", newSentence)
        }
        if let units = Pattern.words(rules.words(with: [.unit, .era])) {
            breaks("(?:\\p{Nd}|[IVXLC])\(space){0,2}(?:\\p{L}{1,5}[.]\(space)?){0,2}\(units)[.]", newSentence)
        }
        if let words = expression(of: .neverFinal) { goesOn(words, "") }
        let roman = "(?!I\(Pattern.wordEnd))[IVXLC]{1,6}\(Pattern.wordEnd)"
        let figure = "\(space)+\(Pattern.openers)(?:\\p{Nd}|\(roman))"
        if let words = expression(of: .beforeNumber) {
            goesOn(words, figure)
            // `P.` may be somebody's name.
            breaks((rules.behaviour.hasInitials ? "(?!\\p{Lu}[.])" : "") + words, space)
        }
        if let endings = list(.endings) {
            goesOn("\\p{L}{3}\(endings)[.]", figure)
        }
        if let words = expression(of: .finalBeforeCapital) {
            let followers = Pattern.wholeWords(rules.words(with: .abbreviationFollower)).map { $0 + "|" } ?? ""
            let others = "[^\\s\\p{Z}\\p{L}\\p{Pd}\\p{Ps}\\p{Pi}\\p{Pf}\"'`¿¡]"
            goesOn(words, "\(space)+(?:\\p{Pd}\(space)+|[(\\[])?(?:\(followers)\(others))")
            breaks(words, space)
        }
        if let all = Pattern.words(rules.words(with: .classes)) {
            goesOn("\(Pattern.stoppedWordStart)\(all)[.]", "\\p{L}")
        }
    }

    /// What goes on unless a sentence starter follows: abbreviations of that class, initials, acronyms, names with `!`.
    mutating func addNames() {
        var forms = ["\(Pattern.wordStart)(?:\\p{L}\\p{M}*[.])+\\p{L}\\p{M}*[.]"]
        if let words = expression(of: .finalBeforeStarter) { forms.append(words) }
        if rules.behaviour.hasInitials { forms.append("\(Pattern.soleStart)\\p{Lu}(?:[.]?-\\p{Lu})?[.]") }
        if let initials = Pattern.words(rules.words(with: .initial)) {
            forms.append("\(Pattern.soleStart)(?:\\p{Lu}[.]?-)?\(initials)[.]")
        }
        if let names = Pattern.words(rules.words(with: .exclaimedName)) {
            forms.append("\(Pattern.wordStart)\(names)!")
        }
        let before = "(?:" + forms.joined(separator: "|") + ")"
        let particle = Pattern.words(rules.words(with: .nameParticle)).map { "(?!\(space)\($0)\(space)\\p{Lu})" } ?? ""
        breaks(before, "\(particle)(?:\(startsSentence))")
        goesOn(before, space)
    }
}
