import CLibXML2
package import DragomanModel

/// What is told by a scan, in the order of the document.
package protocol XMLScanHandler: AnyObject {
    /// An element begins.
    func start(_ tag: XMLTag) throws
    /// An element ends.
    func end(_ name: XMLName) throws
    /// Text or a piece of it, in UTF-8; the bytes are of use until this returns.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws
}

/// Reads XML from its first byte to its last and tells a handler what comes: the fast way through large files.
///
/// Safe by construction: nothing is loaded from elsewhere, a DTD is not fetched, a document that declares or uses
/// entities of its own is refused before any is expanded, and elements nest `XMLReader.maximumDepth` deep at most.
/// UTF-8 and UTF-16 are read, any encoding that the declaration names and libxml2 knows, and all of them packed by
/// gzip.
///
/// Errors are `DragomanError` with file and line: `xml-unreadable`, `xml-not-well-formed`, `xml-entities-refused`,
/// `xml-too-deep`, `xml-too-large`, `gzip-damaged`, `gzip-expands-too-far`.
package final class XMLScanner {
    private let context: xmlParserCtxtPtr
    private let input: GzipInput
    private let file: String
    private let state: ScanState

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
        xmlInitParser()
        dg_xmlSilence()
        self.file = file
        self.input = GzipInput(input, file: file)
        state = ScanState()
        var handler = ScanState.callbacks()
        let created = xmlCreateIOParserCtxt(
            &handler,
            Unmanaged.passUnretained(state).toOpaque(),
            { context, buffer, count in
                guard let context, let buffer, count > 0 else { return 0 }
                let input = Unmanaged<GzipInput>.fromOpaque(context).takeUnretainedValue()
                return Int32(input.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))))
            },
            nil,
            Unmanaged.passUnretained(self.input).toOpaque(),
            XML_CHAR_ENCODING_NONE
        )
        guard let created else {
            throw self.input.error
                ?? DragomanError("xml-unreadable", "cannot start to read the XML", at: FilePosition(file: file))
        }
        context = created
        state.parser = created
        // BIG_LINES: libxml2 keeps 16 bits of a line number without it. NOENT: without it the `&` of an attribute comes as
        // `&#38;`; there is no entity to be put in, since the first that is declared ends the scan.
        let options =
            XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue
        xmlCtxtUseOptions(context, Int32(options | XML_PARSE_BIG_LINES.rawValue))
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Interns a name for comparison with those of tags.
    package func intern(_ text: String) -> XMLName? {
        xmlDictLookup(context.pointee.dict, text, -1).map(XMLName.init(pointer:))
    }

    /// How many bytes of the file were read so far; of a packed one, as it lies.
    package var bytesRead: Int { input.bytesRead }

    /// Whether text is told; a handler may do without what stands between elements.
    package var tellsText: Bool {
        get { state.tellsText }
        set { state.tellsText = newValue }
    }

    /// The line that is being read, from 1.
    package var line: Int { state.line }

    /// The place that is being read.
    package var position: FilePosition { FilePosition(file: file, line: line) }

    /// Reads all of it; once.
    ///
    /// - Throws: as above, and what the handler throws, at once.
    package func scan(_ handler: any XMLScanHandler) throws {
        state.handler = handler
        defer { state.handler = nil }
        let code = xmlParseDocument(context)
        if let error = input.error { throw error }
        if var error = state.error as? DragomanError {
            if error.position == nil, state.isOwnError {
                error.position = FilePosition(file: file, line: state.errorLine, column: state.errorColumn)
            }
            throw error
        }
        if let error = state.error ?? state.pending { throw error }
        guard code == 0 || context.pointee.wellFormed != 0 else {
            throw DragomanError("xml-not-well-formed", "the file is not well-formed XML", at: position)
        }
    }
}
