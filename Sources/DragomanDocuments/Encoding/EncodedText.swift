package import DragomanModel

/// An article's bytes as UTF-8, with the charset they were in.
package struct EncodedText: Sendable {
    /// The text, valid UTF-8; a byte order mark stays.
    package var utf8: [UInt8]
    /// The charset of the file as ICU names it.
    package var charset: String
    /// What was converted.
    package var findings: [Finding]
}
