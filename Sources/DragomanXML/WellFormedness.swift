import CLibXML2
import DragomanModel

/// Checks a stream of XML for well-formedness, chunk by chunk, without keeping any of it.
///
/// Safe by construction: nothing is loaded from elsewhere, and a document that declares or uses entities of its own is
/// refused (`xml-entities-refused`) before any is expanded. Elements may be `XMLReader.maximumDepth` deep, which libxml2
/// does not see to where it builds no tree; its limit of 10 MB a text holds.
package final class WellFormedness {
    private let context: xmlParserCtxtPtr
    private let state: State

    /// What the callbacks of libxml2 write down.
    private final class State {
        var error: DragomanError?
        var depth = 0
        /// The parser, to know the line at once; it lives as long as the checker.
        var parser: xmlParserCtxtPtr?
        let file: String

        init(file: String) { self.file = file }
    }

    /// Begins a check.
    ///
    /// - Parameter file: The file's name for messages.
    /// - Throws: `DragomanError` `xml-out-of-memory`.
    package init(file: String) throws {
        xmlInitParser()
        state = State(file: file)
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.serror = { data, error in WellFormedness.note(error, in: data) }
        handler.entityDecl = { data, _, _, _, _, _ in WellFormedness.refuseEntities(in: data) }
        handler.startElementNs = { data, _, _, _, _, _, _, _, _ in WellFormedness.goDeeper(in: data) }
        handler.endElementNs = { data, _, _, _ in WellFormedness.state(data)?.depth -= 1 }
        handler.reference = { data, _ in WellFormedness.refuseEntities(in: data) }
        let data = Unmanaged.passUnretained(state).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&handler, data, nil, 0, nil) else {
            throw DragomanError("xml-out-of-memory", "cannot check the file: out of memory", at: .init(file: file))
        }
        xmlCtxtUseOptions(
            context,
            Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        )
        self.context = context
        state.parser = context
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Checks the next bytes.
    ///
    /// - Throws: `DragomanError` `xml-not-well-formed`, `xml-entities-refused`, `xml-too-deep` or `xml-too-large`, with
    ///   the line.
    package func check(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        try parse(bytes, isLast: false)
    }

    /// Says that there are no more bytes.
    ///
    /// - Throws: `DragomanError` `xml-not-well-formed` where the document is not complete.
    package func finish() throws {
        try parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true)
    }

    private func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) throws {
        var start = 0
        repeat {
            // libxml2 counts a chunk in Int32.
            let count = min(bytes.count - start, 1 << 20)
            let code = bytes.withMemoryRebound(to: CChar.self) { chunk in
                xmlParseChunk(context, chunk.baseAddress.map { $0 + start }, Int32(count), isLast ? 1 : 0)
            }
            if var error = state.error {
                if error.position?.line == nil { error.position = unexplained.position }
                throw error
            }
            if code != 0, context.pointee.wellFormed == 0 { throw unexplained }
            start += count
        } while start < bytes.count
    }

    private var unexplained: DragomanError {
        let input = context.pointee.input
        return DragomanError(
            "xml-not-well-formed",
            "the file is not well-formed XML",
            at: FilePosition(
                file: state.file,
                line: input.map { Int($0.pointee.line) },
                column: input.map { Int($0.pointee.col) }
            )
        )
    }

    private static func state(_ data: UnsafeMutableRawPointer?) -> State? {
        data.map { Unmanaged<State>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func note(_ error: xmlErrorPtr?, in data: UnsafeMutableRawPointer?) {
        guard let error, let state = state(data), state.error == nil else { return }
        // Errors of namespaces and validity do not hinder a byte-exact copy.
        guard
            error.pointee.level == XML_ERR_FATAL || error.pointee.code == XML_ERR_UNDECLARED_ENTITY.rawValue
                || error.pointee.code == XML_WAR_UNDECLARED_ENTITY.rawValue
        else { return }
        let position = FilePosition(
            file: state.file,
            line: Int(error.pointee.line),
            column: error.pointee.int2 > 0 ? Int(error.pointee.int2) : nil
        )
        state.error = explained(error)
        state.error?.position = position
    }

    private static func goDeeper(in data: UnsafeMutableRawPointer?) {
        guard let state = state(data) else { return }
        state.depth += 1
        guard state.depth > XMLReader.maximumDepth, state.error == nil else { return }
        state.error = DragomanError(
            "xml-too-deep",
            "elements are nested more than \(XMLReader.maximumDepth) deep",
            at: FilePosition(file: state.file, line: state.parser?.pointee.input.map { Int($0.pointee.line) })
        )
    }

    private static func refuseEntities(in data: UnsafeMutableRawPointer?) {
        guard let state = state(data), state.error == nil else { return }
        state.error = DragomanError(
            "xml-entities-refused",
            "the file declares or uses entities of its own; replace them by their text",
            at: FilePosition(file: state.file)
        )
    }

    /// An error of libxml2 in our words, since its own quote the file's text; without the place.
    static func explained(_ error: xmlErrorPtr) -> DragomanError {
        let code = error.pointee.code
        // "Internal" is what libxml2 calls its limits, and content that ends within.
        if code == XML_ERR_INTERNAL_ERROR.rawValue || code == XML_ERR_ATTRIBUTE_NOT_FINISHED.rawValue,
            let message = error.pointee.message.map({ String(cString: $0).lowercased() }),
            message.contains("huge") || message.contains("too long") || message.contains("too big")
        {
            return DragomanError("xml-too-large", "a text or attribute of more than 10 MB")
        }
        return DragomanError("xml-not-well-formed", message(UInt32(bitPattern: code)))
    }

    private static func message(_ code: UInt32) -> String {
        switch xmlParserErrors(code) {
        case XML_ERR_DOCUMENT_EMPTY: "the file is empty or does not begin as XML"
        case XML_ERR_DOCUMENT_END: "there is something after the end of the document, or its end is missing"
        case XML_ERR_INVALID_CHAR: "a character that XML does not allow"
        case XML_ERR_INVALID_CHARREF: "a reference to a character that XML does not allow"
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: "an entity that is not declared"
        case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_NAME_REQUIRED:
            "a bare '&' or '<', or a name that is missing; write '&amp;' or '&lt;' for the characters"
        case XML_ERR_LT_IN_ATTRIBUTE: "a bare '<' in an attribute; write '&lt;'"
        case XML_ERR_ENTITY_LOOP: "entities that expand without end"
        case XML_ERR_TAG_NAME_MISMATCH: "an end tag does not fit its start tag"
        case XML_ERR_TAG_NOT_FINISHED: "an element is not closed"
        case XML_ERR_GT_REQUIRED: "a tag is not closed by '>'"
        case XML_ERR_SPACE_REQUIRED, XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED,
            XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_EQUAL_REQUIRED, XML_ERR_LITERAL_NOT_STARTED,
            XML_ERR_LITERAL_NOT_FINISHED:
            "an attribute must be written name=\"value\", with a space before it"
        case XML_ERR_XMLDECL_NOT_STARTED, XML_ERR_XMLDECL_NOT_FINISHED, XML_ERR_VERSION_MISSING,
            XML_ERR_RESERVED_XML_NAME, XML_ERR_ENCODING_NAME, XML_ERR_PI_NOT_STARTED:
            "the XML declaration must be as in '<?xml version=\"1.0\" encoding=\"UTF-8\"?>', at the very beginning"
        case XML_ERR_CDATA_NOT_FINISHED: "a CDATA section is not closed"
        case XML_ERR_COMMENT_NOT_FINISHED: "a comment is not closed"
        case XML_ERR_PI_NOT_FINISHED: "a processing instruction is not closed"
        case XML_ERR_ATTRIBUTE_REDEFINED: "an attribute stands twice in a tag"
        case XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING:
            "bytes that are not in the encoding the file declares"
        case XML_ERR_MISPLACED_CDATA_END: "']]>' stands in text"
        case XML_ERR_INTERNAL_ERROR: "the file ends within an element, or holds what cannot stand there"
        default: "the file is not well-formed XML (libxml2 error \(code))"
        }
    }
}
