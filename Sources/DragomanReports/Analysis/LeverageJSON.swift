import DragomanModel

/// Writes an analysis as one JSON object; keys always come in the same order.
package enum LeverageJSON {
    /// The report as JSON on one line.
    package static func render(_ report: LeverageReport) -> String {
        let rows = report.rows.map { row($0, of: report) }.joined(separator: ",")
        let source = report.source
        return "{\"languages\":[\(rows)],\"source\":\(JSONText.string(source.tag.description)),"
            + "\"counting\":\(JSONText.string(source.countingUnit.rawValue)),\"volume\":\(volume(report.volume))}\n"
    }

    private static func row(_ row: LeverageReport.Row, of report: LeverageReport) -> String {
        let total = row.total
        let bands = LeverageBand.allCases.map { band($0, row, report) }.joined(separator: ",")
        return "{\"language\":\(JSONText.string(row.language.tag.description)),"
            + "\"name\":\(JSONText.string(row.language.englishName)),\"bands\":[\(bands)],"
            + "\"segments\":\(total.segments),\"words\":\(total.words),"
            + "\"weightedWords\":\(Figures.hundredths(report.weightedHundredths(of: row))),\"gmx\":\(matched(row))}"
    }

    private static func band(_ band: LeverageBand, _ row: LeverageReport.Row, _ report: LeverageReport) -> String {
        let found = row[band]
        return "{\"band\":\(JSONText.string(band.rawValue)),\"segments\":\(found.total.segments),"
            + "\"words\":\(found.total.words),\"internal\":\(tally(found.isInternal)),"
            + "\"rate\":\(report.rates[band]),"
            + "\"weightedWords\":\(Figures.hundredths(report.weightedHundredths(band, of: row)))}"
    }

    /// What GMX-V calls matched words.
    private static func matched(_ row: LeverageReport.Row) -> String {
        "{\"exactMatchedWords\":\(row.words { $0 == .context }),"
            + "\"leveragedMatchedWords\":\(row.words { $0 == .exact }),"
            + "\"repetitionMatchedWords\":\(row.words { $0 == .repetition || $0 == .crossArticleRepetition }),"
            + "\"fuzzyMatchedWords\":\(row.words(where: \.isFuzzy))}"
    }

    private static func volume(_ volume: SourceVolume) -> String {
        "{\"articles\":\(volume.articles),\"segments\":\(volume.segments),\"words\":\(volume.words),"
            + "\"protectedWords\":\(volume.protectedWords),\"characters\":\(volume.characters),"
            + "\"punctuation\":\(volume.punctuation),\"whiteSpace\":\(volume.whiteSpace),"
            + "\"inlineCodes\":\(volume.inlineCodes),\"numericOnly\":\(tally(volume.numericOnly)),"
            + "\"alphanumericOnly\":\(tally(volume.alphanumericOnly))}"
    }

    private static func tally(_ tally: Tally) -> String {
        "{\"segments\":\(tally.segments),\"words\":\(tally.words)}"
    }
}
