import DragomanMemory
import DragomanModel
import GRDB

/// Adds to a concordance, inside one transaction.
final class SQLiteConcordanceWriter: ConcordanceWriter {
    private let database: Database
    private var numbers: LanguageNumbers
    private let addRow: (source: Query, target: Query)
    private let findKnown: Query
    private let keepKnown: Query

    init(_ database: Database) throws {
        self.database = database
        numbers = try ConcordanceTables.languages(database)
        func addRow(_ side: ConcordanceTables.Side) throws -> Query {
            Query(try database.makeStatement(sql: "INSERT INTO \(side.table) (rowid, words) VALUES (?, ?)"))
        }
        self.addRow = (try addRow(.source), try addRow(.target))
        findKnown = Query(
            try database.makeStatement(sql: "SELECT rows, texts FROM known WHERE source = ? AND language = ?")
        )
        keepKnown = Query(try database.makeStatement(sql: "INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)"))
    }

    func add(_ source: WordedSource) throws {
        guard (0...ConcordanceTables.lastSource).contains(source.id.rawValue), !source.targets.isEmpty else { return }
        // SQLite writes what it gathered wherever a row comes after one with a higher number.
        let targets = try source.targets.map { (language: try number(of: $0.language), texts: $0.texts) }
            .sorted { $0.language < $1.language }
        let languages = targets.map(\.language)
        // For a source what is known is not its text, which never changes, but the languages.
        let added = try newParts(languages.map(UInt64.init(bitPattern:)), of: source.id, language: 0)
        if let count = added.count {
            let row = source.id.rawValue << ConcordanceTables.countBits + count
            try insert([source.text], languages: added.places.map { languages[$0] }, row, addRow.source)
        }
        for target in targets {
            let digests = target.texts.map { Self.digest($0.content) }
            let added = try newParts(digests, of: source.id, language: target.language)
            guard let count = added.count else { continue }
            let place = source.id.rawValue << ConcordanceTables.languageBits + target.language
            let row = place << ConcordanceTables.countBits + count
            try insert(added.places.map { target.texts[$0] }, languages: [target.language], row, addRow.target)
        }
    }

    /// Which of some numbers are not yet known of a source, and how many rows there were before the one for them; notes
    /// them as known.
    ///
    /// - Throws: `ConcordanceFailure` where a source has had more rows than can be told apart: made anew, it has one.
    private func newParts(
        _ numbers: [UInt64],
        of source: SourceID,
        language: Int64
    ) throws -> (count: Int64?, places: [Int]) {
        let known = try findKnown.first(source.rawValue, language) { (rows: $0.integer(0), texts: $0.bytes(1)) }
        var texts = known?.texts ?? []
        var seen = Set(Self.numbers(in: texts))
        let places = numbers.indices.filter { seen.insert(numbers[$0]).inserted }
        guard !places.isEmpty else { return (nil, []) }
        let rows = known?.rows ?? 0
        guard rows < 1 << ConcordanceTables.countBits else { throw ConcordanceFailure() }
        for place in places { withUnsafeBytes(of: numbers[place].littleEndian) { texts.append(contentsOf: $0) } }
        try keepKnown.run(source.rawValue, language, rows + 1, texts)
        return (rows, places)
    }

    private static func numbers(in bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, to: bytes.count - 7, by: 8).map { start in
            bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    /// Two texts of one source that share a digest would be one to the index: 64 bits make that a matter of theory.
    private static func digest(_ text: CodedText) -> UInt64 {
        var digest = Digest()
        digest.combine(text.coded)
        return digest.value
    }

    private func insert(
        _ texts: [WordedSource.Text],
        languages: [Int64],
        _ row: Int64,
        _ query: Query
    ) throws {
        var words = ""
        for language in languages { words += ConcordanceTables.token(ofLanguage: language) + " " }
        for text in texts { Self.add(text.words, to: &words) }
        _ = try query.insert(row, borrowing: words)
    }

    private static func add(_ text: [ConcordancePhrase.Word], to words: inout String) {
        var last: String?
        for word in text {
            words += ConcordanceTables.cut(word.folded)
            words += " "
            if word.folded != word.spelled { words += ConcordanceTables.token(ofMarked: word.spelled) + " " }
            if let last {
                ConcordanceTables.add(pair: last, word.folded, to: &words)
                words += " "
            }
            last = word.folded
        }
    }

    /// The number of a language of translations.
    ///
    /// - Throws: `DatabaseError` where there are more languages than rows can tell; the index cannot be written then.
    private func number(of tag: LanguageTag) throws -> Int64 {
        if let number = numbers.number(of: tag) { return number }
        try Query(database.cachedStatement(sql: "INSERT INTO language (tag) VALUES (?)")).run(tag.description)
        let number = database.lastInsertedRowID
        guard number < 1 << ConcordanceTables.languageBits else {
            throw DatabaseError(resultCode: .SQLITE_FULL, message: "more languages than an index can tell")
        }
        numbers.add(tag, number: number)
        return number
    }
}
