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
        let other = try SegmentationFixtures.segmenter("th")
        try check(rounds: 500, seed: 62) { text, segmenter in
            try SegmentationLaws.addsUp(text, segmenter) ?? SegmentationLaws.isBlankNowhere(text, segmenter)
                ?? SegmentationLaws.isDeterministic(text, segmenter, other)
        }
    }
}
