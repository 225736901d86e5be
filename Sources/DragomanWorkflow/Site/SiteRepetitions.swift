import DragomanMemory

/// What a site does with segments that repeat: how often they go out, and which occurrences stand apart.
package struct SiteRepetitions: Sendable, Hashable {
    /// One segment of one article.
    package struct Occurrence: Sendable, Hashable {
        /// The slug of the article.
        package var article: String
        /// The segment's stable name in it, as `dragoman units` lists it.
        package var segment: String

        /// Reads `slug#segment`; `nil` where one of them is missing.
        package init?(_ text: String) {
            guard let mark = text.lastIndex(of: "#"), mark != text.startIndex, text.index(after: mark) != text.endIndex
            else { return nil }
            article = String(text[..<mark])
            segment = String(text[text.index(after: mark)...])
        }

        /// Names a segment of an article.
        package init(article: String, segment: String) {
            self.article = article
            self.segment = segment
        }
    }

    /// How often a segment goes out with an export that does not say.
    package var export = ExportOptions.Repetitions.all
    /// Occurrences that are translated by themselves and lend their translations to no other.
    package var apart: Set<Occurrence> = []

    /// Makes those of a site that says nothing of repetitions.
    package init() {}

    /// Whether an occurrence is translated by itself.
    func isApart(article: String, segment: String) -> Bool {
        !apart.isEmpty && apart.contains(Occurrence(article: article, segment: segment))
    }

    /// The live translations of a source that are a place's.
    ///
    /// Of one that stands apart they are its own, of others those that were made for no place that stands apart.
    func targets(_ live: [StoredTarget], article: String, segment: String) -> [StoredTarget] {
        guard !apart.isEmpty else { return live }
        let isApart = isApart(article: article, segment: segment)
        return live.filter { stored in
            let context = stored.target.context
            if isApart { return context.article == article && context.segment == segment }
            guard let article = context.article, let segment = context.segment else { return true }
            return !self.isApart(article: article, segment: segment)
        }
    }
}
