import DragomanMemory
public import DragomanModel
import DragomanText

extension Workflow {
    /// Adds articles to the memory, or a new revision of those it has; unchanged ones are skipped.
    ///
    /// One transaction: if one file is refused, nothing is changed. Translations of segments whose text is still there
    /// stay theirs wherever these moved; those of edited segments are taken over, offered or left behind as the site's policy
    /// says for the class of the edit.
    ///
    /// - Parameters:
    ///   - paths: Files, and folders that are walked.
    ///   - options: How they are to be read.
    /// - Returns: What became of each article.
    /// - Throws: `DragomanError` for a file that cannot be read (`file-…`, `html-…`, `markdown-…`, `wxr-…`,
    ///   `charset-…`), `slug-twice`, `slug-needs-one`, `language-unknown`, `meaning-table-invalid`, `memory-busy`.
    public func ingest(_ paths: [String], options: IngestOptions = IngestOptions()) throws -> IngestResult {
        let language = try ingestLanguage(options.language)
        let found = try ArticleFile.find(paths, format: options.format)
        guard !found.files.isEmpty else {
            return IngestResult(articles: [], findings: [], skippedFiles: found.skipped)
        }
        if options.slug != nil, found.files.count != 1 {
            throw DragomanError("slug-needs-one", "--slug names one article, but \(found.files.count) files were given")
        }
        var options = options
        options.slug = options.slug.map(Normalization.nfc)
        let tables = IngestTables(rules: try rules(), meanings: meanings)
        let maker = try RevisionMaker(language: language, catalogue: tables.rules)
        return try write(isDryRun: options.isDryRun) { [options] writer in
            var run = IngestRun(
                writer: writer,
                maker: maker,
                tables: tables,
                site: site,
                options: options,
                time: now(),
                origin: paths
            )
            for (number, file) in found.files.enumerated() {
                progress(Progress(activity: "reading articles", done: number, total: found.files.count))
                try run.ingest(file)
            }
            let batch = try run.finish()
            return IngestResult(
                articles: run.articles,
                findings: run.findings,
                skippedFiles: found.skipped,
                batch: batch?.rawValue
            )
        }
    }

    private func ingestLanguage(_ text: String?) throws -> LanguageTag {
        try text.map(LanguageArgument.tag) ?? site.source.tag
    }
}
