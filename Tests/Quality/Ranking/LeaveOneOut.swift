import DragomanMatching
import DragomanModel
import DragomanTesting
import DragomanText

/// Units of the translation sample taken as queries: what the rest of the sample offers for each, and how much it is
/// worth, the unit's own translation being the reference.
struct LeaveOneOut {
    /// Which of the units are taken: those that weights are fitted on, or those that they are judged by.
    enum Part: UInt64 {
        case fit = 0
        case judge = 1

        /// The part of a unit, by the digest of its id.
        init(of id: String) { self = Part(rawValue: LeaveOneOut.place(of: id) & 1) ?? .fit }
    }

    /// A translation found for a unit.
    struct Found {
        var candidate: RankingCandidate
        /// chrF of the translation against the unit's own.
        var worth: Double
    }

    /// A unit taken as a query.
    struct Query {
        var symbols: [UInt32]
        /// Of equal sources: translations of other units.
        var exact: [Found]
        /// Of similar sources, best first by score.
        var fuzzy: [Found]
    }

    private struct Pair {
        var id: String
        var source: String
        var target: String
    }

    /// From the sample's language code or `en`, to the same.
    let languages: (from: String, to: String)
    private let pairs: [Pair]
    private let bySource: [String: [Int]]
    private let sources: [String]
    private let index: TranslationIndex

    init(_ units: [TranslationSample], from: String, to: String) {
        func text(_ unit: TranslationSample, _ code: String) -> String? {
            (code == "en" ? unit.source : unit.targets[code]).map { Normalization.nfc($0) }
        }
        let pairs = units.compactMap { unit -> Pair? in
            guard let source = text(unit, from), let target = text(unit, to), !source.isEmpty else { return nil }
            return Pair(id: unit.id, source: source, target: target)
        }
        let bySource = Dictionary(grouping: pairs.indices) { pairs[$0].source }
        let sources = bySource.keys.sorted { (bySource[$0]?.first ?? 0) < (bySource[$1]?.first ?? 0) }
        let language = LanguageTag(canonical: to)
        languages = (from, to)
        index = TranslationIndex(
            sources.enumerated().map { number, source in
                IndexEntry(
                    id: Int64(number),
                    symbols: CodedText(plain: source).symbols,
                    languages: [language]
                )
            }
        )
        self.pairs = pairs
        self.bySource = bySource
        self.sources = sources
    }

    /// Calls a closure with up to `count` units of a part for which something is found.
    ///
    /// - Parameters:
    ///   - part: Which of the units.
    ///   - count: How many units are looked up; those whose digests come first.
    ///   - threshold: The least score of similar sources.
    ///   - limit: The most similar translations.
    ///   - body: Is given each unit and what was found for it.
    func forEach(_ part: Part, upTo count: Int, threshold: Int, limit: Int, _ body: (Query) -> Void) {
        let chosen = pairs.indices.filter { Part(of: pairs[$0].id) == part }
            .map { (place: Self.place(of: pairs[$0].id), pair: $0) }.sorted { $0 < $1 }.prefix(count)
        for (_, number) in chosen {
            let query = query(number, threshold: threshold, limit: limit)
            if !query.exact.isEmpty || !query.fuzzy.isEmpty { body(query) }
        }
    }

    private func query(_ number: Int, threshold: Int, limit: Int) -> Query {
        let pair = pairs[number]
        let symbols = CodedText(plain: pair.source).symbols
        let reference = CharacterF(pair.target)
        // Equal sources first, then similar ones; a translation that several units share counts once.
        func found(_ source: String, score: Int) -> [Found] {
            var seen: Set<String> = []
            return (bySource[source] ?? []).compactMap { other in
                guard other != number, seen.insert(pairs[other].target).inserted else { return nil }
                return Found(
                    candidate: RankingCandidate(
                        source: CodedText(plain: source).symbols,
                        target: CodedText(plain: pairs[other].target).symbols,
                        score: score
                    ),
                    worth: CharacterF(pairs[other].target).score(against: reference)
                )
            }
        }
        let near = index.neighbours(of: symbols, languages: nil, threshold: threshold, limit: limit + 1).first ?? []
        var fuzzy: [Found] = []
        for neighbour in near where neighbour.distance > 0 && fuzzy.count < limit {
            fuzzy += found(sources[Int(neighbour.id)], score: neighbour.score)
        }
        return Query(symbols: symbols, exact: found(pair.source, score: 100), fuzzy: Array(fuzzy.prefix(limit)))
    }

    /// Where a unit stands when units are drawn.
    fileprivate static func place(of id: String) -> UInt64 {
        var digest = Digest()
        digest.combine(id)
        // The low bits of FNV are its weakest.
        return digest.value ^ digest.value >> 32
    }
}
