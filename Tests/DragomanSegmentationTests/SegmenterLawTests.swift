import DragomanModel
import DragomanSegmentation
import DragomanTesting
import DragomanText
import Testing

private let pieces: [String] = [
    "a", "The", "word", "é", "e\u{301}", "Я", "слово", "ع", "語", "これは", "ไทย", "한", "1", "23", "٣", ".", "..", ". ",
    ",", ";",
    ":", "'", "’", "\"", "“", "”", "„", "«", "»", "(", ")", "[", "]", "-", "–", " — ", "_", "/", "@", "!", "?", "…",
    "。", "！",
    "」", "।", "؟", " ", "  ", "\u{A0}", "\t", "\n", "\r\n", "\n\n", "\u{2028}", "\u{85}", "\u{200B}", "\u{200D}",
    "\u{AD}", "\u{202E}",
    "\u{FEFF}", "😀", "👩‍👩‍👧", "\u{300}", "\u{10FFFF}", "\u{FFFF}", "\u{0}", "U.S.", "Mr.", "e.g.", "z. B.", "3.", "[12]",
    "www.example.org",
]

private func randomText(using random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...50, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined()
}

@Test func sentencesAddUpAndComeOutTheSameTwice() throws {
    var random = SeededRandom(seed: 21)
    for tag in ["en", "de", "ja", "el", "he", "nl", "th", "ru", "und"] {
        let segmenter = try SegmentationFixtures.segmenter(tag)
        for _ in 0..<600 {
            let text = randomText(using: &random)
            let boundaries = segmenter.boundaries(in: text)
            #expect(boundaries == segmenter.boundaries(in: text))
            #expect(boundaries.last ?? 0 == text.utf8.count)
            #expect(zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 })
            #expect(Array(segmenter.sentences(in: text).joined().utf8) == Array(text.utf8))
        }
    }
}

@Test func noSentenceIsWhiteSpaceAlone() throws {
    var random = SeededRandom(seed: 22)
    let segmenter = try SegmentationFixtures.segmenter("en")
    for _ in 0..<2_000 {
        let text = randomText(using: &random)
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { continue }
        for sentence in segmenter.sentences(in: text) {
            #expect(sentence.unicodeScalars.contains { !$0.properties.isWhitespace }, "\(text.debugDescription)")
        }
    }
}

@Test func brokenUTF8IsRepairedByTheStringAndStillAddsUp() throws {
    var random = SeededRandom(seed: 23)
    let segmenter = try SegmentationFixtures.segmenter("fr")
    for _ in 0..<500 {
        let bytes = (0..<60).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(segmenter.boundaries(in: text).last == text.utf8.count)
    }
}

/// Candidates are more than ICU's: wherever plain ICU breaks after a stop with capitals around, so do we.
@Test func plainSentencesBreakWhereICUBreaks() throws {
    var random = SeededRandom(seed: 24)
    let words = ["council", "budget", "harbour", "treaty", "voted", "people", "waited", "rain"]
    let segmenter = try SegmentationFixtures.segmenter("en")
    let breaker = try SentenceBreaker(language: LanguageTag(canonical: "en"))
    for _ in 0..<400 {
        let sentences = (0..<Int.random(in: 1...6, using: &random)).map { _ in
            let middle = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                words.randomElement(using: &random) ?? ""
            }
            return "The " + middle.joined(separator: " ") + ([".", "!", "?"].randomElement(using: &random) ?? ".")
        }
        let text = sentences.joined(separator: " ")
        #expect(segmenter.boundaries(in: text) == breaker.boundaries(in: text))
    }
}

@Test(arguments: [
    ".", "\"", "'", " ", "(", ")", ". ", "\" ", "A.", "1.", "[1]", "...\u{201D}", "?!", "\n", "z. ", "。」", "-", "😀",
    ". [1] ", ".'",
])
func aLongRunOfOneThingTakesOnePass(piece: String) throws {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    for tag in ["en", "de"] {
        #expect(try SegmentationFixtures.segmenter(tag).boundaries(in: text).last == text.utf8.count)
    }
}

@Test(arguments: [".", "\"", "?", ")"])
func aMillionMarksTakeOnePass(piece: String) throws {
    let text = String(repeating: piece, count: 1_000_000)
    #expect(try SegmentationFixtures.segmenter("en").boundaries(in: text) == [1_000_000])
}

@Test func emptyAndBlankTexts() throws {
    let segmenter = try SegmentationFixtures.segmenter("en")
    #expect(segmenter.boundaries(in: "") == [])
    #expect(segmenter.boundaries(in: " \n\n ") == [4])
    #expect(segmenter.boundaries(in: "No stop") == [7])
    #expect(segmenter.sentences(in: "A line\nof two.\n\nA paragraph.") == ["A line\nof two.\n\n", "A paragraph."])
}

@Test func inlineCodesAreTransparent() throws {
    var text = CodedText(plain: "")
    let open = CodeMark(role: .open, id: 1)
    let close = CodeMark(role: .close, id: 1)
    text.append(open)
    text.append("Dr")
    text.append(close)
    text.append(". Voss left.")
    text.append(CodeMark(role: .standalone, id: 2))
    text.append(" ")
    text.append(open)
    text.append("Nobody")
    text.append(close)
    text.append(" saw her.")
    let sentences = try SegmentationFixtures.segmenter("en").sentences(in: text.coded)
    #expect(sentences.map { CodedText(plain: $0).coded } == ["Dr. Voss left. ", "Nobody saw her."])
}
