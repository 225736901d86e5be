import DragomanExchange
import DragomanModel

/// Reads a file of any format that translations come back in.
enum ImportedText {
    /// The largest file that is read whole; XLIFF is read in pieces and has no such limit.
    private static let largestTable = 256 << 20

    /// Reads a file by the end of its name, else by what it begins with.
    ///
    /// - Returns: What concerns no segment that was handed on.
    /// - Throws: As `XLIFFReader` and `CarrierReader`, `file-…`, and what the closures throw.
    static func read(
        path: String,
        onFile: (ImportedFile) throws -> Void,
        onSegment: (ImportedSegment) throws -> Void
    ) throws -> [Finding] {
        let name = path.printable
        let format = ExchangeFormat.recognised(name: path, prefix: try InputFile.prefix(of: path, count: 512))
        guard format != .xliff else {
            return try XLIFFReader.read(path: path, file: name, onFile: onFile, onSegment: onSegment).findings
        }
        try CarrierReader.read(
            bytes: try InputFile.bytes(of: path, limit: largestTable),
            format: format,
            file: name,
            onFile: onFile,
            onSegment: onSegment
        )
        return []
    }
}
