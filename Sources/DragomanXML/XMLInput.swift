import DragomanModel
import Glibc

/// Where a reader's bytes come from: a file or another source, read as the parser asks, or bytes in memory.
final class XMLInput {
    private let descriptor: Int32
    private let bytes: [UInt8]
    private let source: (any ByteSource)?
    private var offset = 0
    /// How many bytes were read so far.
    private(set) var taken = 0
    /// The `errno` of a failed read; 0 while all is well.
    private(set) var failure: Int32 = 0
    /// What a source said when it failed.
    private(set) var error: DragomanError?

    /// Opens a file; `file` is how errors name it.
    init(path: String, file: String) throws {
        bytes = []
        source = nil
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw DragomanError(
                "xml-unreadable",
                "cannot read the file: \(Self.reason(errno))",
                at: FilePosition(file: file)
            )
        }
    }

    init(bytes: [UInt8]) {
        descriptor = -1
        source = nil
        self.bytes = bytes
    }

    init(source: any ByteSource) {
        descriptor = -1
        bytes = []
        self.source = source
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Fills a buffer: the count of bytes, 0 at the end, -1 on failure.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        if let source { return read(source, into: buffer) }
        guard descriptor >= 0 else {
            let count = min(buffer.count, bytes.count - offset)
            bytes.withUnsafeBytes { buffer.copyMemory(from: .init(rebasing: $0[offset..<offset + count])) }
            offset += count
            taken += count
            return count
        }
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                taken += count
                return count
            }
            if errno == EINTR { continue }
            failure = errno
            return -1
        }
    }

    private func read(_ source: any ByteSource, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        do {
            let count = try source.read(into: buffer)
            taken += count
            return count
        } catch {
            self.error = error as? DragomanError ?? DragomanError("xml-unreadable", "cannot read the file: \(error)")
            return -1
        }
    }

    /// What the system calls an error, in lower case.
    static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "no such file"
        case EACCES: "permission denied"
        case EISDIR: "it is a folder"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}
