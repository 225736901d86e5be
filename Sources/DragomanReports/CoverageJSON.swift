import DragomanModel

/// Writes coverage as one JSON object; keys always come in the same order.
package enum CoverageJSON {
    /// The report as JSON on one line.
    package static func render(_ report: CoverageReport) -> String {
        var fields = ["\"languages\":[\(report.rows.map(row).joined(separator: ","))]"]
        fields.append("\"source\":\(string(report.source.tag.description))")
        if let asOf = report.asOf { fields.append("\"asOf\":\(string(asOf))") }
        return "{\(fields.joined(separator: ","))}\n"
    }

    private static func row(_ row: CoverageReport.Row) -> String {
        let fields = [
            "\"language\":\(string(row.language.tag.description))",
            "\"name\":\(string(row.language.englishName))",
            "\"ownName\":\(string(row.language.ownName))",
            "\"direction\":\(string(row.language.direction.rawValue))",
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

    private static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
