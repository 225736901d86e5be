import DragomanModel

/// Cuts a WXR stream into head, items and tail, holding one of them at a time.
struct WXRRegions {
    /// A part of the stream.
    enum Region {
        /// Up to the first item; the whole stream where there is none.
        case head
        /// One item, from `<item` to `</item>`.
        case item
        /// What stands between two items, or after the last one: then it is the tail.
        case gap
    }

    /// No head, item or tail may be larger; libxml2 allows 10 MB a text.
    static let largestRegion = 64 << 20

    /// The file's name for messages.
    let file: String
    /// How many bytes are read at a time.
    var chunkSize = 1 << 18

    /// What was read in all.
    struct Totals: Equatable {
        /// Bytes of the stream.
        var byteCount = 0
        /// Items of any type and status.
        var itemCount = 0
        /// The largest head, item, gap or tail that had to be held.
        var largestRegion = 0
    }

    /// Reads a stream to its end.
    ///
    /// - Parameters:
    ///   - source: The stream.
    ///   - onChunk: Called with every chunk as it is read.
    ///   - onRegion: Called with every part in order, its first line and its bytes; a gap before an item is never
    ///     the last call.
    /// - Returns: What was read.
    /// - Throws: `DragomanError` `wxr-too-large`, `xml-entities-refused`, and what the closures and the source throw.
    func read(
        _ source: ByteSource,
        onChunk: (UnsafeBufferPointer<UInt8>) throws -> Void = { _ in },
        onRegion: (Region, Int, [UInt8]) throws -> Void
    ) throws -> Totals {
        var scanner = WXRScanner()
        var totals = Totals()
        var held: [UInt8] = []
        var heldStart = 0
        var line = 1
        var region = Region.head
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkSize, alignment: 16)
        defer { buffer.deallocate() }

        func cut(at position: Int) throws {
            let count = min(max(position - heldStart, 0), held.count)
            totals.largestRegion = max(totals.largestRegion, count)
            let rest = Array(held[count...])
            held.removeSubrange(count...)
            try onRegion(region, line, held)
            for byte in held where byte == 0x0A { line += 1 }
            heldStart += count
            held = rest
        }

        while true {
            let count = try source.read(buffer)
            guard count > 0 else { break }
            let chunk = UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<min(count, chunkSize)])
            try onChunk(chunk)
            var copied = 0
            let base = totals.byteCount
            try scanner.scan(chunk, at: base) { boundary, position in
                let end = max(copied, position - base)
                held.append(contentsOf: chunk[copied..<end])
                copied = end
                try cut(at: position)
                if boundary == .start { totals.itemCount += 1 }
                region = boundary == .start ? .item : .gap
            }
            held.append(contentsOf: chunk[copied...])
            totals.byteCount += chunk.count
            try check(held.count, hasSubset: scanner.hasInternalSubset, line: line, region: region)
        }
        try cut(at: totals.byteCount)
        return totals
    }

    private func check(_ count: Int, hasSubset: Bool, line: Int, region: Region) throws {
        if hasSubset {
            throw DragomanError(
                "xml-entities-refused",
                "the file's document type has declarations of its own; remove them",
                at: FilePosition(file: file)
            )
        }
        if count > Self.largestRegion {
            let what = region == .item ? "an item" : region == .head ? "what stands before the first item" : "a gap"
            throw DragomanError(
                "wxr-too-large",
                "\(what) takes more than \(Self.largestRegion >> 20) MB; this is no export of WordPress",
                at: FilePosition(file: file, line: line)
            )
        }
    }
}
