import DragomanMemory
import DragomanModel
import DragomanTesting
import DragomanWorkflow
import Foundation
import Testing

/// Words are found in the memory as it is, whatever the index's state.
struct ConcordanceTests {
    private func sources(
        _ desk: ConcordanceDesk,
        _ terms: [String],
        isIndexed: Bool = true,
        _ change: (inout ConcordanceQuery) -> Void = { _ in }
    ) throws -> [String] {
        var query = ConcordanceQuery(terms)
        change(&query)
        var seen: [String] = []
        for hit in try desk.workflow(isIndexed: isIndexed).concordance(query).hits where seen.last != hit.source {
            seen.append(hit.source)
        }
        return seen
    }

    private static let pairs: [(source: String, target: String, language: String)] = [
        ("The prime minister resigned.", "Le premier ministre a démissionné.", "fr"),
        ("The prime minister resigned.", "首相が辞任した。", "ja"),
        ("A résumé of the ministers' work", "Résumé du travail des ministres", "fr"),
        ("Please resume.", "Reprenez, s'il vous plaît.", "fr"),
        ("Prime numbers of the minister", "Les nombres premiers du ministre", "fr"),
        ("<1>Mini</1>ster &amp; co", "<1>Mini</1>stre &amp; Cie", "fr"),
    ]

    @Test func wordsPhrasesBeginningsSidesAndLanguages() throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs)
        #expect(
            try sources(desk, ["prime", "minister"])
                == ["The prime minister resigned.", "Prime numbers of the minister"]
        )
        #expect(try sources(desk, ["prime minister"]) == ["The prime minister resigned."])
        #expect(try sources(desk, ["\"prime minister\" resigned"]) == ["The prime minister resigned."])
        #expect(try sources(desk, ["minist*"], { $0.side = .source }).count == 4)
        #expect(try sources(desk, ["minister"]) { $0.excluded = ["prime"] } == ["<1>Mini</1>ster &amp; co"])
        #expect(try sources(desk, ["ministre"]) { $0.side = .source }.isEmpty)
        #expect(try sources(desk, ["ministre"]) { $0.side = .target }.count == 3)
        #expect(try sources(desk, ["prime"]) { $0.languages = ["ja"] } == ["The prime minister resigned."])
        #expect(try sources(desk, ["相が辞"]) == ["The prime minister resigned."])
        #expect(try sources(desk, ["resume"]) == ["Please resume.", "A résumé of the ministers' work"])
        #expect(try sources(desk, ["Résumé"]) == ["A résumé of the ministers' work"])
        // No text holds one word in the source and the other in the translation.
        #expect(try sources(desk, ["prime", "ministre"]).isEmpty)
    }

    @Test func rangesReferToTheTextsAsShown() throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs)
        let answer = try desk.workflow(isIndexed: true).concordance(ConcordanceQuery(["mini*", "co"]))
        let hit = try #require(answer.hits.first)
        #expect(answer.total == 1 && answer.isComplete && !answer.isScan)
        #expect(hit.source == "<1>Mini</1>ster &amp; co" && hit.sourceRanges == [3..<15, 22..<24])
        #expect(hit.target == "<1>Mini</1>stre &amp; Cie" && hit.targetRanges.isEmpty)
        #expect(hit.sourceLanguage == LanguageTag(canonical: "en") && hit.language == LanguageTag(canonical: "fr"))
    }

    @Test func whatIsSupersededIsNotFoundAndWhatIsNewIs() throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs)
        #expect(try sources(desk, ["démissionné"]).count == 1)
        try desk.retire("The prime minister resigned.", "fr")
        #expect(try sources(desk, ["démissionné"]).isEmpty)
        #expect(try sources(desk, ["resigned"]) { $0.languages = ["fr"] }.isEmpty)
        #expect(try sources(desk, ["resigned"]).count == 1)
        try desk.add([("The prime minister resigned.", "Le premier ministre est parti.", "fr")])
        #expect(try sources(desk, ["parti"]).count == 1)
        #expect(try sources(desk, ["resigned"]) { $0.languages = ["fr"] }.count == 1)
        #expect(try sources(desk, ["démissionné"]).isEmpty)
        // The wording that was superseded comes back.
        try desk.add([("The prime minister resigned.", "Le premier ministre a démissionné.", "fr")])
        #expect(try sources(desk, ["démissionné"]).count == 1)
    }

    @Test("hits are those of a full scan", arguments: 0..<UInt64(24))
    func hitsAreThoseOfAFullScan(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var texts = ConcordanceTexts(seed: seed)
        let desk = try ConcordanceDesk()
        for _ in 0..<4 {
            try desk.add((0..<Int.random(in: 1...25, using: &random)).map { _ in texts.pair() })
            if Bool.random(using: &random), let old = texts.given.randomElement(using: &random) {
                try desk.retire(old.source, old.language)
            }
            for _ in 0..<6 {
                let query = texts.query()
                let found = try desk.workflow(isIndexed: true).concordance(query)
                let scanned = try desk.workflow(isIndexed: false).concordance(query)
                #expect(found.hits == scanned.hits, "seed \(seed): \(query)")
                #expect(found.total == scanned.total && found.isComplete == scanned.isComplete)
                #expect(!found.isScan && scanned.isScan)
            }
        }
    }

    @Test func commonWordsAreCountedUpToAPoint() throws {
        let desk = try ConcordanceDesk()
        try desk.add((0..<450).map { ("The number \($0)", "Le nombre \($0)", "fr") })
        let answer = try desk.workflow(isIndexed: true).concordance(ConcordanceQuery(["the"]))
        #expect(answer.total == 200 && !answer.isComplete)
        #expect(answer.hits.count == 20 && answer.hits.first?.source == "The number 449")
        var query = ConcordanceQuery(["number"])
        query.limit = 1000
        let all = try desk.workflow(isIndexed: true).concordance(query)
        #expect(all.total == 450 && all.isComplete && all.hits.count == 450)
    }

    // MARK: The index

    @Test func anIndexThatIsDamagedForeignOrHalfIsMadeAnew() throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs)
        #expect(try sources(desk, ["prime"]).count == 2)
        let good = try Data(contentsOf: URL(fileURLWithPath: desk.indexFile))
        let other = try ConcordanceDesk()
        try other.add([("Nothing of it", "Rien", "fr")])
        #expect(try sources(other, ["nothing"]).count == 1)
        let foreign = try Data(contentsOf: URL(fileURLWithPath: other.indexFile))
        var scrambled = good
        for place in stride(from: 200, to: scrambled.count, by: 7) { scrambled[place] ^= 0x5A }
        var holed = good
        holed.replaceSubrange(holed.count / 3..<holed.count, with: Data(count: holed.count - holed.count / 3))
        let broken = [
            Data(), Data("no database".utf8), good.prefix(5000), good.prefix(good.count / 2), foreign, scrambled, holed,
        ]
        for (number, bytes) in broken.enumerated() {
            try bytes.write(to: URL(fileURLWithPath: desk.indexFile))
            #expect(try sources(desk, ["prime"]).count == 2, "case \(number)")
            #expect(try sources(desk, ["minister"]).count == 3, "case \(number)")
        }
    }

    @Test func withoutAFolderToWriteTextsAreRead() throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs)
        // A file stands where the folder should: nobody, not even root, can write there.
        try Data().write(to: URL(fileURLWithPath: desk.indexPath))
        let answer = try desk.workflow(isIndexed: true).concordance(ConcordanceQuery(["prime"]))
        #expect(answer.total == 2 && answer.isScan)
        #expect(throws: DragomanError.self) { try desk.workflow(isIndexed: true).subsegments(of: "the prime minister") }
    }

    @Test func aMemoryThatWentBackMakesTheIndexAnew() throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs)
        #expect(try sources(desk, ["prime"]).count == 2)
        // Another memory of the same length in its place.
        let other = try ConcordanceDesk()
        try other.add([("Nothing of it", "Rien", "fr")])
        try FileManager.default.createDirectory(atPath: other.indexPath, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: desk.indexFile, toPath: other.indexFile)
        #expect(try sources(other, ["prime"]).isEmpty)
        #expect(try sources(other, ["nothing"]).count == 1)
    }

    // MARK: Queries

    @Test(
        "hostile queries",
        arguments: [
            "\"", "\"\"", "*", "-", "a AND b NOT c", "words : x", "NEAR(a b)", "{a b} : c", "^a", "a + b",
            "\u{0}a\u{0}b",
            "'; DROP TABLE known; --", String(decoding: [0xEF, 0xB7, 0x90, 0xEF, 0xB7, 0xA1], as: UTF8.self),
            "prime\" OR \"minister", "(((((", "🙂", "\u{202E}prime",
            String(repeating: "a", count: 3000), "ﷺ ½ ㎢", "\u{300}\u{301}", "a\u{300}*",
        ]
    )
    func hostile(query: String) throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs + [("a AND b NOT c", "ﷺ ½ ㎢ a\u{300}", "fr")])
        func answer(isIndexed: Bool) throws -> [ConcordanceAnswer.Hit] {
            do { return try desk.workflow(isIndexed: isIndexed).concordance(ConcordanceQuery([query])).hits } catch let
                error as DragomanError
            {
                #expect(error.code == "query-empty")
                return []
            }
        }
        #expect(try answer(isIndexed: true) == answer(isIndexed: false))
    }

    @Test func tooMuchIsRefused() throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs)
        let workflow = desk.workflow(isIndexed: true)
        func code(_ body: () throws -> Void) -> String? {
            do { try body() } catch { return (error as? DragomanError)?.code }
            return nil
        }
        let many = (0..<10_000).map { "word\($0)" }
        #expect(code { _ = try workflow.concordance(ConcordanceQuery(many)) } == "query-too-long")
        #expect(
            code { _ = try workflow.concordance(ConcordanceQuery([many.joined(separator: " ")])) } == "query-too-long"
        )
        #expect(code { _ = try workflow.concordance(ConcordanceQuery(Array(many.prefix(64)))) } == nil)
        #expect(
            code { _ = try workflow.concordance(ConcordanceQuery([many.prefix(64).joined(separator: " ")])) } == nil
        )
        #expect(code { _ = try workflow.concordance(ConcordanceQuery([])) } == "query-empty")
        #expect(code { _ = try workflow.subsegments(of: many.joined(separator: " ")) } == "query-too-long")
        #expect(code { _ = try workflow.subsegments(of: "…") } == "query-empty")
        #expect(code { _ = try workflow.subsegments(of: "a b", limit: 0) } == "limit-unusable")
    }

    // MARK: Parts of texts

    @Test func theLongestPartsAreFound() throws {
        let desk = try ConcordanceDesk()
        try desk.add(Self.pairs)
        let text = "Yesterday the prime minister resigned of the minister"
        let found = try desk.workflow(isIndexed: true).subsegments(of: text)
        #expect(found.map(\.text) == ["the prime minister resigned", "of the minister"])
        #expect(found.map(\.range) == [10..<37, 38..<53])
        #expect(found.map(\.wordCount) == [4, 3])
        #expect(found.first?.hits.map(\.target) == ["Le premier ministre a démissionné.", "首相が辞任した。"])
        let japanese = try desk.workflow(isIndexed: true).subsegments(of: text, languages: ["ja"])
        #expect(japanese.map(\.text) == ["the prime minister resigned"])
    }

    @Test("parts are those of a plain search", arguments: 0..<UInt64(20))
    func partsAreThoseOfAPlainSearch(seed: UInt64) throws {
        var texts = ConcordanceTexts(seed: seed)
        let desk = try ConcordanceDesk()
        try desk.add((0..<30).map { _ in texts.pair() })
        let text = texts.text()
        let workflow = desk.workflow(isIndexed: true)
        let parts = try workflow.subsegments(of: text)
        var covered: [Range<Int>] = []
        for part in parts {
            #expect(part.wordCount > 1 && part.total > 0 && !part.hits.isEmpty)
            #expect(!covered.contains { $0.overlaps(part.range) }, "seed \(seed)")
            covered.append(part.range)
            var query = ConcordanceQuery([part.text])
            query.side = .source
            #expect(try desk.workflow(isIndexed: false).concordance(query).total == part.total, "seed \(seed)")
        }
        #expect(parts.map(\.wordCount) == parts.map(\.wordCount).sorted(by: >))
    }
}
