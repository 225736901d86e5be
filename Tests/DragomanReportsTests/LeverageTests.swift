import DragomanModel
import DragomanReports
import DragomanTesting
import Testing

struct LeverageTests {
    /// One segment of each band, with words enough to see the rounding.
    private static func report(languages: Int, rates: LeverageRates = .standard) -> LeverageReport {
        var rows = Samples.languages.prefix(languages).map { LeverageReport.Row(language: $0) }
        for place in rows.indices {
            for (number, band) in LeverageBand.allCases.enumerated() {
                for segment in 0...(number + place) % 4 {
                    rows[place].add(
                        words: 1203 + number * 7 + segment,
                        to: band,
                        isInternal: band.isFuzzy && segment == 1
                    )
                }
            }
        }
        var volume = SourceVolume()
        volume.articles = 1
        volume.segments = rows.first?.total.segments ?? 0
        volume.words = rows.first?.total.words ?? 0
        volume.protectedWords = 1
        volume.characters = 123_456
        volume.punctuation = 1234
        volume.whiteSpace = 20_000
        volume.inlineCodes = 12
        volume.numericOnly = Tally(segments: 2, words: 3)
        volume.alphanumericOnly = Tally(segments: 1, words: 2)
        return LeverageReport(source: Samples.source, volume: volume, rates: rates, rows: rows)
    }

    @Test func tables() {
        Golden.expect(LeverageTable.render(Self.report(languages: 1)), matches: "leverage-one.txt")
        Golden.expect(LeverageTable.render(Self.report(languages: 3)), matches: "leverage-three.txt")
        Golden.expect(LeverageTable.render(Self.report(languages: 0)), matches: "leverage-none.txt")
    }

    @Test func formatsForMachines() {
        Golden.expect(LeverageJSON.render(Self.report(languages: 2)), matches: "leverage.json")
        Golden.expect(LeverageCSV.render(Self.report(languages: 2)), matches: "leverage.csv")
    }

    @Test(arguments: [
        (100, LeverageBand.exact), (99, .fuzzy95), (95, .fuzzy95), (94, .fuzzy85), (85, .fuzzy85), (84, .fuzzy75),
        (75, .fuzzy75), (74, .fuzzy50), (50, .fuzzy50), (49, .new), (0, .new),
    ])
    func bandOfAScore(score: Int, band: LeverageBand) { #expect(LeverageBand(score: score) == band) }

    @Test func bandsAddUpToTheTotal() {
        var random = SeededRandom(seed: 71)
        for _ in 0..<200 {
            var row = LeverageReport.Row(language: Samples.source)
            var total = Tally()
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                let words = Int.random(in: 0..<50, using: &random)
                let band = LeverageBand.allCases.randomElement(using: &random) ?? .new
                row.add(words: words, to: band, isInternal: Bool.random(using: &random))
                total += Tally(segments: 1, words: words)
            }
            #expect(row.total == total)
            for band in LeverageBand.allCases {
                #expect(row[band].isInternal.segments <= row[band].total.segments)
                #expect(row[band].isInternal.words <= row[band].total.words)
            }
        }
    }

    @Test func everyRateCounts() {
        for band in LeverageBand.allCases {
            let report = Self.report(languages: 1, rates: LeverageRates { $0 == band ? 37 : 0 })
            #expect(report.weightedHundredths(of: report.rows[0]) == report.rows[0][band].total.words * 37)
        }
        let plain = Self.report(languages: 1, rates: LeverageRates { _ in 100 })
        #expect(plain.weightedHundredths(of: plain.rows[0]) == plain.rows[0].total.words * 100)
    }
}
