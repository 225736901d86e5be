package import DragomanModel

/// Reads one article format: text to skeleton and units.
///
/// The way back is the same for all formats: `Merger` replaces byte ranges of the skeleton.
package protocol DocumentFilter: Sendable {
    /// The format.
    var format: ArticleFormat { get }
    /// Grows when the filter cuts the same article into other units than before.
    var version: Int { get }

    /// Cuts an article into units.
    ///
    /// Offsets in the document's units and slots count bytes of `text`. `Document.skeleton.bytes` is `text`; a
    /// caller that converted the charset puts the original bytes there.
    ///
    /// - Parameters:
    ///   - text: Valid UTF-8; a byte order mark may stand first and stays in the skeleton.
    ///   - file: The file's name for messages.
    /// - Returns: Units in the order of their first bytes; they overlap only where a unit lies inside the opening
    ///   code of another, as the tooltip of a link does.
    /// - Throws: `DragomanError` where the article cannot be read safely; its position names the line.
    func extract(_ text: [UInt8], file: String) throws -> Document
}
