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
    /// - Throws: What cannot be read as XLIFF at all: the errors of `XMLScanner`, `xliff-foreign`, `xliff-version`.
    package static func validate(path: String, file: String) throws -> Result {
        try validate(XMLScanner(path: path, file: file))
    }

    /// Checks bytes in the same way.
    package static func validate(bytes: [UInt8], file: String) throws -> Result {
        try validate(XMLScanner(bytes: bytes, file: file))
    }

    private static func validate(_ scanner: XMLScanner) throws -> Result {
        let run = ValidationRun(scanner)
        try scanner.scan(run)
        return Result(version: run.written, findings: run.report.findings.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }
}

/// Reads a file; keeps what stands around a unit.
private final class ValidationRun: XMLScanHandler {
    /// An element that is open and holds units.
    private struct Frame {
        var element: CheckedElement
        var content: ContentRun
        var isOpaque: Bool
    }

    /// What a version checks.
    private final class Checks {
        let names: ScannedNames
        let structure: StructureCheck
        let rules: any FileRules

        init(_ names: ScannedNames, _ structure: StructureCheck, _ rules: any FileRules) {
            self.names = names
            self.structure = structure
            self.rules = rules
        }
    }

    let report = ValidationReport()
    /// The version as the file says it.
    private(set) var written = ""
    private let scanner: XMLScanner
    private var checks: Checks?
    private var frames: [Frame] = []
    /// The elements that are open in one that is read as a whole, that one first.
    private var taken: [CheckedElement] = []

    init(_ scanner: XMLScanner) { self.scanner = scanner }

    // MARK: The scan

    func start(_ tag: XMLTag) throws {
        guard let checks else { return try begin(tag) }
        let element = element(tag, checks.names)
        if let last = taken.last {
            last.append(element)
            taken.append(element)
            return
        }
        place(element)
        if Self.holders.contains(element.name) { open(element) } else { taken.append(element) }
    }

    func end(_ name: XMLName) throws {
        guard let last = taken.popLast() else { return close() }
        if taken.isEmpty { take(last) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        if let last = taken.last { return last.noteText(bytes) }
        frames.last?.element.noteText(bytes)
    }

    /// Elements whose children are looked at one by one.
    private static let holders: Set<String> = ["xliff", "file", "body", "group"]

    private func begin(_ tag: XMLTag) throws {
        let version = try version(tag)
        let table: ElementTable =
            switch version {
            case .version12: .version12
            case .version20, .version21: .version21
            case .version22: .version22
            }
        let names = ScannedNames(CheckedNames(core: version.namespace), table)
        let root = element(tag, names)
        checks = Checks(
            names,
            StructureCheck(report: report),
            version == .version12 ? FileRules12(report) : FileRules2(report)
        )
        open(root)
    }

    private func version(_ tag: XMLTag) throws -> XLIFFVersion {
        guard tag.name == scanner.intern("xliff") else {
            throw DragomanError(
                "xliff-foreign",
                "the file is no XLIFF: its root is another element",
                at: scanner.position
            )
        }
        written = tag.text(of: scanner.intern("version")) ?? ""
        guard var version = XLIFFVersion(rawValue: written) else {
            throw DragomanError(
                "xliff-version",
                "the file says XLIFF version '\(written.prefix(20))'; 1.2, 2.0, 2.1 and 2.2 are known",
                at: scanner.position
            )
        }
        let namespace = tag.namespace?.text ?? ""
        // The schema of 2.2 lets its files say 2.0 and 2.1 as well.
        if version != .version12, namespace == XLIFFVersion.version22.namespace { version = .version22 }
        guard namespace == version.namespace else {
            throw DragomanError(
                "xliff-foreign",
                "XLIFF \(written) is in the namespace '\(version.namespace)', this file in '\(namespace.prefix(120))'",
                at: scanner.position
            )
        }
        return version
    }

    private func element(_ tag: XMLTag, _ names: ScannedNames) -> CheckedElement {
        let known = names.element(tag)
        var attributes: [(name: String, value: String)] = []
        attributes.reserveCapacity(tag.attributeCount)
        var undeclared: [String] = []
        for index in 0..<tag.attributeCount {
            guard let (prefix, namespace, name, value) = tag.fullAttribute(at: index) else { continue }
            let short = names.attribute(prefix, namespace, name)
            attributes.append((short, String(decoding: value, as: UTF8.self)))
            if namespace == nil, prefix != nil { undeclared.append(short) }
        }
        let element = CheckedElement(
            name: known.name,
            written: known.written,
            line: scanner.line,
            entry: known.entry,
            attributes: attributes
        )
        if tag.namespace == nil, tag.prefix != nil { reportUndeclared(known.written, element) }
        for name in undeclared { reportUndeclared(name, element) }
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

    private func open(_ element: CheckedElement) {
        let isKnown = checks?.structure.check(element) ?? false
        let content = element.entry?.content ?? []
        frames.append(Frame(element: element, content: ContentRun(content, of: element.name), isOpaque: !isKnown))
        checks?.rules.open(element)
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
        checks?.rules.close(frame.element)
    }

    /// Checks an element with all that it holds.
    private func take(_ element: CheckedElement) {
        if element.name == "unit" || element.name == "trans-unit" { report.unit = element["id"] }
        checks?.structure.checkAll(element)
        checks?.rules.take(element)
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
