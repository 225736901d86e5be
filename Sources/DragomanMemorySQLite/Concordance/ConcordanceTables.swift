import DragomanMemory
import DragomanModel
import GRDB

/// How words lie in a concordance: two tables of SQLite's FTS5 for the sources of each language and two for the
/// translations into each, which hold postings only.
///
/// A row is a text, or those that came with one change; its number is that of the source and, in the last 16 bits, how
/// many rows came before for it. Rows are never changed: who asks looks at the memory, which alone knows what is live.
/// One table has the words, those with marks once more with them, and for a source the languages of its translations.
/// The other has each two neighbours as one word, without which a phrase of common words would read all of both. Both
/// know rows only, no places: neighbours tell phrases, and who asks looks at the text anyhow.
enum ConcordanceTables {
    /// Marks a file as a concordance of Dragoman: `DrgC`.
    static let applicationID: Int64 = 0x4472_6743
    /// Goes up with every change of the tables.
    static let version: Int64 = 2
    /// Rows of one source lie between its number and the next.
    static let rowBits: Int64 = 16
    /// Sources of higher numbers cannot be told.
    static let lastSource: Int64 = 1 << 46
    /// Stands before each word of a pair, before a word with its marks, and twice before a language; no word holds it.
    private static let mark = "\u{B7}"
    /// SQLite keeps so many bytes of a word; longer ones are cut here, before SQLite cuts a pair elsewhere.
    static let longestWord = 1000

    /// `known` says what rows there are of a source (`language` 0) and of its translations into a language: how many,
    /// and digests of the texts in them; for a source, the languages.
    static let schema = """
        CREATE TABLE stamp (one INTEGER PRIMARY KEY CHECK (one = 1), text TEXT NOT NULL) STRICT;
        CREATE TABLE language (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE words (side INTEGER NOT NULL, language INTEGER NOT NULL, PRIMARY KEY (side, language)) STRICT;
        CREATE TABLE known (
            source INTEGER NOT NULL, language INTEGER NOT NULL, rows INTEGER NOT NULL, texts BLOB NOT NULL,
            PRIMARY KEY (source, language)
        ) STRICT, WITHOUT ROWID;
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """

    /// The side of a text.
    enum Side: Int64 {
        case source = 0
        case target = 1
    }

    /// The name of a table of words.
    static func name(_ side: Side, _ language: Int64) -> String {
        side == .source ? "source_\(language)" : "target_\(language)"
    }

    /// The name of a table of pairs.
    static func pairsName(_ side: Side, _ language: Int64) -> String { name(side, language) + "_pairs" }

    /// Two neighbours as one word.
    static func token(ofPair first: String, _ second: String) -> String { mark + cut(first) + mark + cut(second) }

    /// A word with its marks, which is none without.
    static func token(ofMarked word: String) -> String { mark + cut(word) }

    /// A language of translations.
    static func token(ofLanguage number: Int64) -> String { "\(mark)\(mark)\(number)" }

    /// Makes the tables of a side and a language.
    ///
    /// Its words come folded and parted by spaces, so that the plainest tokenizer does. Prefixes of up to five letters
    /// are indexed besides; the words that begin with more are few enough to be read one by one.
    static func create(_ database: Database, _ side: Side, _ language: Int64) throws {
        let name = name(side, language)
        let pairs = pairsName(side, language)
        try database.execute(
            sql: """
                CREATE VIRTUAL TABLE \(name) USING fts5(
                    words, content = '', columnsize = 0, tokenize = 'ascii', detail = none, prefix = '1 2 3 4 5'
                );
                INSERT INTO \(name) (\(name), rank) VALUES ('hashsize', \(hashSize));
                CREATE VIRTUAL TABLE \(pairs) USING fts5(
                    pairs, content = '', columnsize = 0, tokenize = 'ascii', detail = none
                );
                INSERT INTO \(pairs) (\(pairs), rank) VALUES ('hashsize', \(hashSize));
                """
        )
        try Query(database.cachedStatement(sql: "INSERT INTO words VALUES (?, ?)")).run(side.rawValue, language)
    }

    /// Bytes of new words that SQLite gathers before it writes them.
    private static let hashSize = 2_097_152

    /// Makes one piece of all that was written of a side and a language, which a question then reads once.
    static func optimize(_ database: Database, _ side: Side, _ language: Int64) throws {
        for name in [name(side, language), pairsName(side, language)] {
            try database.execute(sql: "INSERT INTO \(name) (\(name)) VALUES ('optimize')")
        }
    }

    /// The languages by their numbers.
    static func languages(_ database: Database) throws -> LanguageNumbers {
        var languages = LanguageNumbers()
        try Query(database.cachedStatement(sql: "SELECT id, tag FROM language")).eachRow {
            languages.add(LanguageTag(canonical: $0.text(1)), number: $0.integer(0))
        }
        return languages
    }

    /// A word as it is indexed: cut where it is very long.
    static func cut(_ word: String) -> Substring {
        guard word.utf8.count > longestWord else { return word[...] }
        var end = word.utf8.index(word.startIndex, offsetBy: longestWord)
        while end.samePosition(in: word.unicodeScalars) == nil { end = word.utf8.index(before: end) }
        return word[..<end]
    }
}
