/// Orders matches of nearly the same score by how useful they are likely to be.
///
/// The score says how far two sources are apart, not which of two equally far ones has the better translation. So the
/// next match is always the one of the greatest mix (see `UsefulnessMix`) among those that have not got a place yet and
/// score at most `reach` points less than the best of them. Thus no match stands before one that scores more than
/// `reach` points higher. Left as they are: equal texts (100 and more), which context, state and recency order;
/// translations of one source among themselves; and matches that may not rise, which are only ever passed.
package struct Ranking: Sendable {
    /// How many points of score a match may be put before.
    package static let reach = 3

    private let query: UsefulnessMix.Query
    private let symbolCount: Int

    /// Prepares the text that was looked up.
    ///
    /// - Parameter query: The text as `CodedText.symbols` gives it.
    package init(query: [UInt32]) {
        self.query = UsefulnessMix.Query(query)
        symbolCount = query.count
    }

    /// Puts matches into the order in which they are offered.
    ///
    /// Stable: equals keep their order. Nothing but the arguments decides.
    ///
    /// - Parameter candidates: By falling score, equals by context, state and recency.
    /// - Returns: Each candidate once, the most useful first.
    /// - Complexity: O(n · m / 64) for m symbols of each of n candidates near to another, and O(n²) comparisons.
    package func order(_ candidates: [RankingCandidate]) -> [RankedCandidate] {
        let mixes = mixes(candidates)
        var remaining = Array(candidates.indices)
        var result: [RankedCandidate] = []
        result.reserveCapacity(candidates.count)
        while let first = remaining.first {
            var chosen = 0
            if candidates[first].score < 100 {
                for place in remaining.indices.dropFirst() {
                    let candidate = candidates[remaining[place]]
                    guard candidate.score + Self.reach >= candidates[first].score else { break }
                    guard candidate.mayRise, let mix = mixes[remaining[place]],
                        let best = mixes[remaining[chosen]], mix.value > best.value,
                        !remaining[..<place].contains(where: { candidates[$0].source == candidate.source })
                    else { continue }
                    chosen = place
                }
            }
            let index = remaining.remove(at: chosen)
            result.append(RankedCandidate(index: index, mix: mixes[index]))
        }
        return result
    }

    /// The first so many by score, in the order in which they are offered.
    ///
    /// Nothing of a lower score takes the place of something of a higher one, nor, of those that score as much as the
    /// last, what is farther that of what is nearer: scores are whole percent. Of equally near ones `spare` more than asked
    /// for are looked at, and the least useful are left out.
    ///
    /// - Parameters:
    ///   - limit: The most candidates to return.
    ///   - candidates: As for `order`.
    /// - Returns: The most useful first.
    package func best(_ limit: Int, of candidates: [RankingCandidate]) -> [RankedCandidate] {
        guard limit > 0, candidates.count > limit else { return limit > 0 ? order(candidates) : [] }
        let least = candidates[limit - 1].score
        let sure = candidates.prefix { $0.score > least }.count
        let nearness = candidates.map { Nearness($0, symbolCount: symbolCount) }
        let rivals = candidates.indices[sure...].prefix { candidates[$0].score == least }
            .sorted { nearness[$0] != nearness[$1] ? nearness[$0] < nearness[$1] : $0 < $1 }
        let last = nearness[rivals[limit - sure - 1]]
        let (near, tied) = (rivals.prefix { nearness[$0] < last }, rivals.filter { nearness[$0] == last })
        let open = limit - sure - near.count
        let pool = (Array(0..<sure) + near + tied.prefix(open + Self.spare)).sorted()
        var result = order(pool.map { candidates[$0] }).map { RankedCandidate(index: pool[$0.index], mix: $0.mix) }
        while result.count > limit, let spare = result.lastIndex(where: { tied.contains($0.index) }) {
            result.remove(at: spare)
        }
        return result
    }

    /// How near a candidate is among those of its score: what is in use before what was only kept, then by the share of
    /// edits.
    private struct Nearness: Comparable {
        private let isKept: Bool
        private let distance: Int
        private let longer: Int

        init(_ candidate: RankingCandidate, symbolCount: Int) {
            isKept = !candidate.mayRise
            distance = candidate.distance
            longer = max(candidate.source.count, symbolCount, 1)
        }

        static func == (left: Nearness, right: Nearness) -> Bool { !(left < right) && !(right < left) }

        static func < (left: Nearness, right: Nearness) -> Bool {
            guard left.isKept == right.isKept else { return right.isKept }
            return left.distance * right.longer < right.distance * left.longer
        }
    }

    /// How many of equal score are looked at beyond those asked for: each costs as much as one that is shown.
    private static let spare = 8

    /// The mixes of the candidates that have another within reach.
    private func mixes(_ candidates: [RankingCandidate]) -> [UsefulnessMix?] {
        func isNear(_ index: Int, _ other: Int) -> Bool {
            candidates.indices.contains(other) && candidates[other].score < 100
                && abs(candidates[index].score - candidates[other].score) <= Self.reach
        }
        let wanted = candidates.indices.map { index in
            candidates[index].score < 100 && (isNear(index, index - 1) || isNear(index, index + 1))
        }
        guard wanted.contains(true) else { return candidates.map { _ in nil } }
        let targets = TargetAgreement(candidates.map(\.target))
        return candidates.indices.map { index in
            wanted[index] ? query.mix(of: candidates[index].source, agreement: targets.agreement(of: index)) : nil
        }
    }
}
