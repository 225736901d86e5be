import DragomanModel

/// Counts what became of translations, by language.
struct ResegmentTally {
    /// What became of the translation of one new segment.
    enum Outcome { case carriedOver, known, candidate, missing }

    private var counts: [LanguageTag: ResegmentResult.Language] = [:]

    mutating func add(_ outcome: Outcome, words: Int, language: LanguageTag) {
        var count = counts[language] ?? ResegmentResult.Language(language: language)
        switch outcome {
        case .carriedOver: count.carriedOver += 1
        case .known: count.known += 1
        case .candidate:
            count.candidates += 1
            count.wordsToDo += words
        case .missing:
            count.missing += 1
            count.wordsToDo += words
        }
        counts[language] = count
    }

    mutating func add(_ other: ResegmentTally) {
        for (language, more) in other.counts {
            guard var count = counts[language] else {
                counts[language] = more
                continue
            }
            count.carriedOver += more.carriedOver
            count.known += more.known
            count.candidates += more.candidates
            count.missing += more.missing
            count.wordsToDo += more.wordsToDo
            counts[language] = count
        }
    }

    /// The counts in the site's order; languages without any are left out.
    func rows(_ site: Site) -> [ResegmentResult.Language] { site.targets.compactMap { counts[$0.tag] } }
}
