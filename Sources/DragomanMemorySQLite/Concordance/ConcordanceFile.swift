import Glibc

/// The file of a concordance in the folder of a memory's index, and the lock that says who uses it.
///
/// Who asks holds the lock with others, who changes holds it alone: so the file can be removed and made anew without
/// anybody reading it, and a process that waited finds what the other made.
struct ConcordanceFile: Sendable {
    private let folder: String

    /// The file in a folder, which need not be there.
    init(folder: String) { self.folder = folder }

    private var path: String { folder + "/concordance.sqlite" }

    /// The path as SQLite takes it.
    var sqlitePath: String { MemoryFile(path: path).sqlitePath }

    /// Whether the file is there and not cut short, which SQLite would read as zeros.
    var isWhole: Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        var header = [UInt8](repeating: 0, count: 100)
        guard read(descriptor, &header, 100) == 100, header.starts(with: "SQLite format 3\0".utf8) else { return false }
        // A change that was cut off is taken back from its journal, which may hold the pages.
        if access(path + "-journal", F_OK) == 0 { return true }
        func field(_ offset: Int) -> Int { header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        let pageSize = field(16) >> 16
        return status.st_size >= field(28) * (pageSize == 1 ? 65_536 : pageSize)
    }

    /// Removes the file.
    ///
    /// The caller holds the lock alone.
    func remove() { for suffix in ["-journal", ""] { unlink(path + suffix) } }

    /// A lock held with others for reading; `nil` where there is nothing to lock.
    func lockForReading() -> ConcordanceLock? {
        let descriptor = open(lockPath, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        return descriptor < 0 ? nil : ConcordanceLock(descriptor, LOCK_SH) {}
    }

    /// The lock held alone; `nil` where the folder cannot be made or written.
    func lockForChange(waiting: () -> Void) -> ConcordanceLock? {
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { return nil }
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0, access(folder, W_OK) == 0 else {
            if descriptor >= 0 { close(descriptor) }
            return nil
        }
        return ConcordanceLock(descriptor, LOCK_EX, waiting: waiting)
    }

    private var lockPath: String { folder + "/concordance.lock" }
}

/// Held while a concordance is used; ends with the value or the process.
final class ConcordanceLock: Sendable {
    private let descriptor: Int32

    /// - Parameters:
    ///   - descriptor: The open file; closed with the value.
    ///   - kind: `LOCK_SH` or `LOCK_EX`.
    ///   - waiting: Called where another process holds it.
    fileprivate init?(_ descriptor: Int32, _ kind: Int32, waiting: () -> Void) {
        self.descriptor = descriptor
        guard flock(descriptor, kind | LOCK_NB) != 0 else { return }
        waiting()
        while flock(descriptor, kind) != 0 {
            // The descriptor is closed with the value.
            guard errno == EINTR else { return nil }
        }
    }

    deinit { close(descriptor) }
}
