import DragomanModel

/// Writes coverage as CSV (RFC 4180, UTF-8): a header and a row for each language.
package enum CoverageCSV {
    /// The report as CSV; lines end in CR LF.
    package static func render(_ report: CoverageReport) -> String {
        let rows = report.rows.map { row -> [String] in
            [
                row.language.tag.description, row.language.englishName, row.language.ownName,
                row.language.direction.rawValue, String(row.percent),
            ] + counts(row.segments) + counts(row.words) + [String(row.articles), String(row.completeArticles)]
        }
        return CSVText.render([header] + rows)
    }

    private static let header: [String] = {
        let classes = ["Total", "Translated", "Reviewed", "Final", "Stale", "Missing"]
        return
            ["language", "name", "ownName", "direction", "percent"] + classes.map { "segments" + $0 }
            + classes.map { "words" + $0 } + ["articlesTotal", "articlesComplete"]
    }()

    private static func counts(_ counts: CoverageReport.Counts) -> [String] {
        [counts.total, counts.translated, counts.reviewed, counts.final, counts.stale, counts.missing].map(String.init)
    }
}
