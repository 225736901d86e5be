import DragomanMemory
import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanWorkflow

/// Duplicates are those that a look at every pair of translations finds.
struct DuplicateFinderTests {
    private static let french = LanguageTag(canonical: "fr")
    private static let german = LanguageTag(canonical: "de")

    @Test("the finder finds what comparing all finds", arguments: 0..<UInt64(20))
    func asByComparingAll(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let words = ["Port", "port", "port.", "PORT!", "Mole", "mole", "mole?"]
        let memory = ModelMemory(sourceLanguage: LanguageTag(canonical: "en"))
        let revision = Self.revision(words)
        try memory.write(isDryRun: false) { writer in
            let batch = try writer.beginBatch(.import, time: "2026-01-01T00:00:00Z", author: nil, origin: "x")
            try writer.addRevision(revision, replaced: [], batch: batch)
            for number in 0..<40 {
                let word = words[Int.random(in: 0..<words.count, using: &random)]
                let source = try #require(
                    try writer.source(CodedText(plain: word), language: LanguageTag(canonical: "en"))
                )
                let text = words[Int.random(in: 0..<words.count, using: &random)]
                let target = NewTarget(
                    source: source,
                    language: Bool.random(using: &random) ? Self.french : Self.german,
                    content: CodedText(plain: text),
                    state: .translated,
                    origin: .human,
                    author: nil,
                    role: number.isMultiple(of: 5) ? .candidate : .current,
                    context: TargetContext(article: "a", segment: "s\(Int.random(in: 0..<3, using: &random))"),
                    base: BatchID(rawValue: 0)
                )
                let id = try writer.addTarget(target, batch: batch)
                if number.isMultiple(of: 7) { try writer.retire(id, batch: batch) }
            }
        }
        try memory.read { reader throws in
            var live: [TranslationRecord] = []
            try reader.forEachTranslation(TranslationFilter()) {
                live.append($0)
                return true
            }
            let groups = Dictionary(grouping: live) { record in
                [
                    record.stored.target.language.description, LooseText.key(record.source),
                    LooseText.key(record.stored.target.content),
                ]
            }
            let expected = groups.values.filter { group in
                Set(group.map { [$0.source, $0.stored.target.content] }).count > 1
            }.map { Set($0.map(\.id)) }
            let found = try DuplicateFinder(reader).groups().map { Set($0.map(\.id)) }
            #expect(Set(found) == Set(expected))
            #expect(found.count == expected.count)
        }
    }

    private static func revision(_ sentences: [String]) -> NewRevision {
        let segments = sentences.enumerated().map { index, text in
            Segment(content: CodedText(plain: text), codes: [], byteRange: index * 10..<index * 10 + text.utf8.count)
        }
        let unit = NewUnit(
            name: "u",
            kind: .paragraph,
            escaping: .html,
            segments: segments,
            wordCounts: sentences.map { _ in 1 }
        )
        return NewRevision(
            slug: "a",
            title: nil,
            format: .html,
            language: LanguageTag(canonical: "en"),
            publishedAt: nil,
            digest: "d",
            rules: "r",
            skeleton: Skeleton(bytes: [UInt8](repeating: 0x20, count: 100)),
            units: [unit]
        )
    }
}
