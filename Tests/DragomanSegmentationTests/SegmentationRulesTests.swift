import DragomanModel
import DragomanSegmentation
import Testing

private let head = "language xx\nversion 1\n"

@Test(
    arguments: [
        ("", nil, "language TAG"),
        ("language xx\n", nil, "version TEXT"),
        ("language xx\nversion\n", 2, "expected"),
        (head + "[no such section]\n", 3, "unknown section"),
        (head + "[abbreviations never final\nDr\n", 3, "unknown section"),
        (head + "[abbreviations never final]\nDr\nMr Dr.\n", 5, "twice"),
        (head + "[abbreviations never final]\nDr\n[final only before a capital]\nDr\n", 6, "twice"),
        (head + "[abbreviations never final]\n<b>\n", 4, "no word"),
        (head + "[behaviour]\nordinals = perhaps\n", 4, "ordinals are"),
        (head + "[behaviour]\ninitials = 1\n", 4, "'yes' or 'no'"),
        (head + "[behaviour]\ncolour = red\n", 4, "unknown behaviour"),
        (head + "[behaviour]\ninitials\n", 4, "key = value"),
    ] as [(String, Int?, String)]
)
func aFaultInATableIsToldWithItsLine(table: String, line: Int?, message: String) {
    let error = #expect(throws: DragomanError.self) { try SegmentationRules(parsing: table, file: "xx.txt") }
    #expect(error?.code == "segmentation-rules-invalid")
    #expect(error?.position == FilePosition(file: "xx.txt", line: line))
    #expect(error?.message.contains(message) == true)
}

@Test func theDigestFollowsTheContentAndTheNameTheVersion() throws {
    let one = try SegmentationRules(parsing: head, file: "xx.txt")
    let same = try SegmentationRules(parsing: head, file: "elsewhere/xx.txt")
    let other = try SegmentationRules(parsing: head + "[initials]\nTh\n", file: "xx.txt")
    #expect(one == same)
    #expect(one.digest != other.digest)
    #expect(one.name == "dragoman-1-xx")
}

@Test func commentsAndLineEndingsDoNotMatter() throws {
    let text = "# a table\r\nlanguage xx # the tag\r\nversion 1\r\n\r\n[abbreviations never final]\r\nDr. # a title\r\n"
    let segmenter = Segmenter(
        language: LanguageTag(canonical: "xx"),
        rules: try SegmentationRules(parsing: text, file: "xx.txt")
    )
    #expect(try segmenter.sentences(in: "Dr. Who left. DR. Who stayed.") == ["Dr. Who left. ", "DR. Who stayed."])
}

@Test func aCatalogueNeedsARootAndTablesUnderTheirNames() {
    #expect(throws: DragomanError.self) { try SegmentationCatalogue(files: ["xx.txt": head]) }
    #expect(throws: DragomanError.self) {
        try SegmentationCatalogue(files: ["root.txt": "language root\nversion 1\n", "yy.txt": head]).validate()
    }
}
