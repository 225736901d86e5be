extension Schema {
    /// Batches of two more kinds, and what an exchange file says of translations beyond what the memory works with.
    ///
    /// SQLite cannot change a CHECK in place. To build the table anew, foreign keys would have to be off, which a
    /// transaction cannot do; so the words of the table are changed, as SQLite's manual (ALTER TABLE, section 7) has it
    /// for changes that leave what is stored as it is. The tables that are made afterwards tell other connections.
    static let version2 = """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, '\(kinds1)', '\(kinds2)') WHERE type = 'table' AND name = 'batch';
        PRAGMA writable_schema = RESET;

        -- What a TMX says of a tu and of the tuv that is its source, as JSON. Away from target: no lookup reads it.
        CREATE TABLE tmx_entry (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source,
            detail TEXT NOT NULL
        ) STRICT;

        -- What it says of the tuv that became a translation; NULL where that is nothing.
        CREATE TABLE tmx_variant (
            target INTEGER PRIMARY KEY REFERENCES target,
            entry INTEGER NOT NULL REFERENCES tmx_entry,
            detail TEXT
        ) STRICT;
        """

    /// The kinds as the text of the table has them, quoted for a text in SQL.
    private static let kinds1 = "(''ingest'', ''import'', ''glossary'', ''undo'')"
    static let kinds2 = "(''ingest'', ''import'', ''memory'', ''edit'', ''glossary'', ''undo'')"
}
