package import DragomanMemory

/// What a site does with segments that repeat: how often they go out, and which occurrences stand apart.
package struct SiteRepetitions: Sendable, Hashable {
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
        apart.targets(live, of: Occurrence(article: article, segment: segment))
    }
}

extension Occurrence {
    /// Reads `slug#segment`; `nil` where one of them is missing.
    init?(_ text: String) {
        guard let mark = text.lastIndex(of: "#"), mark != text.startIndex, text.index(after: mark) != text.endIndex
        else { return nil }
        self.init(article: String(text[..<mark]), segment: String(text[text.index(after: mark)...]))
    }
}
