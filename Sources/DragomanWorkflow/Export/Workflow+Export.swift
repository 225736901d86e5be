import DragomanExchange
import DragomanMemory
public import DragomanModel

extension Workflow {
    /// Writes one XLIFF file per language.
    ///
    /// All files are of one snapshot of the memory and appear together at the end; the same memory gives the same bytes.
    ///
    /// - Parameters:
    ///   - languages: Tags of target languages; empty for all of the site.
    ///   - folder: Where the files `TAG.xlf` go; made if it is not there. Files of those names are replaced.
    ///   - options: What goes out, and how.
    /// - Returns: The files in the site's order of languages, also those without a segment.
    /// - Throws: `DragomanError` `language-unknown`, `article-unknown`, `version-unknown`, `threshold-unusable`,
    ///   `file-unwritable`, `memory-…`.
    public func export(
        languages: [String],
        to folder: String,
        options: ExportOptions = ExportOptions()
    ) throws -> [ExportedFile] {
        let targets = try targets(languages)
        guard let version = XLIFFVersion(rawValue: options.version) else {
            throw DragomanError(
                "version-unknown",
                "XLIFF '\(options.version.printable)' is unknown; say 1.2, 2.0, 2.1 or 2.2"
            )
        }
        guard (50...100).contains(options.threshold) else {
            throw DragomanError(
                "threshold-unusable",
                "the threshold is \(options.threshold), but must be from 50 to 100"
            )
        }
        let texts = PlaceableTexts()
        let references = try ReferenceSession(self, texts)
        return try references.read { references in
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
                    threshold: options.threshold
                )
                let files = try targets.map { language in
                    try LanguageExport(
                        language: language,
                        site: site,
                        path: (folder.hasSuffix("/") ? folder : folder + "/") + "\(language.tag).xlf",
                        version: version,
                        options: options
                    )
                }
                let activity =
                    targets.count == 1 ? "exporting \(targets[0].tag)" : "exporting \(targets.count) languages"
                for (number, article) in articles.enumerated() {
                    progress(Progress(activity: activity, done: number, total: articles.count))
                    let exported = try ExportArticle(article, sources: sources)
                    sources.beginArticle(exported)
                    for file in files { try file.write(exported, sources) }
                    sources.endArticle()
                }
                return try files.map { try $0.finish() }
            }
        }
    }
}
