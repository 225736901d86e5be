package import DragomanModel

/// An archive of files as PKWARE's APPNOTE has it: stored and deflated entries, large ones too, read one at a time.
///
/// Nothing is ever written, so names lead nowhere. What is cut short, contradicts itself or is made to harm is refused.
package final class ZipArchive {
    /// The entries in the order of the directory, folders left out.
    package let entries: [ZipEntry]
    private let file: ZipFile
    private let end: Int

    /// Whether a file that begins so is an archive: with an entry, without one, or as a part of several.
    package static func begins(_ prefix: [UInt8]) -> Bool {
        guard prefix.count >= 4, prefix[0] == 0x50, prefix[1] == 0x4B else { return false }
        return [0x0403, 0x0605, 0x0807, 0x3030].contains(prefix.number16(at: 2))
    }

    /// Opens an archive and reads its directory; `file` is how errors name it.
    ///
    /// - Throws: `DragomanError` `xml-unreadable`, `zip-damaged`, `zip-split`, `zip-too-large`.
    package init(path: String, file: String) throws {
        self.file = try ZipFile(path: path, file: file)
        let directory = try ZipDirectory(self.file)
        entries = directory.entries.filter { !$0.isFolder }
        end = directory.start
    }

    /// Begins to read an entry; `name` is how errors name it.
    ///
    /// - Throws: `DragomanError` `zip-encrypted`, `zip-method`, `zip-damaged`, `zip-expands-too-far`.
    package func open(_ entry: ZipEntry, name: String) throws -> ZipEntryReader {
        guard !entry.isEncrypted else {
            throw DragomanError(
                "zip-encrypted",
                "it is encrypted; unpack the archive with its password and give the files",
                at: FilePosition(file: name)
            )
        }
        if case .other(let method) = entry.method {
            throw DragomanError(
                "zip-method",
                "it is packed by method \(method), which is not read; pack it as an ordinary zip (deflate), or give the files",
                at: FilePosition(file: name)
            )
        }
        let head = try file.bytes(at: entry.offset, count: 30)
        let start = entry.offset + 30 + head.number16(at: 26) + head.number16(at: 28)
        guard head.number32(at: 0) == 0x0403_4B50, start + entry.packedSize <= end,
            try file.bytes(at: entry.offset + 30, count: head.number16(at: 26)) == entry.headName
        else { throw file.damaged("is damaged: an entry is not where the directory says") }
        return ZipEntryReader(file, entry, name: name, start: start)
    }
}
