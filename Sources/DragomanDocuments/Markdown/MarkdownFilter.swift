package import DragomanModel

/// Reads Markdown: GitHub's dialect with footnotes, and YAML or TOML front matter.
///
/// cmark-gfm says what the blocks and their inline content are; where everything stands is found in the bytes, and
/// what cannot be found exactly stays skeleton and is told (`markdown-block-kept`).
package struct MarkdownFilter: DocumentFilter {
    /// Makes the filter.
    package init() {}

    package var format: ArticleFormat { .markdown }
    package var version: Int { 1 }

    package func extract(_ text: [UInt8], file: String) throws -> Document {
        try text.withUnsafeBufferPointer { buffer in
            var extraction = MarkdownExtraction(text: buffer, bytes: text, file: file)
            try extraction.run()
            return extraction.document
        }
    }
}
