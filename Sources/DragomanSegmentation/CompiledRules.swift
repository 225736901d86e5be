/// The rules of a language in the form in which they are asked, once for each candidate.
final class CompiledRules {
    let index: WordIndex
    let behaviour: SegmentationRules.Behaviour
    let quotationContinuations: [[UInt8]]
    let finalEndings: [[UInt8]]
    let reportingVerbs: [[UInt8]]
    let endings: [[UInt8]]
    /// Sentence starters of Chinese and Japanese, whose words stand without spaces.
    let starterPrefixes: [[UInt8]]
    /// Names with an exclamation mark in scripts without spaces.
    let unspacedNames: [[UInt8]]
    let hasTimeWords: Bool
    let hasUnits: Bool
    let hasNumberedWords: Bool
    let hasExclaimedNames: Bool
    let hasEllipsisFollowers: Bool

    init(_ rules: SegmentationRules) {
        index = WordIndex(rules)
        behaviour = rules.behaviour
        quotationContinuations = rules.quotationContinuations.map { Array($0.utf8) }
        finalEndings = rules.finalEndings.map { Array($0.utf8) }
        reportingVerbs = rules.reportingVerbs.sorted().map { Array($0.utf8) }
        endings = rules.endings.map { Array($0.utf8) }
        starterPrefixes = rules.starters.sorted().map { Array($0.utf8) }.filter {
            (0xE3...0xE9).contains($0.first ?? 0)
        }
        unspacedNames = rules.exclaimedNames.sorted().map { Array($0.utf8) }.filter { ($0.first ?? 0) >= 0xE3 }
        hasTimeWords = !rules.timeWords.isEmpty
        hasUnits = !rules.units.isEmpty || !rules.eras.isEmpty
        hasNumberedWords = !rules.numberedWords.isEmpty
        hasExclaimedNames = !rules.exclaimedNames.isEmpty
        hasEllipsisFollowers = !rules.ellipsisFollowers.isEmpty
    }
}
