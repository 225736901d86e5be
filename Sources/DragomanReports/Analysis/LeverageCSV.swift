import DragomanModel

/// Writes an analysis as CSV (RFC 4180, UTF-8): a header and a row for each language and band.
package enum LeverageCSV {
    /// The report as CSV; lines end in CR LF.
    package static func render(_ report: LeverageReport) -> String {
        var rows = [
            [
                "language", "name", "band", "segments", "words", "internalSegments", "internalWords", "rate",
                "weightedWords",
            ]
        ]
        for row in report.rows {
            for band in LeverageBand.allCases {
                let found = row[band]
                rows.append([
                    row.language.tag.description, row.language.englishName, band.rawValue,
                    String(found.total.segments), String(found.total.words), String(found.isInternal.segments),
                    String(found.isInternal.words), String(report.rates[band]),
                    Figures.hundredths(report.weightedHundredths(band, of: row)),
                ])
            }
        }
        return CSVText.render(rows)
    }
}
