import DragomanExchange
public import DragomanModel

/// What an XLIFF file breaks of the rules of its version and modules.
public struct XLIFFCheck: Sendable {
    /// The file as the user named it.
    public var path: String
    /// The version that it says it is.
    public var version: String
    /// Whether no finding is an error.
    public var isValid: Bool
    /// What was found, by line.
    public var findings: [Finding]

    /// Checks a file.
    ///
    /// - Throws: `DragomanError` `file-not-regular`, `file-unreadable`, `xml-…`, `xliff-foreign`, `xliff-version`.
    public init(path: String) throws {
        guard case .file = try InputFile.kind(of: path) else {
            throw DragomanError(
                "file-not-regular",
                "cannot check '\(path.printable)': it is a folder; give the files in it"
            )
        }
        let result = try XLIFFValidator.validate(path: path, file: path.printable)
        self.path = path
        version = result.version
        isValid = result.isValid
        findings = result.findings
    }
}
