import DragomanDocuments
import DragomanModel
import Testing

/// Front matter that is no YAML is told, not passed over.
struct FrontMatterFindingTests {
    @Test func aTitleWithAColonIsTold() throws {
        let text = Array("---\ndate: 2026-11-01\ntitle: One: two\n---\n\nText.\n".utf8)
        let document = try MarkdownFilter().extract(text, file: "a.md")
        #expect(document.findings.map(\.code) == ["front-matter-kept"])
        #expect(document.findings.first?.line == 3)
    }

    @Test(arguments: ["title: One\n", "title: \"One: two\"\n", "title:\n", "title: # none\n", "tags: [a, b]\n"])
    func othersAreNot(entry: String) throws {
        let document = try MarkdownFilter().extract(Array("---\n\(entry)---\n\nText.\n".utf8), file: "a.md")
        #expect(document.findings.isEmpty)
    }
}
