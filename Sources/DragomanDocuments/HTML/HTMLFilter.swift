package import DragomanModel

/// Reads HTML pages.
package struct HTMLFilter: DocumentFilter {
    /// Makes the filter.
    package init() {}

    package var format: ArticleFormat { .html }
    package var version: Int { 1 }

    package func extract(_ text: [UInt8], file: String) throws -> Document {
        let result = try HTMLExtraction.extract(text[...], context: .init(isFragment: false, file: file))
        return Document(
            format: .html,
            title: result.title,
            declaredLanguage: result.language,
            skeleton: Skeleton(bytes: text, languageSlots: result.slots),
            units: result.units,
            findings: result.findings
        )
    }
}
