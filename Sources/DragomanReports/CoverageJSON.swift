import DragomanModel

/// Writes coverage as one JSON object; keys always come in the same order.
package enum CoverageJSON {
    /// The report as JSON on one line.
    package static func render(_ report: CoverageReport) -> String {
        var fields = ["\"languages\":[\(report.rows.map(row).joined(separator: ","))]"]
        fields.append("\"source\":\(JSONText.string(report.source.tag.description))")
        if let asOf = report.asOf { fields.append("\"asOf\":\(JSONText.string(asOf))") }
        return "{\(fields.joined(separator: ","))}\n"
    }

    private static func row(_ row: CoverageReport.Row) -> String {
        let fields = [
            "\"language\":\(JSONText.string(row.language.tag.description))",
            "\"name\":\(JSONText.string(row.language.englishName))",
            "\"ownName\":\(JSONText.string(row.language.ownName))",
            "\"direction\":\(JSONText.string(row.language.direction.rawValue))",
            "\"segments\":\(counts(row.segments))",
            "\"words\":\(counts(row.words))",
            "\"articles\":{\"total\":\(row.articles),\"complete\":\(row.completeArticles)}",
            "\"percent\":\(row.percent)",
        ]
        return "{\(fields.joined(separator: ","))}"
    }

    private static func counts(_ counts: CoverageReport.Counts) -> String {
        "{\"total\":\(counts.total),\"translated\":\(counts.translated),\"reviewed\":\(counts.reviewed),"
            + "\"final\":\(counts.final),\"stale\":\(counts.stale),\"missing\":\(counts.missing)}"
    }
}
