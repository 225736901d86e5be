/// What the table of a language says of a word.
struct WordMarks: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    static let neverFinal = WordMarks(rawValue: 1 << 0)
    static let beforeNumber = WordMarks(rawValue: 1 << 1)
    static let finalBeforeStarter = WordMarks(rawValue: 1 << 2)
    static let finalBeforeCapital = WordMarks(rawValue: 1 << 3)
    /// What abbreviations of several parts begin with.
    static let beginning = WordMarks(rawValue: 1 << 4)
    static let starter = WordMarks(rawValue: 1 << 5)
    static let ordinalFollower = WordMarks(rawValue: 1 << 6)
    static let abbreviationFollower = WordMarks(rawValue: 1 << 7)
    static let exclaimedName = WordMarks(rawValue: 1 << 8)
    static let initial = WordMarks(rawValue: 1 << 9)
    static let unit = WordMarks(rawValue: 1 << 10)
    static let era = WordMarks(rawValue: 1 << 11)
    static let timeWord = WordMarks(rawValue: 1 << 12)
    static let ellipsisFollower = WordMarks(rawValue: 1 << 13)
    static let nameParticle = WordMarks(rawValue: 1 << 14)
    static let neverLast = WordMarks(rawValue: 1 << 16)
    static let numbered = WordMarks(rawValue: 1 << 15)

    /// The marks of the classes of abbreviations; a word has one of them at most.
    static let classes: WordMarks = [.neverFinal, .beforeNumber, .finalBeforeStarter, .finalBeforeCapital]

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
