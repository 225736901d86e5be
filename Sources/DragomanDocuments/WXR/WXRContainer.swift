import DragomanModel
import DragomanXML

/// What all articles of a WXR file share, found by a first reading that also checks the file.
struct WXRContainer {
    /// The bytes up to the first item.
    private(set) var head: [UInt8] = []
    /// The bytes after the last item.
    private(set) var tail: [UInt8] = []
    /// The names of the elements.
    let names: WXRNames
    /// The channel's language as it is written.
    let language: String?
    /// What was read.
    let totals: WXRRegions.Totals

    /// Reads a file to its end.
    init(regions: WXRRegions, source: ByteSource) throws {
        let checker = try WellFormedness(file: regions.file)
        var isFirst = true
        var head: [UInt8] = []
        var tail: [UInt8] = []
        totals = try regions.read(source) { chunk in
            if isFirst { try Self.checkEncoding(chunk, file: regions.file) }
            isFirst = false
            try checker.check(chunk)
        } onRegion: { region, _, bytes in
            switch region {
            case .head: head = bytes
            case .gap: tail = bytes
            case .item: break
            }
        }
        try checker.finish()
        guard let names = WXRNames(head: head) else {
            throw DragomanError(
                "not-wxr",
                "the file is no WordPress export: its root is not 'rss' with the namespace of WXR",
                at: FilePosition(file: regions.file)
            )
        }
        self.names = names
        language = Self.language(in: head)
        (self.head, self.tail) = (head, tail)
    }

    /// Refuses what is not UTF-8 by its mark or declaration; the bytes themselves are checked with the XML.
    private static func checkEncoding(_ chunk: UnsafeBufferPointer<UInt8>, file: String) throws {
        let start = Array(chunk.prefix(1_024))
        let encoding: String
        if start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE]) || start.prefix(2).contains(0) {
            encoding = "UTF-16 or UTF-32"
        } else {
            let declared = declaredEncoding(start)
            guard let declared, !["utf-8", "utf8", "us-ascii", "ascii"].contains(declared.lowercased()) else { return }
            encoding = declared
        }
        throw DragomanError(
            "encoding-unsupported",
            "the file is in \(encoding.prefix(40)); convert it to UTF-8 and correct its XML declaration",
            at: FilePosition(file: file, line: 1)
        )
    }

    private static func declaredEncoding(_ start: [UInt8]) -> String? {
        let open = start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard start.holds("<?xml", at: open), let end = start.firstIndex(of: "?>", from: open),
            let name = start.firstIndex(of: "encoding", from: open, before: end),
            let quote = start[name..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
            let close = start[(quote + 1)..<end].firstIndex(of: start[quote])
        else { return nil }
        return String(decoding: start[(quote + 1)..<close], as: UTF8.self)
    }

    private static func language(in head: [UInt8]) -> String? {
        guard let start = head.firstIndex(of: "<language>", from: 0),
            let end = head.firstIndex(of: "</language>", from: start)
        else { return nil }
        var value = head[(start + 10)..<end].drop(while: \.isHTMLSpace)
        if value.starts(with: "<![CDATA[".utf8) {
            value = value.dropFirst(9)
            value = value.prefix { $0 != 0x5D }
        }
        let text = String(decoding: value.prefix { !$0.isHTMLSpace }, as: UTF8.self)
        return text.isEmpty || text.utf8.count > 64 ? nil : text
    }
}
