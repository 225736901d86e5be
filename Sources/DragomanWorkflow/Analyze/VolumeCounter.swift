import DragomanModel
import DragomanReports
import DragomanText

/// Measures segments of one language as GMX-V does.
struct VolumeCounter {
    private let counter: WordCounter

    init(language: LanguageTag) throws { counter = try WordCounter(language: language) }

    /// The volume of one segment.
    func volume(of place: AnalyzedArticle.Place) -> SourceVolume {
        let counts = CharacterCounts(place.segment.content.plain)
        var volume = SourceVolume()
        volume.segments = 1
        volume.words = place.wordCount
        volume.characters = counts.characters
        volume.punctuation = counts.punctuation
        volume.whiteSpace = counts.whiteSpace
        volume.inlineCodes = place.segment.codes.count
        for code in place.segment.codes where code.purpose == .protected {
            volume.protectedWords += counter.count(code.equivalentText)
        }
        let whole = Tally(segments: 1, words: place.wordCount)
        if counts.numbers > 0, counts.letters == 0 { volume.numericOnly = whole }
        if counts.numbers > 0, counts.letters > 0, counts.hasNumberInEachWord { volume.alphanumericOnly = whole }
        return volume
    }
}
