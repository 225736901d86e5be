package import DragomanModel

/// Reads Markdown: GitHub's dialect with footnotes, and YAML or TOML front matter.
///
/// cmark-gfm says what the blocks and their inline content are; where everything stands is found in the bytes, and
/// what cannot be found exactly stays skeleton and is told (`markdown-block-kept`).
package struct MarkdownFilter: DocumentFilter {
    /// Whether paragraphs are joined that a page break cut in the middle of a sentence.
    package var joinsPageBreaks: Bool

    /// Makes the filter.
    package init(joinsPageBreaks: Bool = false) {
        self.joinsPageBreaks = joinsPageBreaks
    }

    /// Whether the first bytes of a text file are Markdown: a heading with `#`, and a link.
    package static func looksLike(_ prefix: [UInt8]) -> Bool {
        let text = String(decoding: prefix, as: UTF8.self)
        guard text.contains("](") else { return false }
        let lines: [Substring] = text.split(whereSeparator: \.isNewline)
        return lines.contains { line in
            let level = line.prefix { $0 == "#" }.count
            return (1...6).contains(level) && line.dropFirst(level).first == " "
        }
    }

    package var format: ArticleFormat { .markdown }
    package var version: Int { 1 }

    package func extract(_ text: [UInt8], file: String) throws -> Document {
        try text.withUnsafeBufferPointer { buffer in
            var extraction = MarkdownExtraction(text: buffer, bytes: text, file: file)
            try extraction.run()
            var document = extraction.document
            if joinsPageBreaks { document.units = PageBreaks.joined(document.units, in: text) }
            return document
        }
    }
}
