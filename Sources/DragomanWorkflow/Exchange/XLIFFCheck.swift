import DragomanExchange
public import DragomanModel

/// What an XLIFF file breaks of the rules of its version and modules.
public struct XLIFFCheck: Sendable {
    /// The file as the user named it.
    public var path: String
    /// The version that it says it is; empty where it cannot be read.
    public var version: String
    /// Why it cannot be read as XLIFF at all; `nil` where it can.
    public var failure: DragomanError?
    /// Whether no finding is an error.
    public var isValid: Bool
    /// What was found, by line.
    public var findings: [Finding]

    /// Checks a file.
    ///
    /// One that cannot be read is told among the others: `failure`, and the same as a finding (`file-not-regular`,
    /// `file-unreadable`, `xml-…`, `xliff-foreign`, `xliff-version`).
    ///
    /// - Throws: What is no `DragomanError`.
    public init(path: String) throws {
        self.path = path
        do {
            try XLIFFInput.checkIsFile(path, to: "check")
            let result = try XLIFFValidator.validate(path: path, file: path.printable)
            version = result.version
            isValid = result.isValid
            findings = result.findings
        } catch let error as DragomanError {
            failure = error
            version = ""
            isValid = false
            findings = [Finding(.error, error.code, line: error.position?.line, message: error.message)]
        }
    }
}
