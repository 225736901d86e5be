package import DragomanModel

#if canImport(Glibc)
import Glibc
#endif

/// A file that appears whole or not at all: written beside its place under another name, then renamed.
///
/// What is no regular file (`/dev/null`, a pipe) is written to, never replaced; a link stays and its file is replaced.
package final class OutputFile {
    /// Where it will be.
    package let path: String
    /// Where it is written; `nil` where that is its place already.
    private let temporaryPath: String?
    /// Its place, links followed.
    private let finalPath: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private static let bufferSize = 1 << 18

    /// Begins a file; its folder is there.
    ///
    /// - Throws: `DragomanError` `file-unwritable`.
    package init(path: String) throws {
        self.path = path
        finalPath = Self.resolved(path)
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            temporaryPath = nil
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        } else {
            let temporaryPath = finalPath + ".dragoman-\(getpid())"
            self.temporaryPath = temporaryPath
            descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        }
        guard descriptor >= 0 else { throw Self.unwritable(path) }
        buffer.reserveCapacity(Self.bufferSize)
    }

    deinit { abandon() }

    /// Appends bytes.
    ///
    /// - Throws: `DragomanError` `file-unwritable` (a full disk, for one).
    package func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Puts the file in its place.
    ///
    /// - Throws: `DragomanError` `file-unwritable`.
    package func finish() throws {
        try flush()
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0, temporaryPath.map({ rename($0, finalPath) }) ?? 0 == 0 else {
            let error = Self.unwritable(path)
            if let temporaryPath { unlink(temporaryPath) }
            throw error
        }
    }

    /// Leaves nothing behind; does nothing after `finish`.
    package func abandon() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        if let temporaryPath { unlink(temporaryPath) }
    }

    /// Makes a folder and those above it.
    ///
    /// - Throws: `DragomanError` `file-unwritable`.
    package static func makeFolder(_ path: String) throws {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/", omittingEmptySubsequences: true) {
            made += (made.isEmpty || made == "/" ? "" : "/") + part
            if mkdir(made, 0o755) != 0, errno != EEXIST { throw unwritable(made) }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw DragomanError("file-unwritable", "cannot write into '\(path.printable)': it is not a folder")
        }
    }

    /// Writes a whole file.
    ///
    /// - Throws: `DragomanError` `file-unwritable`.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try OutputFile(path: path)
        try file.write(bytes)
        try file.finish()
    }

    /// The file that a path means, links followed; the path itself where there is none.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private func flush() throws {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { raw in
                Glibc.write(descriptor, raw.baseAddress?.advanced(by: written), raw.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                let error = Self.unwritable(path)
                abandon()
                throw error
            }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func unwritable(_ path: String) -> DragomanError {
        DragomanError("file-unwritable", "cannot write '\(path.printable)': \(InputFile.reason(errno))")
    }
}
