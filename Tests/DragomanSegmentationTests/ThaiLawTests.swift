import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

private let pieces: [String] =
    [
        "เขา", "เมื่อวาน", "ฝนตก", "แต่", "และ", "นาย", "สมชาย", "ใจดี", "ปี", "2550", "กล่าวว่า", "ไม่", "ครับ", "ๆ", "ฯ",
        "ฯลฯ",
        "“", "”", "\"", "(", ")", "พ.ศ.", "น.", "ดร.", "Google", "a", "12", "๓", "ก", "ี", "์", "บริษัท", "การ", "ได้",
        "มี",
        "!", "?",
        "...", "…", ".", ",", ":", "-", "–", "%", " ", " ", " ", " ", " ", "  ", "\u{A0}", "\u{200B}", "\n", "\n\n",

        "😀", "[1]", "ฟ้า", "บ้าน", "ซึ่ง", "โดย", "วันนี้",
    ] + [0xFDD0, 0xFDD1].compactMap { Unicode.Scalar($0).map { String($0) } }

private func randomText(using random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...80, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined()
}

/// The laws over texts that give the model much to decide.
struct ThaiLawTests {
    private func check(rounds: Int, seed: UInt64, _ law: SegmentationLaws.Law) throws {
        let segmenter = try SegmentationFixtures.segmenter("th")
        var random = SeededRandom(seed: seed)
        for _ in 0..<rounds {
            let text = randomText(using: &random)
            guard let (text, broken) = try SegmentationLaws.shrunk(text, segmenter, law) else { continue }
            Issue.record("\(text.debugDescription): \(broken)")
        }
    }

    @Test func aPrefixThatEndsAtABoundaryIsSplitTheSame() throws {
        try check(rounds: 1_000, seed: 61, SegmentationLaws.prefixesStand)
    }

    @Test func sentencesAddUpAndComeOutTheSame() throws {
        try check(rounds: 500, seed: 62) { SegmentationLaws.addsUp($0, $1) ?? SegmentationLaws.isDeterministic($0, $1) }
    }

    @Test func noSentenceIsWhiteSpaceAlone() throws {
        try check(rounds: 500, seed: 63) { text, segmenter in
            guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
            let blank = segmenter.sentences(in: text).filter { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
            return blank.isEmpty ? nil : "a sentence is white space alone"
        }
    }

    @Test(arguments: [
        "ก ", " ", "ก", "กา ขา \"", "และ ", "ได้", "(", "(ก ", "1 ", "a ", "ฯ ", "ก? ", "\u{200B} ", "ก\n",
    ])
    func aLongRunOfOneThingTakesOnePass(piece: String) throws {
        let text = HostileTexts.text(piece, bytes: 100_000)
        #expect(try SegmentationFixtures.segmenter("th").boundaries(in: text).last == text.utf8.count)
    }
}
