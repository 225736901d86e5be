public import DragomanModel

/// An XLIFF document of any version as a whole: what is not understood is kept where it stands.
public struct XLIFFDocument: Sendable, Hashable {
    /// The version.
    public let version: XLIFFVersion
    /// Comments and processing instructions before the root.
    public var prolog: [XLIFFNode]
    /// The element `xliff`.
    public var root: XLIFFDocumentElement
    /// Comments and processing instructions behind it.
    public var epilog: [XLIFFNode]

    /// Makes a document of its parts.
    public init(version: XLIFFVersion, root: XLIFFDocumentElement, prolog: [XLIFFNode] = [], epilog: [XLIFFNode] = []) {
        self.version = version
        self.prolog = prolog
        self.root = root
        self.epilog = epilog
    }

    /// The language of the sources as written: of the whole in 2.x, of the first file in 1.2.
    public var sourceLanguage: String? { language("srcLang", "source-language") }

    /// The language of the targets as written, likewise.
    public var targetLanguage: String? { language("trgLang", "target-language") }

    private func language(_ name: String, _ old: String) -> String? {
        version == .version12 ? files.first?[old] : root[name]
    }

    /// The elements `file`.
    public var files: [XLIFFDocumentElement] { root.elements.filter { $0.isCore("file") } }

    /// The units (2.x) or trans-units (1.2) in the order of the document, those of groups among them.
    public var units: [XLIFFDocumentElement] { files.flatMap { Self.units(in: $0) } }

    /// Whether an element is worked on as a whole: `unit`, `trans-unit`, `bin-unit`.
    static func isUnit(_ element: XLIFFDocumentElement) -> Bool {
        element.isCore("unit") || element.isCore("trans-unit") || element.isCore("bin-unit")
    }

    static func units(in element: XLIFFDocumentElement) -> [XLIFFDocumentElement] {
        element.elements.flatMap { isUnit($0) ? [$0] : $0.isCore("group") || $0.isCore("body") ? units(in: $0) : [] }
    }

    /// The text that is to be translated: that of the sources of a unit, without what stands in `alt-trans` and matches.
    package static func sourceText(of unit: XLIFFDocumentElement) -> [String] {
        unit.elements.flatMap { child -> [String] in
            if child.isCore("source") { return [child.text] }
            return child.isCore("segment") ? child.elements.filter { $0.isCore("source") }.map(\.text) : []
        }
    }
}
