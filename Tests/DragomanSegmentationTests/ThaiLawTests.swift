import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Foundation
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

func thaiRandomText(using random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...80, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined()
}

private func prefix(_ text: String, _ end: Int) -> String { String(decoding: Array(text.utf8)[..<end], as: UTF8.self) }

/// Every prefix that ends at a boundary is split as it is in the whole text.
private func expectPrefixesAgree(_ text: String, _ segmenter: Segmenter) {
    let boundaries = segmenter.boundaries(in: text)
    for (number, end) in boundaries.enumerated() {
        let found = segmenter.boundaries(in: prefix(text, end))
        #expect(found == Array(boundaries[...number]), "\(text.debugDescription) up to \(end)")
    }
}

@Test func aThaiPrefixThatEndsAtABoundaryIsSplitTheSame() throws {
    let segmenter = try SegmentationFixtures.segmenter("th")
    var random = SeededRandom(seed: 61)
    for _ in 0..<3_000 { expectPrefixesAgree(thaiRandomText(using: &random), segmenter) }
}

@Test func thaiSentencesAddUpAndComeOutTheSameTwice() throws {
    let segmenter = try SegmentationFixtures.segmenter("th")
    var random = SeededRandom(seed: 62)
    for _ in 0..<2_000 {
        let text = thaiRandomText(using: &random)
        let boundaries = segmenter.boundaries(in: text)
        #expect(boundaries == segmenter.boundaries(in: text))
        #expect(boundaries.last ?? 0 == text.utf8.count)
        #expect(zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 })
        #expect(Array(segmenter.sentences(in: text).joined().utf8) == Array(text.utf8))
    }
}

@Test func thaiSamplePrefixesAgree() throws {
    guard let file = SharedData.file("segmentation/dev/ud.dev.jsonl") else {
        print("skipped: ../shared/segmentation is not there")
        return
    }
    struct Line: Decodable {
        var lang: String
        var text: String
    }
    let segmenter = try SegmentationFixtures.segmenter("th")
    for data in try Data(contentsOf: file).split(separator: 0x0A) where data.starts(with: Data(#"{"lang": "th""#.utf8))
    {
        expectPrefixesAgree(try JSONDecoder().decode(Line.self, from: data).text, segmenter)
    }
}

@Test(arguments: ["ก ", " ", "ก", "กา ขา \"", "และ ", "ได้", "(", "1 ", "a ", "ฯ ", "ก? ", "\u{200B} ", "ก\n"])
func aMillionOfOneThaiThingTakeOnePass(piece: String) throws {
    let text = String(repeating: piece, count: 1_000_000)
    #expect(try SegmentationFixtures.segmenter("th").boundaries(in: text).last == text.utf8.count)
}

@Test func noThaiSentenceIsWhiteSpaceAlone() throws {
    let segmenter = try SegmentationFixtures.segmenter("th")
    var random = SeededRandom(seed: 63)
    for _ in 0..<1_000 {
        let text = thaiRandomText(using: &random)
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { continue }
        for sentence in segmenter.sentences(in: text) {
            #expect(sentence.unicodeScalars.contains { !$0.properties.isWhitespace }, "\(text.debugDescription)")
        }
    }
}
