import DragomanMemory
import DragomanMemorySQLite
import DragomanModel

/// All that a memory tells of itself, as text: two moments with the same dump hold the same.
enum MemoryDump {
    static func text(of path: String) throws -> String {
        let memory = try SQLiteMemory.open(path: path, mode: .reading)
        defer { try? memory.close() }
        return try memory.read { reader throws in
            var lines = try reader.batches().map { "\($0)" } + reader.articles().map { "\($0)" }
            lines += try reader.changes(after: 0, limit: .max).map { "\($0)" }
            lines += try reader.articleTallies(asOf: nil).map { "\($0)" } + reader.concepts().map { "\($0)" }
            var filter = TranslationFilter()
            filter.standings = []
            try reader.forEachTranslation(filter) {
                lines.append("\($0)")
                return true
            }
            return lines.joined(separator: "\n")
        }
    }
}
