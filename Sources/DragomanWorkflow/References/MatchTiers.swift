import DragomanModel

/// Puts the matches of reference memories among the site's own.
enum MatchTiers {
    /// The best of several lists, each best first.
    ///
    /// The lists keep their order among themselves; at equal scores the site's own go first, then references in the
    /// order of the site file. What says the same as an earlier match is left out.
    static func merge(_ own: [Match], _ references: [[Match]], limit: Int) -> [Match] {
        guard references.contains(where: { !$0.isEmpty }) else { return Array(own.prefix(limit)) }
        var lists = ([own] + references).map { $0[...] }
        var merged: [Match] = []
        while merged.count < limit {
            var best: Int?
            for (number, list) in lists.enumerated() {
                guard let first = list.first else { continue }
                if let known = best, let other = lists[known].first, other.score >= first.score { continue }
                best = number
            }
            guard let best, let next = lists[best].popFirst() else { break }
            let isKnown = merged.contains {
                $0.source == next.source && $0.target == next.target && $0.language == next.language
            }
            // The site's own are apart by what the finder tells apart.
            if best == 0 || !isKnown { merged.append(next) }
        }
        return merged
    }
}
