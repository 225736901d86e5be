import DragomanMemory
import DragomanModel
import DragomanReports
import DragomanText

extension Workflow {
    /// Splits the articles of the memory anew whose segmentation rules have changed since; their files are not needed.
    ///
    /// One transaction and one batch, which `undo` takes back. No translation is superseded: a segment that was joined of
    /// translated ones gets their translations joined, those that were cut out of a translated one get its sentences as
    /// candidates where these are as many, and whatever else there was stays with its old text, from where exports offer
    /// it.
    ///
    /// - Parameter options: Which articles, and what is told.
    /// - Returns: What changed; with `isDryRun` what would.
    /// - Throws: `DragomanError` `article-unknown`, `language-unknown`, `segmentation-rules-invalid`, `memory-…`.
    public func resegment(_ options: ResegmentOptions = ResegmentOptions()) throws -> ResegmentResult {
        let languages = try options.languages.map(LanguageArgument.tag)
        let catalogue = try rules()
        return try write(isDryRun: options.isDryRun) { writer in
            let articles = try articlesToSplit(options.articles, languages, writer)
            let before = try coverageRows(writer)
            var run = ResegmentRun(
                writer: writer,
                catalogue: catalogue,
                site: site,
                changeLimit: options.changeLimit,
                time: now()
            )
            for (number, article) in articles.enumerated() {
                progress(Progress(activity: "splitting articles", done: number, total: articles.count))
                try run.resegment(article)
            }
            var result = try run.finish()
            let after = result.batch == nil ? before : try coverageRows(writer)
            result.coverage = zip(before, after).map { before, after in
                ResegmentResult.Coverage(
                    language: before.language.tag,
                    percentBefore: before.percent,
                    percentAfter: after.percent
                )
            }
            return result
        }
    }

    private func articlesToSplit(
        _ slugs: [String],
        _ languages: [LanguageTag],
        _ reader: any MemoryReader
    ) throws -> [ArticleRecord] {
        var articles = try reader.articles()
        if !slugs.isEmpty {
            let wanted = try Set(slugs.map { try requireArticle($0, reader).slug })
            articles.removeAll { !wanted.contains($0.slug) }
        }
        guard !languages.isEmpty else { return articles }
        return articles.filter { article in languages.contains { Locales.matches($0, article.language) } }
    }

    private func coverageRows(_ reader: any MemoryReader) throws -> [CoverageReport.Row] {
        Coverage.report(
            totals: try reader.articleTotals(asOf: nil),
            tallies: try reader.articleTallies(asOf: nil, apart: site.repetitions.apart),
            languages: site.targets,
            sourceLanguage: site.source
        ).rows
    }
}
