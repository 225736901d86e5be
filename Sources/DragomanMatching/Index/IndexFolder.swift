#if canImport(Glibc)
import Glibc
#endif

/// The folder of an index: a manifest, the parts it names, and a lock for who changes it.
///
/// Parts are written under new names and never changed; the manifest replaces the one before at once. So a reader sees
/// the index as it was or as it is, and a process killed anywhere leaves at most files that nobody names, which the next
/// change removes.
struct IndexFolder: Sendable {
    let path: String

    private var manifestPath: String { path + "/manifest" }

    /// Where the part of a number lies.
    func partPath(_ number: Int) -> String { path + "/part-\(number)" }

    /// The index as it lies; `nil` where there is none, or it is torn.
    func snapshot() -> (manifest: IndexManifest, parts: [IndexPart])? {
        // Between manifest and part the index may have been changed and the part removed: then there is a new manifest.
        for _ in 0..<8 {
            guard let manifest = manifest() else { return nil }
            let parts = manifest.parts.map { IndexBytes(file: partPath($0.number)).flatMap(IndexPart.init) }
            let sizes = zip(manifest.parts, parts).allSatisfy { $0.bytes == $1?.bytes.count }
            if sizes { return (manifest, parts.compactMap { $0 }) }
            if self.manifest() == manifest { return nil }
        }
        return nil
    }

    private func manifest() -> IndexManifest? {
        guard let bytes = IndexBytes(file: manifestPath), bytes.count < 1 << 24 else { return nil }
        let text = UnsafeRawBufferPointer(start: bytes.base, count: bytes.count)
        return IndexManifest(text: String(decoding: text, as: UTF8.self))
    }

    /// The lock that a change needs.
    ///
    /// - Parameter waits: Whether to wait for another process.
    /// - Returns: `nil` where another process has it, or the folder cannot be made or written.
    func lock(waits: Bool) -> IndexLock? {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { return nil }
        let descriptor = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { return nil }
        while flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            guard errno == EINTR else {
                close(descriptor)
                return nil
            }
        }
        return IndexLock(descriptor: descriptor)
    }

    /// Writes a part; `false` where that fails, which leaves nothing.
    func write(_ bytes: [UInt8], part number: Int) -> Bool { write(bytes, to: partPath(number)) }

    /// Makes a manifest the folder's and removes what it does not name.
    ///
    /// The caller holds the lock.
    func publish(_ manifest: IndexManifest) -> Bool {
        let temporary = manifestPath + ".new"
        guard write(Array(manifest.text.utf8), to: temporary), rename(temporary, manifestPath) == 0 else {
            return false
        }
        removeParts(except: Set(manifest.parts.map(\.number)))
        return true
    }

    /// The numbers of the parts whose files are there.
    func partNumbers() -> [Int] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var numbers: [Int] = []
        while let item = readdir(folder) {
            let name = withUnsafeBytes(of: item.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix("part-"), let number = Int(name.dropFirst(5)), IndexManifest.usual.contains(number) {
                numbers.append(number)
            }
        }
        return numbers
    }

    func removeParts(except kept: Set<Int>) {
        for number in partNumbers() where !kept.contains(number) { unlink(partPath(number)) }
    }

    private func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { return false }
        var isWritten = true
        bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count, isWritten {
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
                if count > 0 { offset += count } else if errno != EINTR { isWritten = false }
            }
        }
        // A name must not be there before its bytes are.
        if fsync(descriptor) != 0 { isWritten = false }
        if close(descriptor) != 0 { isWritten = false }
        if !isWritten { unlink(path) }
        return isWritten
    }
}

/// Held while an index is changed; ends with the value or the process.
final class IndexLock: Sendable {
    private let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
