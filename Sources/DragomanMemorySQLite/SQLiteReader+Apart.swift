import DragomanMemory
import DragomanModel

/// Occurrences that stand apart.
extension SQLiteReader {
    func apart() throws -> Set<Occurrence> {
        Set(
            try query("SELECT article, segment FROM apart").all {
                Occurrence(article: $0.text(0), segment: $0.text(1))
            }
        )
    }

    /// The places of the articles that the memory knows.
    func places(_ occurrences: Set<Occurrence>) throws -> Set<ArticlePlace> {
        guard !occurrences.isEmpty else { return [] }
        var places: Set<ArticlePlace> = []
        for occurrence in occurrences {
            let article = try query("SELECT id FROM article WHERE slug = ?").first(occurrence.article) { $0.integer(0) }
            if let article { places.insert(ArticlePlace(article: article, segment: occurrence.segment)) }
        }
        return places
    }

    /// The articles whose counts may change where occurrences begin or cease to stand apart: their own, and those that
    /// hold a source of which a translation was made for one of them.
    ///
    /// Reads all translations once: a translation from another memory may name a place that never had its source.
    func articles(concernedBy occurrences: Set<Occurrence>) throws -> Set<Int64> {
        let places = try places(occurrences)
        guard !places.isEmpty else { return [] }
        var articles = Set(places.map(\.article))
        let wanted = articles
        var sources: Set<Int64> = []
        try query(
            """
            SELECT article, source, segment FROM target
            WHERE segment IS NOT NULL AND article IS NOT NULL AND role = 0 AND retired IS NULL
            """
        ).eachRow {
            let article = $0.integer(0)
            guard wanted.contains(article) else { return }
            if places.contains(ArticlePlace(article: article, segment: $0.text(2))) { sources.insert($0.integer(1)) }
        }
        let holding = try query("SELECT article FROM holding WHERE source = ?")
        for source in sources { try holding.eachRow(source) { articles.insert($0.integer(0)) } }
        return articles
    }
}

/// A segment of an article by the article's number.
struct ArticlePlace: Hashable {
    var article: Int64
    var segment: String
}
