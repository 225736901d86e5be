import DragomanMemory
import DragomanModel

/// Batches, the change sequence, and counts as of a batch.
extension SQLiteReader {
    func lastSequence() throws -> Int64 {
        try query("SELECT max(sequence) FROM target").first { $0.integer(0) } ?? 0
    }

    func changes(after sequence: Int64, limit: Int) throws -> [MemoryChange] {
        try query(
            """
            SELECT sequence, id, source, language, retired IS NULL FROM target
            WHERE sequence > ? ORDER BY sequence LIMIT ?
            """
        ).all(sequence, max(limit, 0)) {
            MemoryChange(
                sequence: $0.integer(0),
                target: TargetID(rawValue: $0.integer(1)),
                source: SourceID(rawValue: $0.integer(2)),
                language: try tag($0.integer(3)),
                isLive: $0.integer(4) == 1
            )
        }
    }

    func lastBatch() throws -> BatchID {
        BatchID(rawValue: try query("SELECT max(id) FROM batch").first { $0.integer(0) } ?? 0)
    }

    func lastBatch(at time: String) throws -> BatchID {
        let id = try query("SELECT max(id) FROM batch WHERE time <= ?").first(time) { $0.integer(0) }
        return BatchID(rawValue: id ?? 0)
    }

    func batch(_ id: BatchID) throws -> Batch? {
        try query("SELECT id, kind, time, author, origin, undone_by FROM batch WHERE id = ?").first(id, read: batch)
    }

    func batches() throws -> [Batch] {
        try query("SELECT id, kind, time, author, origin, undone_by FROM batch ORDER BY id").all(read: batch)
    }

    private func batch(_ columns: Columns) throws -> Batch {
        guard let kind = Batch.Kind(rawValue: columns.text(1)) else {
            throw MemoryFailure.corrupt("batch \(columns.integer(0)) is of an unknown kind")
        }
        return Batch(
            id: BatchID(rawValue: columns.integer(0)),
            kind: kind,
            time: columns.text(2),
            author: columns.optionalText(3),
            origin: columns.text(4),
            undoneBy: columns.optionalInteger(5).map(BatchID.init(rawValue:))
        )
    }

    func articleTotals(asOf batch: BatchID?) throws -> [ArticleTotal] {
        guard let batch else {
            return try query(
                """
                SELECT slug, segments, words FROM article JOIN revision ON revision.id = article.revision
                ORDER BY slug
                """
            ).all(read: articleTotal)
        }
        return try query(
            """
            SELECT slug, segments, words FROM (
                SELECT slug, revision FROM article WHERE since <= ?1
                UNION ALL
                SELECT slug, past.revision FROM article_past AS past JOIN article ON article.id = past.article
                WHERE past.since <= ?1 AND until > ?1
            ) AS held JOIN revision ON revision.id = held.revision ORDER BY slug
            """
        ).all(batch, read: articleTotal)
    }

    private func articleTotal(_ columns: Columns) -> ArticleTotal {
        ArticleTotal(slug: columns.text(0), total: Tally(segments: columns.int(1), words: columns.int(2)))
    }

    func articleTallies(asOf batch: BatchID?, apart: Set<Occurrence>?) throws -> [ArticleTally] {
        let known = try batch == nil && apart != nil ? self.apart() : []
        // What the memory does not know yet, or still knows: the kept counts of some articles do not hold.
        let concerned =
            try apart.map {
                batch == nil && $0 != known ? try articles(concernedBy: $0.symmetricDifference(known)) : []
            } ?? []
        let slugs = try query("SELECT id, slug FROM article ORDER BY slug").all { ($0.integer(0), $0.text(1)) }
        let ranks = languages.ranks
        var places: [Int64: Int] = [:]
        places.reserveCapacity(slugs.count)
        for (index, slug) in slugs.enumerated() { places[slug.0] = index }
        var rows: [(order: Int, tally: ArticleTally)] = []
        func add(_ article: Int64, _ language: Int64, _ kept: KeptTally) throws {
            guard let place = places[article], let rank = ranks[language] else {
                throw MemoryFailure.corrupt("a tally is of no article")
            }
            let tally = ArticleTally(
                slug: slugs[place].1,
                language: try tag(language),
                translated: kept[0],
                reviewed: kept[1],
                final: kept[2],
                stale: kept[3]
            )
            rows.append((place * ranks.count + rank, tally))
        }
        try readTallies(asOf: batch) { columns in
            let article = columns.integer(0)
            guard concerned.isEmpty || !concerned.contains(article) else { return }
            try add(article, columns.integer(1), KeptTally { columns.int(Int32($0 + 2)) })
        }
        if !concerned.isEmpty {
            let keeper = try TallyKeeper(self, apart: apart)
            for article in concerned.sorted() {
                for (language, tally) in try keeper.tallies(ofArticle: article, in: nil) {
                    try add(article, language, tally)
                }
            }
        }
        rows.sort { $0.order < $1.order }
        return rows.map(\.tally)
    }

    private func readTallies(asOf batch: BatchID?, _ add: (Columns) throws -> Void) throws {
        guard let batch else {
            return try query(
                """
                SELECT article, language, translated, translated_words, reviewed, reviewed_words, final, final_words,
                    stale, stale_words
                FROM tally
                """
            ).eachRow(body: add)
        }
        try query(
            """
            SELECT article, language, translated, translated_words, reviewed, reviewed_words, final, final_words,
                stale, stale_words
            FROM tally WHERE since <= ?1
            UNION ALL
            SELECT article, language, translated, translated_words, reviewed, reviewed_words, final, final_words,
                stale, stale_words
            FROM tally_past WHERE since <= ?1 AND until > ?1
            """
        ).eachRow(batch, body: add)
    }
}
