package import DragomanModel
import DragomanText

/// Reads the articles of a WordPress export, one at a time.
///
/// The file is read twice: once to check it and to find what stands before its first and after its last item, once to
/// deliver. So nothing of a broken file is delivered, every document has its head and tail, and no more is held than
/// the largest item, head and tail.
package struct WXRReader: Sendable {
    /// Which items are articles besides published posts and pages.
    package struct Options: Sendable, Hashable {
        /// Posts and pages that are drafts, pending, scheduled or private.
        package var includesDrafts: Bool
        /// Attachments: title, caption (excerpt) and description (content).
        package var includesAttachments: Bool
        /// Revisions of posts and pages.
        package var includesRevisions: Bool

        /// Makes options.
        package init(
            includesDrafts: Bool = false,
            includesAttachments: Bool = false,
            includesRevisions: Bool = false
        ) {
            self.includesDrafts = includesDrafts
            self.includesAttachments = includesAttachments
            self.includesRevisions = includesRevisions
        }
    }

    /// Which items are articles.
    package var options: Options

    /// Makes a reader.
    package init(options: Options = Options()) {
        self.options = options
    }

    /// Whether the first bytes of a file (some kilobytes are enough) are those of a WXR file.
    package static func looksLike(_ prefix: [UInt8]) -> Bool {
        guard let rss = prefix.firstIndex(of: "<rss", from: 0), rss + 4 < prefix.count, prefix[rss + 4].isHTMLSpace
        else {
            return false
        }
        // Only a byte order mark, a declaration, comments and the like may come before.
        let open = prefix.firstIndex(of: 0x3C) ?? rss
        let start = prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard prefix[min(start, open)..<open].allSatisfy(\.isHTMLSpace) else { return false }
        if let tag = WXRNames.rootTag(in: prefix) { return tag.name == "rss" && WXRNames(head: prefix) != nil }
        return prefix.firstIndex(of: "http://wordpress.org/export/", from: rss) != nil
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - file: The file's name for messages.
    ///   - onArticle: Called for each article in file order.
    /// - Returns: What was read and what was left out.
    /// - Throws: `DragomanError` `not-wxr`, `xml-not-well-formed`, `xml-entities-refused`, `encoding-unsupported`,
    ///   `wxr-too-large`, `file-changed`, `cannot-read`, `not-a-file`, those of the HTML filter, and what `onArticle`
    ///   throws. Only the last three can come after an article was delivered.
    package func read(
        path: String,
        file: String,
        onArticle: (Document) throws -> Void
    ) throws -> WXRSummary {
        try read(file: file, opening: { try ByteSource(path: path, file: file) }, onArticle: onArticle)
    }

    /// Reads a file from a source that can be opened twice.
    package func read(
        file: String,
        chunkSize: Int = 1 << 18,
        opening: () throws -> ByteSource,
        onArticle: (Document) throws -> Void
    ) throws -> WXRSummary {
        let regions = WXRRegions(file: file, chunkSize: max(1, chunkSize))
        let container = try WXRContainer(regions: regions, source: opening())
        var delivery = Delivery(options: options, container: container, file: file)
        let totals = try regions.read(try opening()) { region, line, bytes in
            guard region == .item else { return }
            if let document = try delivery.document(of: bytes, line: line) { try onArticle(document) }
        }
        guard totals == container.totals else {
            throw DragomanError(
                "file-changed",
                "the file was changed while it was read; try again",
                at: .init(file: file)
            )
        }
        delivery.summary.largestRegion = totals.largestRegion
        delivery.summary.concludeSkipped()
        return delivery.summary
    }

    /// Makes documents of items.
    private struct Delivery {
        let options: Options
        let container: WXRContainer
        let filter: WXRFilter
        let file: String
        var slugs: WXRSlugs
        var summary = WXRSummary()

        init(options: Options, container: WXRContainer, file: String) {
            self.options = options
            self.container = container
            filter = WXRFilter(names: container.names)
            self.file = file
            slugs = WXRSlugs(keepsIDs: options.includesRevisions)
        }

        mutating func document(of bytes: [UInt8], line: Int) throws -> Document? {
            let item = WXRItem(try decoded(bytes, line: line), names: filter.names)
            if let reason = reasonToSkip(item) {
                summary.skip(reason)
                return nil
            }
            var document = try filter.document(of: item, file: file, line: line)
            let (slug, wanted) = slugs.slug(of: item, line: line)
            if let wanted {
                document.findings.append(
                    Finding(
                        .warning,
                        "wxr-duplicate-slug",
                        line: line,
                        message:
                            "another article of the file has the slug '\(wanted)'; \(item.name(line: line)) is '\(slug)'"
                    )
                )
            }
            summary.articleCount += 1
            document.slug = slug
            document.declaredLanguage = container.language
            document.skeleton.bytes = bytes
            document.skeleton.charset = container.charset
            document.skeleton.head = container.head
            document.skeleton.tail = container.tail
            return document
        }

        /// An item in UTF-8, where the way back gives the same bytes.
        private func decoded(_ bytes: [UInt8], line: Int) throws -> [UInt8] {
            guard container.charset != "UTF-8" else { return bytes }
            let text = try Charsets.decode(bytes, charset: container.charset)
            guard text.brokenSequenceCount == 0,
                try Charsets.encode(text.utf8, charset: container.charset, escapingUnmappableAsXML: false) == bytes
            else {
                throw DragomanError(
                    "encoding-unsupported",
                    "an item holds bytes that are not \(container.charset); convert the file to UTF-8",
                    at: FilePosition(file: file, line: line)
                )
            }
            return text.utf8
        }

        private func reasonToSkip(_ item: WXRItem) -> WXRSummary.Skip? {
            switch item.text(.postType) {
            case "post", "page":
                switch item.text(.status) {
                case "publish": nil
                case "draft", "pending", "future", "private": options.includesDrafts ? nil : .draft
                default: .draft
                }
            case "attachment": options.includesAttachments ? nil : .attachment
            case "revision": options.includesRevisions ? nil : .revision
            default: .otherType
            }
        }
    }
}
