package import DragomanModel

/// Reads one item of a WordPress export, from `<item` to `</item>`.
///
/// `WXRReader` finds the items; this cuts one into units, also one that was stored.
package struct WXRFilter: DocumentFilter {
    /// The names of the elements in the item's file.
    package var names: WXRNames

    /// Makes a filter.
    package init(names: WXRNames = WXRNames()) {
        self.names = names
    }

    /// Makes a filter for items of the file with this head, `Skeleton.head`.
    package init(head: [UInt8]) {
        names = WXRNames(head: head) ?? WXRNames()
    }

    package var format: ArticleFormat { .wxr }
    package var version: Int { 1 }

    package func extract(_ text: [UInt8], file: String) throws -> Document {
        try document(of: WXRItem(text, names: names), file: file, line: 1)
    }

    /// The document of an item that begins on a line of its file; without head and tail.
    func document(of item: WXRItem, file: String, line: Int) throws -> Document {
        let fields = try WXRFields(item, file: file, line: line)
        let slug = WXRSlugs.slug(ofItem: item, line: line)
        return Document(
            format: .wxr,
            slug: slug,
            title: fields.units.first { $0.kind == .title }?.content.plain,
            publishedAt: Self.publicationDate(of: item),
            skeleton: Skeleton(bytes: item.bytes),
            units: fields.units,
            findings: fields.findings
        )
    }

    private static func publicationDate(of item: WXRItem) -> String? {
        WXRDate.rfc3339(sql: item.text(.postDateGMT)) ?? WXRDate.rfc3339(rfc822: item.text(.publicationDate))
            ?? WXRDate.rfc3339(sql: item.text(.postDate))
    }
}
