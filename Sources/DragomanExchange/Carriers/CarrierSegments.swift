import DragomanModel

/// Gathers the rows of a file and hands them on as segments, article by article: who sorts a table by another column mixes
/// the articles, and each would be looked up anew for every row.
final class CarrierSegments {
    private struct Origin: Hashable {
        var article: String?
        var batch: Int64?
        var sourceLanguage: String?
        var targetLanguage: String?
    }

    private let onFile: (ImportedFile) throws -> Void
    private let onSegment: (ImportedSegment) throws -> Void
    private var numbers: [Origin: Int] = [:]
    /// By origin, in the order in which these stand first; with the line of that.
    private var groups: [(origin: Origin, line: Int, rows: [CarrierRow])] = []
    private var ids: Set<[String]> = []
    /// The languages as the file writes them.
    var sourceLanguage: String?
    var targetLanguage: String?

    /// Whether what reads the file may take the names of articles for days and numbers.
    private let isSpreadsheet: Bool

    init(
        isSpreadsheet: Bool,
        onFile: @escaping (ImportedFile) throws -> Void,
        onSegment: @escaping (ImportedSegment) throws -> Void
    ) {
        self.isSpreadsheet = isSpreadsheet
        self.onFile = onFile
        self.onSegment = onSegment
    }

    /// Takes in where rows are from, also where there are none.
    func begin(article: String?, batch: Int64?, line: Int) { _ = group(article, batch, line) }

    /// Takes in a row; one that brings nothing and belongs nowhere is passed over.
    func add(_ row: CarrierRow) {
        guard !row.target.allSatisfy(\.isWhitespace) || (!row.segment.isEmpty && !row.source.isEmpty) else { return }
        groups[group(row.article, row.batch, row.line)].rows.append(row)
    }

    private func group(_ article: String?, _ batch: Int64?, _ line: Int) -> Int {
        let origin = Origin(
            article: article,
            batch: batch,
            sourceLanguage: sourceLanguage,
            targetLanguage: targetLanguage
        )
        if let known = numbers[origin] { return known }
        numbers[origin] = groups.count
        groups.append((origin, line, []))
        return groups.count - 1
    }

    /// Hands all of it on.
    func finish() throws {
        for (origin, line, rows) in groups {
            var file = ImportedFile(line: line)
            file.original = origin.article
            file.sourceLanguage = origin.sourceLanguage
            file.targetLanguage = origin.targetLanguage
            file.baseBatch = origin.batch
            try onFile(file)
            for row in rows { try onSegment(segment(row)) }
        }
    }

    private func segment(_ row: CarrierRow) -> ImportedSegment {
        // Findings must name it.
        let name = row.segment.isEmpty ? "row \(row.line)" : row.segment
        var findings: [Finding] = []
        func note(_ severity: Severity, _ code: String, _ message: String) {
            findings.append(Finding(severity, code, unit: name, segment: name, line: row.line, message: message))
        }
        if !row.segment.isEmpty, !ids.insert([row.article ?? "", row.segment]).inserted {
            note(.error, "duplicate-id", "the segment stands twice in the file; no one can say which is meant")
        }
        if row.source.allSatisfy(\.isWhitespace), !row.target.isEmpty {
            note(
                .error,
                "row-incomplete",
                "the row has a translation and no source to hold it against; it was not imported"
            )
        } else if row.segment.isEmpty, row.article == nil {
            note(
                .error,
                "row-incomplete",
                "the row has a translation and names neither article nor segment; it was not imported"
            )
        }
        let (target, isClean) = Self.allowed(row.target)
        if !isClean { note(.warning, "character-dropped", "a character that text cannot hold was left out") }
        if row.isFuzzy, !target.isEmpty {
            note(.warning, "entry-fuzzy", "the translation is marked as fuzzy (needs work); it was left out")
        }
        return ImportedSegment(
            original: row.article,
            unitID: name,
            segmentID: name,
            number: 1,
            line: row.line,
            source: Self.content(row.source),
            target: row.isFuzzy ? nil : Self.content(target),
            stateText: row.state.isEmpty ? nil : row.state,
            state: TranslationState(word: row.state.lowercased()),
            isOriginalDoubtful: isSpreadsheet,
            isLocked: false,
            findings: findings
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
