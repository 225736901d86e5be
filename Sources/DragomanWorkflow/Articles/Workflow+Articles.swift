import DragomanMemory
public import DragomanModel
import DragomanText

/// An article as lists show it.
public struct ArticleSummary: Sendable, Encodable {
    /// The slug.
    public var slug: String
    /// The title, where there is one.
    public var title: String?
    /// The format.
    public var format: ArticleFormat
    /// How many segments it has.
    public var segments: Int
    /// How many words it has.
    public var words: Int
    /// When it was published, RFC 3339, where the file said so.
    public var publishedAt: String?
    /// The number of its revision.
    public var revision: Int
    /// Name and digest of the segmentation rules that it was split by.
    public var rules: String
}

/// A unit as lists show it.
public struct UnitSummary: Sendable, Encodable {
    /// A segment as lists show it.
    public struct Segment: Sendable, Encodable {
        /// The name by which exports know it.
        public var id: String
        /// The text with codes as `<1>…</1>` and `<2/>`.
        public var text: String
    }

    /// The name by which exports know it.
    public var id: String
    /// What part of the article it is.
    public var kind: Unit.Kind
    /// Its segments in order.
    public var segments: [Segment]
}

extension Workflow {
    /// The articles of the memory, ordered by slug.
    ///
    /// - Throws: `DragomanError` `memory-…`.
    public func articles() throws -> [ArticleSummary] {
        try memory.read { try $0.articles() }.map { record in
            ArticleSummary(
                slug: record.slug,
                title: record.title,
                format: record.format,
                segments: record.total.segments,
                words: record.total.words,
                publishedAt: record.publishedAt,
                revision: record.revision,
                rules: record.rules
            )
        }
    }

    /// How an article was split.
    ///
    /// - Throws: `DragomanError` `article-unknown`, `memory-…`.
    public func units(ofArticle slug: String) throws -> [UnitSummary] {
        try memory.read { reader in
            let article = try requireArticle(slug, reader)
            return try reader.units(ofArticle: article.slug).map { unit in
                UnitSummary(
                    id: unit.name,
                    kind: unit.kind,
                    segments: unit.segments.enumerated().map { number, stored in
                        UnitSummary.Segment(
                            id: UnitNames.segment(number + 1, of: unit.name),
                            text: stored.segment.content.displayed
                        )
                    }
                )
            }
        }
    }

    /// An article's record.
    ///
    /// - Throws: `DragomanError` `article-unknown`, `memory-…`.
    func requireArticle(_ slug: String, _ reader: any MemoryReader) throws -> ArticleRecord {
        if let record = try reader.article(Normalization.nfc(slug)) { return record }
        throw unknownArticle(slug, known: try reader.articles().map(\.slug))
    }

    /// The records of some articles, ordered by slug; of all where none is named.
    ///
    /// - Throws: `DragomanError` `article-unknown`, `memory-…`.
    func requireArticles(_ slugs: [String], _ reader: any MemoryReader) throws -> [ArticleRecord] {
        let all = try reader.articles()
        guard !slugs.isEmpty else { return all }
        let wanted = Set(slugs.map(Normalization.nfc))
        let known = Set(all.map(\.slug))
        if let unknown = slugs.first(where: { !known.contains(Normalization.nfc($0)) }) {
            throw unknownArticle(unknown, known: all.map(\.slug))
        }
        return all.filter { wanted.contains($0.slug) }
    }

    /// Takes a batch back, and keeps what later ones made.
    ///
    /// - Returns: The batch that undid it, and how many translations, articles, terms and leases are as they were before.
    /// - Throws: `DragomanError` `batch-unknown`, `batch-undone`, `memory-…`.
    public func undo(_ batch: Int64, author: String? = nil) throws -> UndoResult {
        try write(isDryRun: false) { writer in
            let id = BatchID(rawValue: batch)
            let kept = try writer.superseded(of: id).filter { change in
                try writer.batch(change.by).map { $0.kind != .undo && $0.undoneBy == nil } ?? false
            }
            let result = try writer.undo(id, time: now(), author: author)
            return UndoResult(
                batch: result.batch.rawValue,
                restored: result.restored,
                kept: kept.map { change in
                    UndoResult.Kept(
                        article: change.target.target.context.article,
                        segment: change.target.target.context.segment,
                        language: change.target.target.language,
                        batch: change.by.rawValue
                    )
                }
            )
        }
    }
}
