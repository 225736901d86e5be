import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanDocuments

@Suite struct MarkdownPropertyTests {
    /// Which documents are made; `MARKDOWN_CASES=1000..<2000` makes others.
    static let seeds: Range<Int> = {
        let parts = (ProcessInfo.processInfo.environment["MARKDOWN_CASES"] ?? "").split(separator: "..<").compactMap {
            Int($0)
        }
        return parts.count == 2 && parts[0] < parts[1] ? parts[0]..<parts[1] : 0..<1_000
    }()

    @Test func generatedDocumentsComeBackByteForByte() throws {
        for seed in Self.seeds {
            var generator = MarkdownGenerator(seed: UInt64(seed))
            let laws = try MarkdownLaws(Array(generator.document().utf8))
            laws.checkPieces()
            try laws.checkIdentity()
        }
    }

    @Test func generatedDocumentsAreUnderstoodAlmostAlways() throws {
        var kept = 0
        var units = 0
        for seed in Self.seeds {
            var generator = MarkdownGenerator(seed: UInt64(seed))
            let document = try MarkdownFilter().extract(Array(generator.document().utf8), file: "test.md")
            units += document.units.count
            kept += document.findings.count { $0.code == "markdown-block-kept" }
        }
        #expect(kept * 1_000 <= units, "\(kept) blocks of \(units) were left alone")
    }

    @Test func targetsAreReadBackAsTheyWere() throws {
        for seed in Self.seeds {
            var generator = MarkdownGenerator(seed: UInt64(seed))
            let laws = try MarkdownLaws(Array(generator.document().utf8))
            guard !Self.hasLoneTags(laws) else { continue }
            var targets = RandomTarget(random: SeededRandom(seed: UInt64(seed) + 99))
            let chosen = laws.units.map { unit in
                unit.segments.map { targets.target(for: $0.content, codes: $0.codes, escaping: unit.escaping) }
            }
            let merged = try laws.merged { chosen[$0][$1] }
            let again = try MarkdownLaws(merged)
            let (before, after) = (MarkdownLaws.structure(laws.text), MarkdownLaws.structure(merged))
            #expect(before.blocks == after.blocks, "seed \(seed)")
            #expect(Self.untouchable(before.literals) == Self.untouchable(after.literals), "seed \(seed)")
            let expected = chosen.flatMap { $0 }.map { Self.renumbered($0).displayed }
            let found = again.units.flatMap(\.segments).map { Self.renumbered($0.content).displayed }
            #expect(expected == found, "seed \(seed)")
        }
    }

    /// Code and addresses; those that stand in the text without markup may get brackets, which makes links of them.
    private static func untouchable(_ literals: [String]) -> [String] {
        literals.filter { !$0.contains("reef.example") && $0 != "https://x.y/z" }
    }

    /// Sentences are written one by one, with pairs closed and opened in each; the text must come out the same.
    @Test func targetsOfSentencesAreReadBackAsTheyWere() throws {
        // A link over two sentences becomes two, each with the title; units inside codes are not compared.
        let blocks: Set<Escaping> = [.markdown, .markdownLine, .markdownCell, .html]
        for seed in Self.seeds {
            var generator = MarkdownGenerator(seed: UInt64(seed), isTame: true)
            let laws = try MarkdownLaws(Array(generator.document().utf8), boundaries: Self.sentenceEnds)
            guard !Self.hasLoneTags(laws) else { continue }
            var targets = RandomTarget(random: SeededRandom(seed: UInt64(seed) + 7))
            // Every third sentence has no translation yet.
            let chosen = laws.units.map { unit in
                unit.segments.enumerated().map { index, segment in
                    index % 3 == 1
                        ? segment.content
                        : targets.target(for: segment.content, codes: segment.codes, escaping: unit.escaping)
                }
            }
            let merged = try laws.merged { chosen[$0][$1] }
            let again = try MarkdownLaws(merged, boundaries: Self.sentenceEnds)
            #expect(
                MarkdownLaws.structure(laws.text).blocks == MarkdownLaws.structure(merged).blocks,
                "seed \(seed)"
            )
            let expected = laws.units.indices.filter { blocks.contains(laws.units[$0].escaping) }.map {
                Self.letters(chosen[$0])
            }
            let found = again.units.filter { blocks.contains($0.escaping) }.map {
                Self.letters($0.segments.map(\.content))
            }
            #expect(expected == found, "seed \(seed)")
        }
    }

    /// The text of segments without codes and white space.
    private static func letters(_ segments: [CodedText]) -> String {
        String(
            String.UnicodeScalarView(segments.flatMap(\.plain.unicodeScalars).filter { !$0.properties.isWhitespace })
        )
    }

    static func sentenceEnds(_ text: String) -> [Int] {
        var ends: [Int] = []
        var previous: UInt8 = 0
        for (offset, byte) in text.utf8.enumerated() {
            if byte == 0x20, previous == 0x2E || previous == 0x21 || previous == 0x3F { ends.append(offset + 1) }
            previous = byte
        }
        return ends
    }

    /// HTML tags that cross the pairs of Markdown stand alone; written between others they may find a partner.
    private static func hasLoneTags(_ laws: MarkdownLaws) -> Bool {
        laws.units.lazy.flatMap(\.segments).flatMap(\.codes).contains {
            !$0.isPair && ($0.opening.hasPrefix("<b>") || $0.opening.hasPrefix("</"))
        }
    }

    /// Codes numbered by first appearance, white space counted once.
    static func renumbered(_ content: CodedText) -> CodedText {
        var numbers: [Int: Int] = [:]
        let mapped = content.mappingCodes { mark in
            let number = numbers[mark.id] ?? numbers.count + 1
            numbers[mark.id] = number
            return CodeMark(role: mark.role, id: number)
        }
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar? = " "
        for scalar in mapped.coded.unicodeScalars where scalar != " " || previous != " " {
            scalars.append(scalar)
            if !CodedText.isReserved(scalar) { previous = scalar }
        }
        while scalars.last == " " { scalars.removeLast() }
        return CodedText(coded: String(scalars)) ?? content
    }
}
