package import DragomanModel
import DragomanText

/// The meaning tables of all languages, by tag; a table is read when its language is asked for.
package struct MeaningCatalogue: Sendable {
    /// The stems of the tables, `en` for `en.txt`, with the names of their files.
    private let tables: [String: String]
    private let read: @Sendable (String) throws -> String

    /// Makes the catalogue of the tables in a folder, one a language.
    ///
    /// - Parameters:
    ///   - names: The files that are there; `en.txt`, or `Matching/en.txt`, is for `en`.
    ///   - read: Gives the text of one of them.
    package init(names: [String], read: @escaping @Sendable (String) throws -> String) {
        tables = Dictionary(
            names.filter { $0.hasSuffix(".txt") }.sorted().map { name in
                (String((name.split(separator: "/").last ?? "").dropLast(4)), name)
            },
            uniquingKeysWith: { $1 }
        )
        self.read = read
    }

    /// Makes the catalogue of tables that are in memory: names of files to their text.
    package init(files: [String: String] = [:]) { self.init(names: Array(files.keys)) { files[$0] ?? "" } }

    /// The tags that have a table, in order.
    package var languages: [LanguageTag] { tables.keys.sorted().map(LanguageTag.init(canonical:)) }

    /// The table for a tag: its own or its parents' (`zh-Hans` before `zh`); without one a table that knows no words.
    ///
    /// - Throws: `DragomanError` `meaning-table-invalid` with file and line, and what reading the table throws.
    package func table(for tag: LanguageTag) throws -> MeaningTable {
        let stems = Locales.fallbacks(of: tag).map(\.description)
        guard let stem = stems.first(where: { tables[$0] != nil }), let file = tables[stem] else {
            return MeaningTable(unknown: tag)
        }
        let table = try MeaningTable(parsing: read(file), file: file)
        guard table.language == stem else {
            throw DragomanError(
                "meaning-table-invalid",
                "the table says that it is for '\(table.language.prefix(40))', its name that it is for '\(stem)'",
                at: FilePosition(file: file)
            )
        }
        return table
    }

    /// The judge of edits in a language.
    ///
    /// - Throws: What `table(for:)` throws; `icu-data-missing` where the system's ICU is incomplete.
    package func meaningGuard(for tag: LanguageTag) throws -> MeaningGuard {
        try MeaningGuard(language: tag, table: table(for: tag))
    }

    /// Reads every table, to find faults.
    ///
    /// - Throws: What `table(for:)` throws.
    package func validate() throws {
        for tag in languages { _ = try table(for: tag) }
    }
}
