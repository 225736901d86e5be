import CZlib
package import DragomanModel

/// The unpacked bytes of an entry, in bounded memory; its length and checksum are compared where it ends.
package final class ZipEntryReader: ByteSource {
    private let file: ZipFile
    private let entry: ZipEntry
    private let name: String
    private var place: Int
    /// Packed bytes that were not read yet.
    private var rest: Int
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var start = 0
    private var end = 0
    private var stream = z_stream()
    private var isStreamBegun = false
    private var isAtEnd = false
    private var given = 0
    private var checksum: UInt = 0

    /// Text packs to a tenth or a thirtieth; zeros to a thousandth.
    private static let greatestRatio = 250
    /// Below this nothing is refused for its growth.
    private static let harmless = 16 << 20

    init(_ file: ZipFile, _ entry: ZipEntry, name: String, start: Int) {
        self.file = file
        self.entry = entry
        self.name = name
        place = start
        rest = entry.packedSize
    }

    deinit {
        if isStreamBegun { inflateEnd(&stream) }
    }

    /// - Throws: `DragomanError` `zip-damaged`, `zip-expands-too-far`, `xml-unreadable`.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !isAtEnd, !buffer.isEmpty else { return 0 }
        try checkGrowth(to: entry.size, from: entry.packedSize)
        let count = entry.method == .deflated ? try inflate(into: buffer) : try copy(into: buffer)
        given += count
        guard given <= entry.size else { throw damaged("holds more than the archive says") }
        let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        checksum = crc32_z(checksum, bytes, count)
        if isAtEnd { try checkEnd() }
        return count
    }

    /// Reads what is left, for the checksum.
    ///
    /// - Throws: As `read`.
    package func finish() throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while try buffer.withUnsafeMutableBytes({ try read(into: $0) }) > 0 {}
    }

    /// All of it that is not read yet.
    ///
    /// - Throws: As `read`, and `file-too-large` beyond `limit` bytes.
    package func bytes(limit: Int) throws -> [UInt8] {
        guard entry.size <= limit else {
            throw DragomanError(
                "file-too-large",
                "it is larger than \(limit >> 20) MiB; split it",
                at: FilePosition(file: name)
            )
        }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try read(into: $0) }
            guard count > 0 else { return result }
            result += buffer[..<count]
        }
    }

    /// The first bytes, at most `count`.
    ///
    /// - Throws: As `read`.
    package func prefix(_ count: Int) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let more = try buffer.withUnsafeMutableBytes { try read(into: .init(rebasing: $0[got...])) }
            guard more > 0 else { break }
            got += more
        }
        return Array(buffer[..<got])
    }

    private func copy(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = rest == 0 ? 0 : try file.read(at: place, into: .init(rebasing: buffer[..<min(rest, buffer.count)]))
        guard count > 0 || rest == 0 else { throw damaged("is cut short") }
        place += count
        rest -= count
        isAtEnd = rest == 0
        return count
    }

    private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if !isStreamBegun {
            guard dg_inflateBeginBare(&stream) == Z_OK else { throw damaged("cannot be unpacked: out of memory") }
            isStreamBegun = true
        }
        let room = min(buffer.count, Int(Int32.max))
        while true {
            if start == end { try fill() }
            let result = chunk.withUnsafeMutableBufferPointer { bytes in
                stream.next_in = bytes.baseAddress.map { $0 + start }
                stream.avail_in = UInt32(end - start)
                stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_out = UInt32(room)
                return CZlib.inflate(&stream, Z_NO_FLUSH)
            }
            start = end - Int(stream.avail_in)
            let written = room - Int(stream.avail_out)
            guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else {
                throw damaged("is damaged")
            }
            try checkGrowth(to: given + written, from: entry.packedSize - rest)
            isAtEnd = result == Z_STREAM_END
            if written > 0 || isAtEnd { return written }
            guard start == end, rest > 0 else { throw damaged("is cut short") }
        }
    }

    private func fill() throws {
        let count = try chunk.withUnsafeMutableBytes { bytes in
            rest == 0 ? 0 : try file.read(at: place, into: .init(rebasing: bytes[..<min(rest, bytes.count)]))
        }
        guard count > 0 || rest == 0 else { throw damaged("is cut short") }
        place += count
        rest -= count
        (start, end) = (0, count)
    }

    private func checkGrowth(to size: Int, from packed: Int) throws {
        guard size > Self.harmless, size / Self.greatestRatio > packed else { return }
        throw DragomanError(
            "zip-expands-too-far",
            "it grows more than \(Self.greatestRatio)-fold; unpack it and give the files if it is meant so",
            at: FilePosition(file: name)
        )
    }

    private func checkEnd() throws {
        guard given == entry.size else { throw damaged("holds less than the archive says") }
        guard UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
            throw damaged("is damaged: its checksum is another than the archive says")
        }
    }

    private func damaged(_ what: String) -> DragomanError {
        DragomanError(
            "zip-damaged",
            "the entry \(what); fetch the archive again, or unpack it and give the files",
            at: FilePosition(file: name)
        )
    }
}
