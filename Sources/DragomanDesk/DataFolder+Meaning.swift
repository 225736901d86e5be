package import DragomanMatching
import DragomanModel
import DragomanWorkflow

extension DataFolder {
    /// The tables of words on which meaning turns; they are read when their languages are asked for.
    ///
    /// Data of one's own need not have any: then no edit is taken for a slip, and no word for a negation.
    ///
    /// - Returns: The tables of all languages.
    /// - Throws: `DragomanError` `file-unreadable`; `meaning-table-invalid` where a table is asked for.
    package func meanings() throws -> MeaningCatalogue {
        guard let files = try files(in: "Matching") else { return MeaningCatalogue() }
        return MeaningCatalogue(names: files.keys.sorted()) { name in
            String(decoding: try InputFile.bytes(of: files[name] ?? name, limit: 1 << 20), as: UTF8.self)
        }
    }
}
