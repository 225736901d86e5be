/// The rules of a language in the form in which they are asked, once for each candidate.
final class CompiledRules {
    let index: WordIndex
    let behaviour: SegmentationRules.Behaviour
    let quotationContinuations: [[UInt8]]
    let finalEndings: [[UInt8]]
    let hasTimeWords: Bool
    let hasUnits: Bool
    let hasExclaimedNames: Bool
    let hasEllipsisFollowers: Bool

    init(_ rules: SegmentationRules) {
        index = WordIndex(rules)
        behaviour = rules.behaviour
        quotationContinuations = rules.quotationContinuations.map { Array($0.utf8) }
        finalEndings = rules.finalEndings.map { Array($0.utf8) }
        hasTimeWords = !rules.timeWords.isEmpty
        hasUnits = !rules.units.isEmpty || !rules.eras.isEmpty
        hasExclaimedNames = !rules.exclaimedNames.isEmpty
        hasEllipsisFollowers = !rules.ellipsisFollowers.isEmpty
    }
}
