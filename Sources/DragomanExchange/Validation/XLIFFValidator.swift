package import DragomanModel
import DragomanXML

/// Checks XLIFF 1.2, 2.0, 2.1 and 2.2 against every constraint of its version and modules: those of the schemas, and those
/// that the specifications lay down in prose.
///
/// One pass; a unit at a time is held, and the ids of the file at hand.
package enum XLIFFValidator {
    /// What was found in a file.
    package struct Result: Sendable {
        /// The version that the file says.
        package var version: String
        /// What breaks a rule, in the order of the file.
        package var findings: [Finding]

        /// Whether no finding is an error.
        package var isValid: Bool { !findings.contains { $0.severity == .error } }
    }

    /// Checks a file.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - file: How errors name it.
    /// - Returns: The version and what was found.
    /// - Throws: What cannot be read as XLIFF at all: the errors of `XMLReader`, `xliff-foreign`, `xliff-version`.
    package static func validate(path: String, file: String) throws -> Result {
        try validate(XMLReader(path: path, file: file))
    }

    /// Checks bytes in the same way.
    package static func validate(bytes: [UInt8], file: String) throws -> Result {
        try validate(XMLReader(bytes: bytes, file: file))
    }

    private static func validate(_ reader: XMLReader) throws -> Result {
        guard try reader.next() == .start else {
            throw DragomanError("xliff-foreign", "the file holds no XLIFF", at: reader.position)
        }
        let written = try reader.attribute(reader.intern("version")) ?? ""
        guard reader.name == reader.intern("xliff") else {
            throw DragomanError(
                "xliff-foreign",
                "the file is no XLIFF: its root is another element",
                at: reader.position
            )
        }
        guard var version = XLIFFVersion(rawValue: written) else {
            throw DragomanError(
                "xliff-version",
                "the file says XLIFF version '\(written)'; 1.2, 2.0, 2.1 and 2.2 are known",
                at: reader.position
            )
        }
        // The schema of 2.2 lets its files say 2.0 and 2.1 as well.
        if version != .version12, reader.namespace == XLIFFVersion.version22.namespace { version = .version22 }
        guard reader.namespace == version.namespace else {
            throw DragomanError(
                "xliff-foreign",
                "XLIFF \(written) is in the namespace '\(version.namespace)', this file in '\(reader.namespace)'",
                at: reader.position
            )
        }
        let run = ValidationRun(reader, version)
        try run.read()
        return Result(version: written, findings: run.report.findings.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }
}

/// Reads a file; keeps what stands around a unit.
private final class ValidationRun {
    /// An element that is open and holds units.
    private struct Frame {
        var element: CheckedElement
        var content: ContentRun
        var isOpaque: Bool
    }

    let report = ValidationReport()
    private let reader: XMLReader
    private let names: CheckedNames
    private let core: String
    private var coreCache: XMLNamespaceCache
    private let structure: StructureCheck
    private let rules: any FileRules
    private var frames: [Frame] = []

    init(_ reader: XMLReader, _ version: XLIFFVersion) {
        self.reader = reader
        core = version.namespace
        names = CheckedNames(core: core)
        coreCache = reader.namespaceCache()
        let table: ElementTable =
            switch version {
            case .version12: .version12
            case .version20, .version21: .version21
            case .version22: .version22
            }
        structure = StructureCheck(table: table, report: report)
        rules = version == .version12 ? FileRules12(report) : FileRules2(report)
    }

    func read() throws {
        try open(element())
        while let event = try reader.next() {
            switch event {
            case .start:
                let child = try element()
                place(child)
                if Self.holders.contains(child.name) { try open(child) } else { try take(child) }
            case .end: close()
            case .text:
                if let frame = frames.last, !frame.element.hasText { frame.element.noteText(reader.text) }
            }
        }
    }

    /// Elements whose children are looked at one by one.
    private static let holders: Set<String> = ["xliff", "file", "body", "group"]

    private func element() throws -> CheckedElement {
        let local = reader.name?.text ?? ""
        let namespace = reader.isNamespace(core, cache: &coreCache) ? core : reader.namespace
        let attributes = try reader.namespacedAttributes()
        let element = CheckedElement(
            name: names.element(local, in: namespace),
            written: local,
            line: reader.line,
            attributes: attributes.map { (names.attribute($0.name, in: $0.namespace), $0.value) }
        )
        // The reader takes a prefix that nothing declares for a part of the name.
        if namespace.isEmpty, local.utf8.contains(0x3A) { reportUndeclared(local, element) }
        for (namespace, name, _) in attributes where namespace.isEmpty && name.utf8.contains(0x3A) {
            reportUndeclared(name, element)
        }
        return element
    }

    private func reportUndeclared(_ name: String, _ element: CheckedElement) {
        let prefix = name.prefix { $0 != ":" }
        report.add(.prefixUndeclared, element, "no namespace is declared for the prefix '\(prefix)' of '\(name)'")
    }

    /// Looks whether an element may stand where it stands.
    private func place(_ child: CheckedElement) {
        guard let last = frames.indices.last, !frames[last].isOpaque else { return }
        let parent = frames[last].element
        switch frames[last].content.take(child.name) {
        case .fits: break
        case .misplaced: report.add(.elementMisplaced, child, "'\(child.written)' cannot stand here")
        case .lacks(let names):
            report.add(
                .elementMissing,
                child,
                "\(StructureCheck.list(names)) must stand before '\(child.written)' in '\(parent.written)'"
            )
        }
    }

    private func open(_ element: CheckedElement) throws {
        let isKnown = structure.check(element)
        let content = structure.table[element.name]?.content ?? []
        frames.append(Frame(element: element, content: ContentRun(content, of: element.name), isOpaque: !isKnown))
        rules.open(element)
    }

    private func close() {
        guard let frame = frames.popLast() else { return }
        if !frame.isOpaque {
            if frame.element.hasText {
                report.add(.textMisplaced, frame.element, "text cannot stand in '\(frame.element.written)'")
            }
            if let missing = frame.content.missing {
                report.add(.elementMissing, frame.element, "\(StructureCheck.list(missing)) is missing")
            }
        }
        rules.close(frame.element)
    }

    /// Reads an element with all that it holds, and checks it.
    private func take(_ element: CheckedElement) throws {
        var open = [element]
        while let last = open.last {
            guard let event = try reader.next() else { return }
            switch event {
            case .start:
                let child = try self.element()
                last.append(child)
                open.append(child)
            case .end: open.removeLast()
            case .text: last.noteText(reader.text)
            }
        }
        if element.name == "unit" || element.name == "trans-unit" { report.unit = element["id"] }
        structure.checkAll(element)
        rules.take(element)
        report.unit = nil
    }
}

/// The rules of a version beyond the table of its elements.
protocol FileRules {
    /// An element begins that holds units.
    func open(_ element: CheckedElement)
    /// An element was read with all that it holds.
    func take(_ element: CheckedElement)
    /// An element that holds units ends.
    func close(_ element: CheckedElement)
}
