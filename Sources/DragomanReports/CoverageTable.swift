import DragomanModel

/// Writes coverage as a table with bars, for a terminal or a plain text file.
package struct CoverageTable: Sendable, Hashable {
    /// How many columns the terminal has; `nil` where the output is no terminal: then the table is plain ASCII, but for
    /// names that are not.
    package var width: Int?
    /// Whether to colour the bars (ANSI); only where there is a terminal.
    package var usesColor: Bool

    /// Makes a renderer.
    package init(width: Int? = nil, usesColor: Bool = false) {
        self.width = width
        self.usesColor = usesColor
    }

    private static let barWidths = 10...40
    private static let plainBarWidth = 20
    private static let gap = "  "

    /// The report as text; each line ends in a line feed.
    package func render(_ report: CoverageReport) -> String {
        let left = names(report)
        let right = figures(report, beside: left)
        let barWidth = barWidth(beside: left + right)
        var lines: [String] = []
        var heading = left.map(\.heading)
        if barWidth > 0 { heading.append(padded("Coverage", to: barWidth)) }
        lines.append(trimmed((heading + right.map(\.heading)).joined(separator: Self.gap)))
        for (place, row) in report.rows.enumerated() {
            var cells = left.map { $0.cells[place] }
            if barWidth > 0 { cells.append(bar(row, width: barWidth)) }
            lines.append((cells + right.map { $0.cells[place] }).joined(separator: Self.gap))
        }
        lines.append("")
        lines += summary(report, hasBars: barWidth > 0)
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: Columns

    private struct Column {
        var width: Int
        var heading: String
        var cells: [String]
    }

    private func column(_ heading: String, _ cells: [String], alignsRight: Bool = false) -> Column {
        let width = ([heading] + cells).map(\.count).max() ?? 0
        let padded = { self.padded($0, to: width, alignsRight: alignsRight) }
        return Column(width: width, heading: padded(heading), cells: cells.map(padded))
    }

    private func names(_ report: CoverageReport) -> [Column] {
        [
            column("Language", report.rows.map { shortened($0.language.englishName) }),
            column("Tag", report.rows.map(\.language.tag.description)),
        ]
    }

    /// As many figures as leave room for a bar; the less telling go first.
    private func figures(_ report: CoverageReport, beside names: [Column]) -> [Column] {
        let choices = [
            [0, 1, 3, 4, 5, 6], [0, 2, 3, 4, 5, 6], [0, 2, 4, 5, 6], [0, 2, 4, 5], [0, 2, 5], [0, 2], [0],
        ]
        let all = allFigures(report)
        for choice in choices {
            let columns = choice.map { all[$0] }
            if barWidth(beside: names + columns) > 0 { return columns }
        }
        return [all[0]]
    }

    private func allFigures(_ report: CoverageReport) -> [Column] {
        let figure = { (heading: String, value: (CoverageReport.Row) -> String) in
            column(heading, report.rows.map(value), alignsRight: true)
        }
        return [
            figure("%") { "\($0.percent)%" },
            figure("\(report.countingHeading) translated") {
                "\(Figures.grouped($0.words.translated))/\(Figures.grouped($0.words.total))"
            },
            figure(report.countingHeading) { Figures.grouped($0.words.translated) },
            figure("Reviewed") { Figures.grouped($0.words.reviewed) },
            figure("Stale") { Figures.grouped($0.words.stale) },
            figure("Missing") { Figures.grouped($0.words.missing) },
            figure("Articles") { "\(Figures.grouped($0.completeArticles))/\(Figures.grouped($0.articles))" },
        ]
    }

    private func shortened(_ name: String) -> String {
        let line = name.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
        return line.count <= 30 ? line : line.prefix(27) + "..."
    }

    /// Names are English, so each character takes one place.
    private func padded(_ text: String, to width: Int, alignsRight: Bool = false) -> String {
        let fill = String(repeating: " ", count: max(0, width - text.count))
        return alignsRight ? fill + text : text + fill
    }

    private func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    // MARK: Bars

    /// 0 where there is no room for a bar that says anything.
    private func barWidth(beside columns: [Column]) -> Int {
        guard let width else { return Self.plainBarWidth }
        let room = width - columns.reduce(0) { $0 + $1.width + Self.gap.count }
        return room < Self.barWidths.lowerBound ? 0 : min(room, Self.barWidths.upperBound)
    }

    /// Translated, stale, missing; what is not nothing can be seen, and only what is all fills the bar.
    private func bar(_ row: CoverageReport.Row, width: Int) -> String {
        let total = max(row.words.total, 1)
        let translated = min(row.words.translated, total)
        guard row.percent < 100 else { return painted(full(width), .translated) }
        guard self.width != nil else {
            return plainBar(translated: translated, stale: row.words.stale, total: total, width: width)
        }
        var eighths = translated * width * 8 / total
        if translated > 0 { eighths = max(eighths, 1) }
        eighths = min(eighths, width * 8 - 1)
        let whole = eighths / 8
        let part = eighths % 8
        var cells = whole + (part > 0 ? 1 : 0)
        let done = full(whole) + (part > 0 ? String(Self.parts[part]) : "")
        let stale = min(row.words.stale > 0 ? max(1, row.words.stale * width / total) : 0, width - cells)
        cells += stale
        return painted(done, .translated) + painted(String(repeating: "▒", count: stale), .stale)
            + painted(String(repeating: "░", count: width - cells), .missing)
    }

    private func plainBar(translated: Int, stale: Int, total: Int, width: Int) -> String {
        let done = min(translated > 0 ? max(1, translated * width / total) : 0, width - 1)
        let old = min(stale > 0 ? max(1, stale * width / total) : 0, width - done)
        return String(repeating: "#", count: done) + String(repeating: "~", count: old)
            + String(repeating: ".", count: width - done - old)
    }

    private func full(_ count: Int) -> String { String(repeating: width == nil ? "#" : "█", count: count) }

    private static let parts = Array(" ▏▎▍▌▋▊▉")

    private enum Paint: String {
        case translated = "32"
        case stale = "33"
        case missing = "2"
    }

    private func painted(_ text: String, _ paint: Paint) -> String {
        usesColor && width != nil && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }

    // MARK: Below the table

    private func summary(_ report: CoverageReport, hasBars: Bool) -> [String] {
        let (articles, segments, words) = report.totals
        var text =
            "\(Figures.counted(report.rows.count, "language")), \(Figures.counted(articles, "article")), "
            + "\(Figures.counted(segments, "segment")), \(Figures.counted(words, report.countingNoun)) of "
            + report.source.englishName
        if let asOf = report.asOf { text += ", as of \(asOf)" }
        guard hasBars else { return [text] }
        let (done, old, rest) = width == nil ? ("#", "~", ".") : ("█", "▒", "░")
        let key =
            "\(painted(done, .translated)) translated  \(painted(old, .stale)) stale  \(painted(rest, .missing)) missing"
        return [key, text]
    }
}
