import DragomanModel

#if canImport(Glibc)
import Glibc
#endif

/// Lines of standard input as valid UTF-8, read in large pieces and handed out without a copy.
///
/// A line ends with LF or CR LF, the last with CR too; a byte order mark before the first is no part of it. Broken UTF-8 is
/// repaired as `String` does it, in a copy of that one line.
struct StandardInput: ~Copyable {
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// What is read and not yet handed out.
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    private var line = 0
    private var repaired: UnsafeMutableBufferPointer<UInt8>?
    /// The longest line that is held in memory.
    private static let longestLine = 64 << 20
    private static let leastRead = 1 << 17

    init() {
        capacity = 2 * Self.leastRead
        buffer = .allocate(capacity: capacity)
    }

    deinit {
        buffer.deallocate()
        repaired?.deallocate()
    }

    /// Whether a whole line is there already.
    var hasMore: Bool { memchr(buffer + start, 0x0A, end - start) != nil }

    /// The next line without its end, as a string; `nil` when there is none.
    ///
    /// - Throws: What `nextBytes()` throws.
    mutating func nextLine() throws -> String? {
        try nextBytes().map { String(decoding: $0, as: UTF8.self) }
    }

    /// The next line without its end, as valid UTF-8 that stands there until the next call; `nil` when there is none.
    ///
    /// - Throws: `DragomanError` `input-unreadable`; `line-too-long` beyond 64 MiB.
    mutating func nextBytes() throws -> UnsafeBufferPointer<UInt8>? {
        line += 1
        var searched = start
        while true {
            if let found = memchr(buffer + searched, 0x0A, end - searched) {
                let lineStart = start
                let lineEnd = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(buffer)
                start = lineEnd + 1
                return valid(content(of: lineStart..<lineEnd))
            }
            searched = end
            guard end - start <= Self.longestLine else {
                throw DragomanError(
                    "line-too-long",
                    "the line is longer than \(Self.longestLine >> 20) MiB; split it",
                    at: FilePosition(file: "standard input", line: line)
                )
            }
            let skipped = start
            guard try fill() else {
                guard start < end else { return nil }
                defer { start = end }
                return valid(content(of: start..<end))
            }
            searched -= skipped - start
        }
    }

    /// A line without the CR at its end and the byte order mark of the input.
    private func content(of range: Range<Int>) -> Range<Int> {
        var range = range
        if line == 1, range.count >= 3, buffer[range.lowerBound] == 0xEF, buffer[range.lowerBound + 1] == 0xBB,
            buffer[range.lowerBound + 2] == 0xBF
        {
            range = range.lowerBound + 3..<range.upperBound
        }
        if let last = range.last, buffer[last] == 0x0D { range = range.lowerBound..<last }
        return range
    }

    private mutating func valid(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        let bytes = UnsafeBufferPointer(start: buffer + range.lowerBound, count: range.count)
        if UTF8Check.isValid(bytes) { return bytes }
        repaired?.deallocate()
        var text = String(decoding: bytes, as: UTF8.self)
        let copy = text.withUTF8 { source in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
            _ = copy.initialize(from: source)
            return copy
        }
        repaired = copy
        return UnsafeBufferPointer(copy)
    }

    /// Reads more behind what is there, which may move to the front; `false` at the end.
    private mutating func fill() throws -> Bool {
        guard !isAtEnd else { return false }
        if start > 0 {
            memmove(buffer, buffer + start, end - start)
            end -= start
            start = 0
        }
        if capacity - end < Self.leastRead {
            capacity *= 2
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            memcpy(larger, buffer, end)
            buffer.deallocate()
            buffer = larger
        }
        var got = read(STDIN_FILENO, buffer + end, capacity - end)
        while got < 0, errno == EINTR { got = read(STDIN_FILENO, buffer + end, capacity - end) }
        guard got >= 0 else {
            throw DragomanError(
                "input-unreadable",
                "cannot read standard input: \(String(cString: strerror(errno)).lowercased())"
            )
        }
        if got == 0 { isAtEnd = true }
        end += got
        return got > 0
    }
}
