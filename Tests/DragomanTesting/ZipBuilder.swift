import DragomanXML

/// Makes zip archives in memory, right and wrong ones.
package struct ZipBuilder {
    /// How an entry is to be written.
    package struct Entry {
        package var name: [UInt8]
        package var bytes: [UInt8]
        /// The number that is written; 0 stores, anything else deflates.
        package var method = 8
        package var flags = 0
        /// Whether the sizes stand behind the bytes, as streaming writers have it.
        package var hasDescriptor = false
        /// Whether the large fields are used.
        package var isLarge = false
        /// What is written instead of what is true.
        package var size: Int?
        package var checksum: UInt32?
        /// The name in the entry's own head, where it is another.
        package var headName: [UInt8]?
        package var extra: [UInt8] = []

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = Array(name.utf8)
            self.bytes = bytes
        }

        package init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
    }

    package var entries: [Entry]
    /// What stands in front.
    package var front: [UInt8] = []
    package var comment: [UInt8] = []
    /// Whether the large record at the end is used.
    package var isLarge = false
    /// Where the entries of the directory point, instead of where they are: by number.
    package var offsets: [Int: Int] = [:]

    package init(_ entries: [Entry]) { self.entries = entries }

    package init(_ texts: KeyValuePairs<String, String>) { entries = texts.map { Entry($0.key, $0.value) } }

    /// The archive.
    package func built() throws -> [UInt8] {
        var result = front
        var directory: [UInt8] = []
        for (number, entry) in entries.enumerated() {
            let packer = try GzipPacker()
            let packed = try packer.pack(entry.bytes) + packer.finish()
            let data = entry.method == 0 ? entry.bytes : Array(packed[10..<packed.count - 8])
            let checksum = entry.checksum.map { Self.number(Int($0), 4) } ?? Array(packed.suffix(8).prefix(4))
            let size = entry.size ?? entry.bytes.count
            let offset = offsets[number] ?? result.count - front.count
            let flags = entry.flags | (entry.hasDescriptor ? 8 : 0)
            let common = Self.number(flags, 2) + Self.number(entry.method, 2) + Self.number(0, 4)
            let none = [UInt8](repeating: 0, count: 12)
            let headName = entry.headName ?? entry.name
            let sizes =
                entry.isLarge
                ? [UInt8](repeating: 0xFF, count: 8) : Self.number(data.count, 4) + Self.number(size, 4)
            let large =
                entry.isLarge
                ? Self.number(1, 2) + Self.number(16, 2) + Self.number(size, 8) + Self.number(data.count, 8) : []
            result += [0x50, 0x4B, 3, 4] + Self.number(20, 2) + common
            result += entry.hasDescriptor ? none : checksum + sizes
            result += Self.number(headName.count, 2) + Self.number(entry.hasDescriptor ? 0 : large.count, 2)
            result += headName + (entry.hasDescriptor ? [] : large) + data
            if entry.hasDescriptor {
                result += [0x50, 0x4B, 7, 8] + checksum + Self.number(data.count, 4) + Self.number(size, 4)
            }
            let extra = large + entry.extra
            directory += [0x50, 0x4B, 1, 2] + Self.number(20, 2) + Self.number(20, 2) + common + checksum + sizes
            directory += Self.number(entry.name.count, 2) + Self.number(extra.count, 2)
            directory += [UInt8](repeating: 0, count: 10) + Self.number(offset, 4) + entry.name + extra
        }
        let start = result.count - front.count
        result += directory
        let count = entries.count
        if isLarge {
            let place = result.count - front.count
            result += [0x50, 0x4B, 6, 6] + Self.number(44, 8) + Self.number(45, 2) + Self.number(45, 2)
            result += Self.number(0, 8) + Self.number(count, 8) + Self.number(count, 8)
            result += Self.number(directory.count, 8) + Self.number(start, 8)
            result += [0x50, 0x4B, 6, 7] + Self.number(0, 4) + Self.number(place, 8) + Self.number(1, 4)
        }
        result += [0x50, 0x4B, 5, 6] + Self.number(0, 4)
        result += isLarge ? [UInt8](repeating: 0xFF, count: 12) : Self.number(count, 2) + Self.number(count, 2)
        if !isLarge { result += Self.number(directory.count, 4) + Self.number(start, 4) }
        return result + Self.number(comment.count, 2) + comment
    }

    /// The least byte first.
    package static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
