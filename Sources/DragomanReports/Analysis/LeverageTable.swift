import DragomanModel

/// Writes an analysis as a table: the bands of one language, or one line for each of several.
package enum LeverageTable {
    /// The report as text; each line ends in a line feed.
    package static func render(_ report: LeverageReport) -> String {
        let columns = report.rows.count == 1 ? report.rows.first.map { bands($0, of: report) } ?? [] : languages(report)
        var lines = TextColumn.lines(columns)
        lines += ["", jobLine(report), volumeLine(report.volume)]
        if report.rows.count == 1, let row = report.rows.first { lines.insert(contentsOf: [title(row), ""], at: 0) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func title(_ row: LeverageReport.Row) -> String {
        "\(row.language.englishName) (\(row.language.tag))"
    }

    // MARK: One language

    private static func bands(_ row: LeverageReport.Row, of report: LeverageReport) -> [TextColumn] {
        let all = LeverageBand.allCases
        let total = row.total
        let figure = { (heading: String, value: (LeverageBand) -> String, sum: String) in
            TextColumn(heading, all.map(value) + [sum], alignsRight: true)
        }
        return [
            TextColumn("Band", all.map(\.heading) + ["Total"]),
            figure("Segments", { Figures.grouped(row[$0].total.segments) }, Figures.grouped(total.segments)),
            figure(report.countingHeading, { Figures.grouped(row[$0].total.words) }, Figures.grouped(total.words)),
            figure("%", { percent(row[$0].total.words, of: total.words) }, percent(total.words, of: total.words)),
            figure(
                "Internal",
                { Figures.grouped(row[$0].isInternal.words) },
                Figures.grouped(all.reduce(0) { $0 + row[$1].isInternal.words })
            ),
            figure("Rate", { "\(report.rates[$0])%" }, ""),
            figure(
                "Weighted",
                { Figures.rounded(hundredths: report.weightedHundredths($0, of: row)) },
                Figures.rounded(hundredths: report.weightedHundredths(of: row))
            ),
        ]
    }

    /// Rounded down, so that only all of it is 100 %.
    private static func percent(_ part: Int, of whole: Int) -> String {
        whole > 0 ? "\(part * 100 / whole)%" : "0%"
    }

    // MARK: Several languages

    private static func languages(_ report: LeverageReport) -> [TextColumn] {
        [
            TextColumn("Language", report.rows.map(\.language.englishName)),
            TextColumn("Tag", report.rows.map(\.language.tag.description)),
        ]
            + LeverageBand.allCases.map { band in
                TextColumn(
                    band.shortHeading,
                    report.rows.map { Figures.grouped($0[band].total.words) },
                    alignsRight: true
                )
            } + [
                TextColumn("Total", report.rows.map { Figures.grouped($0.total.words) }, alignsRight: true),
                TextColumn(
                    "Weighted",
                    report.rows.map { Figures.rounded(hundredths: report.weightedHundredths(of: $0)) },
                    alignsRight: true
                ),
            ]
    }

    // MARK: Below the table

    private static func jobLine(_ report: LeverageReport) -> String {
        let volume = report.volume
        var text =
            "\(Figures.counted(volume.articles, "article")), \(Figures.counted(volume.segments, "segment")), "
            + "\(Figures.counted(volume.words, report.countingNoun)) of \(report.source.englishName)"
        if volume.protectedWords > 0 { text += ", \(Figures.counted(volume.protectedWords, "protected word")) besides" }
        return text
    }

    private static func volumeLine(_ volume: SourceVolume) -> String {
        "\(Figures.counted(volume.characters, "character")), \(Figures.grouped(volume.punctuation)) of punctuation, "
            + "\(Figures.grouped(volume.whiteSpace)) of white space, \(Figures.counted(volume.inlineCodes, "inline code")); "
            + "only numbers: \(Figures.counted(volume.numericOnly.segments, "segment"))"
    }
}

extension LeverageReport {
    /// What the source language is counted in, as a noun.
    fileprivate var countingNoun: String { source.countingUnit == .words ? "word" : "character" }

    /// The same with a capital, for headings.
    fileprivate var countingHeading: String { source.countingUnit == .words ? "Words" : "Characters" }
}
