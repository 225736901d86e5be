import DragomanMemory
import DragomanModel

/// Counts of translations, in one pass over their rows.
extension SQLiteReader {
    /// What is counted apart, by the numbers of the tables.
    private struct Kind: Hashable {
        var language: Int64
        var author: Int64?
        var state: Int
        var origin: Int
        var standing: Int
    }

    func translationCounts() throws -> [TranslationCount] {
        var counts: [Kind: (count: Int, lastChange: Int64)] = [:]
        // SQLite would sort all rows for the groups; there are few, and a table of them is faster.
        try query("SELECT language, state, origin, role, author, batch, retired FROM target").eachRow {
            let retired = $0.optionalInteger(6)
            let kind = Kind(
                language: $0.integer(0),
                author: $0.optionalInteger(4),
                state: $0.int(1),
                origin: $0.int(2),
                standing: retired == nil ? $0.int(3) : 2
            )
            let changed = retired ?? $0.integer(5)
            counts[kind, default: (0, 0)].count += 1
            if counts[kind]?.lastChange ?? 0 < changed { counts[kind]?.lastChange = changed }
        }
        let authors = Dictionary(
            uniqueKeysWithValues: try query("SELECT id, name FROM author").all { ($0.integer(0), $0.text(1)) }
        )
        return try counts.map { kind, value in
            guard let state = TranslationState(stored: kind.state), let origin = TargetOrigin(stored: kind.origin)
            else {
                throw MemoryFailure.corrupt("a translation has an unknown state or origin")
            }
            return TranslationCount(
                language: try tag(kind.language),
                standing: [.current, .candidate, .superseded][min(kind.standing, 2)],
                state: state,
                origin: origin,
                author: kind.author.flatMap { authors[$0] },
                count: value.count,
                lastChange: BatchID(rawValue: value.lastChange)
            )
        }
    }
}
