package import DragomanModel

/// What HTML text holds for a translator; also for HTML inside other formats.
package struct HTMLExtraction: Sendable {
    /// What is to be read, and where it stands.
    package struct Context: Sendable {
        /// Added to all byte offsets in the result.
        package var offset: Int
        /// Whether it is the content of a body, not a page.
        package var isFragment: Bool
        /// Whether it stands in a CDATA section of XML.
        package var isInCDATA: Bool
        /// The file's name for messages.
        package var file: String
        /// The number of the first line, for messages.
        package var firstLine: Int

        /// Says where HTML stands.
        package init(
            offset: Int = 0,
            isFragment: Bool,
            isInCDATA: Bool = false,
            file: String,
            firstLine: Int = 1
        ) {
            self.offset = offset
            self.isFragment = isFragment
            self.isInCDATA = isInCDATA
            self.file = file
            self.firstLine = firstLine
        }
    }

    /// The units in the order of their first bytes; one may lie inside the opening code of another.
    package var units: [Unit] = []
    /// Where the page says its language, or would.
    package var slots: [LanguageSlot] = []
    /// The text of `title`, else of the first `h1`.
    package var title: String?
    /// The language that the page declares, unchecked.
    package var language: String?
    /// What there is to tell.
    package var findings: [Finding] = []

    /// Reads HTML.
    ///
    /// - Parameters:
    ///   - bytes: Valid UTF-8.
    ///   - context: Where it stands.
    /// - Returns: Units, slots and what the page says of itself; offsets count from `context.offset`.
    /// - Throws: `DragomanError` `html-too-deep`, `html-too-large` with the line.
    package static func extract(_ bytes: ArraySlice<UInt8>, context: Context) throws -> HTMLExtraction {
        HTMLExtraction()
    }
}
