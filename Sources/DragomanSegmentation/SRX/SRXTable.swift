/// Writes the rules of one table as SRX rules, as far as these reach.
///
/// In the order in which `BoundaryJudge` asks: what it answers early stands before what it answers late. Breaks are after the
/// stop and its closing marks, before the space, as other tools' rules have it.
struct SRXTable {
    private typealias Pattern = SRXPattern

    private let rules: SegmentationRules
    private let space = Pattern.space
    private var result: [SRXDocument.Rule] = []

    /// The SRX rules of a table, the words and exceptions of a site among them.
    static func rules(of rules: SegmentationRules) -> [SRXDocument.Rule] {
        var table = SRXTable(rules: rules)
        table.addExceptionsOfSite()
        table.addContinuations()
        table.addSpacedClosers()
        table.addEnumerators()
        table.addSmallLetters()
        table.addNumbers()
        table.addAbbreviations()
        table.addNames()
        table.addStops()
        return table.result
    }

    private init(rules: SegmentationRules) { self.rules = rules }

    private mutating func goesOn(_ before: String, _ after: String) {
        result.append(SRXDocument.Rule(isBreak: false, before: before, after: after))
    }

    private mutating func breaks(_ before: String, _ after: String) {
        result.append(SRXDocument.Rule(isBreak: true, before: before, after: after))
    }

    // MARK: Sets of marks

    private var exclamations: String { Pattern.exclamations + (rules.behaviour.semicolonAsks ? ";\u{37E}" : "") }
    private var stops: String { "[.．…⋯\(exclamations)\(Pattern.fullStops)]" }
    private var continuation: String { "[,:،؛、，；：" + (rules.behaviour.semicolonAsks ? "]" : ";]") }

    /// A word that begins a sentence, or a capital in quotation marks, after space.
    private var startsSentence: String {
        let quotation = "[\\p{Pi}\\p{Pf}„‚\"'`¿¡]+\\p{Lu}"
        let starters = Pattern.words(rules.words(with: .starter)).map {
            "|\(space)+\(Pattern.openers)(?!\\p{Lu}[.])\($0)\(Pattern.wordEnd)"
        }
        return "\(space)+(?:\\p{Pd}\(space)+)?\(quotation)\(starters ?? "")"
    }

    private func words(of wordClass: SegmentationRules.WordClass) -> [String] {
        rules.words(with: WordMarks(wordClass))
    }

    // MARK: Rules, in their order

    private mutating func addExceptionsOfSite() {
        for entry in rules.exceptions.noBreaks { goesOn(before(entry), after(entry)) }
        for entry in rules.exceptions.breaks { breaks(before(entry), after(entry)) }
    }

    private func before(_ entry: BoundaryExceptions.Entry) -> String {
        guard let first = entry.before.unicodeScalars.first else { return "" }
        let start = first.properties.isAlphabetic ? "(?<![\\p{Lu}\\p{Ll}\\p{Nd}])" : ""
        return start + Pattern.literal(entry.before)
    }

    private func after(_ entry: BoundaryExceptions.Entry) -> String {
        guard let last = entry.after.unicodeScalars.last else { return "" }
        let end = last.properties.isAlphabetic ? "(?![\\p{Lu}\\p{Ll}\\p{Nd}])" : ""
        return "\(space)*" + Pattern.literal(entry.after) + end
    }

    /// Commas and the like, stops in brackets of their own, and quotations that go on.
    private mutating func addContinuations() {
        goesOn(stops + Pattern.closers, "\(space)*(?!,,)\(continuation)")
        goesOn(stops + Pattern.closers, "\\p{Pd}")
        goesOn("\\p{Ps}[\(exclamations)…]{1,9}\\p{Pe}", "")
        goesOn("[.]", "\(space)[.!?…](?![\\p{L}\\p{N}])")
        if let entries = rules.lists[.quotationContinuations], !entries.isEmpty {
            let words = entries.map(Pattern.literal).joined(separator: "|")
            goesOn("\(stops)[\\p{Pe}\\p{Pf}\"'’]+", "(?:\(words))")
        }
    }

    /// `. »`: a closing mark after space that no word follows.
    private mutating func addSpacedClosers() {
        goesOn(stops + Pattern.closers, "\(space)+\(Pattern.spacedClosers)")
    }

    /// `1.`, `a.`, `IV.`, `2.1.` at the start of a text or line, and figures after a colon or a sentence.
    private mutating func addEnumerators() {
        let number = "[0-9]{1,4}(?:[.][0-9]{1,4}){0,3}"
        goesOn("(?:^|\\n)[\\s\\p{Z}\\p{Ps}*#•‣▪●◦■►·\\p{Pd}]*(?:\(number)|\\p{L}|[IVXLC]{1,4})[.]", space)
        goesOn(":\(space)+[0-9]{1,4}[.]", space)
        goesOn("(?:[!?…]|\\p{L}{4}[.])\(Pattern.closers)\(space)+[0-9]{1,3}[.]", space)
    }

    /// A small letter goes on, but after opening marks behind a whole word.
    private mutating func addSmallLetters() {
        let dots = "[.．…⋯]"
        goesOn(dots + Pattern.closers, "\(space)+\(Pattern.lower)")
        goesOn(dots + Pattern.closers, "\(space)+['`’](?!\\p{Ll}\(space)\\p{Lu})\(Pattern.lower)")
        goesOn("\(dots)[\\p{Pe}\\p{Pf}\\p{Pi}\"'’]+", "\(space)+\(Pattern.openers)\(Pattern.lower)")
        goesOn("\(Pattern.soleStart)\\p{L}{1,2}[.]", "\(space)+\(Pattern.openers)\(Pattern.lower)")
        if let all = Pattern.words(rules.words(with: .classes)) {
            goesOn("\(Pattern.wordStart)\(all)[.]", "\(space)+\(Pattern.openers)\(Pattern.lower)")
        }
        if !rules.behaviour.dashOpens {
            goesOn(dots + Pattern.closers, "\(space)+\\p{Pd}{1,3}\(space)+\(Pattern.lower)")
        }
        goesOn("[\(exclamations)]" + Pattern.closers, "\(space)+\(Pattern.openers)\(Pattern.lower)")
        goesOn("(?:[.][.]|…)", "\(space)+\(Pattern.openers)[\\p{Ll}\\p{Lo}\\p{Nd}]")
    }

    /// Ordinals and dates.
    private mutating func addNumbers() {
        let number = "\(Pattern.soleStart)[0-9]{1,3}[.]"
        guard rules.behaviour.ordinals != .none else { return }
        goesOn("\(Pattern.soleStart)[0-9]{1,2}[.]", "\(space)+[0-9]{1,2}[.]")
        goesOn("[0-9][.]\(space)[0-9]{1,2}[.]", "\(space)+[0-9]{4}(?![0-9])")
        switch rules.behaviour.ordinals {
        case .none: break
        case .listed:
            if let followers = Pattern.words(rules.words(with: .ordinalFollower)) {
                goesOn(number, "\(space)+\(Pattern.openers)\(followers)\(Pattern.wordEnd)")
            }
        case .general:
            if let starters = Pattern.words(rules.words(with: .starter)) {
                breaks(number, "\(space)+\(starters)\(Pattern.wordEnd)")
            }
            goesOn(number, "\(space)+[^\\s\\p{Z}\\p{Nd}\\p{Pd}\\p{Ps}\\p{Pi}\\p{Pf}\"'`¿¡]")
        }
    }

    private mutating func addAbbreviations() {
        if let beginnings = Pattern.beginnings(rules.words(with: .classes)) {
            goesOn("\(Pattern.wordStart)\(beginnings)[.]", "\(space)+\\p{L}")
        }
        if let words = Pattern.words(words(of: .neverFinal)) { goesOn("\(Pattern.wordStart)\(words)[.]", "") }
        if let words = Pattern.words(words(of: .beforeNumber)) {
            let roman = "(?!I\(Pattern.wordEnd))[IVXLC]{1,6}\(Pattern.wordEnd)"
            goesOn("\(Pattern.wordStart)\(words)[.]", "\(space)+\(Pattern.openers)(?:\\p{Nd}|\(roman))")
            breaks("\(Pattern.wordStart)\(words)[.]", space)
        }
        if let words = Pattern.words(words(of: .finalBeforeCapital)) {
            let followers =
                Pattern.words(rules.words(with: .abbreviationFollower)).map { "\($0)\(Pattern.wordEnd)|" } ?? ""
            goesOn(
                "\(Pattern.wordStart)\(words)[.]",
                "\(space)+(?:\\p{Pd}\(space)+)?(?:\(followers)[^\\s\\p{Z}\\p{L}\\p{Pd}\\p{Ps}\\p{Pi}\\p{Pf}\"'`¿¡])"
            )
            breaks("\(Pattern.wordStart)\(words)[.]", space)
        }
        if let all = Pattern.words(rules.words(with: .classes)) { goesOn("\(Pattern.wordStart)\(all)[.!?]", "\\p{L}") }
    }

    /// What goes on unless a sentence starter follows: abbreviations of that class, initials, acronyms, names with `!`.
    private mutating func addNames() {
        var forms = ["\(Pattern.wordStart)(?:\\p{L}[.])+\\p{L}[.]"]
        if let words = Pattern.words(words(of: .finalBeforeStarter)) { forms.append("\(Pattern.wordStart)\(words)[.]") }
        if rules.behaviour.hasInitials { forms.append("\(Pattern.soleStart)\\p{Lu}(?:[.]?-\\p{Lu})?[.]") }
        if let initials = Pattern.words(rules.words(with: .initial)) {
            forms.append("\(Pattern.soleStart)(?:\\p{Lu}[.]?-)?\(initials)[.]")
        }
        if let names = Pattern.words(rules.words(with: .exclaimedName)) {
            forms.append("\(Pattern.wordStart)\(names)!")
        }
        let before = "(?:" + forms.joined(separator: "|") + ")"
        breaks(before, startsSentence)
        goesOn(before, space)
    }

    private mutating func addStops() {
        breaks(stops + Pattern.closers, space)
        breaks("\(stops)\(Pattern.closers)\(space)+\(Pattern.spacedClosers)\(Pattern.closers)", space)
        let notMarks =
            "[^\\s\\p{Z}\\p{Pe}\\p{Pf}\\p{M}\\p{Cf}\\p{Pd}\"'.．…⋯,:;،؛、，；：\(exclamations)\(Pattern.fullStops)]"
        breaks("[\(Pattern.fullStops)]\(Pattern.closersOnly)", notMarks)
        breaks("[\(exclamations)]\(Pattern.closersOnly)", "\\p{Lo}")
        // A space was forgotten.
        breaks("\(Pattern.wordStart)\\p{Ll}{2,40}[.!?]", "\\p{Lu}(?:\\p{Ll}+[\\s\\p{Z},;:'’]|\(space))")
        // Ends of paragraphs.
        breaks("\\n", "[\\s\\p{Z}]*\\n")
        breaks("[\\p{Zl}\\p{Zp}]", "")
    }
}
