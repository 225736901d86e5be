import CZlib
import DragomanModel

/// The directory at the end of an archive (APPNOTE 6.3, sections 4.3.12 to 4.3.16, 4.5.3 and 4.6.9).
struct ZipDirectory {
    private(set) var entries: [ZipEntry] = []
    /// Where it begins, which is where the entries end.
    private(set) var start: Int

    private let file: ZipFile
    /// What stands in front of the archive, for which its offsets do not account.
    private let shift: Int

    /// More than this no project holds.
    private static let mostEntries = 100_000
    private static let greatestSize = 64 << 20
    private static let maximum16 = 0xFFFF
    private static let maximum32 = 0xFFFF_FFFF

    /// What the record at the end says.
    private struct End {
        /// Where the directory ends.
        var place: Int
        var disk: Int
        var count: Int
        var size: Int
        var offset: Int
    }

    init(_ file: ZipFile) throws {
        self.file = file
        let end = try Self.end(of: file)
        guard end.disk == 0 else {
            throw DragomanError(
                "zip-split",
                "the archive is one part of several; join them to one, or unpack them and give the files",
                at: FilePosition(file: file.file)
            )
        }
        guard end.count <= Self.mostEntries, end.size <= Self.greatestSize else {
            throw DragomanError(
                "zip-too-large",
                "the archive has more than \(Self.mostEntries) entries; unpack it and give the files",
                at: FilePosition(file: file.file)
            )
        }
        start = end.place - end.size
        shift = start - end.offset
        guard start >= 0, shift >= 0 else { throw file.damaged("is cut short at its start, or damaged") }
        try read(count: end.count, try file.bytes(at: start, count: end.size))
        try checkOverlaps()
    }

    // MARK: The end

    private static func end(of file: ZipFile) throws -> End {
        let length = 22
        let count = min(file.size, length + maximum16)
        let offset = file.size - count
        let tail = try file.bytes(at: offset, count: count)
        guard let index = recordOfEnd(in: tail) else {
            throw file.damaged("is cut short: the directory at its end is missing")
        }
        let place = offset + index
        let end = End(
            place: place,
            disk: max(tail.number16(at: index + 4), tail.number16(at: index + 6)),
            count: tail.number16(at: index + 10),
            size: tail.number32(at: index + 12),
            offset: tail.number32(at: index + 16)
        )
        guard end.count == maximum16 || end.size == maximum32 || end.offset == maximum32 || end.disk == maximum16
        else { return end }
        return try largeEnd(before: place, of: file) ?? end
    }

    /// The last record whose comment reaches to the end, else the last one that fits.
    private static func recordOfEnd(in tail: [UInt8]) -> Int? {
        guard tail.count >= 22 else { return nil }
        var fitting: Int?
        for index in stride(from: tail.count - 22, through: 0, by: -1)
        where tail[index] == 0x50 && tail.number32(at: index) == 0x0605_4B50 {
            let rest = tail.count - index - 22
            if tail.number16(at: index + 20) == rest { return index }
            if tail.number16(at: index + 20) < rest { fitting = fitting ?? index }
        }
        return fitting
    }

    /// The record of archives with large numbers; `nil` where there is none.
    private static func largeEnd(before place: Int, of file: ZipFile) throws -> End? {
        guard place >= 20 else { return nil }
        let locator = try file.bytes(at: place - 20, count: 20)
        guard locator.number32(at: 0) == 0x0706_4B50 else { return nil }
        // Where something stands in front of the archive, the record is right before its locator all the same.
        for offset in [locator.number64(at: 8), place - 20 - 56] where offset >= 0 && offset <= file.size - 56 {
            let record = try file.bytes(at: offset, count: 56)
            guard record.number32(at: 0) == 0x0606_4B50 else { continue }
            return End(
                place: offset,
                disk: max(record.number32(at: 16), record.number32(at: 20)),
                count: record.number64(at: 32),
                size: record.number64(at: 40),
                offset: record.number64(at: 48)
            )
        }
        throw file.damaged("is damaged: its directory is not where it says")
    }

    // MARK: Entries

    private mutating func read(count: Int, _ bytes: [UInt8]) throws {
        entries.reserveCapacity(count)
        var index = 0
        while index < bytes.count {
            let head = 46
            guard bytes.count - index >= head, bytes.number32(at: index) == 0x0201_4B50 else {
                // A signature of the directory may follow.
                if entries.count == count { break }
                throw file.damaged("is damaged: its directory cannot be read")
            }
            let lengths = [28, 30, 32].map { bytes.number16(at: index + $0) }
            let next = index + head + lengths[0] + lengths[1] + lengths[2]
            guard next <= bytes.count else { throw file.damaged("is damaged: its directory cannot be read") }
            try add(Array(bytes[index..<next]), nameLength: lengths[0], extraLength: lengths[1])
            index = next
        }
        guard entries.count == count else {
            throw file.damaged("is damaged: it has \(entries.count) entries and says that they are \(count)")
        }
    }

    private mutating func add(_ head: [UInt8], nameLength: Int, extraLength: Int) throws {
        let name = Array(head[46..<46 + nameLength])
        let flags = head.number16(at: 8)
        let method = head.number16(at: 10)
        var entry = ZipEntry(
            nameBytes: name,
            isNameUTF8: flags & 0x800 != 0,
            method: method == 0 ? .stored : method == 8 ? .deflated : .other(method),
            isEncrypted: flags & 0x2041 != 0 || method == 99,
            checksum: UInt32(truncatingIfNeeded: head.number32(at: 16)),
            packedSize: head.number32(at: 20),
            size: head.number32(at: 24),
            offset: head.number32(at: 42),
            headName: name
        )
        var disk = head.number16(at: 34)
        try readExtra(Array(head[(46 + nameLength)..<(46 + nameLength + extraLength)]), of: &entry, &disk)
        guard disk == 0, entry.offset <= start - shift, entry.packedSize <= start else {
            throw file.damaged("is damaged: an entry lies beyond its end")
        }
        entry.offset += shift
        entries.append(entry)
    }

    /// Large numbers, and the name in UTF-8.
    private func readExtra(_ extra: [UInt8], of entry: inout ZipEntry, _ disk: inout Int) throws {
        var index = 0
        while index + 4 <= extra.count {
            let kind = extra.number16(at: index)
            let end = index + 4 + extra.number16(at: index + 2)
            guard end <= extra.count else { return }
            switch kind {
            case 0x0001: try readLargeNumbers(Array(extra[index + 4..<end]), of: &entry, &disk)
            case 0x7075 where end - index >= 9 && extra[index + 4] == 1:
                let checksum = UInt32(truncatingIfNeeded: extra.number32(at: index + 5))
                guard checksum == Self.checksum(entry.nameBytes) else { break }
                entry.nameBytes = Array(extra[index + 9..<end])
                entry.isNameUTF8 = true
            default: break
            }
            index = end
        }
    }

    /// Only those are there that have no room elsewhere, in this order.
    private func readLargeNumbers(_ field: [UInt8], of entry: inout ZipEntry, _ disk: inout Int) throws {
        var index = 0
        func next(_ width: Int) throws -> Int {
            guard index + width <= field.count else { throw file.damaged("is damaged: a size is missing") }
            defer { index += width }
            return width == 8 ? field.number64(at: index) : field.number32(at: index)
        }
        if entry.size == Self.maximum32 { entry.size = try next(8) }
        if entry.packedSize == Self.maximum32 { entry.packedSize = try next(8) }
        if entry.offset == Self.maximum32 { entry.offset = try next(8) }
        if disk == Self.maximum16 { disk = try next(4) }
    }

    /// Entries that lie over each other are a way to make little unpack to much.
    private func checkOverlaps() throws {
        var end = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            guard entry.offset >= end else { throw file.damaged("is damaged: its entries lie over each other") }
            end = entry.offset + 30 + entry.headName.count + entry.packedSize
        }
        guard end <= start else { throw file.damaged("is damaged: its entries lie over its directory") }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
    }
}
