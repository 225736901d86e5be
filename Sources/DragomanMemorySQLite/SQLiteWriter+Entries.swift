import DragomanMemory
import DragomanModel
import GRDB

/// Storing what exchange files hold beside translations.
extension SQLiteWriter {
    func addSource(_ content: CodedText, language: LanguageTag) throws -> (source: SourceID, isNew: Bool) {
        let number = try requiredNumber(of: language)
        // Most are new where a memory comes in: one search in the index does for both questions.
        let insert = try unsettledQuery(
            "INSERT INTO source (language, text) VALUES (?, ?) ON CONFLICT (language, text) DO NOTHING"
        )
        if let row = try insert.insert(number, borrowing: content.coded) {
            let source = SourceID(rawValue: row)
            newest = (source.rawValue, [])
            return (source, true)
        }
        let found = try unsettledQuery("SELECT id FROM source WHERE language = ? AND text = ?")
            .first(number, content.coded) { SourceID(rawValue: $0.integer(0)) }
        guard let found else { throw MemoryFailure.corrupt("a source can be neither stored nor found") }
        return (found, false)
    }

    func addEntryDetail(_ text: String, source: SourceID) throws -> EntryID {
        EntryID(rawValue: try pending.add(entry: text, source: source.rawValue, to: database))
    }

    func addDetail(_ text: String?, of target: TargetID, entry: EntryID) throws {
        try pending.add(detail: text, target: target.rawValue, entry: entry.rawValue, to: database)
    }
}
