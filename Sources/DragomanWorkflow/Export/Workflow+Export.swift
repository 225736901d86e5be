import DragomanExchange
import DragomanMemory
public import DragomanModel

extension Workflow {
    /// Writes one file per language, XLIFF or what `options.format` says.
    ///
    /// All files are of one snapshot of the memory and appear together at the end; the same memory gives the same bytes.
    /// What goes out to somebody (`options.lease`) is written down in the same moment; what is out already, or a text
    /// equal to it, then stays here, unless it is asked for again. Else the memory is only read.
    ///
    /// - Parameters:
    ///   - languages: Tags of target languages; empty for all of the site.
    ///   - folder: Where the files `TAG.xlf` (`.po`, `.csv` and so on) go; made if it is not there. Files of those names are replaced.
    ///   - options: What goes out, and how.
    /// - Returns: The files in the site's order of languages, also those without a segment.
    /// - Throws: `DragomanError` `language-unknown`, `article-unknown`, `version-unknown`, `profile-conflict`, `format-conflict`, `threshold-unusable`,
    ///   `redaction-invalid`, `redaction-pattern-costly`, `holder-unusable`, `day-unreadable`, `due-past`, `leases-changed`, `file-unwritable`, `memory-…`.
    public func export(
        languages: [String],
        to folder: String,
        options: ExportOptions = ExportOptions()
    ) throws -> [ExportedFile] {
        let targets = try targets(languages)
        try options.checkFormat()
        let version = try options.profile.version(options.version)
        let writing = try options.profile.writerOptions(isSegmented: options.isSegmented)
        guard (50...100).contains(options.threshold) else {
            throw DragomanError(
                "threshold-unusable",
                "the threshold is \(options.threshold), but must be from 50 to 100"
            )
        }
        let today = self.today
        var options = options
        options.lease = try options.lease?.checked(today: today)
        let texts = PlaceableTexts()
        let scanner = try redactionRules(options).map { try RedactionScanner($0, texts) }
        let references = try ReferenceSession(self, texts)
        let (files, seen) = try references.read { references in
            try read(with: MemoryIndex(path: indexPath, texts: texts)) { reader, index in
                let articles = try requireArticles(options.articles, reader)
                try OutputFile.makeFolder(folder)
                let sources = try ExportSources(
                    reader: reader,
                    index: index,
                    references: references,
                    judge: MatchJudge(self, texts),
                    texts: texts,
                    site: site,
                    languages: targets,
                    threshold: options.threshold,
                    scanner: scanner
                )
                let leases = try reader.openLeases(for: Set(targets.map(\.tag)))
                let leasesOf = Dictionary(grouping: leases, by: \.lease.language)
                let files = try targets.map { language in
                    try LanguageExport(
                        language: language,
                        site: site,
                        path: (folder.hasSuffix("/") ? folder : folder + "/") + "\(language.tag)."
                            + options.format.exchangeFormat.fileExtension,
                        makeWriter: {
                            writer(of: options.format, version, writing, language, try reader.lastBatch(), to: $0)
                        },
                        keepsWholeUnits: options.format == .xliff && (version != .version12 || writing.isSegmented),
                        options: options,
                        book: LeaseBook(leasesOf[language.tag] ?? [], apart: site.repetitions.apart, today: today)
                    )
                }
                try write(articles, to: files, from: sources)
                return (files, leases)
            }
        }
        guard let terms = options.lease else { return try files.map { try $0.finish() } }
        let giving = LeaseGiving(
            terms: terms,
            seen: seen,
            leases: files.flatMap(\.leases),
            ended: files.flatMap(\.endedLeases)
        )
        guard !giving.leases.isEmpty else { return try files.map { try $0.finish() } }
        return try write(isDryRun: false) { writer in
            let batch = try giving.record(writer, languages: Set(targets.map(\.tag)), time: now())
            return try files.map { try $0.finish(batch: batch) }
        }
    }

    /// What is to be hidden; `nil` where nothing is.
    private func redactionRules(_ options: ExportOptions) throws -> RedactionRules? {
        guard !options.isUnredacted else { return nil }
        var rules = RedactionRules()
        for more in try redactions() + options.redactions.map(RedactionFile.read) { rules.merge(more) }
        return rules.isEmpty ? nil : rules
    }

    private func writer(
        of format: ExportFormat,
        _ version: XLIFFVersion,
        _ options: XLIFFWriter.Options,
        _ language: SiteLanguage,
        _ batch: BatchID,
        to output: OutputFile
    ) -> any ExportWriter {
        guard format == .xliff else {
            return CarrierWriter(
                format: format.exchangeFormat,
                source: site.source.tag,
                target: language.tag,
                targetDirection: language.direction,
                batch: batch.rawValue,
                sink: { try output.write($0) }
            )
        }
        return XLIFFWriter(
            version: version,
            source: site.source.tag,
            target: language.tag,
            sourceDirection: site.source.direction,
            targetDirection: language.direction,
            options: options,
            sink: { try output.write($0) }
        )
    }

    private func write(_ articles: [ArticleRecord], to files: [LanguageExport], from sources: ExportSources) throws {
        let activity = files.count == 1 ? "exporting \(files[0].language.tag)" : "exporting \(files.count) languages"
        if let scanner = sources.scanner, scanner.learns {
            for article in articles {
                for unit in try sources.reader.units(ofArticle: article.slug) {
                    try scanner.learn(
                        unit.segments.map(\.segment.content),
                        gaps: ExportArticle.gaps(unit),
                        language: article.language
                    )
                }
            }
        }
        for (number, article) in articles.enumerated() {
            progress(Progress(activity: activity, done: number, total: articles.count))
            let exported = try ExportArticle(article, sources: sources)
            sources.beginArticle(exported)
            for file in files { try file.write(exported, sources) }
            sources.endArticle()
        }
    }
}
