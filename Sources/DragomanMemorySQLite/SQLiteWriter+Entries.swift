import DragomanMemory
import DragomanModel
import GRDB

/// Storing what exchange files hold beside translations.
extension SQLiteWriter {
    func addSource(_ content: CodedText, language: LanguageTag) throws -> (source: SourceID, isNew: Bool) {
        let number = try requiredNumber(of: language)
        let found = try query("SELECT id FROM source WHERE language = ? AND text = ?").first(number, content.coded) {
            SourceID(rawValue: $0.integer(0))
        }
        if let found { return (found, false) }
        try query("INSERT INTO source (language, text) VALUES (?, ?)").run(number, content.coded)
        return (SourceID(rawValue: database.lastInsertedRowID), true)
    }

    func addEntryDetail(_ text: String, source: SourceID) throws -> EntryID {
        try query("INSERT INTO tmx_entry (source, detail) VALUES (?, ?)").run(source, text)
        return EntryID(rawValue: database.lastInsertedRowID)
    }

    func addDetail(_ text: String?, of target: TargetID, entry: EntryID) throws {
        try query("INSERT INTO tmx_variant (target, entry, detail) VALUES (?, ?, ?)").run(target, entry.rawValue, text)
    }
}
