import DragomanMatching
import DragomanModel
import DragomanReports
import DragomanTesting
import DragomanWorkflow
import Testing

/// The bands of an analysis, by examples and against what lookups say.
struct AnalysisTests {
    private func bands(_ row: LeverageReport.Row) -> [LeverageBand: Int] {
        var result: [LeverageBand: Int] = [:]
        for band in LeverageBand.allCases where row[band].total.segments > 0 { result[band] = row[band].total.segments }
        return result
    }

    private func analyze(
        _ desk: Desk,
        _ language: String = "fr",
        _ change: (inout AnalyzeOptions) -> Void = { _ in }
    ) throws -> LeverageReport {
        var options = AnalyzeOptions()
        change(&options)
        return try desk.workflow.analyze(languages: [language], options: options).report
    }

    /// Translates what an export holds and a closure wants.
    private func translate(_ desk: Desk, _ wanted: @escaping (String) -> Bool) throws {
        let filler = XLIFFFiller { _, source in wanted(source) ? "FR " + source : nil }
        try desk.import(filler.fill(try desk.export("fr").text).text)
    }

    @Test func eachBandHasItsSegments() throws {
        let desk = try Desk()
        try desk.ingest("The harbour opens on Monday.\n\nEntry is free.\n\nBring a coat.\n", as: "old.txt")
        try translate(desk) { _ in true }
        let path = try desk.write(
            """
            <p>Entry is free.</p>
            <p>A harbour wall collapsed at night, and nobody was hurt.</p>
            <p>Bring a coat.</p>
            <p>The harbour opens on Sunday.</p>
            <p>Nothing like this was ever seen by the experts before.</p>
            <p>A harbour wall collapsed at night, and nobody was hurt.</p>
            <p><code>dragoman init</code></p>
            <p>A harbour wall collapsed at noon, and nobody was hurt.</p>
            """,
            to: "new.html"
        )
        let other = try desk.write("Nothing like this was ever seen by the experts before.\n", to: "other.txt")
        let report = try analyze(desk) { $0.paths = [path, other] }
        let row = try #require(report.rows.first)
        #expect(
            bands(row) == [
                .exact: 2, .repetition: 1, .crossArticleRepetition: 1, .fuzzy85: 2, .new: 2,
            ]
        )
        #expect(row[.fuzzy85].isInternal.segments == 1)
        #expect(report.volume.words == row.total.words)

        let plain = try analyze(desk) {
            $0.paths = [path, other]
            $0.countsInternal = false
        }
        let plainRow = try #require(plain.rows.first)
        #expect(plainRow[.new].total.segments == 3)
        #expect(LeverageBand.allCases.allSatisfy { plainRow[$0].isInternal == Tally() })
        // Nothing of it came into the memory.
        #expect(try desk.workflow.articles().map(\.slug) == ["old"])
    }

    @Test func contextIsTheSamePlaceOrTheSameNeighbours() throws {
        let desk = try Desk()
        try desk.ingest("One came.\n\nTwo went.\n\nThree stayed.\n", as: "a.txt")
        try translate(desk) { _ in true }
        #expect(try bands(analyze(desk).rows[0]) == [.context: 3])
        let copy = try desk.write("One came.\n\nTwo went.\n\nThree stayed.\n\nFour slept.\n", to: "b.txt")
        // The third has another neighbour now.
        let report = try analyze(desk) { $0.paths = [copy] }
        #expect(bands(report.rows[0]) == [.context: 2, .exact: 1, .new: 1])
        // What was ingested once and changed since is known by its places.
        let changed = try desk.write("Zero.\n\nTwo went.\n\nOne came.\n", to: "a.txt")
        #expect(try bands(analyze(desk) { $0.paths = [changed] }.rows[0])[.context] == 2)
    }

    @Test func protectedWordsAreCountedBesides() throws {
        let desk = try Desk()
        let path = try desk.write(
            "<p>Run it now. <code>dragoman init</code>.</p><p>Then say <code>make a test</code>.</p>",
            to: "a.html"
        )
        let report = try analyze(desk) { $0.paths = [path] }
        #expect(bands(report.rows[0]) == [.protected: 1, .new: 2])
        #expect(report.rows[0][.protected].total.words == 0)
        #expect(report.volume.words == 5)
        #expect(report.volume.protectedWords == 5)
        #expect(report.volume.inlineCodes == 2)
    }

    @Test func severalLanguagesAreAnalysedAtOnceAndEachForItself() throws {
        let desk = try Desk()
        try desk.ingest("One came along the long road.\n\nTwo went along the long road.\n", as: "a.txt")
        try translate(desk) { $0.hasPrefix("One") }
        let report = try desk.workflow.analyze(languages: [], options: AnalyzeOptions()).report
        #expect(report.rows.map(\.language.tag.description) == ["fr", "ar", "ja"])
        #expect(bands(report.rows[0]) == [.context: 1, .fuzzy75: 1])
        #expect(report.rows[0][.fuzzy75].isInternal.segments == 0)
        #expect(bands(report.rows[1]) == [.fuzzy75: 1, .new: 1])
        #expect(report.rows[1][.fuzzy75].isInternal.segments == 1)
        #expect(LeverageBand.allCases.allSatisfy { report.rows[1][$0] == report.rows[2][$0] })
    }

    @Test func textsTooLongToCompareAreNew() throws {
        let desk = try Desk()
        let long = String(repeating: "a word and ", count: 2000)
        let path = try desk.write(long + "one.\n\n" + long + "two.\n\n" + long + "one.\n", to: "a.txt")
        #expect(try bands(analyze(desk) { $0.paths = [path] }.rows[0]) == [.new: 2, .repetition: 1])
    }

    /// Bands are what lookups and a scan of the job say, one segment at a time.
    @Test(arguments: 1...6)
    func bandsAreWhatLookupsSay(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let desk = try Desk()
        for name in ["a.txt", "b.txt"] { try desk.ingest(Self.article(&random), as: name) }
        let export = try desk.export("fr").text
        var isTranslated: [Bool] = []
        for _ in 0..<100 { isTranslated.append(Int.random(in: 0..<3, using: &random) > 0) }
        var number = 0
        try desk.import(
            XLIFFFiller { _, source in
                number += 1
                return isTranslated[number % 100] ? "FR " + source : nil
            }.fill(export).text
        )
        for name in ["c.txt", "d.txt"] { try desk.ingest(Self.article(&random), as: name) }

        let row = try #require(try analyze(desk).rows.first)
        var expected: [LeverageBand: Int] = [:]
        var earlier: [(text: String, article: String)] = []
        for slug in ["a", "b", "c", "d"] {
            let segments = try desk.workflow.units(ofArticle: slug).flatMap(\.segments)
            for (number, segment) in segments.enumerated() {
                var query = LookupQuery(text: segment.text, target: "fr", threshold: 50, limit: 1)
                query.article = slug
                query.segment = segment.id
                query.previous = number > 0 ? segments[number - 1].text : nil
                query.next = number + 1 < segments.count ? segments[number + 1].text : nil
                let best = try desk.workflow.lookup(query).languages.first?.matches.first?.score ?? 0
                let equal = earlier.filter { $0.text == segment.text }
                let band: LeverageBand =
                    if best > 100 {
                        .context
                    } else if best == 100 {
                        .exact
                    } else if equal.contains(where: { $0.article == slug }) {
                        .repetition
                    } else if !equal.isEmpty {
                        .crossArticleRepetition
                    } else {
                        LeverageBand(score: max(best, earlier.map { Self.score($0.text, segment.text) }.max() ?? 0))
                    }
                expected[band, default: 0] += 1
                earlier.append((segment.text, slug))
            }
        }
        #expect(bands(row) == expected)
    }

    /// Sentences that repeat or differ in some words.
    private static func article(_ random: inout SeededRandom) -> String {
        let pool = [
            "The ferry to Osk leaves at nine", "Nobody voted for the new tax bill", "Rain fell on the islands all day",
        ]
        var paragraphs: [String] = []
        for _ in 0..<Int.random(in: 3..<9, using: &random) {
            var words = (pool.randomElement(using: &random) ?? "").split(separator: " ").map(String.init)
            for _ in 0..<Int.random(in: 0..<3, using: &random) {
                words[Int.random(in: 0..<words.count, using: &random)] =
                    ["boat", "law", "sun", "seven"].randomElement(using: &random) ?? ""
            }
            paragraphs.append(words.joined(separator: " ") + ".")
        }
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private static func score(_ first: String, _ second: String) -> Int {
        let (a, b) = (CodedText(plain: first).symbols, CodedText(plain: second).symbols)
        let longer = max(a.count, b.count)
        return Score.percent(distance: EditDistance.levenshtein(a, b, atMost: longer) ?? longer, longer: longer)
    }
}
