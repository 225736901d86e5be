import DragomanModel
import DragomanSegmentation
import DragomanWorkflow
import Testing

private let head = "source: en\ntargets: [de, zh-Hans]\nsegmentation:\n"

@Test func aSiteFileHoldsWordsAndExceptions() throws {
    let site = try Site(
        yaml: head + """
              de:
                never final: [Abb, "Hptst."]
                plain words:
                  - usw
                no break:
                  - before: "Dr. med."
                    after: Voss
                break:
                  - {before: "***"}
              zh:
                srx: rules/zh.srx
            """,
        file: "site.yaml"
    )
    let german = try #require(site.segmentation[LanguageTag(canonical: "de")])
    #expect(Set(german.overrides.words.keys) == ["Abb", "Hptst", "usw"])
    #expect(german.overrides.exceptions.noBreaks.map(\.after) == ["Voss"])
    #expect(german.overrides.exceptions.breaks.map(\.before) == ["***"])
    #expect(german.srxPath == nil)
    #expect(site.segmentation[LanguageTag(canonical: "zh")]?.srxPath == "rules/zh.srx")
    #expect(try Site(yaml: "source: en\ntargets: [de]\n", file: "site.yaml").segmentation.isEmpty)
}

@Test(
    arguments: [
        ("  - de\n", 4, "site-segmentation-invalid", "language tags"),
        ("  fr: {}\n", 4, "language-unknown", "no language of the site"),
        ("  x: {}\n", 4, "language-unknown", "BCP 47"),
        ("  de: {}\n  de-DE-1996: {}\n  DE: {}\n", 6, "language-twice", "twice"),
        ("  de: [a]\n", 4, "site-segmentation-invalid", "keys such as"),
        ("  de:\n    never finall: [a]\n", 5, "site-segmentation-invalid", "there are 'never final'"),
        ("  de:\n    never final: Abb\n", 5, "site-segmentation-invalid", "list of words"),
        ("  de:\n    never final:\n      - Abb\n      - [x]\n", 7, "site-segmentation-invalid", "list of words"),
        ("  de:\n    never final:\n      - Abb\n      - \"a b\"\n", 7, "site-segmentation-invalid", "no word"),
        ("  de:\n    never final: [a]\n    plain words: [a]\n", 6, "site-segmentation-invalid", "cannot stand"),
        ("  de:\n    break: x\n", 5, "site-segmentation-invalid", "list of entries"),
        ("  de:\n    break:\n      - {befor: x}\n", 6, "site-segmentation-invalid", "'before' and 'after'"),
        ("  de:\n    break:\n      - {before: [x]}\n", 6, "site-segmentation-invalid", "is a text"),
        ("  de:\n    break:\n      - {before: \"\"}\n", 6, "site-segmentation-invalid", "must hold a text"),
        ("  de:\n    srx: [x]\n", 5, "site-segmentation-invalid", "path of a file"),
        ("  de:\n    srx: \"\"\n", 5, "site-segmentation-invalid", "this is empty"),
        (
            "  de:\n    never final:\n      - Abb\n      - ~\n", 7, "site-segmentation-invalid",
            "'~', which is nothing in YAML"
        ),
        ("  de:\n    never final: [null]\n", 5, "site-segmentation-invalid", "'null', which is nothing"),
        ("  de:\n    never final:\n      -\n", 6, "site-segmentation-invalid", "here is nothing"),
        ("  de:\n    never final: [\".\"]\n", 5, "site-segmentation-invalid", "'.' is no word"),
        ("  de:\n    plain words: [A]\n    initials: [a]\n", 6, "site-segmentation-invalid", "every case"),
        ("  de:\n    initials: [Th]\n    srx: x.srx\n", 5, "site-segmentation-invalid", "beside 'srx'"),
    ] as [(String, Int, String, String)]
)
func aFaultUnderSegmentationIsToldWithItsLine(yaml: String, line: Int, code: String, message: String) throws {
    let error = #expect(throws: DragomanError.self) { try Site(yaml: head + yaml, file: "site.yaml") }
    #expect(error?.code == code)
    #expect(error?.position?.line == line)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
}
