import DragomanSegmentation
import DragomanTesting
import Testing

/// Every law over random texts, in every language.
struct LawTests {
    @Test(arguments: SegmentationLaws.languages)
    func sentencesAddUpAndComeOutTheSame(tag: String) throws {
        try check(tag, rounds: 40) { SegmentationLaws.addsUp($0, $1) ?? SegmentationLaws.isDeterministic($0, $1) }
    }

    @Test(arguments: SegmentationLaws.languages)
    func whatFollowsABoundaryDecidesNoEarlierOne(tag: String) throws {
        try check(tag, rounds: 30, SegmentationLaws.prefixesStand)
    }

    /// Every text of up to three pieces; `dragoman-quality --laws 5` goes further.
    @Test(arguments: ["en", "de", "ja", "el"])
    func noShortTextBreaksIt(tag: String) throws {
        let segmenter = try SegmentationFixtures.segmenter(tag)
        for found in PrefixLaw.violations(upTo: 3, { segmenter.boundaries(in: $0) }) {
            Issue.record("\(tag): \(found.text.debugDescription): \(found.broken)")
        }
    }

    private func check(_ tag: String, rounds: Int, _ law: SegmentationLaws.Law) throws {
        let segmenter = try SegmentationFixtures.segmenter(tag)
        var texts = LawTexts(seed: tag.utf8.reduce(31) { $0 &* 131 &+ UInt64($1) })
        for _ in 0..<rounds {
            for text in texts.oneOfEach() {
                guard let (text, broken) = try SegmentationLaws.shrunk(text, segmenter, law) else { continue }
                Issue.record("\(tag): \(text.debugDescription): \(broken)")
            }
        }
    }
}

/// Every law over the texts of the shared sample.
struct SampleLawTests {
    private static let samples = Result {
        try SegmentationSample.Part.allCases.reduce(into: [String: [String]]()) { result, part in
            for sample in try SegmentationSample.read(part) ?? [] {
                result[sample.lang, default: []].append(sample.text)
            }
        }
    }

    @Test(arguments: SegmentationLaws.languages + ["zh-Hant"])
    func theLawsHold(tag: String) throws {
        let samples = try Self.samples.get()
        guard !samples.isEmpty else {
            return print("the laws over the shared sample were not tested: it is not there")
        }
        // A language without paragraphs of its own has those of English.
        let texts = samples[tag] ?? samples["en"] ?? []
        #expect(texts.count > 50, "\(tag)")
        let segmenter = try SegmentationFixtures.segmenter(tag)
        for text in texts {
            if let broken = SegmentationLaws.addsUp(text, segmenter) {
                Issue.record("\(tag): \(text.debugDescription): \(broken)")
            }
        }
        for text in texts {
            guard let found = SegmentationLaws.shrunk(text, segmenter, SegmentationLaws.prefixesStand) else { continue }
            Issue.record("\(tag): \(found.text.debugDescription): \(found.broken)")
        }
    }
}

/// Hostile texts end within the time of a test; what they cost is a matter of `make bench`.
struct HostileTextTests {
    @Test(arguments: HostileTexts.pieces)
    func aLongRunOfOneThingTakesOnePass(piece: String) throws {
        let text = HostileTexts.text(piece, bytes: 200_000)
        #expect(try SegmentationFixtures.segmenter("de").boundaries(in: text).last == text.utf8.count)
    }

    @Test func aMegabyteOfAllOfThemTakesOnePass() throws {
        var random = SeededRandom(seed: 41)
        var text = ""
        while text.utf8.count < 1_000_000 {
            let piece = HostileTexts.pieces[Int.random(in: 0..<HostileTexts.pieces.count, using: &random)]
            text += String(repeating: piece, count: Int.random(in: 1...200, using: &random))
        }
        for tag in ["en", "el"] {
            #expect(try SegmentationFixtures.segmenter(tag).boundaries(in: text).last == text.utf8.count)
        }
    }
}
