import CZlib
package import DragomanModel

/// Packs bytes as gzip, piece by piece; the same bytes come out the same: neither time nor name is in the head.
package final class GzipPacker {
    private var stream = z_stream()
    private var packed = [UInt8](repeating: 0, count: 1 << 16)

    /// Begins a file.
    ///
    /// - Throws: `DragomanError` `gzip-failed` where memory runs out.
    package init() throws {
        guard dg_deflateBegin(&stream) == Z_OK else { throw Self.failure }
    }

    deinit { deflateEnd(&stream) }

    /// Packs more bytes.
    ///
    /// - Returns: what can be written so far, possibly nothing.
    /// - Throws: `DragomanError` `gzip-failed`.
    package func pack(_ bytes: [UInt8]) throws -> [UInt8] { try pack(bytes, Z_NO_FLUSH) }

    /// Ends the file.
    ///
    /// - Returns: what is left to be written.
    /// - Throws: `DragomanError` `gzip-failed`.
    package func finish() throws -> [UInt8] { try pack([], Z_FINISH) }

    private func pack(_ bytes: [UInt8], _ flush: Int32) throws -> [UInt8] {
        var result: [UInt8] = []
        // zlib counts in UInt32, and only reads what it is given.
        var rest = bytes[...]
        repeat {
            var piece = Array(rest.prefix(1 << 24))
            rest = rest.dropFirst(piece.count)
            try piece.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                repeat {
                    let (code, count) = packed.withUnsafeMutableBufferPointer { output in
                        stream.next_out = output.baseAddress
                        stream.avail_out = UInt32(output.count)
                        let code = deflate(&stream, rest.isEmpty ? flush : Z_NO_FLUSH)
                        return (code, output.count - Int(stream.avail_out))
                    }
                    guard code != Z_STREAM_ERROR else { throw Self.failure }
                    result += packed[..<count]
                } while stream.avail_out == 0
            }
        } while !rest.isEmpty
        return result
    }

    private static var failure: DragomanError {
        DragomanError("gzip-failed", "cannot pack the file: out of memory; write it without .gz")
    }
}
