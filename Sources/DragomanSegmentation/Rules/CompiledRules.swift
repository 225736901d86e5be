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
    /// The marks that any word of the table has.
    let marks: WordMarks

    init(_ rules: SegmentationRules) {
        index = WordIndex(rules)
        behaviour = rules.behaviour
        quotationContinuations = Self.bytes(rules.lists[.quotationContinuations])
        finalEndings = Self.bytes(rules.lists[.finalEndings])
        reportingVerbs = Self.bytes(rules.lists[.reportingVerbs])
        endings = Self.bytes(rules.lists[.endings])
        starterPrefixes = Self.bytes(rules.words(with: .starter)).filter { (0xE3...0xE9).contains($0.first ?? 0) }
        unspacedNames = Self.bytes(rules.words(with: .exclaimedName)).filter { ($0.first ?? 0) >= 0xE3 }
        marks = rules.marks.values.reduce([]) { $0.union($1) }
    }

    private static func bytes(_ words: [String]?) -> [[UInt8]] { (words ?? []).map { Array($0.utf8) } }
}
