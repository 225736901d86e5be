import DragomanExchange

/// A file that is written packed where its name says so.
final class TMXFile {
    private let output: OutputFile
    private let packer: TMXPacker?

    init(_ path: String) throws {
        output = try OutputFile(path: path)
        packer = path.lowercased().hasSuffix(".gz") ? try TMXPacker() : nil
    }

    func write(_ bytes: [UInt8]) throws { try output.write(packer?.pack(bytes) ?? bytes) }

    /// Puts the file in its place.
    func finish() throws {
        if let packer { try output.write(packer.finish()) }
        try output.finish()
    }

    /// Leaves nothing behind; does nothing after `finish`.
    func abandon() { output.abandon() }
}
