#if canImport(Glibc)
import Glibc
#endif

/// The bytes of one part of the index, mapped from a file or held in memory; never changed.
final class IndexBytes: @unchecked Sendable {
    // Unchecked: the bytes are read-only from the initialiser on.
    let base: UnsafeRawPointer
    let count: Int
    private let isMapped: Bool

    /// Copies bytes, at an address that is a multiple of 64.
    init(copying bytes: [UInt8]) {
        let room = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
        bytes.withUnsafeBytes { if let start = $0.baseAddress { room.copyMemory(from: start, byteCount: $0.count) } }
        base = UnsafeRawPointer(room)
        count = bytes.count
        isMapped = false
    }

    /// Maps a whole file; `nil` where there is none, or it is empty, or it cannot be mapped.
    init?(file: String) {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            return nil
        }
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED else { return nil }
        base = UnsafeRawPointer(start)
        count = size
        isMapped = true
    }

    deinit {
        let start = UnsafeMutableRawPointer(mutating: base)
        if isMapped { munmap(start, count) } else { start.deallocate() }
    }
}
