import DragomanMemory
import DragomanModel
import DragomanText

/// What is shown of sources that were found.
struct ConcordanceHits {
    /// Of one source in one language so many translations are shown.
    static let mostOfOneLanguage = 3

    let search: ConcordanceSearch

    /// The hits of an entry, by language.
    func hits(of entry: ConcordanceSearch.Entry) throws -> [ConcordanceAnswer.Hit] {
        guard let sourceLanguage = try search.reader.language(of: entry.source) else { return [] }
        let languages = entry.found == nil ? entry.targets : try search.wantedLanguages(of: entry.source)
        var hits: [ConcordanceAnswer.Hit] = []
        for language in languages {
            var count = 0
            for target in try search.texts(of: entry.source, language) where count < Self.mostOfOneLanguage {
                let found = search.side == .source ? nil : search.find(target.content)
                if entry.found == nil, found == nil { continue }
                count += 1
                hits.append(hit(entry, sourceLanguage, target, found?.ranges ?? []))
            }
        }
        return hits
    }

    private func hit(
        _ entry: ConcordanceSearch.Entry,
        _ sourceLanguage: LanguageTag,
        _ target: NewTarget,
        _ targetRanges: [Range<Int>]
    ) -> ConcordanceAnswer.Hit {
        ConcordanceAnswer.Hit(
            source: SearchWords.shown(entry.content),
            target: SearchWords.shown(target.content),
            sourceLanguage: sourceLanguage,
            language: target.language,
            sourceRanges: entry.found?.ranges ?? [],
            targetRanges: targetRanges,
            state: target.state,
            origin: target.origin,
            author: target.author,
            article: target.context.article,
            isCandidate: target.role == .candidate
        )
    }
}
