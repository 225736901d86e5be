import DragomanModel
import DragomanReports
import Testing

@Suite struct CoverageTests {
    private let french = Samples.language("fr", "French", "français")
    private let german = Samples.language("de", "German", "Deutsch")

    private func tally(
        _ slug: String,
        _ language: String,
        translated: Tally,
        reviewed: Tally = Tally(),
        final: Tally = Tally(),
        stale: Tally = Tally()
    ) -> ArticleTally {
        ArticleTally(
            slug: slug,
            language: LanguageTag(canonical: language),
            translated: translated,
            reviewed: reviewed,
            final: final,
            stale: stale
        )
    }

    private func report(_ totals: [ArticleTotal], _ tallies: [ArticleTally]) -> CoverageReport {
        Coverage.report(
            totals: totals,
            tallies: tallies,
            languages: [french, german],
            sourceLanguage: Samples.source
        )
    }

    @Test func `each language has a row, in the order of the site, also at 0`() {
        let report = report([ArticleTotal(slug: "a", total: Tally(segments: 4, words: 40))], [])
        #expect(report.rows.map(\.language.tag.description) == ["fr", "de"])
        #expect(report.rows.allSatisfy { $0.percent == 0 && $0.words.missing == 40 && $0.segments.missing == 4 })
        #expect(report.rows.allSatisfy { $0.articles == 1 && $0.completeArticles == 0 })
    }

    @Test func `each segment is in exactly one of translated, stale and missing`() {
        let totals = [
            ArticleTotal(slug: "a", total: Tally(segments: 4, words: 40)),
            ArticleTotal(slug: "b", total: Tally(segments: 6, words: 61)),
        ]
        let report = report(
            totals,
            [
                tally("a", "fr", translated: Tally(segments: 4, words: 40), reviewed: Tally(segments: 1, words: 9)),
                tally("b", "fr", translated: Tally(segments: 1, words: 7), stale: Tally(segments: 2, words: 30)),
            ]
        )
        let words = report.rows[0].words
        #expect((words.total, words.translated, words.reviewed, words.stale, words.missing) == (101, 47, 9, 30, 24))
        let segments = report.rows[0].segments
        #expect((segments.total, segments.translated, segments.stale, segments.missing) == (10, 5, 2, 3))
        #expect(report.rows[0].percent == 46)
        #expect(report.rows[0].completeArticles == 1)
    }

    @Test func `100 percent means all and nothing less`() {
        let totals = [ArticleTotal(slug: "a", total: Tally(segments: 1000, words: 1_000_000))]
        let almost = report(totals, [tally("a", "fr", translated: Tally(segments: 999, words: 999_999))])
        #expect(almost.rows[0].percent == 99)
        // The last segment has no word ("***").
        let wordless = report(totals, [tally("a", "fr", translated: Tally(segments: 999, words: 1_000_000))])
        #expect(wordless.rows[0].percent == 99)
        let all = report(totals, [tally("a", "fr", translated: Tally(segments: 1000, words: 1_000_000))])
        #expect(all.rows[0].percent == 100)
    }

    @Test func `an empty site is at 0`() {
        #expect(report([], []).rows.map(\.percent) == [0, 0])
        #expect(report([], []).rows.map(\.words.total) == [0, 0])
    }

    @Test func `an article without segments is complete`() {
        let report = report([ArticleTotal(slug: "empty", total: Tally())], [])
        #expect(report.rows[0].completeArticles == 1)
        #expect(report.rows[0].percent == 0)
    }

    @Test func `articles that went and languages that are not the site's do not count`() {
        let totals = [ArticleTotal(slug: "a", total: Tally(segments: 2, words: 9))]
        let report = report(
            totals,
            [
                tally("gone", "fr", translated: Tally(segments: 2, words: 9)),
                tally("a", "pt", translated: Tally(segments: 2, words: 9)),
            ]
        )
        #expect(report.rows.allSatisfy { $0.words.translated == 0 })
    }
}
