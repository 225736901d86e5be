package import DragomanModel
import DragomanText

/// Reads what people send back who work without a translation tool: PO, CSV, TSV, JSON Lines, HTML tables.
///
/// Codes are read from the text. UTF-8 and UTF-16 are known by their marks; without one it is UTF-8, or what a page says.
package enum CarrierReader {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - format: Anything but XLIFF.
    ///   - file: How errors name it.
    ///   - onFile: Told the languages, an article and a batch; then come all segments of these.
    ///   - onSegment: Told each segment; those of an article in the order of the file, however its rows are sorted.
    /// - Throws: `DragomanError` `csv-encoding`, `csv-quote`, `carrier-columns`, `po-unreadable`, `jsonl-unreadable`, and what
    ///   the closures throw.
    package static func read(
        bytes: [UInt8],
        format: ExchangeFormat,
        file: String,
        onFile: (ImportedFile) throws -> Void,
        onSegment: (ImportedSegment) throws -> Void
    ) throws {
        let text = try decoded(bytes, format, file: file)
        try withoutActuallyEscaping(onFile) { onFile in
            try withoutActuallyEscaping(onSegment) { onSegment in
                let segments = CarrierSegments(
                    isSpreadsheet: format == .csv || format == .tsv,
                    onFile: onFile,
                    onSegment: onSegment
                )
                switch format {
                case .po: try POReader(text, file: file).read(into: segments)
                case .jsonl: try JSONLinesReader(text, file: file).read(into: segments)
                case .html:
                    var rows = HTMLTableRows(text)
                    try TableReader(file: file).read(into: segments) { rows.next() }
                case .csv, .tsv, .xliff:
                    var rows = CSVRows(text, file: file)
                    try TableReader(file: file).read(into: segments) {
                        try rows.next().map { ($0.map(DelimitedLayout.unguarded), rows.line) }
                    }
                }
                try segments.finish()
            }
        }
    }

    /// UTF-8 without a mark.
    private static func decoded(_ bytes: [UInt8], _ format: ExchangeFormat, file: String) throws -> [UInt8] {
        let mark = Charsets.byteOrderMark(bytes)
        let text = Array(bytes.dropFirst(mark?.byteCount ?? 0))
        var charset = mark?.name ?? "UTF-8"
        if charset == "UTF-8" {
            if Charsets.firstInvalidUTF8(in: text) == nil { return text }
            // Word saves pages in the charset of its country, and says so.
            if mark == nil, format == .html, let said = HTMLTableRows.declaredCharset(text) {
                charset = Charsets.canonicalName(said) ?? charset
            }
        }
        // What is not of the charset would be lost.
        let decoded = charset == "UTF-8" ? nil : try Charsets.decode(text, charset: charset)
        guard let decoded, decoded.brokenSequenceCount == 0 else {
            throw DragomanError(
                "csv-encoding",
                charset == "UTF-8"
                    ? "the file is neither UTF-8 nor UTF-16 with its mark; save it as UTF-8"
                    : "the file says that it is \(charset), but not all of it is; save it as UTF-8",
                at: FilePosition(file: file)
            )
        }
        return decoded.utf8
    }
}
