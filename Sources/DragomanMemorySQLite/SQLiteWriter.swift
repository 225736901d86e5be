import DragomanMemory
import DragomanModel
import GRDB

/// The changes of `MemoryWriter`, inside one transaction of one connection.
final class SQLiteWriter: SQLiteReader, MemoryWriter {
    /// What a batch changed, so far as the tallies are concerned.
    private struct Touched {
        var articles: Set<Int64> = []
        /// Sources whose translations changed, by language; with repetitions.
        var sources: [Int64: [Int64]] = [:]
    }

    private var touched: [BatchID: Touched] = [:]
    private var authors: [String: Int64] = [:]
    private var contextArticles: [String: Int64] = [:]
    private var sequence: Int64 = 0
    /// The container of the last revision: articles of one file come one after the other.
    var lastContainer: (head: [UInt8], tail: [UInt8], id: Int64)?

    /// What is not stored yet; see `settle`.
    var pending = PendingRows()

    /// The source that was stored last by itself, and the languages in which it has translations: there are no others.
    var newest: (source: Int64, languages: [Int64])?

    init(_ database: Database) throws {
        try super.init(database)
        sequence = try lastSequence()
    }

    /// The number of a language, which gets one where it has none.
    func requiredNumber(of language: LanguageTag) throws -> Int64 {
        if let known = languages.number(of: language) { return known }
        try unsettledQuery("INSERT INTO language (tag) VALUES (?)").run(language.description)
        remember(language, number: database.lastInsertedRowID)
        return database.lastInsertedRowID
    }

    /// The number of an author, who gets one where they have none.
    func number(ofAuthor name: String?) throws -> Int64? {
        guard let name else { return nil }
        if let known = authors[name] { return known }
        let found = try unsettledQuery("SELECT id FROM author WHERE name = ?").first(name) { $0.integer(0) }
        if found == nil { try unsettledQuery("INSERT INTO author (name) VALUES (?)").run(name) }
        let number = found ?? database.lastInsertedRowID
        authors[name] = number
        return number
    }

    /// The number of an article, which gets one where it has none: a translation may come from one never ingested.
    func number(ofArticle slug: String) throws -> Int64 {
        if let known = contextArticles[slug] { return known }
        let found = try unsettledQuery("SELECT id FROM article WHERE slug = ?").first(slug) { $0.integer(0) }
        if found == nil { try unsettledQuery("INSERT INTO article (slug) VALUES (?)").run(slug) }
        let number = found ?? database.lastInsertedRowID
        contextArticles[slug] = number
        return number
    }

    /// The next change's number.
    func nextSequence() -> Int64 {
        sequence += 1
        return sequence
    }

    func beginBatch(_ kind: Batch.Kind, time: String, author: String?, origin: String) throws -> BatchID {
        try query("INSERT INTO batch (kind, time, author, origin) VALUES (?, ?, ?, ?)")
            .run(kind.rawValue, time, author, origin)
        let batch = BatchID(rawValue: database.lastInsertedRowID)
        touched[batch] = Touched()
        return batch
    }

    /// Notes that an article has another current revision.
    func touch(article: Int64, batch: BatchID) { touched[batch, default: Touched()].articles.insert(article) }

    /// Notes that a source has another set of translations in a language.
    func touch(source: Int64, language: Int64, batch: BatchID) {
        touched[batch, default: Touched()].sources[language, default: []].append(source)
        forget(SourceLanguage(source: SourceID(rawValue: source), language: language))
    }

    func finishBatch(_ batch: BatchID) throws {
        guard let touched = touched.removeValue(forKey: batch) else { return }
        let keeper = try TallyKeeper(self)
        for article in touched.articles.sorted() { try keeper.keep(article: article, in: nil, batch: batch) }
        for (language, sources) in touched.sources.sorted(by: { $0.key < $1.key }) {
            for article in try articles(holding: sources) where !touched.articles.contains(article) {
                try keeper.keep(article: article, in: [language], batch: batch)
            }
            keeper.forget()
        }
    }

    func keepApart(_ occurrences: Set<Occurrence>, batch: BatchID) throws {
        let known = try apart()
        guard occurrences != known else { return }
        for occurrence in known.subtracting(occurrences) {
            try query("DELETE FROM apart WHERE article = ? AND segment = ?").run(occurrence.article, occurrence.segment)
        }
        for occurrence in occurrences.subtracting(known).sorted() {
            try query("INSERT INTO apart VALUES (?, ?)").run(occurrence.article, occurrence.segment)
        }
        for article in try articles(concernedBy: known.symmetricDifference(occurrences)) {
            touch(article: article, batch: batch)
        }
    }

    /// Finishes the batches that the caller left open, so that tallies never lag behind.
    func finishBatches() throws {
        for batch in touched.keys.sorted() { try finishBatch(batch) }
        try settle()
    }

    override func settle() throws { try pending.store(database) }

    override func finish() {
        pending = PendingRows()
        super.finish()
    }

    private func articles(holding sources: [Int64]) throws -> [Int64] {
        var articles: Set<Int64> = []
        let holding = try query("SELECT article FROM holding WHERE source = ?")
        var last: Int64?
        for source in sources.sorted() where source != last {
            last = source
            try holding.eachRow(source) { articles.insert($0.integer(0)) }
        }
        return articles.sorted()
    }
}
