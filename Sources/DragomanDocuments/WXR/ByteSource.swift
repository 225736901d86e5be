import DragomanModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where a streaming reader takes its bytes from.
package struct ByteSource {
    /// Fills a buffer from its start and says how many bytes it wrote; 0 only at the end.
    package let read: (UnsafeMutableRawBufferPointer) throws -> Int

    /// Makes a source of a function.
    package init(read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
        self.read = read
    }

    /// Reads bytes that lie in memory, in chunks of at most `chunkSize`.
    package init(_ bytes: [UInt8], chunkSize: Int = .max) {
        var position = 0
        self.init { buffer in
            let count = min(buffer.count, chunkSize, bytes.count - position)
            buffer.copyBytes(from: bytes[position..<position + count])
            position += count
            return count
        }
    }

    /// Opens a regular file.
    ///
    /// - Throws: `DragomanError` `cannot-read` with the system's reason, `not-a-file` for devices, pipes and folders.
    package init(path: String, file: String) throws {
        let descriptor = try FileDescriptor(path: path, file: file)
        self.init { try descriptor.read(into: $0) }
    }

    /// An open file that closes with its last use.
    private final class FileDescriptor {
        private let number: Int32
        private let file: String

        init(path: String, file: String) throws {
            self.file = file
            // Without O_NONBLOCK a pipe that nobody writes to would hold us up before we can refuse it.
            number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard number >= 0 else { throw Self.failure(file) }
            var status = stat()
            guard fstat(number, &status) == 0 else { throw Self.failure(file) }
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw DragomanError("not-a-file", "cannot read '\(file)': it is no regular file")
            }
        }

        deinit { if number >= 0 { close(number) } }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
            while true {
                #if canImport(Glibc)
                let count = Glibc.read(number, buffer.baseAddress, buffer.count)
                #else
                let count = Musl.read(number, buffer.baseAddress, buffer.count)
                #endif
                if count >= 0 { return count }
                guard errno == EINTR else { throw Self.failure(file) }
            }
        }

        private static func failure(_ file: String) -> DragomanError {
            DragomanError("cannot-read", "cannot read '\(file)': \(String(cString: strerror(errno)))")
        }
    }
}
