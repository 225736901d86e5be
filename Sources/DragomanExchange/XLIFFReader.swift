import DragomanModel
package import DragomanXML

/// Reads XLIFF 1.2, 2.0, 2.1 and 2.2 as any tool leaves it, in bounded memory.
///
/// Prefixes, the order of attributes, unknown elements, attributes and namespaces, states and extra phases do not
/// matter. What is not XML, not XLIFF or of no known version is refused with its place: the errors of `XMLScanner`,
/// `xliff-foreign`, `xliff-version`.
package enum XLIFFReader {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - file: How errors name it.
    ///   - onFile: Told each `<file>` before its segments.
    ///   - onSegment: Told each segment in order.
    /// - Returns: What the file as a whole says.
    /// - Throws: as above, and what the closures throw.
    package static func read(
        path: String,
        file: String,
        onFile: (ImportedFile) throws -> Void = { _ in },
        onSegment: (ImportedSegment) throws -> Void
    ) throws -> XLIFFHeader {
        try read(XMLScanner(path: path, file: file), onFile, onSegment)
    }

    /// Reads what a source gives in the same way.
    package static func read(
        source: any ByteSource,
        file: String,
        onFile: (ImportedFile) throws -> Void = { _ in },
        onSegment: (ImportedSegment) throws -> Void
    ) throws -> XLIFFHeader {
        try read(XMLScanner(source: source, file: file), onFile, onSegment)
    }

    /// Reads bytes in the same way.
    package static func read(
        bytes: [UInt8],
        file: String,
        onFile: (ImportedFile) throws -> Void = { _ in },
        onSegment: (ImportedSegment) throws -> Void
    ) throws -> XLIFFHeader {
        try read(XMLScanner(bytes: bytes, file: file), onFile, onSegment)
    }

    private static func read(
        _ scanner: XMLScanner,
        _ onFile: (ImportedFile) throws -> Void,
        _ onSegment: (ImportedSegment) throws -> Void
    ) throws -> XLIFFHeader {
        try withoutActuallyEscaping(onFile) { onFile in
            try withoutActuallyEscaping(onSegment) { onSegment in
                let parser = XLIFFParser(scanner, onFile: onFile, onSegment: onSegment)
                try scanner.scan(parser)
                return parser.header
            }
        }
    }
}
