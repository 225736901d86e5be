/// An entry of an archive, as its directory has it.
package struct ZipEntry: Sendable, Hashable {
    /// How the bytes of an entry are packed.
    package enum Method: Sendable, Hashable {
        case stored
        case deflated
        /// By something that is not read here: the number of APPNOTE 4.4.5.
        case other(Int)
    }

    /// The name as it lies in the archive.
    package var nameBytes: [UInt8]
    /// Whether the archive says that the name is UTF-8.
    package var isNameUTF8: Bool
    package var method: Method
    /// Whether it needs a password.
    package var isEncrypted: Bool
    /// CRC-32 of the unpacked bytes.
    package var checksum: UInt32
    /// Bytes in the archive.
    package var packedSize: Int
    /// Bytes once unpacked, as the directory says.
    package var size: Int
    /// Where its own head stands.
    var offset: Int
    /// The name in its own head, which must be the same.
    var headName: [UInt8]

    /// Whether it is a folder.
    package var isFolder: Bool { nameBytes.last == UInt8(ascii: "/") || nameBytes.last == UInt8(ascii: "\\") }
}
