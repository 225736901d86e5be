import DragomanModel

/// Writes coverage as CSV (RFC 4180, UTF-8): a header and a row for each language.
package enum CoverageCSV {
    /// The report as CSV; lines end in CR LF.
    package static func render(_ report: CoverageReport) -> String {
        var lines = [header]
        for row in report.rows {
            let fields: [String] =
                [
                    row.language.tag.description, row.language.englishName, row.language.ownName,
                    row.language.direction.rawValue, String(row.percent),
                ] + counts(row.segments) + counts(row.words)
                + [String(row.articles), String(row.completeArticles)]
            lines.append(fields.map(quoted).joined(separator: ","))
        }
        return lines.map { $0 + "\r\n" }.joined()
    }

    private static let header: String = {
        let classes = ["Total", "Translated", "Reviewed", "Final", "Stale", "Missing"]
        let columns =
            ["language", "name", "ownName", "direction", "percent"] + classes.map { "segments" + $0 }
            + classes.map { "words" + $0 } + ["articlesTotal", "articlesComplete"]
        return columns.joined(separator: ",")
    }()

    private static func counts(_ counts: CoverageReport.Counts) -> [String] {
        [counts.total, counts.translated, counts.reviewed, counts.final, counts.stale, counts.missing].map(String.init)
    }

    /// A field in quotation marks where it holds a comma, a quotation mark or a line end.
    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
        var result = "\""
        for scalar in field.unicodeScalars {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
