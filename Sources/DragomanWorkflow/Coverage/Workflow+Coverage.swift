import DragomanMemory
public import DragomanModel
public import DragomanReports
import DragomanText

extension Workflow {
    /// How far each language is.
    ///
    /// Reads counts, not texts.
    ///
    /// - Parameters:
    ///   - languages: Tags of target languages; empty for all of the site.
    ///   - articles: Slugs; empty for all.
    ///   - time: RFC 3339, for the memory as it was then; `nil` for now.
    /// - Returns: One row per language in the site's order, also where nothing is translated.
    /// - Throws: `DragomanError` `language-unknown`, `article-unknown`, `time-unreadable`, `memory-…`.
    public func coverage(
        languages: [String] = [],
        articles: [String] = [],
        asOf time: String? = nil
    ) throws -> CoverageReport {
        let rows = try targets(languages)
        let moment = try time.map { try Moment.reading($0).description }
        return try memory.read { reader in
            let batch = try moment.map { try reader.lastBatch(at: $0) }
            var totals = try reader.articleTotals(asOf: batch)
            var tallies = try reader.articleTallies(asOf: batch, apart: site.repetitions.apart)
            if !articles.isEmpty {
                let wanted = Set(articles)
                for slug in articles where !totals.contains(where: { $0.slug == slug }) {
                    throw unknownArticle(slug, known: totals.map(\.slug))
                }
                totals.removeAll { !wanted.contains($0.slug) }
                tallies.removeAll { !wanted.contains($0.slug) }
            }
            return Coverage.report(
                totals: totals,
                tallies: tallies,
                languages: rows,
                sourceLanguage: site.source,
                asOf: moment
            )
        }
    }

    /// The site's languages that tags mean, in the site's order; all where none is given.
    func targets(_ tags: [String]) throws -> [SiteLanguage] {
        guard !tags.isEmpty else { return site.targets }
        let wanted = Set(try tags.map { try site.target($0).tag })
        return site.targets.filter { wanted.contains($0.tag) }
    }

    /// The error for a slug that the memory does not have.
    func unknownArticle(_ slug: String, known: [String]) -> DragomanError {
        let near = Locales.suggestion(
            for: slug,
            among: known.map { LanguageTag(canonical: $0) }
        )
        let hint = near.map { "did you mean '\($0)'?" } ?? "'dragoman articles' lists those there are"
        return DragomanError("article-unknown", "the memory has no article '\(slug.printable)'; \(hint)")
    }
}
