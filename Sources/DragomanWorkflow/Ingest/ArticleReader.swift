import DragomanDocuments
import DragomanModel

/// Reads the articles that files hold, for all who want them: what ingest stores is what analyze counts.
final class ArticleReader {
    /// An article that was found; its text is read when it is asked for.
    struct Found {
        var slug: String
        var format: ArticleFormat
        /// Grows with what the filter does otherwise.
        var filterVersion: Int
        /// The bytes that tell whether the article changed.
        var digestedBytes: [[UInt8]]
        /// Reads skeleton and units; what there is to tell is added to the findings.
        var document: () throws -> Document
    }

    private let options: IngestOptions
    private var fileOfSlug: [String: String] = [:]
    private var heads = ExportHeads()
    /// What the filters had to tell, by file.
    private(set) var findings: [FileFindings] = []

    init(options: IngestOptions) { self.options = options }

    /// Gives each article of a file to a closure.
    func read(_ file: ArticleFile, _ body: (Found) throws -> Void) throws {
        switch file.format {
        case .wxr: try readExport(file, body)
        case .html: try readOne(file, HTMLFilter(), body)
        case .markdown: try readOne(file, MarkdownFilter(joinsPageBreaks: options.joinsPageBreaks), body)
        case .text: try readOne(file, TextFilter(joinsPageBreaks: options.joinsPageBreaks), body)
        }
    }

    private func readOne(_ file: ArticleFile, _ filter: some DocumentFilter, _ body: (Found) throws -> Void) throws {
        let slug = options.slug ?? file.slug
        try claim(slug, for: file.path)
        let bytes = try InputFile.bytes(of: file.path)
        try body(
            Found(
                slug: slug,
                format: file.format,
                filterVersion: filter.version * 2 + (options.joinsPageBreaks ? 1 : 0),
                digestedBytes: [bytes]
            ) { try self.document(bytes, of: file, filter) }
        )
    }

    private func document(_ bytes: [UInt8], of file: ArticleFile, _ filter: some DocumentFilter) throws -> Document {
        let text = try EncodedText.decode(bytes, format: file.format, file: file.path.printable)
        var document = try filter.extract(text.utf8, file: file.path.printable)
        document.skeleton.bytes = bytes
        document.skeleton.charset = text.charset
        if file.isMarkdownInText {
            let told =
                "the file is named as text, but has headings and links of Markdown and was read as such (--format text)"
            tell([Finding(.information, "format-markdown", message: told)], of: file.path)
        }
        tell(text.findings + document.findings, of: file.path)
        return document
    }

    private func readExport(_ file: ArticleFile, _ body: (Found) throws -> Void) throws {
        let reader = WXRReader(
            options: WXRReader.Options(
                includesDrafts: options.includesDrafts,
                includesAttachments: options.includesAttachments,
                includesRevisions: options.includesRevisions
            )
        )
        var count = 0
        let told = try reader.read(path: file.path, file: file.path.printable) { document in
            count += 1
            if options.slug != nil, count > 1 {
                throw DragomanError(
                    "slug-needs-one",
                    "--slug names one article, but '\(file.path.printable)' holds several"
                )
            }
            let slug = options.slug ?? document.slug ?? file.slug
            try claim(slug, for: file.path)
            let skeleton = document.skeleton
            tell(document.findings, of: file.path)
            try body(
                Found(
                    slug: slug,
                    format: .wxr,
                    filterVersion: WXRReader.version,
                    digestedBytes: [skeleton.bytes, Array(heads.digest(of: skeleton.head).utf8), skeleton.tail]
                ) { document }
            )
        }
        tell(told.findings, of: file.path)
    }

    private func claim(_ slug: String, for path: String) throws {
        guard !slug.isEmpty, slug.utf8.count <= 512, slug.printable == slug else {
            throw DragomanError(
                "slug-unusable",
                "'\(slug.printable)' of '\(path.printable)' cannot be a slug: give one with --slug, without control characters"
            )
        }
        if let other = fileOfSlug.updateValue(path, forKey: slug) {
            throw DragomanError(
                "slug-twice",
                "'\(other.printable)' and '\(path.printable)' both have the slug '\(slug)'; "
                    + "ingest them in two calls, one with --slug"
            )
        }
    }

    private func tell(_ told: [Finding], of path: String) {
        guard !told.isEmpty else { return }
        if findings.last?.path == path {
            findings[findings.count - 1].findings += told
        } else {
            findings.append(FileFindings(path: path, findings: told))
        }
    }
}
