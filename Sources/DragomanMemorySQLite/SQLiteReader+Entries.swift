import DragomanMemory
import DragomanModel
import GRDB

/// Whole entries, for exchange.
extension SQLiteReader {
    func forEachEntry(translatedInto languages: Set<LanguageTag>?, _ body: (StoredEntry) throws -> Void) throws {
        var wanted: Set<Int64>?
        if let languages {
            let numbers = languages.compactMap { self.languages.number(of: $0) }
            guard !numbers.isEmpty else { return }
            wanted = Set(numbers)
        }
        var seen = SourceBits()
        // A statement of its own, as the body may ask anything.
        let oldestFirst = try settledDatabase.makeStatement(
            sql: "SELECT source FROM target WHERE retired IS NULL ORDER BY sequence"
        )
        try Query(oldestFirst).eachRow {
            let source = SourceID(rawValue: $0.integer(0))
            guard seen.insert(source), let entry = try entry(source, wanted) else { return }
            try body(entry)
        }
    }

    private func entry(_ source: SourceID, _ wanted: Set<Int64>?) throws -> StoredEntry? {
        var variants: [StoredEntry.Variant] = []
        try query(
            """
            SELECT target.id, target.batch, sequence, target.source, text, state, origin, name, role, slug, segment,
                previous, next, base, language, entry, tmx_entry.detail, tmx_variant.detail
            FROM target LEFT JOIN author ON author.id = author LEFT JOIN article ON article.id = article
                LEFT JOIN tmx_variant ON tmx_variant.target = coalesce(target.restored_from, target.id)
                LEFT JOIN tmx_entry ON tmx_entry.id = entry
            WHERE target.source = ? AND retired IS NULL
            """
        ).eachRow(source) { columns in
            guard wanted?.contains(columns.integer(14)) ?? true else { return }
            let detail = columns.optionalInteger(15).map {
                TargetDetail(
                    entry: EntryID(rawValue: $0),
                    entryText: columns.text(16),
                    text: columns.optionalText(17)
                )
            }
            let stored = try storedTarget(columns, language: try tag(columns.integer(14)))
            variants.append(StoredEntry.Variant(stored: stored, detail: detail))
        }
        guard !variants.isEmpty else { return nil }
        if variants.count > 1 { variants.sort { $0.stored.sequence < $1.stored.sequence } }
        let found = try query("SELECT language, text FROM source WHERE id = ?").first(source) { columns in
            StoredEntry(
                source: source,
                language: try tag(columns.integer(0)),
                content: try coded(columns.text(1), ofSource: source),
                variants: variants
            )
        }
        guard let found else { throw MemoryFailure.corrupt("source \(source.rawValue) is not there") }
        return found
    }

    func detail(of target: TargetID) throws -> TargetDetail? {
        try query(
            """
            SELECT entry, tmx_entry.detail, tmx_variant.detail
            FROM target JOIN tmx_variant ON tmx_variant.target = coalesce(restored_from, target.id)
                JOIN tmx_entry ON tmx_entry.id = entry
            WHERE target.id = ?
            """
        ).first(target) {
            TargetDetail(entry: EntryID(rawValue: $0.integer(0)), entryText: $0.text(1), text: $0.optionalText(2))
        }
    }

    func codes(of source: SourceID) throws -> [InlineCode] {
        let found = try query(
            """
            SELECT codes FROM holding JOIN article ON article.id = holding.article
                JOIN segment ON segment.revision = article.revision AND segment.source = holding.source
            WHERE holding.source = ? AND codes IS NOT NULL ORDER BY slug, ordinal LIMIT 1
            """
        ).first(source) { $0.withBytes(0, StoredCodes.codes(from:)) }
        return found.flatMap { $0 } ?? []
    }
}

/// A set of sources: their numbers lie close together, and there may be millions.
private struct SourceBits {
    private var words: [UInt64] = []

    /// Adds a source; `false` where it was there.
    mutating func insert(_ source: SourceID) -> Bool {
        let index = Int(source.rawValue)
        guard index >= 0 else { return true }
        while words.count <= index >> 6 { words.append(0) }
        let bit: UInt64 = 1 << UInt64(index & 63)
        guard words[index >> 6] & bit == 0 else { return false }
        words[index >> 6] |= bit
        return true
    }
}
