public import DragomanModel

/// How far each language of the site is: counts, no texts.
public struct CoverageReport: Sendable, Hashable {
    /// The language of the articles.
    public var source: SiteLanguage
    /// The moment of the report as the caller says it; `nil` for now.
    public var asOf: String?
    /// One for each language of the site, in the order of the site file.
    public var rows: [Row]

    /// Makes a report.
    public init(source: SiteLanguage, asOf: String? = nil, rows: [Row]) {
        self.source = source
        self.asOf = asOf
        self.rows = rows
    }

    /// How far one language is.
    public struct Row: Sendable, Hashable {
        /// The language.
        public var language: SiteLanguage
        /// Counted in segments.
        public var segments: Counts
        /// Counted in words (characters where the source language is counted so).
        public var words: Counts
        /// How many articles there are.
        public var articles: Int
        /// How many of them have all their segments translated.
        public var completeArticles: Int

        /// Makes a row.
        public init(
            language: SiteLanguage,
            segments: Counts,
            words: Counts,
            articles: Int,
            completeArticles: Int
        ) {
            self.language = language
            self.segments = segments
            self.words = words
            self.articles = articles
            self.completeArticles = completeArticles
        }

        /// Translated words of total words in whole percent, rounded down.
        ///
        /// 100 means that every segment is translated, also those without a word; 0 where there is nothing to translate.
        public var percent: Int {
            guard segments.total > 0 else { return 0 }
            guard segments.translated < segments.total else { return 100 }
            guard words.total > 0 else { return 0 }
            return min(99, min(words.translated, words.total) * 100 / words.total)
        }
    }

    /// Segments or words by class: `total` = `translated` + `stale` + `missing`.
    public struct Counts: Sendable, Hashable {
        /// All there is.
        public var total: Int
        /// Has a target made for this very source.
        public var translated: Int
        /// The part of `translated` that is reviewed or final.
        public var reviewed: Int
        /// The part of `reviewed` that is final.
        public var final: Int
        /// Only an older version of the source has a target.
        public var stale: Int

        /// Makes counts.
        public init(total: Int = 0, translated: Int = 0, reviewed: Int = 0, final: Int = 0, stale: Int = 0) {
            self.total = total
            self.translated = translated
            self.reviewed = reviewed
            self.final = final
            self.stale = stale
        }

        /// Neither translated nor stale.
        public var missing: Int { max(0, total - translated - stale) }
    }
}
