import DragomanDocuments
import DragomanModel
import Testing

/// What stands between translated sentences.
struct MergerSpacingTests {
    private func merged(_ first: String, _ second: String, gap: String = " ") throws -> String {
        let text = Array("<p>A.\(gap)B.</p>".utf8)
        let start = 5 + gap.utf8.count
        let merger = Merger(
            text: text,
            languageSlots: [],
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "ja"),
            targetDirection: .leftToRight
        )
        let unit = MergeUnit(
            escaping: .html,
            segments: [
                Segment(content: CodedText(plain: "A."), codes: [], byteRange: 3..<5),
                Segment(content: CodedText(plain: "B."), codes: [], byteRange: start..<start + 2),
            ]
        )
        let targets = [first, second]
        return String(
            decoding: try merger.merge([unit]) { _, segment in .target(CodedText(plain: targets[segment])) },
            as: UTF8.self
        )
    }

    @Test func chineseAndJapaneseSentencesFollowEachOther() throws {
        #expect(try merged("甲。", "乙。") == "<p>甲。乙。</p>")
        #expect(try merged("甲。", "「乙」", gap: "\n  ") == "<p>甲。「乙」</p>")
        #expect(try merged("他说。", "“乙。”") == "<p>他说。“乙。”</p>")
    }

    @Test func othersKeepTheSpace() throws {
        #expect(try merged("Un.", "Deux.") == "<p>Un. Deux.</p>")
        #expect(try merged("하나.", "둘.") == "<p>하나. 둘.</p>")
        #expect(try merged("甲。", "乙。", gap: "<br>") == "<p>甲。<br>乙。</p>")
    }
}
