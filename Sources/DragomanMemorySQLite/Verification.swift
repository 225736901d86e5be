import DragomanMemory
import DragomanModel

/// The checks of `verify`, from the file's bytes up to the meaning.
extension SQLiteReader {
    func verify() throws -> [Finding] {
        var findings = try integrityFindings()
        guard findings.isEmpty else { return findings }
        findings += try foreignKeyFindings()
        findings += try currentFindings()
        findings += try textFindings()
        findings += try rangeFindings()
        findings += try historyFindings()
        findings += try holdingFindings()
        findings += try tallyFindings()
        findings += try leaseFindings()
        return findings
    }

    private func damage(_ message: String) -> Finding { Finding(.error, "memory-corrupt", message: message) }

    private func integrityFindings() throws -> [Finding] {
        try query("PRAGMA integrity_check(100)").all { $0.text(0) }.filter { $0 != "ok" }.map(damage)
    }

    private func foreignKeyFindings() throws -> [Finding] {
        try query("PRAGMA foreign_key_check").all {
            damage("row \($0.integer(1)) of table '\($0.text(0))' refers to a '\($0.text(2))' that is not there")
        }
    }

    private func currentFindings() throws -> [Finding] {
        let strangers = try query(
            "SELECT slug FROM article JOIN revision ON revision.id = article.revision WHERE revision.article <> article.id"
        ).all { damage("the current revision of article '\($0.text(0))' is another article's") }
        let miscounted = try query(
            """
            SELECT slug, number FROM revision AS r JOIN article AS a ON a.id = r.article WHERE
                units <> (SELECT count(*) FROM unit WHERE revision = r.id)
                OR segments <> (SELECT count(*) FROM segment WHERE revision = r.id)
                OR words <> (SELECT coalesce(sum(words), 0) FROM segment WHERE revision = r.id)
                OR NOT EXISTS (SELECT 1 FROM skeleton WHERE revision = r.id)
            """
        ).all { damage("revision \($0.integer(1)) of article '\($0.text(0))' does not hold what it counts") }
        return strangers + miscounted
    }

    private func textFindings() throws -> [Finding] {
        var findings: [Finding] = []
        try query("SELECT id, text FROM source").eachRow {
            if !Self.isCoded($0) { findings.append(damage("the text of source \($0.integer(0)) is broken")) }
        }
        try query("SELECT id, text FROM target").eachRow {
            if !Self.isCoded($0) { findings.append(damage("the text of translation \($0.integer(0)) is broken")) }
        }
        return findings
    }

    private static func isCoded(_ columns: Columns) -> Bool {
        columns.withBytes(1) { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { return false }
            return CodedText(coded: text) != nil
        }
    }

    private func rangeFindings() throws -> [Finding] {
        var findings: [Finding] = []
        var last: (revision: Int64, end: Int64) = (-1, 0)
        try query(
            """
            SELECT segment.revision, ordinal, byte_start, byte_count, CASE charset WHEN 'UTF-8' THEN length(bytes) END,
                codes
            FROM segment JOIN skeleton ON skeleton.revision = segment.revision
            ORDER BY segment.revision, byte_start, byte_count DESC
            """
        ).eachRow {
            let place = "segment \($0.integer(1)) of revision \($0.integer(0))"
            let (end, overflows) = $0.integer(2).addingReportingOverflow($0.integer(3))
            if overflows || end > $0.optionalInteger(4) ?? .max {
                findings.append(damage("\(place) stands outside its article"))
            }
            if last.revision == $0.integer(0), $0.integer(2) < last.end {
                // The tooltip of a link lies inside the sentence that holds the link; half in and half out is wrong.
                if end > last.end { findings.append(damage("\(place) overlaps another")) }
            } else {
                last = ($0.integer(0), end)
            }
            if !$0.isNull(5), $0.withBytes(5, StoredCodes.codes(from:)) == nil {
                findings.append(damage("the inline codes of \(place) cannot be read"))
            }
        }
        return findings
    }

    private func historyFindings() throws -> [Finding] {
        let articles = try query(
            """
            SELECT slug FROM article JOIN article_past AS past ON past.article = article.id
            WHERE past.until <> coalesce(
                (SELECT min(since) FROM article_past WHERE article = past.article AND since > past.since), article.since)
            """
        ).all { damage("the history of article '\($0.text(0))' has a gap") }
        let tallies = try query(
            """
            SELECT slug FROM tally_past AS past JOIN article ON article.id = past.article WHERE past.until > min(
                coalesce((SELECT min(since) FROM tally_past WHERE article = past.article AND language = past.language
                    AND since > past.since), past.until),
                coalesce((SELECT since FROM tally WHERE article = past.article AND language = past.language), past.until))
            """
        ).all { damage("the history of counts of article '\($0.text(0))' overlaps itself") }
        return articles + tallies
    }

    private func holdingFindings() throws -> [Finding] {
        var findings: [Finding] = []
        var known: [Int64: Set<Int64>] = [:]
        try query("SELECT article, source FROM holding").eachRow {
            known[$0.integer(0), default: []].insert($0.integer(1))
        }
        for (article, revision, slug) in try currentArticles() {
            if try known[article] ?? [] != holdings(article: article, revision: revision) {
                findings.append(damage("the index of the sources of article '\(slug)' is out of date"))
            }
        }
        return findings
    }

    private func tallyFindings() throws -> [Finding] {
        var findings: [Finding] = []
        let keeper = try TallyKeeper(self)
        for (article, _, slug) in try currentArticles() {
            let kept = try keeper.keptTallies(ofArticle: article).mapValues(\.tally)
            let counted = try keeper.tallies(ofArticle: article, in: nil)
            for language in Set(kept.keys).union(counted.keys).sorted() where kept[language] != counted[language] {
                findings.append(damage("the counts of article '\(slug)' in '\(try tag(language))' are out of date"))
            }
        }
        return findings
    }

    private func currentArticles() throws -> [(article: Int64, revision: Int64?, slug: String)] {
        try query("SELECT id, revision, slug FROM article ORDER BY slug").all {
            ($0.integer(0), $0.optionalInteger(1), $0.text(2))
        }
    }

    /// The sources on which the tallies of a revision hang.
    func holdings(article: Int64, revision: Int64?) throws -> Set<Int64> {
        guard let revision else { return [] }
        let sources = try query("SELECT DISTINCT source FROM segment WHERE revision = ?").all(revision) {
            $0.integer(0)
        }
        let lineage = try Lineage(self, article: article, revision: revision)
        return Set(sources).union(lineage.isEmpty ? [] : sources.flatMap(lineage.ancestors(of:)))
    }
}
