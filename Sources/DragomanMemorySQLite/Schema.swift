/// The numbered steps that make a memory of this version out of an older one or out of nothing.
///
/// A step that was released is never changed; a new version is a new step at the end.
enum Schema {
    /// Marks a SQLite file as a memory of Dragoman: `Drgm`.
    static let applicationID: Int64 = 0x4472_676D

    /// The steps in order; the version of a memory is how many it has had.
    static let migrations = [version1, version2, version3, version4]

    // Numbers for words: states 0 initial, 1 translated, 2 reviewed, 3 final; roles 0 current, 1 candidate; origins
    // 0 human, 1 exact, 2 context, 3 repetition, 4 fuzzy-accepted. There are millions of targets, and a byte each
    // counts.
    private static let version1 = """
        CREATE TABLE language (
            id INTEGER PRIMARY KEY,
            tag TEXT NOT NULL UNIQUE CHECK (tag <> '')
        ) STRICT;

        CREATE TABLE author (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE memory (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            source_language INTEGER NOT NULL REFERENCES language
        ) STRICT;

        CREATE TABLE batch (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            kind TEXT NOT NULL CHECK (kind IN ('ingest', 'import', 'glossary', 'undo')),
            time TEXT NOT NULL
                CHECK (time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
            author TEXT,
            origin TEXT NOT NULL,
            undone_by INTEGER REFERENCES batch CHECK (undone_by > id)
        ) STRICT;

        -- A source is known by its content: CodedText.coded, in NFC.
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            language INTEGER NOT NULL REFERENCES language,
            text TEXT NOT NULL CHECK (text <> ''),
            UNIQUE (language, text)
        ) STRICT;

        -- revision is the current one and since the batch that made it so; NULL revision: there is none.
        CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            slug TEXT NOT NULL UNIQUE,
            revision INTEGER REFERENCES revision,
            since INTEGER REFERENCES batch,
            CHECK (revision IS NULL OR since IS NOT NULL)
        ) STRICT;

        -- What was current before: from batch since up to, not with, batch until.
        CREATE TABLE article_past (
            article INTEGER NOT NULL REFERENCES article,
            since INTEGER NOT NULL REFERENCES batch,
            until INTEGER NOT NULL REFERENCES batch CHECK (until > since),
            revision INTEGER REFERENCES revision,
            PRIMARY KEY (article, since)
        ) STRICT, WITHOUT ROWID;

        -- parent is the revision that was current before.
        CREATE TABLE revision (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article,
            number INTEGER NOT NULL CHECK (number > 0),
            batch INTEGER NOT NULL REFERENCES batch,
            parent INTEGER REFERENCES revision CHECK (parent < id),
            format TEXT NOT NULL CHECK (format <> ''),
            language INTEGER NOT NULL REFERENCES language,
            digest TEXT NOT NULL,
            rules TEXT NOT NULL,
            units INTEGER NOT NULL CHECK (units >= 0),
            segments INTEGER NOT NULL CHECK (segments >= 0),
            words INTEGER NOT NULL CHECK (words >= 0),
            published_at TEXT,
            title TEXT,
            UNIQUE (article, number)
        ) STRICT;

        -- Apart from revision, so that lists and counts never pass over bytes.
        CREATE TABLE skeleton (
            revision INTEGER PRIMARY KEY REFERENCES revision,
            charset TEXT NOT NULL,
            container INTEGER REFERENCES container,
            slots TEXT,
            bytes BLOB NOT NULL
        ) STRICT;

        -- What surrounds the articles of one file; shared by them. The digest finds it, the bytes decide.
        CREATE TABLE container (
            id INTEGER PRIMARY KEY,
            digest INTEGER NOT NULL,
            head BLOB NOT NULL,
            tail BLOB NOT NULL
        ) STRICT;
        CREATE INDEX container_digest ON container (digest);

        CREATE TABLE unit (
            revision INTEGER NOT NULL REFERENCES revision,
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            name TEXT NOT NULL CHECK (name <> ''),
            kind TEXT NOT NULL CHECK (kind <> ''),
            escaping TEXT NOT NULL CHECK (escaping <> ''),
            PRIMARY KEY (revision, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX unit_name ON unit (name, revision);

        -- ordinal counts through the article; codes is NULL where there are none.
        CREATE TABLE segment (
            revision INTEGER NOT NULL,
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            unit INTEGER NOT NULL,
            source INTEGER NOT NULL REFERENCES source,
            byte_start INTEGER NOT NULL CHECK (byte_start >= 0),
            byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
            words INTEGER NOT NULL CHECK (words >= 0),
            codes TEXT,
            PRIMARY KEY (revision, ordinal),
            FOREIGN KEY (revision, unit) REFERENCES unit (revision, ordinal)
        ) STRICT, WITHOUT ROWID;

        -- In this revision, source took the place of replaced; the chains of ancestors are walks through these.
        CREATE TABLE replacement (
            article INTEGER NOT NULL REFERENCES article,
            revision INTEGER NOT NULL REFERENCES revision,
            source INTEGER NOT NULL REFERENCES source,
            replaced INTEGER NOT NULL REFERENCES source CHECK (replaced <> source),
            PRIMARY KEY (article, revision, source, replaced)
        ) STRICT, WITHOUT ROWID;

        -- Derived: the sources on which an article's tallies hang, those of its current revision and their ancestors.
        CREATE TABLE holding (
            source INTEGER NOT NULL REFERENCES source,
            article INTEGER NOT NULL REFERENCES article,
            PRIMARY KEY (source, article)
        ) STRICT, WITHOUT ROWID;

        -- A translation. base is the last batch that its translator could know, 0 where unknown. sequence is that of
        -- its last change: made, or retired. restored_from is the first of those that an undo brought back.
        CREATE TABLE target (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source,
            language INTEGER NOT NULL REFERENCES language,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
            origin INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 4),
            role INTEGER NOT NULL CHECK (role IN (0, 1)),
            author INTEGER REFERENCES author,
            article INTEGER REFERENCES article,
            previous INTEGER REFERENCES source,
            next INTEGER REFERENCES source,
            base INTEGER NOT NULL CHECK (base >= 0),
            batch INTEGER NOT NULL REFERENCES batch,
            retired INTEGER REFERENCES batch CHECK (retired >= batch),
            restored_from INTEGER REFERENCES target CHECK (restored_from < id),
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            segment TEXT,
            text TEXT NOT NULL CHECK (text <> '')
        ) STRICT;
        CREATE INDEX revision_batch ON revision (batch);
        CREATE UNIQUE INDEX target_sequence ON target (sequence);
        CREATE INDEX target_batch ON target (batch);
        CREATE INDEX target_retired ON target (retired) WHERE retired IS NOT NULL;
        CREATE INDEX target_source ON target (source, language, retired, role, article, state);

        CREATE TRIGGER target_is_never_twice BEFORE INSERT ON target
        WHEN EXISTS (
            SELECT 1 FROM target
            WHERE source = new.source AND language = new.language AND role = new.role AND article IS new.article
                AND retired IS NULL AND segment IS new.segment AND previous IS new.previous AND next IS new.next
                AND text = new.text
        )
        BEGIN SELECT raise(ABORT, 'an equal translation is live'); END;

        CREATE TRIGGER target_is_never_changed BEFORE UPDATE ON target
        WHEN old.retired IS NOT NULL OR new.retired IS NULL OR new.sequence <= old.sequence
            OR new.id <> old.id OR new.source <> old.source OR new.language <> old.language OR new.text <> old.text
            OR new.state <> old.state OR new.origin <> old.origin OR new.role <> old.role OR new.base <> old.base
            OR new.batch <> old.batch OR new.author IS NOT old.author OR new.article IS NOT old.article
            OR new.segment IS NOT old.segment OR new.previous IS NOT old.previous OR new.next IS NOT old.next
            OR new.restored_from IS NOT old.restored_from
        BEGIN SELECT raise(ABORT, 'a translation is only ever retired'); END;

        CREATE TRIGGER target_is_never_deleted BEFORE DELETE ON target
        BEGIN SELECT raise(ABORT, 'a translation is never deleted'); END;
        CREATE TRIGGER source_is_never_changed BEFORE UPDATE ON source
        BEGIN SELECT raise(ABORT, 'a source is never changed'); END;
        CREATE TRIGGER source_is_never_deleted BEFORE DELETE ON source
        BEGIN SELECT raise(ABORT, 'a source is never deleted'); END;
        CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
        BEGIN SELECT raise(ABORT, 'a revision is never changed'); END;
        CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
        BEGIN SELECT raise(ABORT, 'a revision is never deleted'); END;
        CREATE TRIGGER batch_is_never_deleted BEFORE DELETE ON batch
        BEGIN SELECT raise(ABORT, 'a batch is never deleted'); END;

        -- How far the current revision of an article is, kept by every batch: only pairs where it is not nothing.
        CREATE TABLE tally (
            article INTEGER NOT NULL REFERENCES article,
            language INTEGER NOT NULL REFERENCES language,
            since INTEGER NOT NULL REFERENCES batch,
            translated INTEGER NOT NULL,
            translated_words INTEGER NOT NULL,
            reviewed INTEGER NOT NULL,
            reviewed_words INTEGER NOT NULL,
            final INTEGER NOT NULL,
            final_words INTEGER NOT NULL,
            stale INTEGER NOT NULL,
            stale_words INTEGER NOT NULL,
            PRIMARY KEY (article, language),
            CHECK (final >= 0 AND reviewed >= final AND translated >= reviewed AND stale >= 0),
            CHECK (final_words >= 0 AND reviewed_words >= final_words AND translated_words >= reviewed_words),
            CHECK (stale_words >= 0)
        ) STRICT, WITHOUT ROWID;

        -- What it was before: from batch since up to, not with, batch until.
        CREATE TABLE tally_past (
            article INTEGER NOT NULL REFERENCES article,
            language INTEGER NOT NULL REFERENCES language,
            since INTEGER NOT NULL REFERENCES batch,
            until INTEGER NOT NULL REFERENCES batch CHECK (until > since),
            translated INTEGER NOT NULL,
            translated_words INTEGER NOT NULL,
            reviewed INTEGER NOT NULL,
            reviewed_words INTEGER NOT NULL,
            final INTEGER NOT NULL,
            final_words INTEGER NOT NULL,
            stale INTEGER NOT NULL,
            stale_words INTEGER NOT NULL,
            PRIMARY KEY (article, language, since)
        ) STRICT, WITHOUT ROWID;

        -- name is the concept's id in the files people exchange.
        CREATE TABLE concept (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL CHECK (name <> ''),
            subject TEXT,
            definition TEXT,
            batch INTEGER NOT NULL REFERENCES batch,
            retired INTEGER REFERENCES batch CHECK (retired >= batch),
            restored_from INTEGER REFERENCES concept CHECK (restored_from < id)
        ) STRICT;
        CREATE UNIQUE INDEX concept_live ON concept (name) WHERE retired IS NULL;
        CREATE INDEX concept_batch ON concept (batch);
        CREATE INDEX concept_name ON concept (name);

        CREATE TABLE term (
            concept INTEGER NOT NULL REFERENCES concept,
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            language INTEGER NOT NULL REFERENCES language,
            text TEXT NOT NULL CHECK (text <> ''),
            is_case_sensitive INTEGER NOT NULL CHECK (is_case_sensitive IN (0, 1)),
            is_preferred INTEGER NOT NULL CHECK (is_preferred IN (0, 1)),
            is_deprecated INTEGER NOT NULL CHECK (is_deprecated IN (0, 1)),
            part_of_speech TEXT,
            PRIMARY KEY (concept, ordinal)
        ) STRICT, WITHOUT ROWID;
        """
}
