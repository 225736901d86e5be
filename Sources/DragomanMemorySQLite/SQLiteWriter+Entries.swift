import DragomanMemory
import DragomanModel
import GRDB

/// Storing what exchange files hold beside translations.
extension SQLiteWriter {
    func addSource(_ content: CodedText, language: LanguageTag) throws -> (source: SourceID, isNew: Bool) {
        let number = try requiredNumber(of: language)
        // Most are new where a memory comes in: one search in the index does for both questions.
        try query("INSERT INTO source (language, text) VALUES (?, ?) ON CONFLICT (language, text) DO NOTHING")
            .run(number, content.coded)
        if database.changesCount > 0 {
            let source = SourceID(rawValue: database.lastInsertedRowID)
            newest = (source.rawValue, [])
            return (source, true)
        }
        let found = try query("SELECT id FROM source WHERE language = ? AND text = ?").first(number, content.coded) {
            SourceID(rawValue: $0.integer(0))
        }
        guard let found else { throw MemoryFailure.corrupt("a source can be neither stored nor found") }
        return (found, false)
    }

    func addEntryDetail(_ text: String, source: SourceID) throws -> EntryID {
        try query("INSERT INTO tmx_entry (source, detail) VALUES (?, ?)").run(source, text)
        return EntryID(rawValue: database.lastInsertedRowID)
    }

    func addDetail(_ text: String?, of target: TargetID, entry: EntryID) throws {
        try query("INSERT INTO tmx_variant (target, entry, detail) VALUES (?, ?, ?)").run(target, entry.rawValue, text)
    }
}
