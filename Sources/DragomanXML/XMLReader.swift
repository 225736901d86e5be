import CLibXML2
package import DragomanModel

/// A streaming pull reader over libxml2: one event after the other, in bounded memory.
///
/// Safe by construction: no network, no entities but the five of XML and character references, no DTD fetched, bounded
/// depth and text size. UTF-8 and UTF-16 with or without a byte order mark are read, and any encoding that the
/// declaration names and libxml2 knows. Not for two threads at once.
///
/// Errors are `DragomanError` with file and line (and column where the parser stopped): `xml-unreadable`,
/// `xml-not-well-formed`, `xml-entity`, `xml-too-deep`, `xml-too-large`.
package final class XMLReader {
    /// What a reader comes upon; comments, processing instructions and the DOCTYPE are passed over.
    package enum Event {
        /// An element begins; its name and attributes can be asked for until the next event.
        case start
        /// An element ends; also told for an empty one.
        case end
        /// Text or a CDATA section; one stretch of text may come in several.
        case text
    }

    /// Elements nested deeper than this are refused.
    package static let maximumDepth = 200

    private let reader: xmlTextReaderPtr
    private let input: XMLInput
    private let errors: XMLErrorBox
    private let file: String
    private var node: xmlNodePtr?
    private var isEmptyElement = false
    private var passesOver = true

    /// How many elements are open around the current event, the current element included.
    package private(set) var depth = 0

    /// Opens a file; `file` is how errors name it.
    package convenience init(path: String, file: String) throws {
        try self.init(input: XMLInput(path: path, file: file), file: file)
    }

    /// Reads bytes; `file` is how errors name them.
    package convenience init(bytes: [UInt8], file: String) throws {
        try self.init(input: XMLInput(bytes: bytes), file: file)
    }

    /// Reads what a source gives, to its end; `file` is how errors name it.
    package convenience init(source: any ByteSource, file: String) throws {
        try self.init(input: XMLInput(source: source), file: file)
    }

    private init(input: XMLInput, file: String) throws {
        _ = Self.isLoaderDisabled
        dg_xmlSilence()
        // BIG_LINES: libxml2 keeps 16 bits of a line number without it.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let created = xmlReaderForIO(
            { context, buffer, count in
                guard let context, let buffer, count > 0 else { return 0 }
                let input = Unmanaged<XMLInput>.fromOpaque(context).takeUnretainedValue()
                return Int32(input.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))))
            },
            nil,
            Unmanaged.passUnretained(input).toOpaque(),
            nil,
            nil,
            Int32(options | XML_PARSE_BIG_LINES.rawValue)
        )
        guard let created else {
            throw DragomanError("xml-unreadable", "cannot start to read the XML", at: FilePosition(file: file))
        }
        reader = created
        self.input = input
        self.file = file
        errors = XMLErrorBox()
        xmlTextReaderSetStructuredErrorHandler(
            reader,
            { context, error in
                guard let context, let error else { return }
                Unmanaged<XMLErrorBox>.fromOpaque(context).takeUnretainedValue().note(error)
            },
            Unmanaged.passUnretained(errors).toOpaque()
        )
    }

    deinit {
        xmlFreeTextReader(reader)
    }

    /// Belt and braces: nothing in this process loads an external entity, whatever the options say.
    private static let isLoaderDisabled: Bool = {
        xmlInitParser()
        xmlSetExternalEntityLoader { _, _, _ in nil }
        return true
    }()

    /// Goes to the next event; `nil` at the end of a complete document.
    package func next() throws -> Event? {
        if isEmptyElement {
            isEmptyElement = false
            return .end
        }
        while true {
            let result = xmlTextReaderRead(reader)
            guard result == 1 else {
                node = nil
                if result == 0, errors.first == nil { return nil }
                throw failure()
            }
            // What is not fatal to libxml2 (an undeclared prefix) does not hinder us.
            node = xmlTextReaderCurrentNode(reader)
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue):
                depth = Int(xmlTextReaderDepth(reader)) + 1
                guard depth <= Self.maximumDepth else { throw tooDeep() }
                isEmptyElement = xmlTextReaderIsEmptyElement(reader) == 1
                return .start
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
                depth = Int(xmlTextReaderDepth(reader)) + 1
                return .end
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
                Int32(XML_READER_TYPE_WHITESPACE.rawValue), Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
                depth = Int(xmlTextReaderDepth(reader))
                return .text
            case Int32(XML_READER_TYPE_COMMENT.rawValue), Int32(XML_READER_TYPE_PROCESSING_INSTRUCTION.rawValue):
                if passesOver { continue }
                return .text
            case Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
                throw entityError()
            default:
                continue
            }
        }
    }

    /// What a reader comes upon that passes nothing over but the DOCTYPE.
    package enum DocumentEvent {
        case start
        case end
        case text
        /// A comment; its text is the current text.
        case comment
        /// A processing instruction; its name is the target, its text what follows.
        case instruction
    }

    /// Goes to the next event, comments and processing instructions too; `nil` at the end of a complete document.
    package func nextOfAll() throws -> DocumentEvent? {
        passesOver = false
        defer { passesOver = true }
        guard let event = try next() else { return nil }
        switch event {
        case .start: return .start
        case .end: return .end
        case .text:
            switch node?.pointee.type {
            case XML_COMMENT_NODE: return .comment
            case XML_PI_NODE: return .instruction
            default: return .text
            }
        }
    }

    /// Passes over the rest of the element that has just begun, its end included.
    package func skipElement() throws {
        let outer = depth
        while let event = try next() {
            if event == .end, depth == outer { return }
        }
    }

    // MARK: The current event

    /// Interns a name for comparison with `name`.
    package func intern(_ text: String) -> XMLName? {
        xmlTextReaderConstString(reader, text).map(XMLName.init(pointer:))
    }

    /// The local name of the element that has begun or ended.
    package var name: XMLName? { node?.pointee.name.map(XMLName.init(pointer:)) }

    /// The namespace of the element that has begun or ended; empty where it has none.
    package var namespace: String {
        node?.pointee.ns.map { Self.name(of: $0) } ?? ""
    }

    /// The name of a namespace; libxml2 leaves an `&` in it as a reference.
    private static func name(of namespace: UnsafeMutablePointer<xmlNs>) -> String {
        guard let href = namespace.pointee.href else { return "" }
        let name = String(cString: href)
        return name.utf8.contains(0x26) ? name.replacing("&#38;", with: "&") : name
    }

    /// Whether the element's namespace is this very one; `cache` is kept by the caller and makes it cheap.
    package func isNamespace(_ text: String, cache: inout XMLNamespaceCache) -> Bool {
        guard let namespace = node?.pointee.ns else { return text.isEmpty }
        if namespace == cache.hit { return true }
        guard let href = namespace.pointee.href, strcmp(href, text) else { return false }
        // Only the root's own declaration is sure to live as long as the document.
        if namespace == cache.root { cache.hit = namespace }
        return true
    }

    /// The declaration of the current element's namespace, for `isNamespace`; take it at the root.
    package func namespaceCache() -> XMLNamespaceCache { XMLNamespaceCache(root: node?.pointee.ns) }

    private func strcmp(_ left: UnsafePointer<UInt8>, _ right: String) -> Bool {
        var index = 0
        for byte in right.utf8 {
            guard left[index] == byte else { return false }
            index += 1
        }
        return left[index] == 0
    }

    /// The current text.
    package var text: String {
        guard let content = node?.pointee.content else { return "" }
        return String(cString: content)
    }

    /// Appends the current text to a string.
    package func appendText(to text: inout String) {
        guard let content = node?.pointee.content else { return }
        text += String(cString: content)
    }

    /// The value of an attribute without a namespace, or `nil`.
    ///
    /// - Throws: `xml-entity` where the value refers to an entity.
    package func attribute(_ name: XMLName?) throws -> String? {
        guard let name else { return nil }
        var attribute = node?.pointee.properties
        while let current = attribute {
            if current.pointee.name == name.pointer, current.pointee.ns == nil { return try value(of: current) }
            attribute = current.pointee.next
        }
        return nil
    }

    /// Every attribute of the element that has begun: prefix, local name, value, in document order.
    package func attributes() throws -> [(prefix: String, name: String, value: String)] {
        var result: [(String, String, String)] = []
        var attribute = node?.pointee.properties
        while let current = attribute {
            let prefix = current.pointee.ns?.pointee.prefix.map { String(cString: $0) } ?? ""
            result.append((prefix, current.pointee.name.map { String(cString: $0) } ?? "", try value(of: current)))
            attribute = current.pointee.next
        }
        return result
    }

    /// The prefix of the element that has begun; empty where it has none.
    package var prefix: String { node?.pointee.ns?.pointee.prefix.map { String(cString: $0) } ?? "" }

    /// The namespaces that the element declares: prefix (empty for the default) and name, in document order.
    package var declarations: [(prefix: String, namespace: String)] {
        var result: [(String, String)] = []
        var declaration = node?.pointee.nsDef
        while let current = declaration {
            result.append((current.pointee.prefix.map { String(cString: $0) } ?? "", Self.name(of: current)))
            declaration = current.pointee.next
        }
        return result
    }

    /// Every attribute of the element that has begun: namespace (empty where it has none), local name, value, in document
    /// order.
    package func namespacedAttributes() throws -> [(namespace: String, name: String, value: String)] {
        var result: [(String, String, String)] = []
        var attribute = node?.pointee.properties
        while let current = attribute {
            let namespace = current.pointee.ns.map { Self.name(of: $0) } ?? ""
            result.append((namespace, current.pointee.name.map { String(cString: $0) } ?? "", try value(of: current)))
            attribute = current.pointee.next
        }
        return result
    }

    /// The value of an attribute of the `xml` prefix (`lang`, `space`), or `nil`.
    package func xmlAttribute(_ name: XMLName?) throws -> String? {
        guard let name else { return nil }
        var attribute = node?.pointee.properties
        while let current = attribute {
            if current.pointee.name == name.pointer, let namespace = current.pointee.ns,
                let prefix = namespace.pointee.prefix, strcmp(prefix, "xml")
            {
                return try value(of: current)
            }
            attribute = current.pointee.next
        }
        return nil
    }

    private func value(of attribute: UnsafeMutablePointer<xmlAttr>) throws -> String {
        var result = ""
        var child = attribute.pointee.children
        while let current = child {
            guard current.pointee.type == XML_TEXT_NODE else { throw entityError() }
            if let content = current.pointee.content { result += String(cString: content) }
            child = current.pointee.next
        }
        return result
    }

    // MARK: Places and errors

    /// The line on which the current event stands (for a tag or text of several lines, its last), from 1.
    ///
    /// From line 65,535 on it may be a line too great.
    package var line: Int {
        guard let node else { return Int(xmlTextReaderGetParserLineNumber(reader)) }
        let line = xmlGetLineNo(node)
        return line > 0 ? line : Int(xmlTextReaderGetParserLineNumber(reader))
    }

    /// The place of the current event.
    package var position: FilePosition { FilePosition(file: file, line: line) }

    private func entityError() -> DragomanError {
        DragomanError(
            "xml-entity",
            "refers to an entity of a DTD, which is not read; write the text itself",
            at: position
        )
    }

    private func tooDeep(line: Int? = nil) -> DragomanError {
        DragomanError(
            "xml-too-deep",
            "elements are nested more than \(Self.maximumDepth) deep",
            at: FilePosition(file: file, line: line ?? self.line)
        )
    }

    private func tooLarge(at position: FilePosition) -> DragomanError {
        DragomanError("xml-too-large", "a text or attribute of more than 10 MB", at: position)
    }

    private func failure() -> DragomanError {
        if let error = input.error { return error }
        if input.failure != 0 {
            let reason = XMLInput.reason(input.failure)
            return DragomanError("xml-unreadable", "cannot read the file: \(reason)", at: FilePosition(file: file))
        }
        // libxml2 tells no error for a text over its limit of 10 MB, nor when memory runs out.
        guard let error = errors.first else { return tooLarge(at: position) }
        if error.isTooDeep { return tooDeep(line: error.line) }
        let position = FilePosition(file: file, line: error.line, column: error.column)
        if error.isTooLarge { return tooLarge(at: position) }
        if error.isEntityLoop {
            return DragomanError("xml-entity", "entities that expand without end", at: position)
        }
        return DragomanError("xml-not-well-formed", "not well-formed XML: \(error.message)", at: position)
    }
}

/// Remembers the namespace declaration that most elements of a document share.
package struct XMLNamespaceCache {
    fileprivate let root: UnsafeMutablePointer<xmlNs>?
    fileprivate var hit: UnsafeMutablePointer<xmlNs>?
}
