import DragomanModel
import Testing

@testable import DragomanDocuments

@Suite struct FrontMatterTests {
    private func laws(_ text: String) throws -> MarkdownLaws { try MarkdownLaws(Array(text.utf8)) }

    private func rendered(_ text: String, _ target: String) throws -> String {
        String(decoding: try laws(text).merged { _, _ in CodedText(plain: target) }, as: UTF8.self)
    }

    @Test(arguments: [
        ("title: Plain words", "Plain words"), ("title: \"He said \\\"so\\\"\"", "He said \"so\""),
        ("title: 'It''s so'", "It's so"), ("title: Plain # comment", "Plain"), ("Title: \"\\u00e9\\x41\"", "éA"),
        ("title:\n  Below\n  more", "Below more"), ("title: >-\n  Folded\n  lines", "Folded lines"),
    ])
    func titlesInYAMLAreRead(entry: String, title: String) throws {
        let document = try laws("---\n\(entry)\n---\nText\n").document
        #expect(document.title == title)
        #expect(document.units.map(\.content.plain) == [title, "Text"])
    }

    @Test(arguments: [
        "title: [a, b]", "title: &anchor x", "title: {a: b}", "title: \"open", "nested:\n  title: x", "title: |2\n   x",
        "title:", "titles: x", "title:x", "# title: x", "title: a: b",
    ])
    func whatIsNoTextStaysSkeleton(entry: String) throws {
        let document = try laws("---\n\(entry)\n---\nText\n").document
        #expect(document.units.map(\.content.plain) == ["Text"])
    }

    @Test func linesOfALiteralScalarAreBrokenByCodesAndParagraphsAreUnits() throws {
        let units = try laws("---\ndescription: |\n  One\n  two\n\n  Three\nsummary: S\n---\n").document.units
        #expect(units.map(\.content.displayed) == ["One<1/>two", "Three", "S"])
        #expect(units.map(\.kind) == [.description, .description, .description])
    }

    @Test func whatTheFrontMatterSaysOfTheArticleIsNoted() throws {
        let document = try laws("---\ndate: 2026-05-08T09:30:00+02:00\nslug: a-b\nlang: \"en\"\n---\nText\n").document
        #expect(document.publishedAt == "2026-05-08T07:30:00Z")
        #expect(document.slug == "a-b")
        #expect(document.declaredLanguage == "en")
        let slot = try #require(document.skeleton.languageSlots.first)
        #expect(slot.kind == .languageValue && slot.byteCount == 2)
    }

    @Test func frontMatterNeedsItsClosingFence() throws {
        #expect(try laws("---\ntitle: x\n\ntext\n").document.units.count == 2)
        #expect(try laws("----\ntitle: x\n---\n").document.title == nil)
        #expect(try laws("\u{FEFF}---\r\ntitle: x\r\n...\r\ntext\r\n").document.title == "x")
    }

    @Test(arguments: [
        ("title: Plain", "Deux mots", "title: Deux mots"), ("title: Plain", "Un : deux", "title: \"Un : deux\""),
        ("title: Plain", "a: \"b\"", "title: \"a: \\\"b\\\"\""), ("title: Plain", "- x", "title: \"- x\""),
        ("title: Plain", "no", "title: \"no\""), ("title: Plain", "a #b", "title: \"a #b\""),
        ("title: Plain", "2026", "title: \"2026\""), ("title: Plain", "日本語", "title: 日本語"),
        ("title: \"Q\"", "a \"b\" \\ c", "title: \"a \\\"b\\\" \\\\ c\""), ("title: 'Q'", "l'a", "title: 'l''a'"),
        ("title: >\n  F", "a: b # c", "title: >\n  a: b # c"),
    ])
    func translationsAreWrittenAsYAMLReadsThem(entry: String, target: String, expected: String) throws {
        #expect(try rendered("---\n\(entry)\n---\n", target) == "---\n\(expected)\n---\n")
        #expect(try laws("---\n\(expected)\n---\n").document.title == target)
    }

    @Test func tomlIsReadAndWritten() throws {
        let text =
            "+++\ntitle = \"A \\\"b\\\"\"\ndescription = 'lit'\nbody = \"\"\"\ntitle = 'no'\n\"\"\"\ndate = 2026-01-02\n[x]\ntitle = 'no'\n+++\nText\n"
        let document = try laws(text).document
        #expect(document.units.map(\.content.plain) == ["A \"b\"", "lit", "Text"])
        #expect(document.publishedAt == "2026-01-02T00:00:00Z")
        let merged = try rendered(text, "l'\"x\"")
        #expect(merged.contains("title = \"l'\\\"x\\\"\"\ndescription = \"l'\\\"x\\\"\"\n"))
    }

    /// U+FDD0 U+FDE1 is how a text holds its first code; `%` stands for them.
    @Test(arguments: [
        "---\ntitle: o%\n---\n", "---\ntitle: \"o%\"\n---\n",
        "---\ntitle:\n  o%\n---\n", "---\ntitle: >\n  o%\n---\n",
        "+++\ntitle = \"o%\"\n+++\n",
    ])
    func scalarsThatAreReservedForCodesAreNone(text: String) throws {
        let document = try MarkdownFilter().extract(
            text.utf8.flatMap { $0 == 0x25 ? [0xEF, 0xB7, 0x90, 0xEF, 0xB7, 0xA1] : [$0] },
            file: "a.md"
        )
        #expect(document.units.allSatisfy { !$0.content.hasCodes } && document.title == nil)
    }

    @Test(arguments: [
        ("2026-05-08", "2026-05-08T00:00:00Z"), ("2026-05-08 23:30 -01:00", "2026-05-09T00:30:00Z"),
        ("2024-02-29T12:00:00.5Z", "2024-02-29T12:00:00Z"), ("2026-01-01T00:30:00+0100", "2025-12-31T23:30:00Z"),
        ("yesterday", nil), ("2026-13-01", nil), ("2026-05-08 9h", nil), ("", nil),
        ("1969-12-31", "1969-12-31T00:00:00Z"),
    ])
    func datesBecomeUTC(text: String, expected: String?) {
        #expect(Timestamp.utc(text) == expected)
    }
}
