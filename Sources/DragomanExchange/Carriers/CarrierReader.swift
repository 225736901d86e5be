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
    ///   - onFile: Told the languages, the article and the batch each time that they change.
    ///   - onSegment: Told each segment in order.
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
                let segments = CarrierSegments(onFile: onFile, onSegment: onSegment)
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

/// Hands the rows of a file on as segments.
final class CarrierSegments {
    private let onFile: (ImportedFile) throws -> Void
    private let onSegment: (ImportedSegment) throws -> Void
    private var file: ImportedFile?
    private var ids: Set<[String]> = []
    /// The languages as the file writes them.
    var sourceLanguage: String?
    var targetLanguage: String?

    init(onFile: @escaping (ImportedFile) throws -> Void, onSegment: @escaping (ImportedSegment) throws -> Void) {
        self.onFile = onFile
        self.onSegment = onSegment
    }

    /// Tells where what follows is from, if that is news.
    func begin(article: String?, batch: Int64?, line: Int) throws {
        var next = ImportedFile(line: line)
        next.original = article
        next.sourceLanguage = sourceLanguage
        next.targetLanguage = targetLanguage
        next.baseBatch = batch
        var known = file
        known?.line = line
        guard known != next else { return }
        file = next
        try onFile(next)
    }

    /// Hands on a row.
    func add(_ row: CarrierRow) throws {
        try begin(article: row.article, batch: row.batch, line: row.line)
        var findings: [Finding] = []
        func note(_ severity: Severity, _ code: String, _ message: String) {
            findings.append(
                Finding(severity, code, unit: row.segment, segment: row.segment, line: row.line, message: message)
            )
        }
        if !ids.insert([row.article ?? "", row.segment]).inserted {
            note(.error, "duplicate-id", "the segment stands twice in the file; no one can say which is meant")
        }
        let (target, isClean) = Self.allowed(row.target)
        if !isClean { note(.warning, "character-dropped", "a character that text cannot hold was left out") }
        if row.isFuzzy, !target.isEmpty {
            note(.warning, "entry-fuzzy", "the translation is marked as fuzzy (needs work); it was left out")
        }
        try onSegment(
            ImportedSegment(
                original: row.article,
                unitID: row.segment,
                segmentID: row.segment,
                number: 1,
                line: row.line,
                source: Self.content(row.source),
                target: row.isFuzzy ? nil : Self.content(target),
                stateText: row.state.isEmpty ? nil : row.state,
                state: TranslationState(word: row.state),
                isLocked: false,
                findings: findings
            )
        )
    }

    private static func content(_ text: String) -> ForeignContent {
        let plain = ForeignContent(text.isEmpty ? [] : [.text(text)])
        return VisibleCodes.read(plain) ?? plain
    }

    /// A text without what neither XML nor a memory can hold.
    private static func allowed(_ text: String) -> (text: String, isClean: Bool) {
        let kept = text.unicodeScalars.filter { scalar in
            !CodedText.isReserved(scalar)
                && (scalar.value >= 0x20 || scalar == "\t" || scalar == "\n" || scalar == "\r")
                && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        }
        return (String(String.UnicodeScalarView(kept)), kept.count == text.unicodeScalars.count)
    }
}
