package import DragomanModel
import DragomanXML

/// Writes XLIFF 1.2 (strict), 2.0, 2.1 or 2.2, one `<file>` after the other, in bounded memory.
///
/// The same values give the same bytes: no clock, no random id. Ids of units and segments are written as given. The id of
/// a code is its number in the segment; where several segments share a unit (2.x, and 1.2 with `seg-source`) it is that
/// plus the number of codes in the unit's earlier segments (`CodeAlignment.offset`).
package struct XLIFFWriter {
    /// Choices that are not everyone's.
    package struct Options: Sendable, Hashable {
        /// In 1.2: one `trans-unit` a unit, with `seg-source` and `mrk mtype="seg"`; else one a segment.
        package var isSegmented: Bool
        /// In 1.2 with a `trans-unit` a segment: whether an empty target holds the source, marked with the qualifier
        /// `x-source-copy`; there are tools that show no other segments.
        package var fillsTargets: Bool
        /// Whether codes stand as `<1>…</1>` and `<2/>` in the text, which then has `&lt;` and `&amp;` for `<` and `&`;
        /// there are tools that lose elements.
        package var hasVisibleCodes: Bool

        package init(isSegmented: Bool = false, fillsTargets: Bool = false, hasVisibleCodes: Bool = false) {
            self.isSegmented = isSegmented
            self.fillsTargets = fillsTargets
            self.hasVisibleCodes = hasVisibleCodes
        }
    }

    let version: XLIFFVersion
    let source: LanguageTag
    let target: LanguageTag
    let sourceDirection: TextDirection
    let targetDirection: TextDirection
    let options: Options
    private let sink: ([UInt8]) throws -> Void
    var xml = XMLWriter()

    /// Makes a writer; `sink` gets the bytes in order, in pieces.
    package init(
        version: XLIFFVersion,
        source: LanguageTag,
        target: LanguageTag,
        sourceDirection: TextDirection = .leftToRight,
        targetDirection: TextDirection = .leftToRight,
        options: Options = Options(),
        sink: @escaping ([UInt8]) throws -> Void
    ) {
        self.version = version
        self.source = source
        self.target = target
        self.sourceDirection = sourceDirection
        self.targetDirection = targetDirection
        self.options = options
        self.sink = sink
    }

    /// Writes what stands before the first file.
    package mutating func begin() throws {
        xml.declaration()
        xml.start("xliff")
        xml.attribute("version", version.rawValue)
        xml.attribute("xmlns", version.namespace)
        if version != .version12 {
            xml.attribute("xmlns:mtc", "urn:oasis:names:tc:xliff:matches:2.0")
            xml.attribute("xmlns:gls", "urn:oasis:names:tc:xliff:glossary:2.0")
            xml.attribute("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0")
            xml.attribute("srcLang", source.description)
            xml.attribute("trgLang", target.description)
        }
    }

    /// Writes one article; one without anything to write is left out, since XLIFF has no empty file.
    package mutating func write(_ file: ExportFile) throws {
        if version == .version12 {
            try write12(file)
        } else {
            try write2(file)
        }
        try flush(at: 0)
    }

    /// Writes the end; XLIFF wants at least one file before it.
    package mutating func end() throws {
        xml.line(0)
        xml.endInFull("xliff")
        xml.finish()
        try flush(at: 0)
    }

    /// Hands over what waits, if it is at least so many bytes.
    mutating func flush(at count: Int = 1 << 16) throws {
        guard xml.count > count else { return }
        try sink(xml.take())
    }
}
