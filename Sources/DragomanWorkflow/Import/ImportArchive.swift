import DragomanExchange
import DragomanModel
import DragomanText
import DragomanXML

/// An archive of files that came back: what of it is to be read, and what is not.
///
/// What an entry is, its first bytes say, and the end of its name where these do not. Packages of tools are such archives:
/// those of Trados Studio and memoQ, projects of OmegaT, what MateCat and Phrase give to be fetched.
struct ImportArchive {
    let path: String
    /// What is to be read, in the order of the directory.
    private(set) var inputs: [ImportInput] = []
    /// What is passed over.
    private(set) var skipped: [ImportResult.Skipped] = []

    private let archive: ZipArchive
    /// The folders of OmegaT's projects, each with a slash at its end.
    private var projects: [String] = []

    /// So many bytes of an entry tell what it is.
    private static let prefixLength = 4096

    /// Whether a file is an archive, whatever its name is.
    ///
    /// - Throws: `DragomanError` `file-unreadable`.
    static func isArchive(_ path: String) throws -> Bool {
        ZipArchive.begins(try InputFile.prefix(of: path, count: 4))
    }

    /// Looks into an archive.
    ///
    /// - Throws: `DragomanError` `zip-…`, `nothing-known` where nothing in it is to be read.
    init(path: String) throws {
        self.path = path
        archive = try ZipArchive(path: path, file: path.printable)
        let named = archive.entries.map { (entry: $0, name: Self.name(of: $0)) }
        projects = named.map(\.name).filter { Self.lastPart(of: $0) == "omegat.project" }.map {
            String($0.dropLast("omegat.project".count))
        }
        var left = Dictionary(named.map { ($0.name, 1) }, uniquingKeysWith: +)
        for (entry, name) in named {
            left[name, default: 1] -= 1
            // What unpacking would leave.
            guard left[name] == 0 else {
                skip(
                    name,
                    .warning,
                    "entry-doubled",
                    "the name stands more than once in the archive; its last entry counts"
                )
                continue
            }
            try take(entry, name)
        }
    }

    private mutating func take(_ entry: ZipEntry, _ name: String) throws {
        let full = path + "/" + name
        if Self.isResourceFork(name) {
            return skip(name, .information, "entry-skipped", "what macOS keeps beside a file; passed over")
        }
        let prefix = try archive.open(entry, name: full.printable).prefix(Self.prefixLength)
        if ZipArchive.begins(prefix) || prefix.starts(with: [0x1F, 0x8B]) {
            return skip(
                name,
                .warning,
                "archive-nested",
                "an archive in the archive is not opened; unpack it and import what is in it"
            )
        }
        guard let format = ExchangeFormat.recognised(entry: name, prefix: prefix) else {
            return skip(name, .information, "entry-skipped", ExchangeFormat.explanation(entry: name, prefix: prefix))
        }
        if projects.contains(where: { name.hasPrefix($0 + "source/") }) {
            return skip(name, .information, "entry-skipped", "what OmegaT was given, not what it made; passed over")
        }
        inputs.append(ImportInput(path: full, format: format, entry: entry, of: archive))
    }

    private mutating func skip(_ name: String, _ severity: Severity, _ code: String, _ message: String) {
        skipped.append(
            ImportResult.Skipped(path: path + "/" + name, finding: Finding(severity, code, message: message))
        )
    }

    /// What is said of an archive of which nothing is read.
    var nothingKnown: DragomanError {
        let advice =
            projects.isEmpty
            ? "give one with XLIFF, PO, CSV, TSV, JSON Lines or HTML tables that 'dragoman export' wrote"
            : "it is a project of OmegaT: create its translated documents, so that they are in its folder 'target'"
        return DragomanError(
            "nothing-known",
            "the archive holds no file that translations come in; \(advice)",
            at: FilePosition(file: path.printable)
        )
    }

    // MARK: Names

    /// The name with slashes; older archives have it in the charset of the first PCs, or in UTF-8 without saying so.
    private static func name(of entry: ZipEntry) -> String {
        let bytes = entry.nameBytes
        let isUTF8 = entry.isNameUTF8 || Charsets.firstInvalidUTF8(in: bytes) == nil
        let text = isUTF8 ? bytes : (try? Charsets.decode(bytes, charset: "ibm-437"))?.utf8 ?? bytes
        return String(decoding: text, as: UTF8.self).replacing("\\", with: "/")
    }

    private static func lastPart(of name: String) -> Substring { name.split(separator: "/").last ?? "" }

    private static func isResourceFork(_ name: String) -> Bool {
        name.hasPrefix("__MACOSX/") || lastPart(of: name).hasPrefix("._") || lastPart(of: name) == ".DS_Store"
    }
}
