/// One segment of one article.
package struct Occurrence: Sendable, Hashable, Comparable {
    /// The slug of the article.
    package var article: String
    /// The segment's stable name in it, as `dragoman units` lists it.
    package var segment: String

    /// Names a segment of an article.
    package init(article: String, segment: String) {
        self.article = article
        self.segment = segment
    }

    package static func < (left: Occurrence, right: Occurrence) -> Bool {
        (left.article, left.segment) < (right.article, right.segment)
    }
}

/// Occurrences that stand apart: they are translated by themselves and lend their translations to no other.
extension Set<Occurrence> {
    /// The live translations of a source that are a place's.
    ///
    /// Of one that stands apart they are its own, of others those that were made for no place that stands apart.
    ///
    /// - Complexity: O(n).
    package func targets(_ live: [StoredTarget], of place: Occurrence) -> [StoredTarget] {
        guard !isEmpty else { return live }
        let isApart = contains(place)
        return live.filter { stored in
            let context = stored.target.context
            guard let article = context.article, let segment = context.segment else { return !isApart }
            let made = Occurrence(article: article, segment: segment)
            return isApart ? made == place : !contains(made)
        }
    }
}
