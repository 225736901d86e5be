import DragomanModel
import DragomanWorkflow
import Testing

private let head = "source: en\ntargets: [de, zh-Hans]\nreferences:\n"

@Test func aSiteFileNamesReferenceMemories() throws {
    let site = try Site(
        yaml: head + """
              - memory: ../old/desk.2019.sqlite
              - {memory: /srv/agency.sqlite, name: agency, penalty: 0, languages: [zh-CN, de-DE]}
            """,
        file: "site.yaml"
    )
    #expect(site.references.map(\.name) == ["desk.2019", "agency"])
    #expect(site.references.map(\.path) == ["../old/desk.2019.sqlite", "/srv/agency.sqlite"])
    #expect(site.references.map(\.penalty) == [5, 0])
    #expect(site.references.map { $0.languages.map(\.description) } == [[], ["zh-Hans", "de"]])
    #expect(site.references.map(\.position.line) == [4, 5])
    #expect(try Site(yaml: "source: en\ntargets: [de]\n", file: "site.yaml").references.isEmpty)
}

@Test(
    arguments: [
        ("  a.sqlite\n", 4, "site-references-invalid", "is a list"),
        ("  - a.sqlite\n", 4, "site-references-invalid", "expected entries"),
        ("  - {penalty: 3}\n", 4, "site-references-invalid", "'memory' is missing"),
        ("  - {memory: ''}\n", 4, "site-references-invalid", "path of a memory"),
        ("  - {memory: [x]}\n", 4, "site-references-invalid", "path of a memory"),
        ("  - memory: a\n    penalty: 101\n", 5, "site-references-invalid", "from 0 to 100"),
        ("  - memory: a\n    penalty: -1\n", 5, "site-references-invalid", "from 0 to 100"),
        ("  - memory: a\n    penalty: much\n", 5, "site-references-invalid", "from 0 to 100"),
        ("  - memory: a\n    languages: de\n", 5, "site-references-invalid", "is a list"),
        ("  - memory: a\n    languages: [fr]\n", 5, "language-unknown", "no target language"),
        ("  - memory: a\n    langauges: [de]\n", 5, "site-references-invalid", "unknown key 'langauges'"),
        ("  - memory: x/a.sqlite\n  - memory: y/a.sqlite\n", 5, "site-references-invalid", "called 'a'"),
    ]
)
func aWrongReferenceIsToldWithItsLine(yaml: String, line: Int, code: String, words: String) throws {
    let error = #expect(throws: DragomanError.self) { _ = try Site(yaml: head + yaml, file: "site.yaml") }
    #expect(error?.code == code)
    #expect(error?.position?.line == line)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
}
