import CLibXML2
import DragomanModel

/// What the callbacks of libxml2 know: the handler, and the first error.
final class ScanState {
    /// The parser; it lives longer.
    var parser: xmlParserCtxtPtr?
    var handler: (any XMLScanHandler)?
    /// Whether text is told.
    var tellsText = true
    private(set) var error: (any Error)?
    /// Whether the error is the scanner's, whose place is not told yet.
    private(set) var isOwnError = false
    private(set) var errorLine: Int?
    private(set) var errorColumn: Int?
    private var depth = 0

    /// The line that is being read.
    var line: Int { parser?.pointee.input.map { Int($0.pointee.line) } ?? 0 }

    /// The functions that libxml2 calls.
    static func callbacks() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { data, name, prefix, namespace, _, _, count, _, attributes in
            ScanState.tell(data) { $0.start(name, prefix, namespace, attributes, Int(count)) }
        }
        handler.endElementNs = { data, name, _, _ in ScanState.tell(data) { $0.end(name) } }
        handler.characters = { data, bytes, count in ScanState.tell(data) { $0.text(bytes, Int(count)) } }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.entityDecl = { data, _, _, _, _, _ in ScanState.tell(data) { $0.refuseEntities() } }
        handler.reference = { data, _ in ScanState.tell(data) { $0.refuseEntities() } }
        handler.serror = { data, error in ScanState.tell(data) { $0.note(error) } }
        return handler
    }

    /// Hands the state behind a pointer of libxml2 on, without the cost of a reference for each event: the scanner holds it.
    @inline(__always)
    private static func tell(_ data: UnsafeMutableRawPointer?, _ body: (ScanState) -> Void) {
        guard let data else { return }
        Unmanaged<ScanState>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
    }

    private func start(
        _ name: UnsafePointer<UInt8>?,
        _ prefix: UnsafePointer<UInt8>?,
        _ namespace: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        _ count: Int
    ) {
        guard error == nil, let name else { return }
        depth += 1
        guard depth <= XMLReader.maximumDepth else {
            let message = "elements are nested more than \(XMLReader.maximumDepth) deep"
            return fail(DragomanError("xml-too-deep", message), line: line)
        }
        do {
            try handler?.start(
                XMLTag(
                    name: XMLName(pointer: name),
                    prefix: prefix.map(XMLName.init(pointer:)),
                    namespace: namespace.map(XMLName.init(pointer:)),
                    attributes: attributes,
                    attributeCount: count
                )
            )
        } catch { stop(error) }
    }

    private func end(_ name: UnsafePointer<UInt8>?) {
        guard error == nil, let name else { return }
        depth -= 1
        do { try handler?.end(XMLName(pointer: name)) } catch { stop(error) }
    }

    private func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        guard tellsText, error == nil else { return }
        do { try handler?.text(UnsafeBufferPointer(start: bytes, count: count)) } catch { stop(error) }
    }

    private func refuseEntities() {
        let message = "the file declares or uses entities of its own; replace them by their text"
        fail(DragomanError("xml-entities-refused", message), line: line)
    }

    private func note(_ error: xmlErrorPtr?) {
        guard let error, self.error == nil, error.pointee.domain != XML_FROM_IO.rawValue else { return }
        let code = error.pointee.code
        // Errors of namespaces and validity do not hinder; an entity that nobody declared does.
        guard
            error.pointee.level == XML_ERR_FATAL || code == XML_ERR_UNDECLARED_ENTITY.rawValue
                || code == XML_WAR_UNDECLARED_ENTITY.rawValue
        else { return }
        fail(
            WellFormedness.explained(error),
            line: error.pointee.line > 0 ? Int(error.pointee.line) : nil,
            column: error.pointee.int2 > 0 ? Int(error.pointee.int2) : nil
        )
    }

    private func fail(_ error: DragomanError, line: Int?, column: Int? = nil) {
        guard self.error == nil else { return }
        isOwnError = true
        (errorLine, errorColumn) = (line, column)
        stop(error)
    }

    private func stop(_ error: any Error) {
        self.error = self.error ?? error
        if let parser { xmlStopParser(parser) }
    }
}
