import CZlib
import DragomanModel

/// The bytes of an input, unpacked where they begin as gzip does.
///
/// Several members behind each other are one text, as `gzip` has it. What is cut short, damaged, or grows beyond all
/// measure is refused.
final class GzipInput {
    private let input: XMLInput
    private let file: String
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    private var mode = Mode.unknown
    private var stream = z_stream()
    private var isStreamBegun = false
    /// Bytes that came in and went out.
    private var taken = 0
    private var given = 0
    /// Whether a member has begun and not ended.
    private var isInMember = false
    /// Why reading failed.
    private(set) var error: DragomanError?

    /// What the first bytes say.
    private enum Mode {
        case unknown
        case plain
        case gzip
    }

    /// Text packs to a tenth or a thirtieth; zeros to a thousandth.
    private static let greatestRatio = 250
    /// Below this nothing is refused for its growth.
    private static let harmless = 16 << 20

    /// Takes over an input; `file` is how errors name it.
    init(_ input: XMLInput, file: String) {
        self.input = input
        self.file = file
    }

    deinit {
        if isStreamBegun { inflateEnd(&stream) }
    }

    /// How many bytes of the file were read so far, packed as they are.
    var bytesRead: Int { input.taken }

    /// Fills a buffer: the count of bytes, 0 at the end, -1 on failure, which `error` tells.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard error == nil else { return -1 }
        if mode == .unknown {
            while end < 2, fill() {}
            guard error == nil else { return -1 }
            mode = end >= 2 && chunk[0] == 0x1F && chunk[1] == 0x8B ? .gzip : .plain
        }
        return mode == .gzip ? inflate(into: buffer) : copy(into: buffer)
    }

    private func copy(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        if start == end { _ = fill() }
        guard error == nil else { return -1 }
        let count = min(buffer.count, end - start)
        chunk.withUnsafeBytes { buffer.copyMemory(from: .init(rebasing: $0[start..<start + count])) }
        start += count
        return count
    }

    /// Reads more behind what is there; `false` at the end.
    private func fill() -> Bool {
        if start == end { (start, end) = (0, 0) }
        guard !isAtEnd, end < chunk.count else { return false }
        let count = chunk.withUnsafeMutableBytes { input.read(into: .init(rebasing: $0[end...])) }
        if count < 0 {
            error = input.error
            guard error == nil else { return false }
            fail("xml-unreadable", "cannot read the file: \(XMLInput.reason(input.failure))")
            return false
        }
        end += count
        isAtEnd = count == 0
        return count > 0
    }

    private func inflate(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var written = 0
        while written == 0 {
            if start == end, !fill() {
                guard error == nil else { return -1 }
                guard !isInMember else { return fail("gzip-damaged", "the packed file is cut short; fetch it again") }
                return 0
            }
            if !isInMember {
                // Padding behind the last member.
                while start < end, chunk[start] == 0, taken > 0 { start += 1 }
                guard start < end else { continue }
                guard begin() else { return fail("gzip-damaged", "cannot unpack the file: out of memory") }
            }
            let result = step(buffer, &written)
            guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else {
                return fail("gzip-damaged", "the packed file is damaged; fetch it again")
            }
            if result == Z_STREAM_END { isInMember = false }
            if given > Self.harmless, given / Self.greatestRatio > taken {
                return fail(
                    "gzip-expands-too-far",
                    "the packed file grows more than \(Self.greatestRatio)-fold; unpack it first if it is meant so"
                )
            }
        }
        return written
    }

    private func begin() -> Bool {
        let result = isStreamBegun ? inflateReset(&stream) : dg_inflateBegin(&stream)
        isStreamBegun = isStreamBegun || result == Z_OK
        isInMember = result == Z_OK
        return isInMember
    }

    private func step(_ buffer: UnsafeMutableRawBufferPointer, _ written: inout Int) -> Int32 {
        let available = end - start
        let room = min(buffer.count, Int(Int32.max))
        let result = chunk.withUnsafeMutableBufferPointer { bytes in
            stream.next_in = bytes.baseAddress.map { $0 + start }
            stream.avail_in = UInt32(available)
            stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.avail_out = UInt32(room)
            return CZlib.inflate(&stream, Z_NO_FLUSH)
        }
        let used = available - Int(stream.avail_in)
        written = room - Int(stream.avail_out)
        start += used
        taken += used
        given += written
        return result
    }

    @discardableResult
    private func fail(_ code: String, _ message: String) -> Int {
        error = DragomanError(code, message, at: FilePosition(file: file))
        return -1
    }
}
