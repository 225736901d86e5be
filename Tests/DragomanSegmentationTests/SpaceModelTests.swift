import DragomanModel
import DragomanSegmentation
import Testing

private let head = "language th\nversion 1\ntrained-on invented CC0-1.0\n"
private let classes = "[after a space: pronoun]\nเขา เรา\n[before a space: particle]\nครับ\n[predicates]\nได้\n"

@Test(
    arguments: [
        ("", nil, "language TAG"),
        ("language th\n", nil, "version TEXT"),
        ("language th\nversion 1\n[weights]\nbias - 1\n", nil, "trained on"),
        ("language\n", 1, "expected"),
        (head + "[after a space: Pronoun]\n", 4, "unknown section"),
        (head + "[no such section]\n", 4, "unknown section"),
        (head + "[weights\n", 4, "unknown section"),
        (head + "[after a space: one]\n[after a space: one]\n", 5, "stands twice"),
        (head + "[after a space: one]\nabc\n", 5, "no word"),
        (head + "[predicates]\nได้ ได้\n", 5, "stands twice"),
        (head + classes + "[weights]\nbias - x\n", 11, "whole number"),
        (head + classes + "[weights]\nbias - 1000000\n", 11, "whole number"),
        (head + classes + "[weights]\nbias -\n", 11, "expected"),
        (head + classes + "[weights]\ncolour red 1\n", 11, "no feature"),
        (head + classes + "[weights]\nclass-after verb 1\n", 11, "no feature"),
        (head + classes + "[weights]\nfirst-class pronoun/16 1\n", 11, "no feature"),
        (head + classes + "[weights]\nafter กกกกกกกก 1\n", 11, "no feature"),
        (head + classes + "[weights]\nbias - 1\nbias - 2\n", 12, "stands twice"),
    ] as [(String, Int?, String)]
)
func aFaultInAModelIsToldWithItsLine(text: String, line: Int?, message: String) {
    let error = #expect(throws: DragomanError.self) { try SpaceModel(parsing: text, file: "th.model") }
    #expect(error?.code == "segmentation-rules-invalid")
    #expect(error?.position == FilePosition(file: "th.model", line: line))
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
}

@Test func theModelDecidesAndItsDigestIsPartOfTheRules() throws {
    let table = "language th\nversion 1\n"
    let willing = head + classes + "[weights]\nclass-after pronoun 900\nclass-before none -1\n"
    let unwilling = head + classes + "[weights]\nclass-after pronoun -900\n"
    func rules(_ model: String?) throws -> SegmentationRules {
        var files = ["root.txt": "language root\nversion 1\n", "th.txt": table]
        files["th.model"] = model
        return try SegmentationCatalogue(files: files).rules(for: LanguageTag(canonical: "th"))
    }
    func sentences(_ rules: SegmentationRules) throws -> [String] {
        try Segmenter(language: LanguageTag(canonical: "th"), rules: rules).sentences(in: "ฝนตก เขานอน")
    }
    #expect(try sentences(rules(willing)) == ["ฝนตก ", "เขานอน"])
    #expect(try sentences(rules(unwilling)) == ["ฝนตก เขานอน"])
    #expect(try rules(willing) == rules(willing))
    #expect(try Set([rules(willing).digest, rules(unwilling).digest, rules(nil).digest]).count == 3)
    #expect(try rules(nil).spaces == nil)
}

@Test func aModelIsForTheLanguageOfItsName() {
    let files = [
        "root.txt": "language root\nversion 1\n", "th.txt": "language th\nversion 1\n",
        "th.model": "language lo\nversion 1\n",
    ]
    #expect(throws: DragomanError.self) { try SegmentationCatalogue(files: files).validate() }
}

@Test func theShippedModelWritesItsFeaturesAsItReadsThem() throws {
    let text = try SegmentationFixtures.tables()["th.model"] ?? ""
    let model = try SpaceModel(parsing: text, file: "th.model")
    let lines = text.split(separator: "\n").drop { $0 != "[weights]" }.dropFirst()
    #expect(lines.count > 500)
    for line in lines {
        let fields = line.unicodeScalars.split(separator: " ").map(String.init)
        guard fields.count == 3 else {
            Issue.record("\(line)")
            continue
        }
        let feature = SpaceFeature(template: fields[0], value: fields[1], words: model.words)
        #expect(feature?.text(in: model.words) == "\(fields[0]) \(fields[1])")
    }
}
