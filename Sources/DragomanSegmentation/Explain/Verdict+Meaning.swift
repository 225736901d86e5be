extension Verdict.Rule {
    /// What the rule says, for people.
    var meaning: String {
        switch self {
        case .paragraphEnds: "a blank line or a hard break follows"
        case .listItem: "the next item of a list begins"
        case .insideBracket: "a bracket is open or closes inside the sentence"
        case .timePhrase: "the sentence has hardly begun and only said when"
        case .insideWord: "inside a word, a number or an address"
        case .missingSpace: "a sentence begins here, only its space is missing"
        case .continuationMark: "a comma, colon, semicolon or dash goes on"
        case .bracketedStop: "the stop stands in brackets of its own"
        case .quotationGoesOn: "the sentence goes on after the quotation"
        case .quotedTitle: "a quoted title or slogan in the middle of the sentence"
        case .lowerCaseFollows: "a small letter follows"
        case .enumerator: "the number or letter of a list item"
        case .ordinal: "an ordinal or a date"
        case .initial: "the initial of a name"
        case .dottedAcronym: "letters with stops between"
        case .abbreviation: "an abbreviation"
        case .dashOpens: "a dash opens dialogue or a remark"
        case .openingMark: "a quotation or bracket opens"
        case .lowerCaseWriting: "a small letter follows, but the word before is no abbreviation"
        case .exclaimedName: "a name that ends in a stop"
        case .ellipsis: "words are left out in the middle of the sentence"
        case .stop: "a stop"
        }
    }
}
