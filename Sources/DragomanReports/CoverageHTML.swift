import DragomanModel

/// Writes coverage as one HTML page that needs nothing else: headline figures, a chart, the whole table.
package enum CoverageHTML {
    /// The page: HTML5, no scripts, no resources from elsewhere; names are escaped.
    package static func render(_ report: CoverageReport) -> String {
        """
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="Dragoman">
        <title>Translation coverage</title>
        <style>
        \(CoverageStyle.sheet)
        </style>
        </head>
        <body>
        <main>
        \(header(report))
        \(figures(report))
        \(chart(report))
        \(table(report))
        </main>
        </body>
        </html>

        """
    }

    private static func header(_ report: CoverageReport) -> String {
        let source = Markup.escaped(report.source.englishName)
        var lead = "From \(source) into \(Figures.counted(report.rows.count, "language"))"
        if let asOf = report.asOf { lead += ", as of \(Markup.escaped(asOf))" }
        return "<header>\n<h1>Translation coverage</h1>\n<p class=\"lead\">\(lead)</p>\n</header>"
    }

    // MARK: Headline figures

    private static func figures(_ report: CoverageReport) -> String {
        let (articles, segments, words) = report.totals
        let complete = report.rows.count { $0.percent == 100 }
        let stale = report.rows.reduce(0) { $0 + $1.words.stale }
        let missing = report.rows.reduce(0) { $0 + $1.words.missing }
        let noun = report.countingNoun + "s"
        let items: [(String, String)] = [
            (
                "\(articles == 1 ? "article" : "articles"), \(Figures.counted(segments, "segment"))",
                Figures.grouped(articles)
            ),
            ("\(noun) to translate into each language", Figures.grouped(words)),
            ("of all \(noun) in all languages translated", "\(overallPercent(report))%"),
            (
                "languages complete",
                "\(Figures.grouped(complete)) <small>of \(Figures.grouped(report.rows.count))</small>"
            ),
            (
                "\(noun) open: \(Figures.grouped(missing)) missing, \(Figures.grouped(stale)) stale",
                Figures.grouped(missing + stale)
            ),
        ]
        let lines = items.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
        return "<dl class=\"figures\">\n\(lines.joined(separator: "\n"))\n</dl>"
    }

    /// All languages together, rounded down like each of them.
    private static func overallPercent(_ report: CoverageReport) -> Int {
        guard !report.rows.isEmpty, report.rows.contains(where: { $0.percent < 100 }) else {
            return report.rows.isEmpty ? 0 : 100
        }
        let total = report.rows.reduce(0) { $0 + $1.words.total }
        let translated = report.rows.reduce(0) { $0 + min($1.words.translated, $1.words.total) }
        return total == 0 ? 0 : min(99, translated * 100 / total)
    }

    // MARK: Chart

    private static func chart(_ report: CoverageReport) -> String {
        let legend = CoverageClass.allCases.map { "<li>\(CoverageChart.swatch($0))\($0.heading)</li>" }
        return """
            <section class="chart">
            <h2>By language</h2>
            <p class="note">\(note(report))</p>
            <figure>
            <ul class="legend" aria-label="Legend">
            \(legend.joined(separator: "\n"))
            </ul>
            <div class="scroll" role="region" aria-label="Chart" tabindex="0">
            \(CoverageChart(report: report).render())
            </div>
            </figure>
            </section>
            """
    }

    private static func note(_ report: CoverageReport) -> String {
        "Share of source \(report.countingNoun)s whose segment has a translation of its present text; rounded down, so "
            + "100% means all. Stale: only an older version of the sentence is translated."
    }

    // MARK: Table

    private static func table(_ report: CoverageReport) -> String {
        let classes = ["Translated", "Reviewed", "Final", "Stale", "Missing"]
        let headings = (classes + classes).enumerated().map {
            "<th scope=\"col\"\($0 % classes.count == 0 ? " class=\"first\"" : "")>\($1)</th>"
        }
        return """
            <section class="table">
            <h2 id="figures">All figures</h2>
            <p class="note">Reviewed is a part of translated, and final a part of reviewed. \
            An article is complete when all its segments are translated.</p>
            <div class="scroll" role="region" aria-label="Table" tabindex="0">
            <table aria-labelledby="figures">
            <thead>
            <tr><th scope="col" class="language" rowspan="2">Language</th>\
            <th scope="col" class="language" rowspan="2">Own name</th>\
            <th scope="col" rowspan="2">Coverage</th>\
            <th scope="colgroup" class="group first" colspan="5">\(report.countingHeading)</th>\
            <th scope="colgroup" class="group first" colspan="5">Segments</th>\
            <th scope="col" class="first" rowspan="2">Articles<br>complete</th></tr>
            <tr>\(headings.joined())</tr>
            </thead>
            <tbody>
            \(report.rows.map(row).joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            </section>
            """
    }

    private static func row(_ row: CoverageReport.Row) -> String {
        let language = row.language
        let tag = Markup.escaped(language.tag.description)
        return
            "<tr><th scope=\"row\" class=\"language\">\(Markup.escaped(language.englishName)) <code>\(tag)</code></th>"
            + "<td class=\"own\"><bdi lang=\"\(tag)\" dir=\"\(language.direction.rawValue)\">"
            + "\(Markup.escaped(language.ownName))</bdi></td>"
            + "<td class=\"percent\">\(row.percent)%</td>" + cells(row.words) + cells(row.segments)
            + "<td class=\"first\">\(Figures.grouped(row.completeArticles))/\(Figures.grouped(row.articles))</td></tr>"
    }

    private static func cells(_ counts: CoverageReport.Counts) -> String {
        let numbers = [counts.translated, counts.reviewed, counts.final, counts.stale, counts.missing]
        return numbers.enumerated().map { place, number in
            let classes = [place == 0 ? "first" : nil, number == 0 ? "none" : nil].compactMap { $0 }
            let attribute = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
            return "<td\(attribute)>\(Figures.grouped(number))</td>"
        }.joined()
    }
}
