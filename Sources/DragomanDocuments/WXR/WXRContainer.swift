import DragomanModel
import DragomanText
import DragomanXML

/// What all articles of a WXR file share, found by a first reading that also checks the file.
struct WXRContainer {
    /// The bytes up to the first item.
    private(set) var head: [UInt8] = []
    /// The bytes after the last item.
    private(set) var tail: [UInt8] = []
    /// The charset of the file as ICU names it.
    let charset: String
    /// The names of the elements.
    let names: WXRNames
    /// The channel's language as it is written.
    let language: String?
    /// What was read.
    let totals: WXRRegions.Totals

    /// Reads a file to its end.
    init(regions: WXRRegions, source: ByteSource) throws {
        let checker = try WellFormedness(file: regions.file)
        var charset: String?
        var head: [UInt8] = []
        var tail: [UInt8] = []
        totals = try regions.read(source) { chunk in
            if charset == nil { charset = try Self.charset(of: chunk, file: regions.file) }
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
        self.charset = charset ?? "UTF-8"
        (self.head, self.tail) = (head, tail)
    }

    /// The charset by mark or declaration; whether the bytes keep to it is checked with the XML.
    ///
    /// Besides UTF-8 only charsets in which a byte below 0x80 is always that character: in others the scanner could take
    /// a part of a character for a bracket.
    private static func charset(of chunk: UnsafeBufferPointer<UInt8>, file: String) throws -> String {
        let start = Array(chunk.prefix(1_024))
        var declared = "UTF-16 or UTF-32"
        if !start.starts(with: [0xFE, 0xFF]), !start.starts(with: [0xFF, 0xFE]), !start.prefix(2).contains(0) {
            guard let label = declaredEncoding(start), !["us-ascii", "ascii"].contains(label.lowercased()) else {
                return "UTF-8"
            }
            declared = label
            if let name = Charsets.canonicalName(label), isASCIIEverywhere(name) { return name }
        }
        throw DragomanError(
            "encoding-unsupported",
            "the file is in \(declared.prefix(40)); convert it to UTF-8 and correct its XML declaration",
            at: FilePosition(file: file, line: 1)
        )
    }

    private static func isASCIIEverywhere(_ name: String) -> Bool {
        let name = name.lowercased()
        return name == "utf-8" || name == "windows-874"
            || ["windows-125", "iso-8859-", "koi8-"].contains { name.hasPrefix($0) }
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
