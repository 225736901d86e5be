import DragomanModel
import DragomanXML

/// The state of reading one XLIFF file: where we are, what was said so far.
final class XLIFFParser {
    let reader: XMLReader
    let names: XLIFFNames
    let onSegment: (ImportedSegment) throws -> Void
    private let onFile: (ImportedFile) throws -> Void
    private let namespace: String
    private var namespaceCache: XMLNamespaceCache
    var header: XLIFFHeader

    /// The file that is read; told to `onFile` as late as possible, since 2.x says more of it behind its tag.
    var file = ImportedFile(line: 1)
    private var isFileTold = false
    /// The ids of the units of the current file.
    private var unitIDs: Set<String> = []

    /// Reads up to the root and looks at it.
    init(
        _ reader: XMLReader,
        onFile: @escaping (ImportedFile) throws -> Void,
        onSegment: @escaping (ImportedSegment) throws -> Void
    ) throws {
        self.reader = reader
        self.onFile = onFile
        self.onSegment = onSegment
        names = XLIFFNames(reader)
        while let event = try reader.next(), event != .start {}
        namespace = reader.namespace
        namespaceCache = reader.namespaceCache()
        let version = try Self.version(reader, names)
        header = XLIFFHeader(version: version, findings: [])
        guard version != .version12 else { return }
        header.sourceLanguage = try reader.attribute(names.srcLang)
        header.targetLanguage = try reader.attribute(names.trgLang)
    }

    private static func version(_ reader: XMLReader, _ names: XLIFFNames) throws -> XLIFFVersion {
        let namespace = reader.namespace
        let known = Set(XLIFFVersion.allCases.map(\.namespace))
        guard names.element(reader.name) == .xliff, namespace.isEmpty || known.contains(namespace) else {
            let name = reader.name?.text ?? ""
            throw DragomanError(
                "xliff-foreign",
                "this is not XLIFF: the root element is '\(name.prefix(80))' of namespace '\(namespace.prefix(120))'",
                at: reader.position
            )
        }
        let text = try reader.attribute(names.version) ?? ""
        guard let version = XLIFFVersion(rawValue: text), namespace.isEmpty || fits(version, namespace) else {
            throw DragomanError(
                "xliff-version",
                "XLIFF version '\(text.prefix(20))' of namespace '\(namespace.prefix(120))' is not known; "
                    + "1.2, 2.0, 2.1 and 2.2 are",
                at: reader.position
            )
        }
        return version
    }

    /// Whether a version may stand under a namespace: 2.x files of either namespace are read alike.
    private static func fits(_ version: XLIFFVersion, _ namespace: String) -> Bool {
        (version == .version12) == (namespace == XLIFFVersion.version12.namespace)
    }

    /// Whether the current element is of XLIFF's core.
    var isCore: Bool { reader.isNamespace(namespace, cache: &namespaceCache) }

    /// An attribute of the element that has just begun.
    func attribute(_ name: XMLName?) throws -> String? { try reader.attribute(name) }

    /// Reads the whole document.
    func read() throws {
        let isLocked = try attribute(names.translate) == "no"
        try forEachChild { element in
            guard element == .file else { return try self.reader.skipElement() }
            if self.header.version == .version12 {
                try self.readFile12(isLocked: isLocked)
            } else {
                try self.readFile2(isLocked: isLocked)
            }
            try self.tellFile()
        }
        // To the end: what follows the root may be broken.
        while try reader.next() != nil {}
    }

    /// Hands each child element to a closure, which must read it to its end; `nil` for one that is not known.
    func forEachChild(_ body: (XLIFFElement?) throws -> Void) throws {
        while let event = try reader.next() {
            switch event {
            case .start: try body(isCore ? names.element(reader.name) : nil)
            case .end: return
            case .text: continue
            }
        }
    }

    /// Begins a file.
    func begin(_ file: ImportedFile) {
        self.file = file
        isFileTold = false
        unitIDs.removeAll(keepingCapacity: true)
    }

    /// Tells the current file, once.
    func tellFile() throws {
        guard !isFileTold else { return }
        isFileTold = true
        header.sourceLanguage = header.sourceLanguage ?? file.sourceLanguage
        header.targetLanguage = header.targetLanguage ?? file.targetLanguage
        try onFile(file)
    }

    /// Notes the id of a unit: a finding where the file has it already, or has none.
    func check(unit id: String?, line: Int) -> Finding? {
        guard let id else {
            return Finding(.error, "id-missing", line: line, message: "the unit has no id; it cannot be put back")
        }
        guard unitIDs.insert(id).inserted else {
            return Finding(
                .error,
                "duplicate-id",
                unit: id,
                line: line,
                message: "the id stands twice in one file; neither can be told from the other"
            )
        }
        return nil
    }
}
