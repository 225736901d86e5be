package import DragomanModel

/// Adds up how far the articles are: the one function that all coverage figures come from.
package enum Coverage {
    /// The coverage of each site language over all articles.
    ///
    /// Tallies of articles without a total and of languages that the site does not have are left out. An article
    /// without segments is complete.
    ///
    /// - Complexity: O(articles + tallies + languages).
    package static func report(
        totals: [ArticleTotal],
        tallies: [ArticleTally],
        languages: [SiteLanguage],
        sourceLanguage: SiteLanguage,
        asOf: String? = nil
    ) -> CoverageReport {
        var all = Tally()
        var segmentsOfArticle: [String: Int] = [:]
        segmentsOfArticle.reserveCapacity(totals.count)
        var emptyArticles = 0
        for article in totals {
            all += article.total
            segmentsOfArticle[article.slug] = article.total.segments
            if article.total.segments == 0 { emptyArticles += 1 }
        }
        let blank = { (language: SiteLanguage) in
            CoverageReport.Row(
                language: language,
                segments: .init(total: all.segments),
                words: .init(total: all.words),
                articles: totals.count,
                completeArticles: emptyArticles
            )
        }
        var rows = languages.map(blank)
        let places = Dictionary(languages.enumerated().map { ($1.tag, $0) }, uniquingKeysWith: { first, _ in first })
        for tally in tallies {
            guard let place = places[tally.language], let segments = segmentsOfArticle[tally.slug] else { continue }
            rows[place].add(tally)
            if segments > 0, tally.translated.segments >= segments { rows[place].completeArticles += 1 }
        }
        return CoverageReport(source: sourceLanguage, asOf: asOf, rows: rows)
    }
}

extension CoverageReport.Row {
    fileprivate mutating func add(_ tally: ArticleTally) {
        segments.translated += tally.translated.segments
        segments.reviewed += tally.reviewed.segments
        segments.final += tally.final.segments
        segments.stale += tally.stale.segments
        words.translated += tally.translated.words
        words.reviewed += tally.reviewed.words
        words.final += tally.final.words
        words.stale += tally.stale.words
    }
}
