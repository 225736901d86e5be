/// What writes an export, one article after the other.
package protocol ExportWriter {
    /// Writes what stands before the first article.
    mutating func begin() throws

    /// Writes one article.
    mutating func write(_ file: ExportFile) throws

    /// Writes the end.
    mutating func end() throws
}

extension XLIFFWriter: ExportWriter {}
