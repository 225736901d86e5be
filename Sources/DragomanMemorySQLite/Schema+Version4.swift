extension Schema {
    /// Leases, and the batches that give and close them.
    ///
    /// How a CHECK is changed: see `version2`.
    static let version4 = """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, '\(kinds2)', '\(kinds4)') WHERE type = 'table' AND name = 'batch';
        PRAGMA writable_schema = RESET;

        -- A segment that went out to somebody. closed is the batch since which it is no longer out; NULL: it is out.
        CREATE TABLE lease (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article,
            source INTEGER NOT NULL REFERENCES source,
            language INTEGER NOT NULL REFERENCES language,
            holder INTEGER NOT NULL REFERENCES author,
            batch INTEGER NOT NULL REFERENCES batch,
            closed INTEGER REFERENCES batch CHECK (closed >= batch),
            due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            segment TEXT NOT NULL CHECK (segment <> '')
        ) STRICT;
        CREATE INDEX lease_open ON lease (language) WHERE closed IS NULL;
        CREATE INDEX lease_batch ON lease (batch);

        -- What closed a lease; several where one was taken back and another came.
        CREATE TABLE lease_closing (
            batch INTEGER NOT NULL REFERENCES batch,
            lease INTEGER NOT NULL REFERENCES lease,
            PRIMARY KEY (batch, lease)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX lease_closing_lease ON lease_closing (lease);

        CREATE TRIGGER lease_is_never_deleted BEFORE DELETE ON lease
        BEGIN SELECT raise(ABORT, 'a lease is never deleted'); END;
        """

    private static let kinds4 =
        "(''ingest'', ''import'', ''memory'', ''edit'', ''glossary'', ''lease'', ''undo'')"
}
