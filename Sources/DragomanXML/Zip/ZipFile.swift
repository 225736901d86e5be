import DragomanModel
import Glibc

/// The bytes of an archive, read from any place.
final class ZipFile {
    /// How errors name it.
    let file: String
    /// How many bytes it has.
    let size: Int
    private let descriptor: Int32

    init(path: String, file: String) throws {
        self.file = file
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            let reason = XMLInput.reason(errno)
            throw DragomanError("xml-unreadable", "cannot read the file: \(reason)", at: FilePosition(file: file))
        }
        size = Int(status.st_size)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The bytes of a range, all of them.
    ///
    /// - Throws: `DragomanError` `zip-damaged` where the archive does not reach so far.
    func bytes(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { throw damaged("is cut short") }
        var bytes = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let more = try bytes.withUnsafeMutableBytes {
                try read(at: offset + got, into: .init(rebasing: $0[got...]))
            }
            guard more > 0 else { throw damaged("is cut short") }
            got += more
        }
        return bytes
    }

    /// Fills a buffer from a place on; 0 behind the end.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            if count >= 0 { return count }
            guard errno == EINTR else {
                let reason = XMLInput.reason(errno)
                throw DragomanError("xml-unreadable", "cannot read the file: \(reason)", at: FilePosition(file: file))
            }
        }
    }

    /// What is not as the format has it; `what` goes on after "the archive".
    func damaged(_ what: String) -> DragomanError {
        DragomanError(
            "zip-damaged",
            "the archive \(what); fetch it again, or unpack it and give the files",
            at: FilePosition(file: file)
        )
    }
}

extension [UInt8] {
    /// A number of two bytes, the least first; the place must be there.
    func number16(at index: Int) -> Int { Int(self[index]) | Int(self[index + 1]) << 8 }

    /// A number of four bytes.
    func number32(at index: Int) -> Int { number16(at: index) | number16(at: index + 2) << 16 }

    /// A number of eight bytes; the greatest there is for one beyond it, which no file reaches.
    func number64(at index: Int) -> Int {
        let high = number32(at: index + 4)
        return high > Int32.max ? .max : number32(at: index) | high << 32
    }
}
