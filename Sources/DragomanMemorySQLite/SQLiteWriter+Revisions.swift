import DragomanMemory
import DragomanModel
import GRDB

/// Storing revisions.
extension SQLiteWriter {
    func addRevision(
        _ revision: NewRevision,
        replaced: [(unit: Int, segment: Int, source: SourceID)],
        batch: BatchID
    ) throws {
        let article = try number(ofArticle: revision.slug)
        let parent = try query("SELECT revision FROM article WHERE id = ?").first(article) { $0.optionalInteger(0) }
        let id = try insert(revision, article: article, parent: parent ?? nil, batch: batch)
        try insert(revision.skeleton, revision: id)
        let sources = try insert(revision.units, language: requiredNumber(of: revision.language), revision: id)
        for place in replaced {
            guard sources.indices.contains(place.unit), sources[place.unit].indices.contains(place.segment) else {
                throw DragomanError(
                    "revision-place-unknown",
                    "article \(MemoryFailure.quoted(revision.slug)) has no segment \(place.segment) of unit \(place.unit)"
                )
            }
            let source = sources[place.unit][place.segment]
            guard source != place.source.rawValue else { continue }
            try query("INSERT OR IGNORE INTO replacement (article, revision, source, replaced) VALUES (?, ?, ?, ?)")
                .run(article, id, source, place.source)
        }
        try makeCurrent(id, article: article, batch: batch)
    }

    private func insert(_ revision: NewRevision, article: Int64, parent: Int64?, batch: BatchID) throws -> Int64 {
        let segments = revision.units.reduce(0) { $0 + $1.segments.count }
        let words = revision.units.reduce(0) { $0 + $1.wordCounts.reduce(0, +) }
        let language = try requiredNumber(of: revision.language)
        try query(
            """
            INSERT INTO revision (article, number, batch, parent, format, language, digest, rules, units, segments, words,
                published_at, title)
            VALUES (?1, 1 + coalesce((SELECT max(number) FROM revision WHERE article = ?1), 0), ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?)
            """
        ).run(
            article,
            batch,
            parent,
            revision.format.rawValue,
            language,
            revision.digest,
            revision.rules,
            revision.units.count,
            segments,
            words,
            revision.publishedAt,
            revision.title
        )
        return database.lastInsertedRowID
    }

    private func insert(_ skeleton: Skeleton, revision: Int64) throws {
        let container = try container(head: skeleton.head, tail: skeleton.tail)
        try query("INSERT INTO skeleton (revision, charset, container, slots, bytes) VALUES (?, ?, ?, ?, ?)")
            .run(revision, skeleton.charset, container, StoredCodes.text(of: skeleton.languageSlots), skeleton.bytes)
    }

    private func container(head: [UInt8], tail: [UInt8]) throws -> Int64? {
        guard !head.isEmpty || !tail.isEmpty else { return nil }
        if let last = lastContainer, last.head == head, last.tail == tail { return last.id }
        let digest = Self.digest(head, tail)
        let found = try query("SELECT id FROM container WHERE digest = ? AND head = ? AND tail = ?")
            .first(digest, head, tail) { $0.integer(0) }
        if found == nil {
            try query("INSERT INTO container (digest, head, tail) VALUES (?, ?, ?)").run(digest, head, tail)
        }
        let id = found ?? database.lastInsertedRowID
        lastContainer = (head, tail, id)
        return id
    }

    /// FNV-1a over both: only finds candidates, so that it need not withstand an attacker.
    private static func digest(_ head: [UInt8], _ tail: [UInt8]) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [head, tail] {
            for byte in part { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ UInt64(truncatingIfNeeded: part.count)) &* 0x100_0000_01B3
        }
        return Int64(bitPattern: hash)
    }

    private func insert(_ units: [NewUnit], language: Int64, revision: Int64) throws -> [[Int64]] {
        let insertUnit = try query("INSERT INTO unit (revision, ordinal, name, kind, escaping) VALUES (?, ?, ?, ?, ?)")
        let insertSegment = try query(
            """
            INSERT INTO segment (revision, ordinal, unit, source, byte_start, byte_count, words, codes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        var ordinal = 0
        var sources: [[Int64]] = []
        sources.reserveCapacity(units.count)
        for (index, unit) in units.enumerated() {
            guard unit.wordCounts.count == unit.segments.count else {
                throw DragomanError("revision-words-missing", "unit '\(unit.name)' does not count each segment's words")
            }
            try insertUnit.run(revision, index, unit.name, unit.kind.rawValue, unit.escaping.rawValue)
            var unitSources: [Int64] = []
            for (segment, words) in zip(unit.segments, unit.wordCounts) {
                let source = try storedSource(segment.content, language: language)
                let range = segment.byteRange
                let codes = StoredCodes.text(of: segment.codes)
                try insertSegment
                    .run(revision, ordinal, index, source, range.lowerBound, range.count, words, codes)
                unitSources.append(source)
                ordinal += 1
            }
            sources.append(unitSources)
        }
        return sources
    }

    private func storedSource(_ content: CodedText, language: Int64) throws -> Int64 {
        let found = try query("SELECT id FROM source WHERE language = ? AND text = ?").first(language, content.coded) {
            $0.integer(0)
        }
        if let found { return found }
        try query("INSERT INTO source (language, text) VALUES (?, ?)").run(language, content.coded)
        return database.lastInsertedRowID
    }

    /// Makes a revision, or none, the current one of an article.
    func makeCurrent(_ revision: Int64?, article: Int64, batch: BatchID) throws {
        let before = try query("SELECT revision, since FROM article WHERE id = ?").first(article) {
            (revision: $0.optionalInteger(0), since: $0.optionalInteger(1))
        }
        let since = max(batch.rawValue, before?.since ?? 0)
        if let before, let known = before.since, known < since {
            try query("INSERT INTO article_past (article, since, until, revision) VALUES (?, ?, ?, ?)")
                .run(article, known, since, before.revision)
        }
        try query("UPDATE article SET revision = ?, since = ? WHERE id = ?").run(revision, since, article)
        try updateHoldings(article: article, from: before?.revision, to: revision)
        touch(article: article, batch: batch)
    }

    private func updateHoldings(article: Int64, from old: Int64?, to new: Int64?) throws {
        let before = try holdings(article: article, revision: old)
        let now = try holdings(article: article, revision: new)
        for source in before.subtracting(now) {
            try query("DELETE FROM holding WHERE source = ? AND article = ?").run(source, article)
        }
        for source in now.subtracting(before).sorted() {
            try query("INSERT INTO holding (source, article) VALUES (?, ?)").run(source, article)
        }
    }
}
