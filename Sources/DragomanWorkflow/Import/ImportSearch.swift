import DragomanExchange
import DragomanMemory

/// Finds where a segment of a file belongs, whatever a tool made of the names and codes of the file.
struct ImportSearch {
    /// A segment as it is to be read, and its place.
    struct Found {
        var segment: ImportedSegment
        var article: ImportArticle
        var place: ImportArticle.Place
    }

    let store: ImportStore

    /// The place; `nil` where no article has one.
    ///
    /// Codes are looked for in the text where the source makes no sense without. Where the file names no article, or one
    /// that has no such segment, the article is looked for by the names of its units: Qt keeps no name. One that the
    /// memory does not have is not looked for, but for tables: spreadsheets write names anew.
    func find(_ segment: ImportedSegment) throws -> Found? {
        guard let article = try store.article(of: segment) else { return nil }
        if let found = try find(segment, in: article) { return found }
        guard let other = try store.articleOfUnit(segment), other.slug != article.slug else { return nil }
        return try find(segment, in: other)
    }

    private func find(_ segment: ImportedSegment, in article: ImportArticle) throws -> Found? {
        let places = ImportPlace(store: store, article: article)
        for reading in [segment, segment.withVisibleCodes] {
            guard let reading, let place = try places.place(of: reading) else { continue }
            return Found(segment: reading, article: article, place: place)
        }
        return nil
    }
}
