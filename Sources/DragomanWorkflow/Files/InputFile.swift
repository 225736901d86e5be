package import DragomanModel

#if canImport(Glibc)
import Glibc
#endif

/// Regular files that are read whole, and folders that are walked.
///
/// Devices and pipes are refused.
package enum InputFile {
    /// The largest file that is read whole as one article: far above any real one, far below what would hurt.
    package static let largestArticle = 16 << 20

    /// What a path names.
    package enum Kind {
        case file(size: Int)
        case folder
    }

    /// What a path names, links followed.
    ///
    /// - Throws: `DragomanError` `file-unreadable`, `file-not-regular`.
    package static func kind(of path: String) throws -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { throw unreadable(path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file(size: Int(status.st_size))
        case S_IFDIR: return .folder
        default:
            throw DragomanError(
                "file-not-regular",
                "cannot read '\(path.printable)': it is a pipe, socket or device; give a file or a folder"
            )
        }
    }

    /// All bytes of a regular file.
    ///
    /// - Throws: `DragomanError` `file-unreadable`, `file-not-regular`, `file-too-large` beyond `limit` bytes.
    package static func bytes(of path: String, limit: Int = largestArticle) throws -> [UInt8] {
        // Not blocking, so that a pipe put there since is refused, not waited for.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            if case .file = try kind(of: path) { throw unreadable(path) }
            throw DragomanError("file-unreadable", "cannot read '\(path.printable)': it is a folder")
        }
        guard Int(status.st_size) <= limit else { throw tooLarge(path, limit) }
        var failed: Int32 = 0
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
                if got < 0 {
                    if errno == EINTR { continue }
                    failed = errno
                    break
                }
                if got == 0 { break }
                count += got
            }
        }
        guard failed == 0 else { throw unreadable(path, failed) }
        return bytes
    }

    /// The first bytes of a file, at most `count`.
    ///
    /// - Throws: `DragomanError` `file-unreadable`.
    package static func prefix(of path: String, count: Int) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            got = read(descriptor, buffer.baseAddress, count)
            used = max(0, got)
        }
        guard got >= 0 else { throw unreadable(path) }
        return bytes
    }

    /// The files below a folder in the order of their paths, hidden ones left out, links to folders not followed.
    ///
    /// - Throws: `DragomanError` `file-unreadable`.
    package static func files(below folder: String) throws -> [String] {
        guard let stream = opendir(folder) else { throw unreadable(folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        var found: [String] = []
        for name in names {
            var status = stat()
            guard lstat(base + name, &status) == 0 else {
                guard name.unicodeScalars.contains("\u{FFFD}") else { throw unreadable(base + name) }
                throw DragomanError(
                    "file-unreadable",
                    "cannot read '\((base + name).printable)': its name is not UTF-8; rename it"
                )
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: found += try files(below: base + name)
            case S_IFREG: found.append(base + name)
            case S_IFLNK:
                if stat(base + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG { found.append(base + name) }
            default: continue
            }
        }
        return found
    }

    /// Whether something other than an empty file is there (or cannot be looked at).
    package static func holdsAnything(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return errno != ENOENT }
        return status.st_mode & S_IFMT != S_IFREG || status.st_size > 0
    }

    /// How many bytes a file has; 0 where that cannot be told.
    package static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? path
    }

    private static func unreadable(_ path: String, _ number: Int32 = errno) -> DragomanError {
        DragomanError("file-unreadable", "cannot read '\(path.printable)': \(reason(number))")
    }

    private static func tooLarge(_ path: String, _ limit: Int) -> DragomanError {
        DragomanError(
            "file-too-large",
            "'\(path.printable)' is larger than \(limit >> 20) MiB; an article of that size is surely a mistake: split it"
        )
    }

    package static func reason(_ number: Int32) -> String {
        String(cString: strerror(number)).lowercased()
    }
}
