import DragomanModel
import DragomanReports

/// The site's languages as ICU describes them, written out so that the tests do not depend on its version.
enum Samples {
    static let source = language("en", "English", "English")

    static let languages: [SiteLanguage] = [
        language("ar", "Arabic", "العربية", .rightToLeft, "Arab"), language("cs", "Czech", "čeština"),
        language("de", "German", "Deutsch"), language("el", "Greek", "Ελληνικά", script: "Grek"),
        language("es", "Spanish", "español"), language("fa", "Persian", "فارسی", .rightToLeft, "Arab"),
        language("fr", "French", "français"), language("he", "Hebrew", "עברית", .rightToLeft, "Hebr"),
        language("hi", "Hindi", "हिन्दी", script: "Deva"), language("hr", "Croatian", "hrvatski"),
        language("hu", "Hungarian", "magyar"), language("id", "Indonesian", "Indonesia"),
        language("it", "Italian", "italiano"), language("ja", "Japanese", "日本語", script: "Jpan"),
        language("ko", "Korean", "한국어", script: "Kore"), language("nl", "Dutch", "Nederlands"),
        language("pl", "Polish", "polski"), language("pt", "Portuguese", "português"),
        language("ro", "Romanian", "română"), language("ru", "Russian", "русский", script: "Cyrl"),
        language("sr", "Serbian", "српски", script: "Cyrl"), language("sv", "Swedish", "svenska"),
        language("th", "Thai", "ไทย", script: "Thai"), language("tr", "Turkish", "Türkçe"),
        language("uk", "Ukrainian", "українська", script: "Cyrl"), language("vi", "Vietnamese", "Tiếng Việt"),
        language("zh-Hans", "Chinese (Simplified Han)", "中文（简体）", script: "Hans"),
    ]

    /// Names that must be escaped or are long.
    static let awkward: [SiteLanguage] = [
        language("x-one", "A <b>bold</b> & \"quoted\" name, with a comma", "<script>alert('x')</script>"),
        language(
            "x-two",
            "A language whose English name is much longer than any row has room for",
            "שפה <ארוכה>",
            .rightToLeft,
            "Hebr"
        ),
        language("x-three", "Line\nbreak", "\u{7}bell"),
    ]

    static func language(
        _ tag: String,
        _ englishName: String,
        _ ownName: String,
        _ direction: TextDirection = .leftToRight,
        _ rightToLeftScript: String? = nil,
        script: String = "Latn"
    ) -> SiteLanguage {
        SiteLanguage(
            tag: LanguageTag(canonical: tag),
            englishName: englishName,
            ownName: ownName,
            script: rightToLeftScript ?? script,
            direction: direction,
            countingUnit: ["ja", "th", "zh-Hans"].contains(tag) ? .characters : .words
        )
    }

    /// 120 articles; each language at another stage, 1 %, 99 % and 100 % among them.
    static func report(languages: [SiteLanguage] = languages, asOf: String? = nil) -> CoverageReport {
        let totals = (0..<120).map { article in
            ArticleTotal(
                slug: "article-\(article)",
                total: Tally(segments: 20 + article % 17, words: 380 + article * 7 % 211)
            )
        }
        var tallies: [ArticleTally] = []
        for (place, language) in languages.enumerated() {
            // Thousandths of each class: translated, reviewed, final, stale.
            let stages = [
                (1000, 1000, 1000, 0), (740, 500, 120, 30), (995, 700, 300, 5), (10, 0, 0, 0), (0, 0, 0, 0),
                (420, 60, 0, 210), (1000, 400, 0, 0), (630, 620, 610, 11), (4, 4, 0, 996), (250, 0, 0, 8),
            ]
            let stage = stages[place % stages.count]
            for total in totals {
                let share = { (thousandths: Int) in
                    Tally(
                        segments: total.total.segments * thousandths / 1000,
                        words: total.total.words * thousandths / 1000
                    )
                }
                let tally = ArticleTally(
                    slug: total.slug,
                    language: language.tag,
                    translated: share(stage.0),
                    reviewed: share(stage.1),
                    final: share(stage.2),
                    stale: share(stage.3)
                )
                if stage.0 + stage.3 > 0 { tallies.append(tally) }
            }
        }
        return Coverage.report(
            totals: totals,
            tallies: tallies,
            languages: languages,
            sourceLanguage: source,
            asOf: asOf
        )
    }
}
