import DragomanXML

/// Packs a TMX as gzip, piece by piece.
package final class TMXPacker {
    private let packer: GzipPacker

    /// Begins a file.
    ///
    /// - Throws: `DragomanError` `gzip-failed`.
    package init() throws { packer = try GzipPacker() }

    /// Packs more bytes.
    ///
    /// - Returns: what can be written so far, possibly nothing.
    /// - Throws: `DragomanError` `gzip-failed`.
    package func pack(_ bytes: [UInt8]) throws -> [UInt8] { try packer.pack(bytes) }

    /// Ends the file.
    ///
    /// - Returns: what is left to be written.
    /// - Throws: `DragomanError` `gzip-failed`.
    package func finish() throws -> [UInt8] { try packer.finish() }
}
