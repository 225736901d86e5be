import DragomanExchange
import DragomanModel
import DragomanXML

/// A file that translations come back in, wherever it lies.
struct ImportInput {
    /// Where it lies.
    enum Place {
        case file
        case entry(ZipEntry, of: ZipArchive)
    }

    /// How the user knows it: its path; that of its archive, a slash, and its name there.
    let path: String
    let format: ExchangeFormat
    private let place: Place

    /// The largest file that is read whole; XLIFF is read in pieces and has no such limit.
    private static let largestTable = 256 << 20

    /// A file, known by the end of its name, else by what it begins with.
    ///
    /// - Throws: `DragomanError` `file-unreadable`.
    init(path: String) throws {
        self.path = path
        place = .file
        format = .recognised(name: path, prefix: try InputFile.prefix(of: path, count: 512))
    }

    /// An entry of an archive, whose format is known.
    init(path: String, format: ExchangeFormat, entry: ZipEntry, of archive: ZipArchive) {
        self.path = path
        self.format = format
        place = .entry(entry, of: archive)
    }

    /// Whether it lies in an archive.
    var isEntry: Bool { if case .entry = place { true } else { false } }

    /// Reads it.
    ///
    /// - Returns: What concerns no segment that was handed on.
    /// - Throws: As `XLIFFReader` and `CarrierReader`, `file-…`, `zip-…`, and what the closures throw.
    func read(
        onFile: (ImportedFile) throws -> Void,
        onSegment: (ImportedSegment) throws -> Void
    ) throws -> [Finding] {
        let name = path.printable
        guard format == .xliff else {
            try CarrierReader.read(
                bytes: try bytes(name),
                format: format,
                file: name,
                onFile: onFile,
                onSegment: onSegment
            )
            return []
        }
        guard case .entry(let entry, let archive) = place else {
            return try XLIFFReader.read(path: path, file: name, onFile: onFile, onSegment: onSegment).findings
        }
        let source = try archive.open(entry, name: name)
        let header = try XLIFFReader.read(source: source, file: name, onFile: onFile, onSegment: onSegment)
        try source.finish()
        return header.findings
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        switch place {
        case .file: try InputFile.bytes(of: path, limit: Self.largestTable)
        case .entry(let entry, let archive):
            try archive.open(entry, name: name).bytes(limit: Self.largestTable)
        }
    }

    /// Whether any segment has a target.
    func holdsTargets() throws -> Bool {
        var holdsTargets = false
        _ = try read(onFile: { _ in }, onSegment: { if $0.hasTarget { holdsTargets = true } })
        return holdsTargets
    }
}
