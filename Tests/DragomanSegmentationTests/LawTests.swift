import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

/// Every law over random texts, in every language.
struct LawTests {
    @Test(arguments: SegmentationLaws.languages)
    func sentencesAddUpAndComeOutTheSame(tag: String) throws {
        let other = try SegmentationFixtures.segmenter(tag)
        try check(tag, rounds: 40) { text, segmenter in
            try SegmentationLaws.addsUp(text, segmenter) ?? SegmentationLaws.isBlankNowhere(text, segmenter)
                ?? SegmentationLaws.isDeterministic(text, segmenter, other)
        }
    }

    @Test(arguments: SegmentationLaws.languages)
    func whatFollowsABoundaryDecidesNoEarlierOne(tag: String) throws {
        try check(tag, rounds: 30, SegmentationLaws.prefixesStand)
    }

    /// Every text of up to three pieces; `dragoman-quality --laws 5` goes further.
    @Test(arguments: ["en", "de", "ja", "el"])
    func noShortTextBreaksIt(tag: String) throws {
        let segmenter = try SegmentationFixtures.segmenter(tag)
        for found in try PrefixLaw.violations(upTo: 3, { try segmenter.boundaries(in: $0) }) {
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

    @Test(
        .enabled(if: SegmentationSample.isThere, "the shared sample of sentences is not beside the checkout"),
        arguments: SegmentationLaws.languages + ["zh-Hant"]
    )
    func theLawsHold(tag: String) throws {
        let samples = try Self.samples.get()
        // A language without paragraphs of its own has those of English.
        let texts = samples[tag] ?? samples["en"] ?? []
        #expect(texts.count > 50, "\(tag)")
        let segmenter = try SegmentationFixtures.segmenter(tag)
        for text in texts {
            if let broken = try SegmentationLaws.addsUp(text, segmenter) {
                Issue.record("\(tag): \(text.debugDescription): \(broken)")
            }
            guard let found = try SegmentationLaws.shrunk(text, segmenter, SegmentationLaws.prefixesStand) else {
                continue
            }
            Issue.record("\(tag): \(found.text.debugDescription): \(found.broken)")
        }
    }
}

/// Hostile texts are split to their end.
///
/// Nothing is timed here, though one pass that looked at the same bytes again and again would take half a minute; whether
/// the time grows like the text is measured by `make bench`.
struct HostileTextTests {
    @Test(arguments: HostileTexts.pieces)
    func aLongRunOfOneThingIsSplitToItsEnd(piece: String) throws {
        let text = HostileTexts.text(piece, bytes: 50_000)
        #expect(try SegmentationFixtures.segmenter("de").boundaries(in: text).last == text.utf8.count)
    }

    @Test(arguments: HostileTexts.thaiPieces)
    func aLongRunOfOneThingInThaiIsSplitToItsEnd(piece: String) throws {
        let text = HostileTexts.text(piece, bytes: 50_000)
        #expect(try SegmentationFixtures.segmenter("th").boundaries(in: text).last == text.utf8.count)
    }

    @Test func aMixtureOfAllOfThemIsSplitToItsEnd() throws {
        var random = SeededRandom(seed: 41)
        var text = ""
        while text.utf8.count < 300_000 {
            let piece = HostileTexts.pieces[Int.random(in: 0..<HostileTexts.pieces.count, using: &random)]
            text += String(repeating: piece, count: Int.random(in: 1...200, using: &random))
        }
        for tag in ["en", "el"] {
            #expect(try SegmentationFixtures.segmenter(tag).boundaries(in: text).last == text.utf8.count)
        }
    }
}
