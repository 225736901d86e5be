import DragomanModel
import DragomanSegmentation
import DragomanTesting
import DragomanText
import Testing

/// What a segmenter answers for texts at the edges, and beside ICU.
struct SegmenterTests {
    @Test func emptyAndBlankTexts() throws {
        let segmenter = try SegmentationFixtures.segmenter("en")
        #expect(try segmenter.boundaries(in: "") == [])
        #expect(try segmenter.boundaries(in: " \n\n ") == [4])
        #expect(try segmenter.boundaries(in: "No stop") == [7])
        #expect(
            try segmenter.sentences(in: "A line\nof two.\n\nA paragraph.") == ["A line\nof two.\n\n", "A paragraph."]
        )
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
            #expect(try segmenter.boundaries(in: text) == breaker.boundaries(in: text))
        }
    }
}
