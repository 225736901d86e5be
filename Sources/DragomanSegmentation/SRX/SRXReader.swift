package import DragomanModel
import DragomanXML

/// Reads SRX 2.0, and 1.0 where it says the same otherwise.
///
/// What is wrong with the structure is collected, so that a whole file can be judged. A file that is no XML or no SRX is refused.
package struct SRXReader {
    /// A document and what is wrong with it.
    package struct Result: Sendable {
        /// What could be read.
        package var document: SRXDocument
        /// Faults in the structure, by line.
        package var findings: [Finding]
    }

    static let namespace = "http://www.lisa.org/srx20"

    private let xml: XMLReader
    private var document: SRXDocument
    private var findings: [Finding] = []

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - file: Its name, for messages.
    /// - Returns: What it says and what is wrong with it.
    /// - Throws: `DragomanError` `xml-…`, `srx-unreadable` where it is no SRX of version 1.0 or 2.0.
    package static func read(_ bytes: [UInt8], file: String) throws -> Result {
        var reader = try SRXReader(bytes, file: file)
        try reader.readDocument()
        return Result(document: reader.document, findings: reader.findings.sorted { $0.line ?? 0 < $1.line ?? 0 })
    }

    private init(_ bytes: [UInt8], file: String) throws {
        xml = try XMLReader(bytes: bytes, file: file)
        document = SRXDocument(file: file)
    }

    private mutating func readDocument() throws {
        guard try xml.next() == .start, xml.name?.text == "srx" else {
            throw DragomanError("srx-unreadable", "the root of an SRX file is 'srx'", at: xml.position)
        }
        let version = try attribute("version") ?? "2.0"
        guard ["1.0", "2.0"].contains(version) else {
            throw DragomanError(
                "srx-unreadable",
                "SRX is read in versions 1.0 and 2.0, not '\(version.prefix(40))'",
                at: xml.position
            )
        }
        document.version = version
        let rootLine = xml.line
        if version == "2.0", xml.namespace != Self.namespace {
            note(.warning, "srx-namespace", "SRX 2.0 is in the namespace '\(Self.namespace)'; it was read all the same")
        }
        try forOneEach(["header", "body"], of: "srx", line: rootLine) { reader, name in
            if name == "header" { try reader.readHeader() } else { try reader.readBody() }
        }
        while try xml.next() != nil {}
    }

    // MARK: Header

    private mutating func readHeader() throws {
        document.headerLine = xml.line
        document.segmentsSubflows = try flag("segmentsubflows", or: true, isRequired: true)
        document.cascades = try flag("cascade", or: false, isRequired: document.version == "2.0")
        try forEachChild(of: "header") { reader, name in
            guard name == "formathandle" else { return try reader.skipUnknown(name, in: "header") }
            let type = try reader.required("type", of: "formathandle") ?? ""
            let isIncluded = try reader.flag("include", or: false, isRequired: true)
            if ["start", "end", "isolated"].contains(type) {
                reader.document.formatHandles.append(
                    SRXDocument.FormatHandle(type: type, isIncluded: isIncluded, line: reader.xml.line)
                )
            } else if !type.isEmpty {
                reader.note(
                    .error,
                    "srx-attribute",
                    "type of 'formathandle' is 'start', 'end' or 'isolated', not '\(type.prefix(40))'"
                )
            }
            try reader.xml.skipElement()
        }
    }

    // MARK: Body

    private mutating func readBody() throws {
        try forOneEach(["languagerules", "maprules"], of: "body", line: xml.line) { reader, name in
            if name == "languagerules" { try reader.readLanguageRules() } else { try reader.readMapRules() }
        }
    }

    private mutating func readLanguageRules() throws {
        try forEachChild(of: "languagerules") { reader, name in
            guard name == "languagerule" else { return try reader.skipUnknown(name, in: "languagerules") }
            let line = reader.xml.line
            let ruleName = try reader.required("languagerulename", of: name) ?? ""
            var rule = SRXDocument.LanguageRule(name: ruleName, rules: [], line: line)
            try reader.forEachChild(of: name) { reader, child in
                guard child == "rule" else { return try reader.skipUnknown(child, in: name) }
                rule.rules.append(try reader.readRule())
            }
            reader.document.languageRules.append(rule)
        }
    }

    private mutating func readRule() throws -> SRXDocument.Rule {
        var rule = SRXDocument.Rule(
            isBreak: try flag("break", or: true, isRequired: false),
            before: "",
            after: "",
            line: xml.line
        )
        try forOneEach(["beforebreak", "afterbreak"], of: "rule", line: nil) { reader, name in
            let text = try reader.readText(of: name)
            if name == "beforebreak" { rule.before = text } else { rule.after = text }
        }
        return rule
    }

    private mutating func readText(of element: String) throws -> String {
        let depth = xml.depth
        var text = ""
        while let event = try xml.next() {
            switch event {
            case .text: xml.appendText(to: &text)
            case .end: if xml.depth == depth { return text }
            case .start: try skipUnknown(xml.name?.text ?? "", in: element)
            }
        }
        return text
    }

    /// Maps: in SRX 1.0 they stand in `maprule` elements, whose names say nothing about their effect.
    private mutating func readMapRules() throws {
        let isFirstVersion = document.version == "1.0"
        try forEachChild(of: "maprules") { reader, name in
            if name == "maprule", isFirstVersion {
                try reader.forEachChild(of: name) { reader, child in
                    guard child == "languagemap" else { return try reader.skipUnknown(child, in: name) }
                    try reader.readMap()
                }
            } else if name == "languagemap" {
                try reader.readMap()
            } else {
                try reader.skipUnknown(name, in: "maprules")
            }
        }
    }

    private mutating func readMap() throws {
        let line = xml.line
        let pattern = try required("languagepattern", of: "languagemap")
        let name = try required("languagerulename", of: "languagemap")
        if let pattern, let name {
            document.maps.append(SRXDocument.LanguageMap(pattern: pattern, ruleName: name, line: line))
        }
        try xml.skipElement()
    }

    // MARK: Elements and attributes

    /// Calls a closure for each child element of the one that has begun; it must read the child to its end.
    private mutating func forEachChild(
        of element: String,
        _ body: (inout SRXReader, String) throws -> Void
    ) throws {
        let depth = xml.depth
        while let event = try xml.next() {
            switch event {
            case .start: try body(&self, xml.name?.text ?? "")
            case .end: if xml.depth == depth { return }
            case .text:
                if !xml.text.allSatisfy(\.isWhitespace) {
                    note(.error, "srx-element", "text stands in '\(element)', where only elements can stand")
                }
            }
        }
    }

    /// Calls a closure for each child; these stand once each and in this order, and none may be missing where a line is given.
    private mutating func forOneEach(
        _ names: [String],
        of element: String,
        line: Int?,
        _ body: (inout SRXReader, String) throws -> Void
    ) throws {
        var seen: Set<String> = []
        try forEachChild(of: element) { reader, name in
            guard let place = names.firstIndex(of: name) else { return try reader.skipUnknown(name, in: element) }
            if let later = names[(place + 1)...].first(where: seen.contains) {
                reader.note(.error, "srx-element", "'\(name)' stands before '\(later)'")
            }
            if !seen.insert(name).inserted {
                reader.note(.error, "srx-element", "'\(name)' stands once in '\(element)'")
            }
            try body(&reader, name)
        }
        guard let line else { return }
        for name in names where !seen.contains(name) {
            note(.error, "srx-element-missing", "'\(element)' lacks '\(name)'", line: line)
        }
    }

    private mutating func skipUnknown(_ name: String, in parent: String) throws {
        let isOwn = xml.namespace == Self.namespace || xml.namespace.isEmpty
        if isOwn {
            note(.error, "srx-element", "'\(name.prefix(40))' cannot stand in '\(parent)'; it was left out")
        } else {
            note(.information, "srx-setting-ignored", "'\(name.prefix(40))' of another namespace was left out")
        }
        try xml.skipElement()
    }

    private func attribute(_ name: String) throws -> String? { try xml.attribute(xml.intern(name)) }

    private mutating func required(_ name: String, of element: String) throws -> String? {
        if let value = try attribute(name), !value.isEmpty { return value }
        note(.error, "srx-attribute", "'\(element)' lacks the attribute '\(name)'")
        return nil
    }

    private mutating func flag(_ name: String, or standard: Bool, isRequired: Bool) throws -> Bool {
        switch try attribute(name) {
        case "yes": return true
        case "no": return false
        case nil:
            if isRequired {
                note(.error, "srx-attribute", "the attribute '\(name)' is missing; write 'yes' or 'no'")
            }
        case let value?:
            note(.error, "srx-attribute", "'\(name)' is 'yes' or 'no', not '\(value.prefix(40))'")
        }
        return standard
    }

    private mutating func note(_ severity: Severity, _ code: String, _ message: String, line: Int? = nil) {
        findings.append(Finding(severity, code, line: line ?? xml.line, message: message))
    }
}
