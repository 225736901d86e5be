package import DragomanModel

/// The text of a field of a WordPress post, as its plugins hand it on outside of an export.
package enum WordPressText {
    /// The units of a text: by the rules for the content of a post.
    ///
    /// - Parameters:
    ///   - text: HTML, with WordPress's own ways of making paragraphs.
    ///   - file: The file's name for messages.
    /// - Returns: The units in the order of their first bytes; their offsets count in `text`.
    /// - Throws: `DragomanError` `html-too-deep`, `html-too-large`.
    package static func units(of text: String, file: String) throws -> [Unit] {
        let bytes = Array(text.utf8)
        var whole = Projection()
        whole.appendVerbatim(0..<bytes.count, of: bytes)
        let html = WXRContent.html(of: whole)
        let context = HTMLExtraction.Context(isFragment: true, file: file)
        return try HTMLExtraction.extract(html.text[...], context: context).units
    }
}
