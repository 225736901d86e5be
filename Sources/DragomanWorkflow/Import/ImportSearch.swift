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
    /// Codes are looked for in the text where the source makes no sense without. Where the file names no article, or one that
    /// has no such segment, the article is looked for by the names of its units: Qt keeps no name. One that the
    /// memory does not have is not looked for.
    func find(_ segment: ImportedSegment) throws -> Found? {
        if let slug = segment.original, !slug.isEmpty {
            guard let article = try store.article(slug) else { return nil }
            if let found = try find(segment, in: article) { return found }
        }
        guard let slug = try store.slug(ofUnit: segment.unitID), slug != segment.original,
            let article = try store.article(slug)
        else { return nil }
        return try find(segment, in: article)
    }

    /// The article that a segment says it is of, or by its name; `nil` where the memory has none.
    func slug(of segment: ImportedSegment) throws -> String? {
        guard let slug = segment.original, !slug.isEmpty else { return try store.slug(ofUnit: segment.unitID) }
        return try store.article(slug).map(\.slug)
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

extension ImportStore {
    /// The article that has a unit of this name, or a unit one of whose segments has it; names are read when it is first
    /// asked.
    func slug(ofUnit name: String) throws -> String? {
        let known = try unitSlugs ?? readUnitSlugs()
        unitSlugs = known
        // A trans-unit of 1.2 is named after its segment: unit, `-`, number.
        return known[name] ?? name.lastIndex(of: "-").flatMap { known[String(name[..<$0])] }
    }

    private func readUnitSlugs() throws -> [String: String] {
        var slugs: [String: String] = [:]
        for article in try writer.articles() {
            for unit in try writer.units(ofArticle: article.slug) { slugs[unit.name] = article.slug }
        }
        return slugs
    }
}
