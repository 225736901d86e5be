/// Writes the rules of one table as SRX rules, as far as these reach.
///
/// In the order in which `BoundaryJudge` asks: what it answers early stands before what it answers late. Breaks are after the
/// stop and its closing marks, before the space, as other tools' rules have it.
struct SRXTable {
    typealias Pattern = SRXPattern

    let rules: SegmentationRules
    let space = Pattern.space
    private var result: [SRXDocument.Rule] = []

    /// The SRX rules of a table, the words and exceptions of a site among them.
    static func rules(of rules: SegmentationRules) -> [SRXDocument.Rule] {
        var table = SRXTable(rules: rules)
        table.addExceptionsOfSite()
        table.addContinuations()
        table.addBrackets()
        table.addLists()
        table.addSmallLetters()
        table.addNumbers()
        table.addAbbreviations()
        table.addNames()
        table.addStops()
        return table.result
    }

    private init(rules: SegmentationRules) { self.rules = rules }

    mutating func goesOn(_ before: String, _ after: String) {
        result.append(SRXDocument.Rule(isBreak: false, before: before, after: after))
    }

    mutating func breaks(_ before: String, _ after: String) {
        result.append(SRXDocument.Rule(isBreak: true, before: before, after: after))
    }

    // MARK: Sets of marks and words

    var exclamations: String { Pattern.exclamations + (rules.behaviour.semicolonAsks ? ";\u{37E}" : "") }
    var stops: String { "[.．…⋯\(exclamations)\(Pattern.fullStops)]" }
    var continuation: String { "[,:،؛、，；：" + (rules.behaviour.semicolonAsks ? "]" : ";]") }
    /// No abbreviation of the table begins here.
    var noAbbreviation: String { Pattern.words(rules.words(with: .classes)).map { "(?!\($0)[.])" } ?? "" }

    /// One of the entries of a list.
    func list(_ list: SegmentationRules.WordList) -> String? {
        Pattern.alternatives((rules.lists[list] ?? []).map(Pattern.literal))
    }

    /// A word that begins a sentence, or a capital in quotation marks, after space.
    var startsSentence: String {
        let quotation = "\(space)+(?:\\p{Pd}\(space)+)?[\\p{Pi}\\p{Pf}„‚\"'`¿¡]+\\p{Lu}"
        guard let starters = Pattern.wholeWords(rules.words(with: .starter)) else { return quotation }
        return "\(quotation)|\(space)+\(Pattern.openers)(?!\\p{Lu}[.])\(starters)"
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

    /// Commas and the like, closing marks after space, quotations and names with which the sentence goes on.
    private mutating func addContinuations() {
        goesOn(stops + Pattern.closers, "\(space)*(?!,,)\(continuation)")
        goesOn(stops + Pattern.closers, "\\p{Pd}")
        goesOn("[.]", "\(space)[.!?…](?![\\p{L}\\p{N}])")
        goesOn(stops + Pattern.closers, "\(space)+\(Pattern.spacedClosers)")
        if let words = list(.quotationContinuations) {
            goesOn("\(stops)[\\p{Pe}\\p{Pf}\"'’]+", words)
        }
        if let names = Pattern.words(rules.words(with: .exclaimedName)) { goesOn("\(names)[!！]", "\\p{Lo}") }
        if let verbs = list(.reportingVerbs) {
            // Chinese and Japanese words stand without spaces.
            let words = "\(space)*(?:[\\p{Lo}\\p{M}]{1,12}\(space)){0,3}\(verbs)(?![\\p{L}\\p{M}])"
            let unspaced = "[\\p{Lo}\\p{M}]{0,9}\(verbs)[，。、！？]"
            goesOn("[\(exclamations)\(Pattern.fullStops)][\\p{Pe}\\p{Pf}\"'’]+", "(?:\(words)|\(unspaced))")
        }
    }

    /// Remarks inside a sentence; those that begin one are judged like any text.
    private mutating func addBrackets() {
        let inside = "[\\p{L}\\p{M}\\p{N},;:\"'”’»%]\(space){0,2}[(（][^()（）]{0,120}"
        goesOn("\\p{Ps}(?:[\(exclamations)！？…]{1,9}|[.]{2,4})\\p{Pe}", "(?!\(space)+\\p{Lu})")
        goesOn("\(stops)\(Pattern.closers)(?<=\(inside))", "[^()（）]{0,300}[)）]")
        goesOn("\(stops)[)）](?<=\(inside)[)）])", "\(space)*\\p{Lo}")
    }

    /// `1.`, `a.`, `IV.`, `2.1.` at the start of a text, line or sentence, and figures after a colon.
    private mutating func addLists() {
        let number = "(?:\\p{Nd}{1,4}|\\p{Nd}{1,3}(?:[.]\\p{Nd}{1,3}){1,3})"
        breaks("[.!?]\(Pattern.closersOnly)", "\(space)+(?:\\p{L}|\\p{Nd}{1,2})[)]\(space)")
        goesOn("(?:^|\\n)[\\s\\p{Z}\\p{Ps}*#•‣▪●◦■►·\\p{Pd}]*(?:\(number)|\\p{L}|[IVXLC]{1,4})[.]", space)
        goesOn(":\(space)+\\p{Nd}{1,2}[.]", space)
        let end = "(?:[!?…\(Pattern.fullStops)]|\(Pattern.stoppedWordStart)\(noAbbreviation)[\\p{L}\\p{M}]{2,40}[.])"
        goesOn("\(end)\(Pattern.closersOnly)\(space)+(?:\(number)|[IVX]{1,4})[.]", space)
    }

    private mutating func addStops() {
        breaks(stops + Pattern.closers, space)
        breaks("\(stops)\(Pattern.closers)\(space)+\(Pattern.spacedClosers)\(Pattern.closers)", space)
        let marks = "\\p{Pe}\\p{Pf}\\p{M}\\p{Cf}\\p{So}\\p{Sk}\\p{Pd}\"'¹²³⁰⁴⁵⁶⁷⁸⁹†‡.．…⋯,:;،؛、，；："
        let next = "(?!\\[\\p{Nd}|（\\p{Lo}）)[^\\s\\p{Z}\(marks)\(exclamations)\(Pattern.fullStops)]"
        breaks("[\(Pattern.fullStops)]\(Pattern.closersOnly)", next)
        breaks("[\(exclamations)]\(Pattern.closersOnly)", "(?!（\\p{Lo}）)\\p{Lo}")
        breaks("(?:…|[.][.])[\\p{Pf}\"'’]+", "\\p{Lo}")
        // A space was forgotten.
        let capitalised = "\\p{Lu}(?:\\p{Ll}+[\\s\\p{Z},;:'’]|\(space))"
        breaks("\(Pattern.wordStart)\\p{Ll}{2,40}[.!?]", capitalised)
        breaks("\\p{L}{2}[!?]", capitalised)
        breaks("\(Pattern.wordStart)[\\p{Lo}\\p{M}]{3,60}[.．]", "\\p{Lo}[\\p{L}\\p{M}]")
        // Ends of paragraphs.
        breaks("\\n", "[\\s\\p{Z}]*\\n")
        breaks("[\\p{Zl}\\p{Zp}]", "")
    }
}
