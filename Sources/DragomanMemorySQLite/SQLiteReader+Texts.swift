import DragomanMemory
import DragomanModel
import GRDB

/// What indexes of words are made from.
extension SQLiteReader {
    func targetLanguages(of source: SourceID) throws -> [LanguageTag] {
        // One step for each language, however many translations a source has in one.
        let next = try query(
            "SELECT min(language) FROM target WHERE source = ?1 AND language > ?2 AND retired IS NULL"
        )
        var languages: [LanguageTag] = []
        var last: Int64 = -1
        while let number = try next.first(source, last, read: { $0.optionalInteger(0) }) ?? nil {
            languages.append(try tag(number))
            last = number
        }
        return languages.sorted()
    }

    func language(of source: SourceID) throws -> LanguageTag? {
        try query("SELECT language FROM source WHERE id = ?").first(source) { try tag($0.integer(0)) }
    }

    func forEachTranslation(changedAfter sequence: Int64, _ body: (TranslatedTexts) throws -> Void) throws {
        // A statement of its own, as the body may ask the same again.
        let changed =
            sequence > 0
            ? """
            SELECT source.id, source.language, source.text, live.language, live.text
            FROM (SELECT DISTINCT source FROM target WHERE sequence > ?) AS changed
            JOIN source ON source.id = changed.source
            LEFT JOIN target AS live ON live.source = changed.source AND live.retired IS NULL
            ORDER BY changed.source
            """
            : """
            SELECT source.id, source.language, source.text, live.language, live.text
            FROM source CROSS JOIN target AS live ON live.source = source.id
            WHERE live.retired IS NULL AND ? = 0 ORDER BY source.id
            """
        var gathered: GatheredTexts?
        try Query(settledDatabase.makeStatement(sql: changed)).eachRow(sequence) { columns in
            let id = SourceID(rawValue: columns.integer(0))
            if gathered?.id != id {
                if let gathered { try body(gathered.texts(self)) }
                gathered = GatheredTexts(id: id, language: columns.integer(1), text: columns.text(2))
            }
            if let language = columns.optionalInteger(3) { gathered?.add(columns.text(4), language: language) }
        }
        if let gathered { try body(gathered.texts(self)) }
    }
}

/// The translations of one source as its rows come.
private struct GatheredTexts {
    let id: SourceID
    let language: Int64
    let text: String
    private var targets: [(language: Int64, text: String)] = []

    init(id: SourceID, language: Int64, text: String) {
        self.id = id
        self.language = language
        self.text = text
    }

    /// Adds a text; the same again for each place where it stands in an article.
    mutating func add(_ text: String, language: Int64) { targets.append((language, text)) }

    func texts(_ reader: SQLiteReader) throws -> TranslatedTexts {
        var byLanguage: [Int64: [String]] = [:]
        var seen: [Int64: Set<String>] = [:]
        for target in targets {
            if targets.count == 1 || seen[target.language, default: []].insert(target.text).inserted {
                byLanguage[target.language, default: []].append(target.text)
            }
        }
        let languages = try byLanguage.map { number, texts in
            (language: try reader.tag(number), texts: try texts.map { try coded($0, "a translation of source") })
        }
        return TranslatedTexts(
            id: id,
            language: try reader.tag(language),
            content: try coded(text, "source"),
            targets: languages.sorted { $0.language < $1.language }
        )
    }

    private func coded(_ text: String, _ what: String) throws -> CodedText {
        guard let coded = CodedText(coded: text) else {
            throw MemoryFailure.corrupt("\(what) \(id.rawValue) cannot be read")
        }
        return coded
    }
}
