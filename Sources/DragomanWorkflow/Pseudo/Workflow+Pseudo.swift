import DragomanMatching
import DragomanMemory
import DragomanModel
import DragomanText

extension Workflow {
    /// Renders articles as if they were translated: other letters, longer, in brackets; the memory is only read.
    ///
    /// Codes, and what stands for something beside the words (numbers, dates, addresses, names behind `@` and `#`), are
    /// those of the source. The same articles give the same bytes.
    ///
    /// - Parameters:
    ///   - slugs: The articles; empty for all.
    ///   - language: The tag of a target language. One that is written from right to left gets letters of its script.
    ///   - onArticle: Given each article as it is ready.
    /// - Throws: `DragomanError` `article-unknown`, `language-unknown`, `icu-data-missing`, `memory-…`, and what
    ///   `onArticle` throws.
    public func renderPseudo(
        _ slugs: [String],
        language: String,
        onArticle: (RenderedArticle) throws -> Void
    ) throws {
        let target = try site.target(language)
        let pseudo = PseudoTranslation(into: target)
        try memory.read { reader in
            let records = try requireArticles(slugs, reader)
            var conventions: [LanguageTag: PlaceableConventions] = [:]
            for (number, record) in records.enumerated() {
                if records.count > 1 {
                    progress(
                        Progress(activity: "pseudo-translating \(target.tag)", done: number, total: records.count)
                    )
                }
                let source = try conventions[record.language] ?? PlaceableConventions(language: record.language)
                conventions[record.language] = source
                let rendering = try Rendering(record: record, reader: reader, target: target) { segment in
                    let kept = PlaceableText(segment.content, conventions: source).placeables.map(\.range)
                    return pseudo.translation(of: segment.content, keeping: kept)
                }
                try onArticle(try rendering.render(isSource: false, fallback: .source, source: site.source))
            }
        }
    }
}
