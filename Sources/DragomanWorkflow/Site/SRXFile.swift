package import DragomanModel
package import DragomanSegmentation

/// SRX files on disk.
package enum SRXFile {
    /// The largest file that is read.
    package static let largest = 16 << 20

    /// Reads a file.
    ///
    /// - Throws: `DragomanError` `file-unreadable`, `file-not-regular`, `file-too-large`, `xml-…`, `srx-unreadable`.
    package static func read(_ path: String) throws -> SRXReader.Result {
        try SRXReader.read(try InputFile.bytes(of: path, limit: largest), file: path.printable)
    }

    /// The rules of a file for a language.
    ///
    /// - Throws: What `read` throws; `DragomanError` of the first fault in the structure, with file and line;
    ///   `srx-language-unmapped`, `srx-pattern-invalid`, `srx-name-unknown`.
    package static func rules(_ path: String, for language: LanguageTag) throws -> SRXRules {
        let (document, findings) = try { ($0.document, $0.findings) }(read(path))
        if let fault = findings.first(where: { $0.severity == .error }) {
            throw DragomanError(
                fault.code,
                "\(fault.message) ('dragoman srx check' lists all faults)",
                at: FilePosition(file: document.file, line: fault.line)
            )
        }
        return try SRXRules(document, for: language)
    }
}
