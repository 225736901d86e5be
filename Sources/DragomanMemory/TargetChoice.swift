import DragomanModel

/// The rule that picks one of several live translations of a source for a place of an article.
///
/// Render, export and the tallies all go by it, so that what is counted is what is shown.
package enum TargetChoice {
    /// The translation that is shown at a place, where some occurrences stand apart.
    ///
    /// What stands apart shows the others' translation until it has its own, and the other way about.
    ///
    /// - Complexity: O(n).
    package static func shown(
        among targets: [StoredTarget],
        at place: Occurrence,
        previous: SourceID?,
        next: SourceID?,
        apart: Set<Occurrence>
    ) -> StoredTarget? {
        func certain(_ targets: [StoredTarget]) -> StoredTarget? {
            Self.certain(
                among: targets,
                article: place.article,
                segment: place.segment,
                previous: previous,
                next: next
            )
        }
        guard !apart.isEmpty else { return certain(targets) }
        return certain(apart.targets(targets, of: place)) ?? certain(targets)
    }

    /// The translation that a place gets without anybody's asking: the best, unless only its age sets it apart from one of
    /// other words.
    ///
    /// Two translations of one source that agree in nothing but their state are for a person to choose from: which is
    /// newer says nothing of which is meant here. What was made at the very place was chosen.
    ///
    /// - Complexity: O(n).
    package static func certain(
        among targets: [StoredTarget],
        article: String,
        segment: String,
        previous: SourceID?,
        next: SourceID?
    ) -> StoredTarget? {
        guard
            let best = best(among: targets, article: article, segment: segment, previous: previous, next: next)
        else { return nil }
        func rank(_ stored: StoredTarget) -> Rank {
            Rank(stored, article: article, segment: segment, previous: previous, next: next)
        }
        let first = rank(best)
        let isAmbiguous =
            !first.isSamePlace
            && targets.contains {
                $0.target.role == .current && $0.target.content != best.target.content
                    && rank($0).isEqualButForAge(to: first)
            }
        return isAmbiguous ? nil : best
    }

    /// The best translation for a place; `nil` where none counts as the source's translation.
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
            let rank = Rank(stored, article: article, segment: segment, previous: previous, next: next)
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

        init(_ stored: StoredTarget, article: String, segment: String, previous: SourceID?, next: SourceID?) {
            let context = stored.target.context
            isSamePlace = context.article == article && context.segment == segment
            state = stored.target.state
            hasSameNeighbours = context.article != nil && context.previous == previous && context.next == next
            sequence = stored.sequence
        }

        func isEqualButForAge(to other: Rank) -> Bool {
            isSamePlace == other.isSamePlace && hasSameNeighbours == other.hasSameNeighbours && state == other.state
        }

        static func < (left: Rank, right: Rank) -> Bool {
            if left.isSamePlace != right.isSamePlace { return right.isSamePlace }
            if left.hasSameNeighbours != right.hasSameNeighbours { return right.hasSameNeighbours }
            if left.state != right.state { return left.state < right.state }
            return left.sequence < right.sequence
        }
    }
}
