import DragomanModel

/// The rule that picks one of several live translations of a source for a place of an article.
///
/// Render, export and the tallies all go by it, so that what is counted is what is shown.
package enum TargetChoice {
    /// The translation for a place; `nil` where none counts as the source's translation.
    ///
    /// Translations made at this very place come first; then those with the same neighbours; then the greater state;
    /// then the newest. Candidates are never chosen.
    ///
    /// - Complexity: O(n).
    package static func best(
        among targets: [StoredTarget],
        article: String,
        segment: String,
        previous: SourceID?,
        next: SourceID?
    ) -> StoredTarget? {
        var best: (target: StoredTarget, rank: Rank)?
        for stored in targets where stored.target.role == .current {
            let context = stored.target.context
            let rank = Rank(
                isSamePlace: context.article == article && context.segment == segment,
                state: stored.target.state,
                hasSameNeighbours: context.article != nil && context.previous == previous && context.next == next,
                sequence: stored.sequence
            )
            if let known = best, rank < known.rank { continue }
            best = (stored, rank)
        }
        return best?.target
    }

    private struct Rank: Comparable {
        var isSamePlace: Bool
        var state: TranslationState
        var hasSameNeighbours: Bool
        var sequence: Int64

        static func < (left: Rank, right: Rank) -> Bool {
            if left.isSamePlace != right.isSamePlace { return right.isSamePlace }
            if left.hasSameNeighbours != right.hasSameNeighbours { return right.hasSameNeighbours }
            if left.state != right.state { return left.state < right.state }
            return left.sequence < right.sequence
        }
    }
}
