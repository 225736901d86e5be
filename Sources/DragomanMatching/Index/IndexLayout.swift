/// How a part of the index lies in its file.
///
/// All numbers are little-endian; sections start at multiples of 64 bytes. Entries are ordered by their symbol count,
/// then by the source's id, and fall into chunks of 65,536. In each chunk every key (a pair of symbols, see `GramKeys`;
/// or, with the top bit set, a target language) has a container with the entries that have it: one entry stands in the
/// directory itself, a few are a sorted list of 16-bit numbers, many a bitmap.
enum IndexLayout {
    /// The first eight bytes of a part: `DrgmIdx` and the version of the layout.
    static let magic: UInt64 = 0x0278_6449_6D67_7244
    /// The entries of one chunk.
    static let chunkEntries = 65_536
    /// The most entries of one part.
    static let partEntries = 4 * chunkEntries
    /// The most symbols of one part, unless a single entry has more.
    static let partSymbols = 32 << 20
    /// A container with at least this share of a chunk's entries is a bitmap: quicker to count, and not much larger.
    static let bitmapShare = 64
    /// Set in the keys of languages.
    static let languageBit: UInt32 = 0x8000_0000

    /// The sections in the order of the header's offsets.
    enum Section: Int, CaseIterable {
        /// A byte count (32 bits) and the UTF-8 of each target language's tag.
        case languages
        /// The symbols that occur, ascending, 32 bits each.
        case symbols
        /// For each symbol its number, 32 bits; frequent ones have small numbers.
        case numbers
        /// Symbol count and first entry of each run of entries with equal symbol counts, 32 bits each.
        case runs
        /// The source ids of the entries, 64 bits each.
        case ids
        /// The entries by ascending source id, 32 bits each.
        case byID
        /// The ids of sources that have no translation any more, ascending, 64 bits each.
        case gone
        /// Where each entry's text begins in its chunk's texts, 32 bits each.
        case textStarts
        /// Five 64-bit numbers a chunk: start of its texts; of its keys; how many; start and size of its containers.
        case chunks
        /// The texts: see `SymbolCode`.
        case texts
        /// Keys, then container places, then container sizes less 1 (16 bits) of each chunk; and the containers.
        case containers
        /// The masks of entries that hold placeables, ascending, 32 bits each; see `PlaceableText.maskKey`.
        case masks
        /// The entries that the masks are of, 32 bits each.
        case masked
    }

    /// Magic, entry count, file size, counts, section starts and ends, checksums.
    static let headerBytes = 320
    static let entryCountOffset = 8
    static let fileBytesOffset = 16
    static let languageCountOffset = 24
    static let chunkCountOffset = 32
    static let sectionsOffset = 64
    static let bodyChecksumOffset = 304
    static let headerChecksumOffset = 312

    /// How many 64-bit words a chunk's bitmap has for so many entries; a multiple of 2.
    static func bitmapWords(_ entries: Int) -> Int { (entries + 127) / 128 * 2 }

    /// Whether so many entries of a chunk are held as a bitmap.
    static func isBitmap(_ count: Int, of entries: Int) -> Bool {
        count > 1 && count >= entries / bitmapShare && count > 32
    }

    /// A checksum of bytes: eight at a time, to find what was torn or rotted, not to keep out an enemy.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var value: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        var offset = 0
        while offset + 8 <= bytes.count {
            value = (value ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
            value ^= value >> 29
            offset += 8
        }
        while offset < bytes.count {
            value = (value ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01B3
            offset += 1
        }
        return value ^ value >> 32
    }
}

/// How symbols are written as bytes: their number in the part's alphabet in one, two or four bytes.
///
/// Numbers below 224 take one byte; then 31 pages of 256 take two; the rest 255 and three bytes.
enum SymbolCode {
    static let oneByte = 224
    static let twoBytes = 224 + 31 * 256
    static let mostBytes = 4

    @inline(__always)
    static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        let value = Int(number)
        if value < oneByte {
            bytes.append(UInt8(value))
        } else if value < twoBytes {
            bytes.append(UInt8(224 + (value - oneByte) >> 8))
            bytes.append(UInt8((value - oneByte) & 0xFF))
        } else {
            bytes.append(255)
            bytes.append(UInt8(value & 0xFF))
            bytes.append(UInt8(value >> 8 & 0xFF))
            bytes.append(UInt8(value >> 16 & 0xFF))
        }
    }

    /// The next number.
    ///
    /// `offset` moves behind it; the caller sees to it that four bytes can be read.
    @inline(__always)
    static func next(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int) -> Int {
        let first = Int(bytes[offset])
        if first < oneByte {
            offset &+= 1
            return first
        }
        if first < 255 {
            let number = (first &- 224) &<< 8 &+ Int(bytes[offset &+ 1]) &+ oneByte
            offset &+= 2
            return number
        }
        let number = Int(bytes[offset &+ 1]) | Int(bytes[offset &+ 2]) &<< 8 | Int(bytes[offset &+ 3]) &<< 16
        offset &+= 4
        return number
    }
}
