import DragomanExchange
import DragomanMemory
import DragomanModel

/// Segments of a tool that gives articles and units names of its own: known by their sources and by what is around them.
extension ImportRun {
    /// Finds the articles and places of segments in a row.
    ///
    /// A source that one article alone holds says where those around it belong: the nearest such segment before or
    /// behind one says of which of its articles it is. Of several places in an article the first one that the file has
    /// not had yet is meant. What no article holds goes to the article around it, where it may be a segment that was
    /// merged, split or edited.
    func placeNameless() throws {
        guard !nameless.isEmpty, let language else { return }
        let segments = nameless
        nameless = []
        let search = ImportSearch(store: store)
        let source = try store.writer.sourceLanguage()
        let holders = try segments.map { try search.articles(holding: $0, language: source) }
        let around = Self.articlesAround(holders.map { $0?.slugs ?? [] })
        var row: (slugs: [String], segments: [ImportedSegment]) = ([], [])
        for (number, segment) in segments.enumerated() {
            guard let holder = holders[number] else {
                // The structure of the tool's own files: no place of ours, and nothing in it.
                if !segment.hasTarget, segment.isLocked { continue }
                if Set(row.slugs) != Set(around[number]) {
                    try placeRow(row)
                    row = (around[number], [])
                }
                row.segments.append(segment)
                continue
            }
            try placeRow(row)
            row = ([], [])
            let slug = around[number].first(where: holder.slugs.contains) ?? holder.slugs[0]
            guard let article = try store.article(slug), let place = nextPlace(of: holder.source, in: article) else {
                try unknownArticle(segment)
                continue
            }
            tellNoArticle(segment)
            try take(ImportSearch.Found(segment: holder.segment, article: article, place: place), language)
        }
        try placeRow(row)
    }

    /// Places segments in a row that no article holds as they are.
    private func placeRow(_ row: (slugs: [String], segments: [ImportedSegment])) throws {
        let articles = try row.slugs.compactMap { try store.article($0) }
        if let first = row.segments.first, !articles.isEmpty {
            foundAnything = true
            certify(articles[0])
            tellNoArticle(first)
            try place(row.segments, in: articles)
        } else {
            for segment in row.segments { try unknownArticle(segment) }
        }
    }

    /// For each segment the articles that those next to it are certain of, the nearer first: one before, one behind.
    private static func articlesAround(_ holders: [[String]]) -> [[String]] {
        let certain = holders.indices.filter { holders[$0].count == 1 }
        var next = 0
        return holders.indices.map { number in
            while next < certain.count, certain[next] < number { next += 1 }
            let around = [next > 0 ? certain[next - 1] : nil, next < certain.count ? certain[next] : nil]
                .compactMap(\.self).sorted { abs($0 - number) < abs($1 - number) }.map { holders[$0][0] }
            return around.first == around.last ? Array(around.prefix(1)) : around
        }
    }

    /// The first place of a source that the file has not had, else its first.
    private func nextPlace(of source: SourceID, in article: ImportArticle) -> ImportArticle.Place? {
        let places = article.places(of: source)
        let place =
            places.first { !taken.contains(Occurrence(article: article.slug, segment: $0.name)) } ?? places.first
        if let place { taken.insert(Occurrence(article: article.slug, segment: place.name)) }
        return place
    }
}
