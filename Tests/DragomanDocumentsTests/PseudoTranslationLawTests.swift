import DragomanModel
import DragomanTesting
import DragomanText
import Testing

@testable import DragomanDocuments

/// Pseudo-translated articles are articles: what is written into them is what is read out of them.
struct PseudoTranslationLawTests {
    private static func pseudo(_ tag: String) -> PseudoTranslation {
        PseudoTranslation(into: Locales.describe(LanguageTag(canonical: tag)))
    }

    @Test(arguments: ["de", "ar"])
    func markdownIsReadBack(tag: String) throws {
        let pseudo = Self.pseudo(tag)
        for seed in 0..<150 {
            var generator = MarkdownGenerator(seed: UInt64(seed), isTame: true)
            let laws = try MarkdownLaws(Array(generator.document().utf8))
            let merged = try laws.merged { pseudo.translation(of: laws.units[$0].segments[$1].content) }
            let again = try MarkdownLaws(merged)
            #expect(MarkdownLaws.structure(laws.text).blocks == MarkdownLaws.structure(merged).blocks, "seed \(seed)")
            let expected = laws.units.flatMap(\.segments).map { pseudo.translation(of: $0.content) }
            let found = again.units.flatMap(\.segments).map(\.content)
            #expect(
                expected.map { MarkdownPropertyTests.renumbered($0).displayed }
                    == found.map { MarkdownPropertyTests.renumbered($0).displayed },
                "seed \(seed)"
            )
        }
    }

    @Test(arguments: ["de", "he"])
    func htmlIsReadBack(tag: String) throws {
        let pseudo = Self.pseudo(tag)
        let contract = DocumentFilterContract(filter: HTMLFilter()) { pseudo.translation(of: $0) }
        for seed in 0..<150 {
            var generator = HTMLGenerator(seed: UInt64(seed))
            try contract.check(generator.page(parts: 1 + seed % 6))
        }
    }

    /// Only the texts: without its full stop at the end a paragraph may look like a title.
    @Test(arguments: ["de", "ur"])
    func plainTextIsReadBack(tag: String) throws {
        let pseudo = Self.pseudo(tag)
        for text in [
            "One river.\n\nTwo rivers.\n", "Title\n=====\n\n- first\n- second\n\n1. third\n", "A line\nof text\n",
        ] {
            let document = try TextFilter().extract(Array(text.utf8), file: "a.txt")
            let merged = try DocumentFilterContract<TextFilter>.merged(document, target: tag, keepsSlots: false) {
                .target(pseudo.translation(of: $0))
            }
            let back = try TextFilter().extract(merged, file: "a.txt")
            #expect(
                back.units.map(\.content.displayed)
                    == document.units.map { pseudo.translation(of: $0.content).displayed }
            )
        }
    }
}
