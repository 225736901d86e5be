import DragomanMemory
import DragomanModel
import GRDB

/// Sources and translations.
extension SQLiteReader {
    func source(_ content: CodedText, language: LanguageTag) throws -> SourceID? {
        guard let language = try number(of: language) else { return nil }
        return try query("SELECT id FROM source WHERE language = ? AND text = ?").first(language, content.coded) {
            SourceID(rawValue: $0.integer(0))
        }
    }

    func content(of source: SourceID) throws -> CodedText? {
        try query("SELECT text FROM source WHERE id = ?").first(source) {
            try coded($0.text(0), ofSource: source)
        }
    }

    func coded(_ text: String, ofSource source: SourceID) throws -> CodedText {
        guard let coded = CodedText(coded: text) else {
            throw MemoryFailure.corrupt("source \(source.rawValue) cannot be read")
        }
        return coded
    }

    func targets(of source: SourceID, language: LanguageTag) throws -> [StoredTarget] {
        guard let number = languages.number(of: language) else { return [] }
        let place = SourceLanguage(source: source, language: number)
        if let known = crowded[place] { return known }
        let found = try query(
            """
            SELECT target.id, batch, sequence, source, text, state, origin, name, role, slug, segment, previous, next,
                base
            FROM target LEFT JOIN author ON author.id = author LEFT JOIN article ON article.id = article
            WHERE source = ? AND language = ? AND retired IS NULL
            """
        ).all(source, number) { try storedTarget($0, language: language) }
        let newestFirst = found.count < 2 ? found : found.sorted { $0.sequence > $1.sequence }
        if found.count >= 64 { remember(newestFirst, of: place) }
        return newestFirst
    }

    func targets(of source: SourceID, language: LanguageTag, asOf batch: BatchID) throws -> [StoredTarget] {
        guard let number = languages.number(of: language) else { return [] }
        return try query(
            """
            SELECT target.id, batch, sequence, source, text, state, origin, name, role, slug, segment, previous, next,
                base
            FROM target LEFT JOIN author ON author.id = author LEFT JOIN article ON article.id = article
            WHERE source = ?1 AND language = ?2 AND batch <= ?3 AND (retired IS NULL OR retired > ?3)
            ORDER BY target.id DESC
            """
        ).all(source, number, batch) { try storedTarget($0, language: language) }
    }

    func superseded(of batch: BatchID) throws -> [SupersededTarget] {
        try query(
            """
            SELECT target.id, batch, sequence, source, text, state, origin, name, role, slug, segment, previous, next,
                base, language, retired
            FROM target LEFT JOIN author ON author.id = author LEFT JOIN article ON article.id = article
            WHERE batch = ?1 AND retired IS NOT NULL AND retired <> ?1 ORDER BY target.id
            """
        ).all(batch) {
            SupersededTarget(
                target: try storedTarget($0, language: try tag($0.integer(14))),
                by: BatchID(rawValue: $0.integer(15))
            )
        }
    }

    func targets(ofArticle slug: String, language: LanguageTag) throws -> [SourceID: [StoredTarget]] {
        guard languages.number(of: language) != nil, let revision = try currentRevision(of: slug) else { return [:] }
        let sources = try query("SELECT DISTINCT source FROM segment WHERE revision = ?").all(revision) {
            SourceID(rawValue: $0.integer(0))
        }
        var found: [SourceID: [StoredTarget]] = [:]
        for source in sources {
            let targets = try targets(of: source, language: language)
            if !targets.isEmpty { found[source] = targets }
        }
        return found
    }

    /// Reads a translation from the first fourteen columns of a row.
    func storedTarget(_ columns: Columns, language: LanguageTag) throws -> StoredTarget {
        let id = columns.integer(0)
        guard let content = CodedText(coded: columns.text(4)), let state = TranslationState(stored: columns.int(5)),
            let origin = TargetOrigin(stored: columns.int(6)), let role = NewTarget.Role(stored: columns.int(8))
        else { throw MemoryFailure.corrupt("translation \(id) cannot be read") }
        let context = TargetContext(
            article: columns.optionalText(9),
            segment: columns.optionalText(10),
            previous: columns.optionalInteger(11).map(SourceID.init(rawValue:)),
            next: columns.optionalInteger(12).map(SourceID.init(rawValue:))
        )
        let target = NewTarget(
            source: SourceID(rawValue: columns.integer(3)),
            language: language,
            content: content,
            state: state,
            origin: origin,
            author: columns.optionalText(7),
            role: role,
            context: context,
            base: BatchID(rawValue: columns.integer(13))
        )
        return StoredTarget(
            id: TargetID(rawValue: id),
            batch: BatchID(rawValue: columns.integer(1)),
            sequence: columns.integer(2),
            target: target
        )
    }

    func forEachSource(
        translatedInto language: LanguageTag,
        _ body: (SourceID, CodedText) throws -> Void
    ) throws {
        guard let number = languages.number(of: language) else { return }
        // A statement of its own, as the body may ask the same again.
        let statement = try settledDatabase.makeStatement(
            sql: """
                SELECT id, text FROM source WHERE EXISTS (
                    SELECT 1 FROM target WHERE target.source = source.id AND target.language = ? AND retired IS NULL
                ) ORDER BY id
                """
        )
        try Query(statement).eachRow(number) {
            let source = SourceID(rawValue: $0.integer(0))
            try body(source, try coded($0.text(1), ofSource: source))
        }
    }
}

extension SQLiteReader {
    func forEachSource(changedAfter sequence: Int64, _ body: (TranslatedSource) throws -> Void) throws {
        guard try lastSequence() - sequence > Self.fewChanges else {
            return try walk(changedAfter: sequence, body)
        }
        try withFewPages { try walk(changedAfter: sequence, body) }
    }

    /// Fewer changes than this are read through the pages at hand.
    private static let fewChanges: Int64 = 50_000

    private func walk(changedAfter sequence: Int64, _ body: (TranslatedSource) throws -> Void) throws {
        // Statements of their own, as the body may ask the same again.
        let changed =
            sequence > 0
            ? """
            SELECT changed.source, live.language, source.language, source.text
            FROM (SELECT DISTINCT source FROM target WHERE sequence > ?) AS changed
            JOIN source ON source.id = changed.source
            LEFT JOIN target AS live ON live.source = changed.source AND live.retired IS NULL
            ORDER BY changed.source
            """
            : """
            SELECT live.source, live.language, source.language, source.text
            FROM target AS live CROSS JOIN source ON source.id = live.source
            WHERE live.retired IS NULL AND ? = 0 ORDER BY live.source
            """
        var current: TranslatedSource?
        var lastTarget: Int64?
        try Query(settledDatabase.makeStatement(sql: changed)).eachRow(sequence) { columns in
            let id = SourceID(rawValue: columns.integer(0))
            if current?.id != id {
                if let finished = current { try body(finished.inOrder) }
                lastTarget = nil
                let content = try coded(columns.text(3), ofSource: id)
                current = TranslatedSource(id: id, language: try tag(columns.integer(2)), content: content, targets: [])
            }
            guard let target = columns.optionalInteger(1), target != lastTarget else { return }
            lastTarget = target
            current?.targets.append(try tag(target))
        }
        if let current { try body(current.inOrder) }
    }
}

extension TranslatedSource {
    /// With its languages ascending, each once.
    fileprivate var inOrder: TranslatedSource {
        guard targets.count > 1 else { return self }
        var ordered = self
        ordered.targets = Set(targets).sorted()
        return ordered
    }
}

extension TranslationState {
    /// The number that stands for the state in the tables.
    var stored: Int {
        switch self {
        case .initial: 0
        case .translated: 1
        case .reviewed: 2
        case .final: 3
        }
    }

    init?(stored: Int) {
        guard let state = Self.allCases.first(where: { $0.stored == stored }) else { return nil }
        self = state
    }
}

extension TargetOrigin {
    /// The number that stands for the origin in the tables.
    var stored: Int {
        switch self {
        case .human: 0
        case .exact: 1
        case .context: 2
        case .repetition: 3
        case .fuzzyAccepted: 4
        }
    }

    init?(stored: Int) {
        guard let origin = Self.allCases.first(where: { $0.stored == stored }) else { return nil }
        self = origin
    }
}

extension NewTarget.Role {
    /// The number that stands for the role in the tables.
    var stored: Int {
        switch self {
        case .current: 0
        case .candidate: 1
        }
    }

    init?(stored: Int) {
        switch stored {
        case 0: self = .current
        case 1: self = .candidate
        default: return nil
        }
    }
}
