import DragomanMatching
import DragomanModel

/// The segments of a job so far, in one language: what later ones will match once these are translated.
///
/// Complete: nothing before a segment that is nearer than what is told is left out. Blocks of segments go into an index
/// as they are full, and a block is compared with itself by a scan; so each segment is compared with what stands before
/// it and nothing else, and costs what a lookup costs.
final class EarlierSegments {
    /// A text and the score from which an earlier one is of interest.
    struct Query: Sendable {
        var symbols: [UInt32]
        var threshold: Int
    }

    private let language: LanguageTag
    private var stored = StoredIndex.empty
    private var count: Int64 = 0

    init(language: LanguageTag) { self.language = language }

    /// Takes in the next segments of the job.
    ///
    /// - Parameter block: Texts that are all different, in the order of the job. The scan costs their number squared,
    ///   so there should be some thousands at the most.
    /// - Returns: For each the best score of any before it, those of the block among them; 0 where none reaches its
    ///   threshold.
    func take(_ block: [Query]) -> [Int] {
        let inside = scoresInside(block)
        let before = scoresBefore(
            zip(block, inside).map { Query(symbols: $0.symbols, threshold: max($0.threshold, $1 + 1)) }
        )
        append(block)
        return zip(inside, before).map(max)
    }

    private func scoresInside(_ block: [Query]) -> [Int] {
        var scan = SourceScan()
        return block.enumerated().map { number, query in
            defer { scan.add(id: Int64(number), symbols: query.symbols) }
            return scan.matches(for: query.symbols, threshold: query.threshold, limit: 1).first?.score ?? 0
        }
    }

    private func scoresBefore(_ block: [Query]) -> [Int] {
        guard count > 0 else { return block.map { _ in 0 } }
        let index = stored.index(of: language)
        return InParallel.map(block) { query in
            index.neighbours(of: query.symbols, languages: nil, threshold: query.threshold, limit: 1)
                .first?.first?.score ?? 0
        }
    }

    private func append(_ block: [Query]) {
        let update = IndexStore.beginPassingUpdate(from: stored)
        for query in block {
            count += 1
            // The language of the translations to come does not matter, but an entry without one counts as gone.
            update.add(
                IndexEntry(id: count, symbols: query.symbols, languages: [language]),
                language: language
            )
        }
        stored = update.publish(.nothing)
    }
}
