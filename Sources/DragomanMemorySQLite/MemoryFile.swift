import DragomanModel
import Glibc

/// The file of a memory, looked at without SQLite: a file that is refused is not even opened for writing.
struct MemoryFile {
    /// The path as the user gave it.
    let path: String

    /// The path as SQLite takes it: `file:…` and `:memory:` are names like any other.
    var sqlitePath: String { path.utf8.first == UInt8(ascii: "/") ? path : "./" + path }

    /// What stands at the path.
    enum Kind: Equatable {
        case nothing
        case empty
        case file
    }

    /// What stands at the path; what is no file is refused.
    func kind() throws -> Kind {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw MemoryFailure.notAMemory(path, why: "that is no name of a file")
        }
        var status = stat()
        guard stat(path, &status) == 0 else {
            switch errno {
            case ENOENT, ENOTDIR: return .nothing
            default: throw unreadable(errno)
            }
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return status.st_size == 0 ? .empty : .file
        case S_IFDIR: throw MemoryFailure.notAMemory(path, why: "it is a folder")
        default: throw MemoryFailure.notAMemory(path, why: "it is no regular file")
        }
    }

    /// Checks the header: whether the file is a memory, and of a version that is known here.
    ///
    /// - Returns: the version.
    func checkHeader(known: Int) throws -> Int64 {
        let header = try header()
        guard header.starts(with: "SQLite format 3\0".utf8), header.count >= 100 else {
            throw MemoryFailure.notAMemory(path, why: "it is no SQLite database")
        }
        func field(_ offset: Int) -> Int64 { header[offset..<offset + 4].reduce(0) { $0 << 8 | Int64($1) } }
        guard field(68) == Schema.applicationID else {
            throw MemoryFailure.notAMemory(path, why: "it is a database of another program")
        }
        let version = field(60)
        guard version <= known else { throw MemoryFailure.newer(path, version: version, known: known) }
        guard version > 0 else { throw MemoryFailure.notAMemory(path, why: "it has no version") }
        // A page size of 65,536 is written as 1.
        let pageSize = field(16) >> 16
        try checkSize(pages: field(28), pageSize: pageSize == 1 ? 65_536 : pageSize)
        return version
    }

    /// Refuses a file that is shorter than it says.
    ///
    /// SQLite reads what a copy lost as zeros. Only with a log may the file be behind its header.
    private func checkSize(pages: Int64, pageSize: Int64) throws {
        var status = stat()
        guard !hasLog, stat(path, &status) == 0, Int64(status.st_size) < pages * pageSize else { return }
        throw DragomanError(
            "memory-corrupt",
            "memory \(MemoryFailure.quoted(path)) is cut short; nothing was changed; restore a backup"
        )
    }

    private func header() throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(errno) }
        defer { close(descriptor) }
        return try [UInt8](unsafeUninitializedCapacity: 100) { buffer, count in
            let read = pread(descriptor, buffer.baseAddress, 100, 0)
            guard read >= 0 else { throw unreadable(errno) }
            count = read
        }
    }

    /// Whether changes may stand in a write-ahead log beside the file.
    var hasLog: Bool {
        var status = stat()
        return stat(path + "-wal", &status) == 0 && status.st_size > 0
    }

    /// What changes whenever the file is written.
    func stamp() -> [Int] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_ino), hasLog ? 1 : 0]
    }

    /// A new name beside the file.
    func temporaryName() -> String { "\(path).new-\(getpid())-\(UInt32.random(in: 0...UInt32.max))" }

    /// Removes the file and what SQLite puts beside it.
    func remove() {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }

    /// Puts a finished file in place, at once and only where nothing stands (or an empty file).
    func install(_ temporary: String, replacesEmpty: Bool) throws {
        defer { unlink(temporary) }
        if replacesEmpty {
            guard rename(temporary, path) == 0 else { throw unwritable(errno) }
        } else if link(temporary, path) != 0 {
            // Another process was first: its memory is as good.
            if errno == EEXIST { return }
            // Disks without hard links.
            guard [EPERM, ENOTSUP, ENOSYS].contains(errno), access(path, F_OK) != 0, rename(temporary, path) == 0 else {
                throw unwritable(errno)
            }
        }
        synchronizeFolder()
    }

    private func synchronizeFolder() {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private func unreadable(_ code: Int32) -> DragomanError {
        DragomanError(
            "memory-unreadable",
            "memory \(MemoryFailure.quoted(path)) cannot be opened: \(String(cString: strerror(code)).lowercased())"
        )
    }

    private func unwritable(_ code: Int32) -> DragomanError {
        DragomanError(
            "memory-read-only",
            "memory \(MemoryFailure.quoted(path)) cannot be made: \(String(cString: strerror(code)).lowercased())"
        )
    }
}
