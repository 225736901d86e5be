import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanReports
import DragomanText

extension Workflow {
    /// What the memory, its reference memories and the job itself give for each language: segments and words by band.
    ///
    /// A match of a reference memory loses its penalty first, as in a lookup, and is never one of context.
    ///
    /// The job is files, which need not be ingested and are read and split as ingest would do it, or articles of the
    /// memory. Nothing is written to the memory.
    ///
    /// - Parameters:
    ///   - languages: Tags of target languages; empty for all of the site.
    ///   - options: What is analysed, and how.
    /// - Returns: One row per language in the site's order; the bands of each add up to the whole job.
    /// - Throws: `DragomanError` `language-unknown`, `article-unknown`, `rates-invalid`, `site-…`, `memory-…`; for files what
    ///   `ingest` throws.
    public func analyze(languages: [String], options: AnalyzeOptions = AnalyzeOptions()) throws -> AnalyzeResult {
        let targets = try targets(languages)
        let rates = try options.ratesPath.map(LeverageRatesReader.rates(ofFile:)) ?? site.rates
        let found = try ArticleFile.find(options.paths, format: options.reading.format)
        return try withAnalysis { reader, index, references in
            let run = AnalysisRun(
                reader: reader,
                index: index,
                references: references,
                languages: targets,
                repetitions: site.repetitions,
                countsInternal: options.countsInternal
            )
            var language: LanguageTag?
            var findings: [FileFindings] = []
            if options.paths.isEmpty {
                let records = try requireArticles(options.articles, reader)
                language = records.first?.language
                for (number, record) in records.enumerated() {
                    progress(Progress(activity: "analysing articles", done: number, total: records.count))
                    try run.add(AnalyzedArticle(record, reader))
                }
            } else {
                language = try options.reading.language.map(LanguageArgument.tag)
                findings = try analyze(found.files, options.reading, run, reader)
            }
            let source = language.map(Locales.describe) ?? site.source
            let rows = run.finish()
            return AnalyzeResult(
                report: LeverageReport(source: source, volume: run.volume, rates: rates, rows: rows),
                findings: findings,
                skippedFiles: found.skipped
            )
        }
    }

    private func withAnalysis<Result>(
        _ body: (any MemoryReader, StoredIndex, [OpenReference]) throws -> Result
    ) throws -> Result {
        let references = try ReferenceSession(self)
        return try read(with: MemoryIndex(path: indexPath)) { reader, index in
            try references.read { try body(reader, index, $0) }
        }
    }

    private func analyze(
        _ files: [ArticleFile],
        _ options: IngestOptions,
        _ run: AnalysisRun,
        _ reader: any MemoryReader
    ) throws -> [FileFindings] {
        guard !files.isEmpty else { return [] }
        let maker = try RevisionMaker(
            language: options.language.map(LanguageArgument.tag) ?? site.source.tag,
            catalogue: try rules()
        )
        let articles = ArticleReader(options: options)
        for (number, file) in files.enumerated() {
            progress(Progress(activity: "analysing articles", done: number, total: files.count))
            try articles.read(file) { found in
                let revision = try maker.revision(of: found.document(), slug: found.slug, digest: "")
                try run.add(AnalyzedArticle(revision, reader))
            }
        }
        return articles.findings
    }
}
