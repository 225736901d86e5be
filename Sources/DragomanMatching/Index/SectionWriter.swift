/// Lays the sections of a part one behind the other and fills in the header.
struct SectionWriter {
    private var bytes = [UInt8](repeating: 0, count: IndexLayout.headerBytes)
    private var places: [IndexLayout.Section: Range<Int>] = [:]
    private var current: IndexLayout.Section?
    private let entries: Int
    private let languages: Int
    private var start = 0

    /// Begins a part; `bytes` is about how many there will be at most: to grow would hold them twice.
    init(entries: Int, languages: Int, bytes: Int) {
        self.bytes.reserveCapacity(bytes)
        self.entries = entries
        self.languages = languages
    }

    /// How far the section has come.
    var offsetInSection: Int { bytes.count - start }

    mutating func begin(_ section: IndexLayout.Section) {
        end()
        current = section
        start = bytes.count
    }

    mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) {
        numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// Fills up to a multiple of `alignment`.
    mutating func align(_ alignment: Int) {
        while bytes.count % alignment != 0 { bytes.append(0) }
    }

    private mutating func end() {
        if let current { places[current] = start..<bytes.count }
        align(64)
    }

    /// The part with its header.
    consuming func finished() -> [UInt8] {
        end()
        // The last text may be read four bytes at a time.
        bytes.append(contentsOf: repeatElement(0, count: 64))
        put(IndexLayout.magic, at: 0)
        put(UInt64(entries), at: IndexLayout.entryCountOffset)
        put(UInt64(bytes.count), at: IndexLayout.fileBytesOffset)
        put(UInt64(languages), at: IndexLayout.languageCountOffset)
        put(
            UInt64((entries + IndexLayout.chunkEntries - 1) / IndexLayout.chunkEntries),
            at: IndexLayout.chunkCountOffset
        )
        for section in IndexLayout.Section.allCases {
            let place = places[section] ?? 0..<0
            put(UInt64(place.lowerBound), at: IndexLayout.sectionsOffset + section.rawValue * 16)
            put(UInt64(place.upperBound), at: IndexLayout.sectionsOffset + section.rawValue * 16 + 8)
        }
        let body = bytes.withUnsafeBytes {
            IndexLayout.checksum(UnsafeRawBufferPointer(rebasing: $0[IndexLayout.headerBytes...]))
        }
        put(body, at: IndexLayout.bodyChecksumOffset)
        let header = bytes.withUnsafeBytes {
            IndexLayout.checksum(UnsafeRawBufferPointer(rebasing: $0[..<IndexLayout.headerChecksumOffset]))
        }
        put(header, at: IndexLayout.headerChecksumOffset)
        return bytes
    }

    private mutating func put(_ number: UInt64, at offset: Int) {
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: offset, as: UInt64.self) }
    }
}
