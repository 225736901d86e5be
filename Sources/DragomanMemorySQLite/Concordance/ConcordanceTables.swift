import DragomanMemory
import DragomanModel
import GRDB

/// How words lie in a concordance: one table of SQLite's FTS5 for sources and one for translations, which hold postings
/// only.
///
/// A row is a text, or those in one language that came with one change. Its number is that of the source, then for
/// translations that of the language, then how many rows came before for these. Rows are never changed: who asks looks at
/// the memory, which alone knows what is live.
/// A row has the words, those with marks once more with them; each two neighbours as one word, without which a phrase of
/// common words would read all of both; and the languages: of a source those of its translations. All stand in one table,
/// so that SQLite walks through their lists side by side and leaps in each over what another lacks. Places in texts are
/// not kept: neighbours tell phrases, and who asks looks at the text anyhow.
enum ConcordanceTables {
    /// Marks a file as a concordance of Dragoman: `DrgC`.
    static let applicationID: Int64 = 0x4472_6743
    /// Goes up with every change of the tables.
    static let version: Int64 = 3
    /// The last bits of a row's number say how many came before.
    static let countBits: Int64 = 8
    /// For a translation the bits before those say the language.
    static let languageBits: Int64 = 10
    /// Sources of higher numbers cannot be told.
    static let lastSource: Int64 = 1 << 44
    /// Stands before a word with its marks, twice before a language, five times before a pair and between its words.
    ///
    /// No word holds it. As the first five letters of all pairs are the same, they add little to the lists of beginnings.
    private static let mark = "_"
    private static let pairMark = "_____"
    /// SQLite keeps so many bytes of a word; longer ones are cut here, before SQLite cuts a pair elsewhere.
    static let longestWord = 1000

    /// The tables.
    ///
    /// `language` has those of translations. `known` says what rows there are of a source (`language` 0) and of its
    /// translations into a language: how many, and digests of the texts in them; for a source, the languages.
    static let schema = """
        CREATE TABLE stamp (one INTEGER PRIMARY KEY CHECK (one = 1), text TEXT NOT NULL) STRICT;
        CREATE TABLE language (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE known (
            source INTEGER NOT NULL, language INTEGER NOT NULL, rows INTEGER NOT NULL, texts BLOB NOT NULL,
            PRIMARY KEY (source, language)
        ) STRICT, WITHOUT ROWID;
        \(Side.source.schema)
        \(Side.target.schema)
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """

    /// The side of a text.
    enum Side {
        case source
        case target

        /// The name of its table.
        var table: String { self == .source ? "source_words" : "target_words" }

        /// Rows of one source lie between its number and the next, shifted by so many bits.
        var rowBits: Int64 { self == .source ? countBits : countBits + languageBits }

        /// Words come folded and parted by spaces, so that the plainest tokenizer does.
        ///
        /// Beginnings of up to five letters are indexed besides; the words that begin with more are few enough to be read
        /// one by one.
        fileprivate var schema: String {
            """
            CREATE VIRTUAL TABLE \(table) USING fts5(
                words, content = '', columnsize = 0, tokenize = "ascii tokenchars '\(mark)'", detail = none,
                prefix = '1 2 3 4 5'
            );
            INSERT INTO \(table) (\(table), rank) VALUES ('hashsize', \(hashSize));
            INSERT INTO \(table) (\(table), rank) VALUES ('automerge', 0);
            INSERT INTO \(table) (\(table), rank) VALUES ('crisismerge', 1000);
            """
        }
    }

    /// Bytes of new words that SQLite gathers before it writes them: with more, fewer of them are in the processor's cache.
    private static let hashSize = 4_194_304

    /// Makes one piece of all that was written, which a question then reads once; what comes later is joined bit by bit.
    ///
    /// Until then nothing is joined, which would only be done again.
    static func finish(_ database: Database) throws {
        for table in [Side.source.table, Side.target.table] {
            try database.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('optimize')")
            for (setting, value) in [("automerge", 4), ("crisismerge", 16)] {
                try database.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('\(setting)', \(value))")
            }
        }
    }

    /// Two neighbours as one word.
    static func token(ofPair first: String, _ second: String) -> String {
        var token = ""
        add(pair: first, second, to: &token)
        return token
    }

    /// Adds two neighbours as one word.
    static func add(pair first: String, _ second: String, to words: inout String) {
        words += pairMark
        words += cut(first)
        words += mark
        words += cut(second)
    }

    /// A word with its marks, which is none without.
    static func token(ofMarked word: String) -> String { mark + cut(word) }

    /// A language of translations.
    static func token(ofLanguage number: Int64) -> String { "\(mark)\(mark)\(number)" }

    /// The languages by their numbers.
    static func languages(_ database: Database) throws -> LanguageNumbers {
        var languages = LanguageNumbers()
        try Query(database.cachedStatement(sql: "SELECT id, tag FROM language")).eachRow {
            languages.add(LanguageTag(canonical: $0.text(1)), number: $0.integer(0))
        }
        return languages
    }

    /// A word as it is indexed: cut where it is very long.
    static func cut(_ word: String) -> String {
        guard word.utf8.count > longestWord else { return word }
        var end = word.utf8.index(word.startIndex, offsetBy: longestWord)
        while end.samePosition(in: word.unicodeScalars) == nil { end = word.utf8.index(before: end) }
        return String(word[..<end])
    }
}
