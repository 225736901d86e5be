import CGumbo
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
        let sizeLimit = context.isInCDATA ? postSizeLimit : pageSizeLimit
        guard bytes.count <= sizeLimit else {
            throw DragomanError(
                "html-too-large",
                "the page has more than \(sizeLimit >> 20) MB, the most whose tree is held in memory; split it, then try again",
                at: FilePosition(file: context.file, line: context.firstLine)
            )
        }
        return try bytes.withUnsafeBufferPointer { try extract($0, context: context) }
    }

    /// The largest page: its tree and units take some twenty times as much memory, and a run is to stay near 200 MB.
    private static let pageSizeLimit = 8 << 20
    /// The largest post of an export, which one post with its images in it must not keep from being read.
    private static let postSizeLimit = 32 << 20

    private static func extract(
        _ bytes: UnsafeBufferPointer<UInt8>,
        context: Context
    ) throws -> HTMLExtraction {
        // A byte order mark would become text.
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.count > start, let base = bytes.baseAddress else { return HTMLExtraction() }
        try HTMLDepthGuard.check(bytes, context: context)
        let count = bytes.count - start
        return (base + start).withMemoryRebound(to: CChar.self, capacity: count) { text in
            var options = kGumboDefaultOptions
            options.max_errors = 0
            if context.isFragment { options.fragment_context = GUMBO_TAG_BODY }
            guard let output = gumbo_parse_with_options(&options, text, count) else { return HTMLExtraction() }
            defer { gumbo_destroy_output(&options, output) }
            let events = HTMLEvents(root: output.pointee.document, base: text - start, count: bytes.count).events
            var builder = HTMLUnitBuilder(bytes, context: context)
            builder.build(events, from: start)
            return builder.result
        }
    }
}

extension HTMLExtraction.Context {
    /// The line of a byte of the text; O(n), for messages only.
    func line(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        firstLine + bytes[..<min(offset, bytes.count)].lazy.filter { $0 == 0x0A }.count
    }
}
