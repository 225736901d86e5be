package import DragomanMemory
import DragomanModel
import Testing

/// Random stories of a newsroom, told to several memories at once, which must show the same picture all along.
package struct MemoryStory: Sendable {
    private let seed: UInt64
    private let steps: Int

    /// Makes the story of a seed.
    package init(seed: UInt64, steps: Int) {
        self.seed = seed
        self.steps = steps
    }

    /// Tells the story to a memory and to the model and compares them after every step, and the past at the end.
    package func check(_ store: any MemoryStore) throws {
        let stories = [Story(store: ModelMemory(sourceLanguage: LanguageTag(canonical: "en"))), Story(store: store)]
        var random = SeededRandom(seed: seed)
        var seen: [(batch: BatchID, totals: [ArticleTotal], tallies: [ArticleTally])] = []
        for step in 0..<steps {
            let chapter = Chapter(&random)
            for story in stories { try chapter.tell(story) }
            let pictures = try stories.map { try Picture($0.store) }
            let asked = try stories.map { story in
                try story.store.read { try $0.articleTallies(asOf: nil, apart: chapter.occurrences(40)) }
            }
            guard pictures[0] == pictures[1], asked[0] == asked[1] else {
                Issue.record("seed \(seed), step \(step), \(chapter): the memories differ")
                return
            }
            if let last = pictures[0].batches.last?.id, last != seen.last?.batch {
                seen.append((last, pictures[0].totals, pictures[0].tallies))
            }
        }
        for _ in 0..<20 {
            let filter = TranslationFilter(&random)
            let found = try stories.map { story in
                try story.store.read { reader in try translations(reader) { $0 = filter } }
            }
            #expect(found[0] == found[1], "seed \(seed): \(filter)")
        }
        try store.read { reader throws in
            #expect(try reader.verify() == [], "seed \(seed)")
            for moment in seen {
                #expect(try reader.articleTotals(asOf: moment.batch) == moment.totals, "seed \(seed)")
                #expect(try reader.articleTallies(asOf: moment.batch) == moment.tallies, "seed \(seed)")
            }
        }
    }
}

/// One step of a story.
///
/// Its dice are thrown when it is made, so that each memory hears the same.
private struct Chapter: CustomStringConvertible {
    private var dice: [Int]

    init(_ random: inout SeededRandom) { dice = (0..<64).map { _ in Int.random(in: 0..<5040, using: &random) } }

    var description: String { "chapter \(dice[0] % 12)" }

    func tell(_ story: Story) throws {
        switch dice[0] % 12 {
        case 0...2: try ingest(story)
        case 3...6: try translate(story)
        case 7: try define(story)
        case 8: try keepApart(story)
        case 9: try lease(story)
        default: try undo(story)
        }
    }

    private func ingest(_ story: Story) throws {
        let slug = "article-\(dice[1] % 4)"
        let units = (0..<dice[2] % 3 + 1).map { unit in
            (0..<dice[3 + unit] % 3).map { "Sentence \(dice[6 + unit * 3 + $0] % 9)." }
        }
        let old = try story.store.read { try $0.units(ofArticle: slug) }
        try story.batch(.ingest) { writer, batch in
            let revision = Story.revision(slug, units)
            var replaced: [(unit: Int, segment: Int, source: SourceID)] = []
            for (unit, sentences) in units.enumerated() where unit < old.count {
                for segment in sentences.indices where segment < old[unit].segments.count {
                    replaced.append((unit, segment, old[unit].segments[segment].source))
                }
            }
            try writer.addRevision(revision, replaced: replaced, batch: batch)
        }
    }

    private func translate(_ story: Story) throws {
        let places = try story.store.read { reader throws in
            try reader.articles().flatMap { article in
                try reader.units(ofArticle: article.slug).flatMap { unit in
                    unit.segments.enumerated().map { (article.slug, "\(unit.name)-\($0 + 1)", $1.source) }
                }
            }
        }
        guard !places.isEmpty else { return }
        try story.batch(isDryRun: dice[1] % 9 == 0) { writer, batch in
            for index in 0..<dice[2] % 5 + 1 {
                let throwing = dice[(3 + index * 6)...]
                let roll = { throwing[throwing.startIndex + $0] }
                let place = places[roll(0) % places.count]
                let target = NewTarget(
                    source: place.2,
                    language: roll(1) % 3 == 0 ? Story.german : Story.french,
                    content: CodedText(plain: "Translation \(roll(2) % 4)"),
                    state: TranslationState.allCases[roll(3) % 4],
                    origin: TargetOrigin.allCases[roll(4) % 5],
                    author: roll(4) % 2 == 0 ? "ana" : nil,
                    role: roll(5) % 5 == 0 ? .candidate : .current,
                    context: roll(5) % 7 == 0 ? TargetContext() : TargetContext(article: place.0, segment: place.1),
                    base: BatchID(rawValue: 0)
                )
                if roll(5) % 11 == 0 {
                    _ = try writer.addTarget(target, batch: batch)
                } else {
                    try Story.supersede(with: target, writer, batch)
                }
            }
        }
    }

    /// Some places stand apart from now on; one of them may not be there.
    private func keepApart(_ story: Story) throws {
        try story.batch(.edit, isDryRun: dice[1] % 9 == 0) { writer, batch in
            try writer.keepApart(occurrences(2), batch: batch)
        }
    }

    func occurrences(_ first: Int) -> Set<Occurrence> {
        Set(
            (0..<dice[first] % 4).map {
                let roll = dice[first + 1 + $0]
                let slug = "article-\(roll % 5)"
                return Occurrence(article: slug, segment: "\(slug)-u\(roll / 5 % 3 + 1)-\(roll / 15 % 2 + 1)")
            }
        )
    }

    /// Some sources go out, some leases are closed.
    private func lease(_ story: Story) throws {
        try story.batch(.lease, isDryRun: dice[1] % 9 == 0) { writer, batch in
            let open = try writer.openLeases(for: nil)
            try writer.closeLeases(open.indices.filter { dice[$0 % 64] % 3 == 0 }.map { open[$0].id }, batch: batch)
            for article in try writer.articles() where dice[2] % 2 == 0 {
                guard let unit = try writer.units(ofArticle: article.slug).first, let segment = unit.segments.first
                else { continue }
                let lease = NewLease(
                    occurrence: Occurrence(article: article.slug, segment: unit.name + "-1"),
                    source: segment.source,
                    language: dice[3] % 3 == 0 ? Story.german : Story.french,
                    holder: "holder \(dice[4] % 3)",
                    due: dice[5] % 2 == 0 ? "2026-04-0\(dice[6] % 9 + 1)" : nil
                )
                try writer.addLeases([lease], batch: batch)
            }
        }
    }

    private func define(_ story: Story) throws {
        try story.batch(.glossary) { writer, batch in
            let term = Concept.Term(
                language: Story.french,
                text: "terme \(dice[1] % 3)",
                isCaseSensitive: dice[2] % 2 == 0,
                isPreferred: true
            )
            _ = try writer.addConcepts([Concept(id: "c\(dice[3] % 2)", terms: [term])], batch: batch)
        }
    }

    /// Any batch, undone ones (refused) and undos too.
    private func undo(_ story: Story) throws {
        let last = try story.store.read { try $0.lastBatch().rawValue }
        _ = errorCode { try story.undo(BatchID(rawValue: Int64(dice[1]) % (last + 2))) }
    }
}

extension TranslationFilter {
    /// A filter that asks a few things at random.
    fileprivate init(_ random: inout SeededRandom) {
        self.init()
        func one<Value>(_ values: [Value]) -> [Value] {
            Bool.random(using: &random) ? [] : [values.randomElement(using: &random)].compactMap { $0 }
        }
        languages = one([Story.french, Story.german, LanguageTag(canonical: "th")])
        authors = one(["ana", nil, "nobody"])
        origins = Set(one(TargetOrigin.allCases))
        states = Set(one(TranslationState.allCases))
        standings = Set(one(TranslationStanding.allCases) + one(TranslationStanding.allCases))
        batches = one((1...40).map { BatchID(rawValue: $0) })
        articles = one((0..<5).map { "article-\($0)" })
        since = one(["2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"]).first
        until = one(["2026-03-01T00:00:00Z", "2026-12-01T00:00:00Z"]).first
    }
}
