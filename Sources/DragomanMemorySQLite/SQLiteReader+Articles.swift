import DragomanMemory
import DragomanModel

/// Articles, their units and skeletons.
extension SQLiteReader {
    func articles() throws -> [ArticleRecord] {
        let listed = try query(
            """
            SELECT slug, title, format, language, published_at, number, digest, rules, units, segments, words
            FROM article JOIN revision ON revision.id = article.revision ORDER BY slug
            """
        )
        return try listed.all(read: articleRecord)
    }

    func article(_ slug: String) throws -> ArticleRecord? {
        let found = try query(
            """
            SELECT slug, title, format, language, published_at, number, digest, rules, units, segments, words
            FROM article JOIN revision ON revision.id = article.revision WHERE slug = ?
            """
        )
        return try found.first(slug, read: articleRecord)
    }

    private func articleRecord(_ columns: Columns) throws -> ArticleRecord {
        guard let format = ArticleFormat(rawValue: columns.text(2)) else {
            throw MemoryFailure.corrupt("article '\(columns.text(0))' has an unknown format")
        }
        return ArticleRecord(
            slug: columns.text(0),
            title: columns.optionalText(1),
            format: format,
            language: try tag(columns.integer(3)),
            publishedAt: columns.optionalText(4),
            revision: columns.int(5),
            digest: columns.text(6),
            rules: columns.text(7),
            units: columns.int(8),
            total: Tally(segments: columns.int(9), words: columns.int(10))
        )
    }

    /// The number of an article's current revision.
    func currentRevision(of slug: String) throws -> Int64? {
        try query("SELECT revision FROM article WHERE slug = ?").first(slug) { $0.optionalInteger(0) } ?? nil
    }

    func units(ofArticle slug: String) throws -> [StoredUnit] {
        guard let revision = try currentRevision(of: slug) else { return [] }
        var units = try query("SELECT name, kind, escaping FROM unit WHERE revision = ? ORDER BY ordinal")
            .all(revision, read: emptyUnit)
        let segments = try query(
            """
            SELECT source, text, byte_start, byte_count, words, codes, unit
            FROM segment JOIN source ON source.id = source WHERE revision = ? ORDER BY ordinal
            """
        )
        try segments.eachRow(revision) {
            let unit = $0.int(6)
            guard units.indices.contains(unit) else {
                throw MemoryFailure.corrupt("a segment of article '\(slug)' has no unit")
            }
            units[unit].segments.append(try storedSegment($0))
        }
        return units
    }

    func article(ofUnit name: String) throws -> String? {
        try query(
            """
            SELECT slug FROM unit JOIN revision ON revision.id = unit.revision
            JOIN article ON article.id = revision.article WHERE name = ? ORDER BY unit.revision DESC LIMIT 1
            """
        ).first(name) { $0.text(0) }
    }

    func unit(named name: String, inArticle slug: String) throws -> StoredUnit? {
        // What an undo took back is still found, but what is current goes before it.
        let place = try query(
            """
            SELECT unit.revision, ordinal FROM unit JOIN revision ON revision.id = unit.revision
            JOIN article ON article.id = revision.article WHERE name = ? AND slug = ?
            ORDER BY article.revision IS revision.id DESC, unit.revision DESC LIMIT 1
            """
        ).first(name, slug) { (revision: $0.integer(0), ordinal: $0.int(1)) }
        guard let place else { return nil }
        var unit = try query("SELECT name, kind, escaping FROM unit WHERE revision = ? AND ordinal = ?")
            .first(place.revision, place.ordinal, read: emptyUnit)
        unit?.segments = try query(
            """
            SELECT source, text, byte_start, byte_count, words, codes
            FROM segment JOIN source ON source.id = source WHERE revision = ? AND unit = ? ORDER BY ordinal
            """
        ).all(place.revision, place.ordinal, read: storedSegment)
        return unit
    }

    private func emptyUnit(_ columns: Columns) throws -> StoredUnit {
        guard let kind = Unit.Kind(rawValue: columns.text(1)), let escaping = Escaping(rawValue: columns.text(2)) else {
            throw MemoryFailure.corrupt("unit '\(columns.text(0))' is of an unknown kind")
        }
        return StoredUnit(name: columns.text(0), kind: kind, escaping: escaping, segments: [])
    }

    private func storedSegment(_ columns: Columns) throws -> StoredSegment {
        let source = SourceID(rawValue: columns.integer(0))
        guard let content = CodedText(coded: columns.text(1)),
            let codes = columns.isNull(5) ? [] : columns.withBytes(5, StoredCodes.codes(from:)),
            let range = byteRange(columns.integer(2), columns.integer(3))
        else { throw MemoryFailure.corrupt("the segment of source \(source.rawValue) cannot be read") }
        let segment = Segment(content: content, codes: codes, byteRange: range)
        return StoredSegment(source: source, segment: segment, wordCount: columns.int(4))
    }

    private func byteRange(_ start: Int64, _ count: Int64) -> Range<Int>? {
        let (end, overflows) = start.addingReportingOverflow(count)
        return start >= 0 && count >= 0 && !overflows ? Int(start)..<Int(end) : nil
    }

    func skeleton(ofArticle slug: String) throws -> Skeleton? {
        guard let revision = try currentRevision(of: slug) else { return nil }
        return try query(
            """
            SELECT bytes, charset, head, tail, slots
            FROM skeleton LEFT JOIN container ON container.id = container WHERE revision = ?
            """
        ).first(revision) {
            guard let slots = $0.isNull(4) ? [] : $0.withBytes(4, StoredCodes.slots(from:)) else {
                throw MemoryFailure.corrupt("the language slots of article '\(slug)' cannot be read")
            }
            return Skeleton(
                bytes: $0.bytes(0),
                charset: $0.text(1),
                head: $0.bytes(2),
                tail: $0.bytes(3),
                languageSlots: slots
            )
        }
    }

    func ancestors(ofArticle slug: String) throws -> [SourceID: [SourceID]] {
        let current = try query("SELECT id, revision FROM article WHERE slug = ?").first(slug) {
            (article: $0.integer(0), revision: $0.optionalInteger(1))
        }
        guard let current, let revision = current.revision else { return [:] }
        let lineage = try Lineage(self, article: current.article, revision: revision)
        guard !lineage.isEmpty else { return [:] }
        var found: [SourceID: [SourceID]] = [:]
        try query("SELECT DISTINCT source FROM segment WHERE revision = ?").eachRow(revision) {
            let ancestors = lineage.ancestors(of: $0.integer(0))
            guard !ancestors.isEmpty else { return }
            found[SourceID(rawValue: $0.integer(0))] = ancestors.map(SourceID.init(rawValue:))
        }
        return found
    }
}
