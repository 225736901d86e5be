/// The answer to whether a sentence ends at a candidate, and the rule that gave it.
struct Verdict: Hashable {
    /// The rules by name; each is a branch of `BoundaryJudge`.
    enum Rule: String, Sendable, CaseIterable {
        case paragraphEnds = "paragraph-ends"
        case listItem = "list-item"
        case insideBracket = "inside-bracket"
        case timePhrase = "time-phrase"
        case insideWord = "inside-word"
        case missingSpace = "missing-space"
        case continuationMark = "continuation-mark"
        case bracketedStop = "bracketed-stop"
        case quotationGoesOn = "quotation-goes-on"
        case quotedTitle = "quoted-title"
        case lowerCaseFollows = "lower-case-follows"
        case enumerator
        case ordinal
        case initial
        case dottedAcronym = "dotted-acronym"
        case abbreviation
        case dashOpens = "dash-opens"
        case openingMark = "opening-mark"
        case lowerCaseWriting = "lower-case-writing"
        case exclaimedName = "exclaimed-name"
        case ellipsis
        case stop
    }

    var isBoundary: Bool
    var rule: Rule

    static func ends(_ rule: Rule) -> Verdict { Verdict(isBoundary: true, rule: rule) }
    static func goesOn(_ rule: Rule) -> Verdict { Verdict(isBoundary: false, rule: rule) }
}
