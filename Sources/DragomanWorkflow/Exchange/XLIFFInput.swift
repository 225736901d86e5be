import DragomanModel

/// XLIFF files that are worked on without a memory.
enum XLIFFInput {
    /// Makes sure that a path names a file.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - verb: What is to be done with it.
    /// - Throws: `DragomanError` `file-not-regular`, `file-unreadable`.
    static func checkIsFile(_ path: String, to verb: String) throws {
        guard case .file = try InputFile.kind(of: path) else {
            throw DragomanError(
                "file-not-regular",
                "cannot \(verb) '\(path.printable)': it is a folder; give the files in it"
            )
        }
    }
}
