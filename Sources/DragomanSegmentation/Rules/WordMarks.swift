/// What the table of a language says of a word.
struct WordMarks: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    /// The sentence goes on, whatever follows.
    static let neverFinal = WordMarks(rawValue: 1 << 0)
    /// The sentence goes on before a figure.
    static let beforeNumber = WordMarks(rawValue: 1 << 1)
    /// The sentence ends before a word that begins sentences.
    static let finalBeforeStarter = WordMarks(rawValue: 1 << 2)
    /// The sentence ends before a capital.
    static let finalBeforeCapital = WordMarks(rawValue: 1 << 3)
    /// What abbreviations of several parts begin with: `z` and `i.d` of `z.B` and `i.d.R`.
    static let beginning = WordMarks(rawValue: 1 << 4)
    /// Begins sentences, and hardly ever names.
    static let starter = WordMarks(rawValue: 1 << 5)
    /// Follows ordinals with a capital.
    static let ordinalFollower = WordMarks(rawValue: 1 << 6)
    /// Goes on with the sentence after an abbreviation, capital or not: `Monday`, `EST`.
    static let abbreviationFollower = WordMarks(rawValue: 1 << 7)
    /// A name that ends in an exclamation mark: `Yahoo!`.
    static let exclaimedName = WordMarks(rawValue: 1 << 8)
    /// An initial of more than one letter: `Th`, `Дж`.
    static let initial = WordMarks(rawValue: 1 << 9)
    /// Ends a sentence before a capital where a number stands before it: `100 м. І тут`.
    static let unit = WordMarks(rawValue: 1 << 10)
    /// Follows years and centuries: ends a sentence before a capital, unless the sentence has hardly begun.
    static let era = WordMarks(rawValue: 1 << 11)
    /// Says when; a sentence of nothing else has not ended yet.
    static let timeWord = WordMarks(rawValue: 1 << 12)
    /// Has a capital everywhere, and so says nothing about an ellipsis before it: English `I`.
    static let ellipsisFollower = WordMarks(rawValue: 1 << 13)
    /// Part of names with a capital that also begins sentences: `Le`, `De`.
    static let nameParticle = WordMarks(rawValue: 1 << 14)
    /// A number or a letter names it, which then is no ordinal and no initial: `Gleis 3`, `Serie A`.
    static let numbered = WordMarks(rawValue: 1 << 15)
    /// An article or a preposition: no sentence ends with it, not even one that trails off.
    static let neverLast = WordMarks(rawValue: 1 << 16)
    /// Stands before ordinals: German articles, Polish `latach`.
    static let ordinalLead = WordMarks(rawValue: 1 << 17)
    /// A short word that is no abbreviation: a stop after it ends a sentence before a small letter too.
    static let wholeWord = WordMarks(rawValue: 1 << 18)

    /// The marks of the classes of abbreviations; a word has one of them at most.
    static let classes: WordMarks = [.neverFinal, .beforeNumber, .finalBeforeStarter, .finalBeforeCapital]

    /// The marks by the names of the sections whose words have them, those of the classes first.
    static let sections: [(name: String, mark: WordMarks)] =
        SegmentationRules.WordClass.allCases.map { ($0.rawValue, WordMarks($0)) } + [
            ("sentence starters", .starter), ("initials", .initial), ("ordinal followers", .ordinalFollower),
            ("before ordinals", .ordinalLead),
            ("go on after an abbreviation", .abbreviationFollower), ("names with an exclamation mark", .exclaimedName),
            ("units after a number", .unit), ("years and eras", .era), ("time phrases", .timeWord),
            ("go on after an ellipsis", .ellipsisFollower), ("name particles", .nameParticle),
            ("numbered words", .numbered), ("whole words", .wholeWord), ("never last", .neverLast),
        ]

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ wordClass: SegmentationRules.WordClass) {
        switch wordClass {
        case .neverFinal: self = .neverFinal
        case .beforeNumber: self = .beforeNumber
        case .finalBeforeStarter: self = .finalBeforeStarter
        case .finalBeforeCapital: self = .finalBeforeCapital
        }
    }

    /// The class of the word as an abbreviation.
    var wordClass: SegmentationRules.WordClass? {
        if isDisjoint(with: .classes) { return nil }
        if contains(.neverFinal) { return .neverFinal }
        if contains(.beforeNumber) { return .beforeNumber }
        return contains(.finalBeforeStarter) ? .finalBeforeStarter : .finalBeforeCapital
    }

    /// These and what the small-letter form of the word has, of whose class this one has none.
    func joined(with lower: WordMarks) -> WordMarks {
        isDisjoint(with: .classes) ? union(lower) : union(lower.subtracting(.classes))
    }
}
