import DragomanModel
import DragomanXML

/// Follows the elements of an XLIFF file and makes segments of them: where we are, what was said so far.
final class XLIFFParser: XMLScanHandler {
    /// An element that is open and that we look into.
    enum Place {
        case root, file
        /// The `header` of 1.2.
        case header
        /// A `group`, and the `body` of 1.2.
        case group
        /// A `unit` or `trans-unit`.
        case unit
        /// The `segment` of 2.x.
        case segment
        /// A `source`, `target` or `seg-source`.
        case content(XLIFFElement)
        /// Metadata that may be ours.
        case stamp
        /// What a tool says in words of its own.
        case tool
        /// A note of the header of 1.2, which may be ours.
        case headerNote
    }

    let scanner: XMLScanner
    let names: XLIFFNames
    let onSegment: (ImportedSegment) throws -> Void
    private let onFile: (ImportedFile) throws -> Void
    private var namespace: XMLName?
    var header = XLIFFHeader(version: .version12, findings: [])

    private(set) var place = Place.root
    /// What is around the place: each with whether it is not to be translated.
    private var outer: [(place: Place, isLocked: Bool)] = []
    /// Whether the place is not to be translated.
    private(set) var isLocked = false
    private var hasRoot = false
    /// What the unit at hand holds so far, in bytes; an element counts as some.
    private var unitBytes = 0
    /// Elements open inside one that is passed over.
    private var skipDepth = 0
    var content = ForeignContentReader()

    /// The file that is read; told to `onFile` as late as possible, since 2.x says more of it behind its tag.
    var file = ImportedFile(line: 1)
    private var isFileTold = false
    /// The ids of the units of the current file.
    private var unitIDs: Set<String> = []

    /// The `trans-unit` that is read.
    var transUnit = TransUnit(id: nil, line: 0, isLocked: false)
    /// The `unit` and the `segment` that are read.
    var unit = UnitState()
    var segment = SegmentState()
    var stamp = StampState()
    var tool = ToolState()

    init(
        _ scanner: XMLScanner,
        onFile: @escaping (ImportedFile) throws -> Void,
        onSegment: @escaping (ImportedSegment) throws -> Void
    ) {
        self.scanner = scanner
        self.onFile = onFile
        self.onSegment = onSegment
        names = XLIFFNames(scanner)
    }

    // MARK: Tags

    func start(_ tag: XMLTag) throws {
        if skipDepth > 0 {
            skipDepth += 1
            return
        }
        guard hasRoot else { return try beginRoot(tag) }
        let element = isCore(tag) ? names.element(tag.name) : nil
        switch place {
        case .content:
            content.start(element, tag, names)
            try grow(by: 64)
        case .stamp, .headerNote: startInStamp(tag)
        case .tool: startInTool(tag)
        case .root where element == .file:
            enter(.file, tag)
            if header.version == .version12 { try beginFile12(tag) } else { beginFile2(tag) }
        case .root: beginTool(tag)
        default: if header.version == .version12 { try start12(element, tag) } else { try start2(element, tag) }
        }
    }

    func end(_ name: XMLName) throws {
        if skipDepth > 0 {
            skipDepth -= 1
            return
        }
        let ended = place
        switch ended {
        case .content(let element):
            guard let read = content.end() else { return }
            leave()
            if header.version == .version12 { endContent12(element, read) } else { endContent2(element, read.whole) }
            return
        case .stamp:
            guard endInStamp() else { return }
        case .tool:
            guard endInTool() else { return }
        case .headerNote:
            guard endHeaderNote() else { return }
        case .unit: if header.version == .version12 { try endUnit12() } else { endUnit2() }
        case .segment: try endSegment2()
        case .file: try tellFile()
        case .root, .header, .group: break
        }
        leave()
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard skipDepth == 0 else { return }
        switch place {
        case .content:
            content.text(bytes)
            try grow(by: bytes.count)
        case .stamp, .headerNote: stamp.text(bytes)
        case .tool: tool.text(bytes)
        default: return
        }
    }

    /// More than this in one unit are no sentences.
    private static let greatestUnit = 10_000_000

    private func grow(by bytes: Int) throws {
        unitBytes += bytes
        guard unitBytes > Self.greatestUnit else { return }
        throw DragomanError(
            "xml-too-large",
            "a unit of more than 10 MB; split it, or leave it out",
            at: scanner.position
        )
    }

    /// Passes over the element that has begun.
    func skip() { skipDepth = 1 }

    /// Goes into the element that has begun.
    func enter(_ place: Place, _ tag: XMLTag) {
        outer.append((self.place, isLocked))
        self.place = place
        switch place {
        case .content, .stamp, .headerNote, .tool: scanner.tellsText = true
        case .file, .group, .unit:
            guard let word = tag.value(of: names.translate) else { return }
            if word.elementsEqual("no".utf8) { isLocked = true }
            if word.elementsEqual("yes".utf8) { isLocked = false }
        default: return
        }
    }

    private func leave() {
        guard let last = outer.popLast() else { return }
        (place, isLocked) = last
        scanner.tellsText = false
    }

    private func isCore(_ tag: XMLTag) -> Bool {
        guard let namespace else { return tag.namespace == nil && tag.prefix == nil }
        return tag.namespace == namespace
    }

    // MARK: The root

    private func beginRoot(_ tag: XMLTag) throws {
        hasRoot = true
        scanner.tellsText = false
        namespace = tag.namespace
        header.version = try version(tag)
        isLocked = tag.value(of: names.translate).map { $0.elementsEqual("no".utf8) } ?? false
        beginDialect(tag)
        guard header.version != .version12 else { return }
        header.sourceLanguage = tag.text(of: names.srcLang)
        header.targetLanguage = tag.text(of: names.trgLang)
    }

    private func version(_ tag: XMLTag) throws -> XLIFFVersion {
        let namespace = tag.namespace?.text ?? ""
        let known = Set(XLIFFVersion.allCases.map(\.namespace))
        guard names.element(tag.name) == .xliff, namespace.isEmpty || known.contains(namespace) else {
            throw DragomanError(
                "xliff-foreign",
                "this is not XLIFF: the root element is '\(tag.name.text.prefix(80))' of namespace "
                    + "'\(namespace.prefix(120))'",
                at: scanner.position
            )
        }
        let text = tag.text(of: names.version) ?? ""
        guard let version = XLIFFVersion(rawValue: text), namespace.isEmpty || Self.fits(version, namespace) else {
            throw DragomanError(
                "xliff-version",
                "XLIFF version '\(text.prefix(20))' of namespace '\(namespace.prefix(120))' is not known; "
                    + "1.2, 2.0, 2.1 and 2.2 are",
                at: scanner.position
            )
        }
        return version
    }

    /// Whether a version may stand under a namespace: 2.x files of either namespace are read alike.
    private static func fits(_ version: XLIFFVersion, _ namespace: String) -> Bool {
        (version == .version12) == (namespace == XLIFFVersion.version12.namespace)
    }

    // MARK: Files and units

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
        unitBytes = 0
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
