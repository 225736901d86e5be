package import DragomanMemory
package import DragomanModel
package import Testing

/// What every memory engine must do; each engine's tests run every rule on an empty memory.
///
/// The memory's source language is `en`.
package struct MemoryStoreContract: Sendable, CustomTestStringConvertible {
    /// The rule in words.
    package let testDescription: String
    private let body: @Sendable (any MemoryStore) throws -> Void

    init(_ rule: String, _ body: @escaping @Sendable (any MemoryStore) throws -> Void) {
        testDescription = rule
        self.body = body
    }

    /// Holds an empty memory against the rule; breaches are recorded as issues.
    package func check(_ store: any MemoryStore) throws { try body(store) }

    /// All rules.
    package static let all =
        articleRules + targetRules + translationRules + entryRules + historyRules + undoRules
        + leaseRules
}

/// Short ways to write a memory's story.
package struct Story {
    let store: any MemoryStore

    package init(store: any MemoryStore) { self.store = store }

    package static let french = LanguageTag(canonical: "fr")
    static let german = LanguageTag(canonical: "de")

    /// A revision with a unit for each list of sentences; a sentence counts a word for each space and one more.
    static func revision(_ slug: String, _ units: [[String]], language: String = "en") -> NewRevision {
        var offset = 0
        let units = units.enumerated().map { index, sentences in
            let segments = sentences.map { sentence in
                defer { offset += sentence.utf8.count + 1 }
                return Segment(
                    content: CodedText(plain: sentence),
                    codes: [],
                    byteRange: offset..<offset + sentence.utf8.count
                )
            }
            return NewUnit(
                name: "\(slug)-u\(index + 1)",
                kind: index == 0 ? .title : .paragraph,
                escaping: .html,
                segments: segments,
                wordCounts: sentences.map { $0.split(separator: " ").count }
            )
        }
        return NewRevision(
            slug: slug,
            title: "About \(slug)",
            format: .html,
            language: LanguageTag(canonical: language),
            publishedAt: "2026-01-02T03:04:05Z",
            digest: "digest of \(units.flatMap(\.segments).map(\.content.coded))",
            rules: "plain 1",
            skeleton: Skeleton(bytes: [UInt8](repeating: 0x20, count: offset)),
            units: units
        )
    }

    /// A whole batch in one transaction.
    @discardableResult
    package func batch(
        _ kind: Batch.Kind = .import,
        time: String = "2026-02-03T04:05:06Z",
        author: String? = "ana",
        isDryRun: Bool = false,
        _ body: (any MemoryWriter, BatchID) throws -> Void
    ) throws -> BatchID {
        try store.write(isDryRun: isDryRun) { writer in
            let batch = try writer.beginBatch(kind, time: time, author: author, origin: "story.xlf")
            try body(writer, batch)
            try writer.finishBatch(batch)
            return batch
        }
    }

    @discardableResult
    package func ingest(_ slug: String, _ units: [[String]]) throws -> BatchID {
        try batch(.ingest) { try $0.addRevision(Self.revision(slug, units), replaced: [], batch: $1) }
    }

    /// A translation of a stored sentence; one with a place supersedes the current ones of that place.
    @discardableResult
    package func translate(
        _ sentence: String,
        _ translation: String,
        _ language: LanguageTag = french,
        state: TranslationState = .translated,
        role: NewTarget.Role = .current,
        at place: (article: String, segment: String)? = nil
    ) throws -> BatchID {
        try batch { writer, batch in
            let target = try Self.target(writer, sentence, translation, language, state: state, role: role, at: place)
            try Self.supersede(with: target, writer, batch)
        }
    }

    /// Adds a translation as an import does: a current one takes the place of those that stand there.
    static func supersede(with target: NewTarget, _ writer: any MemoryWriter, _ batch: BatchID) throws {
        if target.role == .current {
            let standing = try writer.targets(of: target.source, language: target.language).filter {
                $0.target.role == .current && $0.target.context.article == target.context.article
                    && $0.target.context.segment == target.context.segment
            }
            for old in standing { try writer.retire(old.id, batch: batch) }
        }
        _ = try writer.addTarget(target, batch: batch)
    }

    static func target(
        _ reader: any MemoryReader,
        _ sentence: String,
        _ translation: String,
        _ language: LanguageTag = french,
        state: TranslationState = .translated,
        role: NewTarget.Role = .current,
        at place: (article: String, segment: String)? = nil
    ) throws -> NewTarget {
        NewTarget(
            source: try #require(
                try reader.source(CodedText(plain: sentence), language: LanguageTag(canonical: "en"))
            ),
            language: language,
            content: CodedText(plain: translation),
            state: state,
            origin: .human,
            author: "ana",
            role: role,
            context: TargetContext(article: place?.article, segment: place?.segment),
            base: BatchID(rawValue: 0)
        )
    }

    /// The live translations of a sentence as texts, the newest first.
    func translations(of sentence: String, _ language: LanguageTag = french) throws -> [String] {
        try store.read { reader throws in
            guard let source = try reader.source(CodedText(plain: sentence), language: LanguageTag(canonical: "en"))
            else { return [] }
            return try reader.targets(of: source, language: language).map(\.target.content.coded)
        }
    }

    /// The tally of one article, counted by segments: translated, reviewed, final, stale.
    package func tally(_ slug: String, _ language: LanguageTag = french, asOf batch: BatchID? = nil) throws -> [Int] {
        let tally = try store.read { try $0.articleTallies(asOf: batch) }.first {
            $0.slug == slug && $0.language == language
        }
        guard let tally else { return [0, 0, 0, 0] }
        return [tally.translated, tally.reviewed, tally.final, tally.stale].map(\.segments)
    }

    @discardableResult
    func undo(_ batch: BatchID) throws -> (batch: BatchID, restored: Int) {
        try store.write(isDryRun: false) { try $0.undo(batch, time: "2026-03-04T05:06:07Z", author: "bo") }
    }

    /// Expects that the memory finds nothing wrong with itself.
    package func expectSound(at place: SourceLocation = #_sourceLocation) throws {
        #expect(try store.read { try $0.verify() } == [], sourceLocation: place)
    }
}

/// The code of the error that a closure throws.
func errorCode(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return (error as? DragomanError)?.code ?? "\(error)"
    }
}
