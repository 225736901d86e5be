package import DragomanModel

/// Reads plain text.
///
/// `TextLayout` says which lines become a unit. A unit's text is its lines with a space for each line break; a
/// translation is written on one line.
package struct TextFilter: DocumentFilter {
    /// Whether a paragraph that a page break cut in the middle of a sentence becomes one unit again.
    package var joinsPageBreaks: Bool

    /// Makes the filter.
    package init(joinsPageBreaks: Bool = false) {
        self.joinsPageBreaks = joinsPageBreaks
    }

    package var format: ArticleFormat { .text }
    package var version: Int { 1 }

    package func extract(_ text: [UInt8], file: String) throws -> Document {
        let result = TextExtraction(joinsPageBreaks: joinsPageBreaks).units(of: text)
        return Document(format: .text, title: result.title, skeleton: Skeleton(bytes: text), units: result.units)
    }
}
