import DragomanModel

/// Draws a bar for each language: one inline SVG with a title, a description and a tooltip for each part.
///
/// Each class has a tone and a pattern of its own, so that the chart reads without colour too.
struct CoverageChart {
    let report: CoverageReport

    private static let width = 960.0
    private static let nameWidth = 200.0
    /// Where bars begin: the percentage stands between name and bar, so that a narrow screen shows it first.
    private static let barStart = 268.0
    private static let longestName = 25
    private static let rowHeight = 26.0
    private static let barHeight = 16.0
    private static let axisHeight = 26.0
    /// What is not nothing is at least this wide.
    private static let leastWidth = 4.0

    private var barWidth: Double { Self.width - Self.barStart - 1 }

    /// The `svg` element.
    func render() -> String {
        let height = Self.axisHeight + Double(report.rows.count) * Self.rowHeight + 4
        let noun = report.countingNoun + "s"
        var lines = [
            "<svg viewBox=\"0 0 \(number(Self.width)) \(number(height))\" role=\"img\" "
                + "aria-labelledby=\"chart-title chart-description\">",
            "<title id=\"chart-title\">Coverage of each language, in percent of source \(noun)</title>",
            "<desc id=\"chart-description\">\(Markup.escaped(description))</desc>",
            Self.patterns,
            axis(height: height),
        ]
        for (place, row) in report.rows.enumerated() {
            lines.append(bar(row, top: Self.axisHeight + Double(place) * Self.rowHeight))
        }
        lines.append("</svg>")
        return lines.joined(separator: "\n")
    }

    /// A box that shows a class in the legend.
    static func swatch(_ kind: CoverageClass) -> String {
        "<svg class=\"swatch\" viewBox=\"0 0 22 14\" aria-hidden=\"true\">"
            + "<rect class=\"\(kind.rawValue)\" x=\"0.5\" y=\"0.5\" width=\"21\" height=\"13\" rx=\"2\"/></svg>"
    }

    private var description: String {
        let parts = report.rows.map { "\($0.language.englishName) \($0.percent)%" }
        return parts.isEmpty ? "No languages." : parts.joined(separator: ", ") + "."
    }

    private static let patterns = """
        <defs>
        <pattern id="hatch-reviewed" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="ground-reviewed" width="5" height="5"/><rect class="ink-reviewed" width="1.4" height="5"/></pattern>
        <pattern id="hatch-stale" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">\
        <rect class="ground-stale" width="6" height="6"/><rect class="ink-stale" width="2.6" height="6"/></pattern>
        </defs>
        """

    private func axis(height: Double) -> String {
        var lines: [String] = []
        for mark in stride(from: 0, through: 100, by: 25) {
            let x = Self.barStart + barWidth * Double(mark) / 100
            let anchor = mark == 0 ? "start" : mark == 100 ? "end" : "middle"
            lines.append(
                "<line class=\"grid\" x1=\"\(number(x))\" x2=\"\(number(x))\" y1=\"\(number(Self.axisHeight - 6))\" "
                    + "y2=\"\(number(height))\"/>"
                    + "<text class=\"tick\" x=\"\(number(x))\" y=\"12\" text-anchor=\"\(anchor)\">\(mark)%</text>"
            )
        }
        return lines.joined(separator: "\n")
    }

    private func bar(_ row: CoverageReport.Row, top: Double) -> String {
        let base = top + Self.rowHeight / 2
        var text =
            "<g><text class=\"name\" x=\"\(number(Self.nameWidth))\" y=\"\(number(base + 4.5))\" text-anchor=\"end\">"
            + "\(Markup.escaped(shortened(row.language.englishName)))</text>"
        for part in parts(row.words) {
            text +=
                "<rect class=\"\(part.kind.rawValue)\" x=\"\(number(Self.barStart + part.start))\" "
                + "y=\"\(number(base - Self.barHeight / 2))\" width=\"\(number(part.width))\" "
                + "height=\"\(number(Self.barHeight))\"><title>\(Markup.escaped(row.language.englishName)), "
                + "\(part.kind.heading.lowercased()): \(Figures.counted(part.count, report.countingNoun))</title></rect>"
        }
        text +=
            "<text class=\"percent\" x=\"\(number(Self.barStart - 12))\" y=\"\(number(base + 4.5))\" text-anchor=\"end\">"
            + "\(row.percent)%</text></g>"
        return text
    }

    private struct Part {
        var kind: CoverageClass
        var count: Int
        var start: Double
        var width: Double
    }

    /// The parts of a bar from left to right; widths are exact but for those too small to see.
    private func parts(_ words: CoverageReport.Counts) -> [Part] {
        let counts = CoverageClass.allCases.map { ($0, $0.count(in: words)) }.filter { $0.1 > 0 }
        let total = counts.reduce(0) { $0 + $1.1 }
        guard total > 0 else { return [Part(kind: .missing, count: 0, start: 0, width: barWidth)] }
        let widths = counts.map { max(Self.leastWidth, barWidth * Double($0.1) / Double(total)) }
        // What the smallest were given beyond their share, the widest gives.
        let excess = widths.reduce(0, +) - barWidth
        let widest = widths.indices.max { widths[$0] < widths[$1] } ?? 0
        var start = 0.0
        return counts.enumerated().map { place, item in
            let width = widths[place] - (place == widest ? excess : 0)
            defer { start += width }
            return Part(kind: item.0, count: item.1, start: start, width: width)
        }
    }

    private func shortened(_ name: String) -> String {
        name.count <= Self.longestName ? name : name.prefix(Self.longestName - 1) + "…"
    }

    /// A coordinate to a hundredth, without needless zeros.
    private func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        guard rest > 0 else { return String(whole) }
        let tens = rest / 10
        return rest.isMultiple(of: 10) ? "\(whole).\(tens)" : "\(whole).\(tens)\(rest % 10)"
    }
}
