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
            let lost = document.findings.count { $0.code == "markdown-block-kept" }
            kept += lost
            if lost > 0, ProcessInfo.processInfo.environment["MARKDOWN_SHOW"] != nil {
                var again = MarkdownGenerator(seed: UInt64(seed))
                print("KEPT seed \(seed)", document.findings.map { $0.line ?? 0 })
                print(again.document())
                print("=====")
            }
        }
        print("kept \(kept) of \(units)")
        #expect(kept * 500 < units)
    }

    @Test func targetsAreReadBackAsTheyWere() throws {
        var failures = 0
        for seed in Self.seeds {
            var generator = MarkdownGenerator(seed: UInt64(seed))
            let text = generator.document()
            var targets = RandomTarget(random: SeededRandom(seed: UInt64(seed) + 99))
            failures += try checkTargets(text, &targets, seed)
        }
        print("failures \(failures)")
        #expect(failures == 0)
    }

    /// Sentences are written one by one, with pairs closed and opened in each; the text must come out the same.
    @Test func targetsOfSentencesAreReadBackAsTheyWere() throws {
        for seed in Self.seeds {
            var generator = MarkdownGenerator(seed: UInt64(seed))
            let laws = try MarkdownLaws(Array(generator.document().utf8), boundaries: Self.sentenceEnds)
            guard !Self.hasLoneTags(laws) else { continue }
            var targets = RandomTarget(random: SeededRandom(seed: UInt64(seed) + 7))
            let chosen = laws.units.map { unit in
                unit.segments.map { targets.target(for: $0.content, codes: $0.codes, escaping: unit.escaping) }
            }
            let merged = try laws.merged { unit, segment in segment % 3 == 1 ? nil : chosen[unit][segment] }
            let again = try MarkdownLaws(merged, boundaries: Self.sentenceEnds)
            #expect(MarkdownLaws.structure(laws.text).blocks == MarkdownLaws.structure(merged).blocks, "seed \(seed)")
            let expected = laws.units.indices.map { unit in
                Self.letters(
                    chosen[unit].indices.map { $0 % 3 == 1 ? laws.units[unit].segments[$0].content : chosen[unit][$0] }
                )
            }
            let found = again.units.map { Self.letters($0.segments.map(\.content)) }
            #expect(expected == found, "seed \(seed)")
        }
    }

    /// The text of segments without codes and white space.
    private static func letters(_ segments: [CodedText]) -> String {
        String(
            String.UnicodeScalarView(segments.flatMap(\.plain.unicodeScalars).filter { !$0.properties.isWhitespace })
        )
    }

    private static func sentenceEnds(_ text: String) -> [Int] {
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

    private func checkTargets(_ text: String, _ targets: inout RandomTarget, _ seed: Int) throws -> Int {
        let laws = try MarkdownLaws(Array(text.utf8))
        guard !Self.hasLoneTags(laws) else { return 0 }
        var chosen: [[CodedText]] = []
        for unit in laws.units {
            chosen.append(
                unit.segments.map { targets.target(for: $0.content, codes: $0.codes, escaping: unit.escaping) }
            )
        }
        let merged = try laws.merged { chosen[$0][$1] }
        let again = try MarkdownLaws(merged)
        let before = MarkdownLaws.structure(laws.text)
        let after = MarkdownLaws.structure(merged)
        var problems: [String] = []
        if before.blocks != after.blocks { problems.append("blocks\n  \(before.blocks)\n  \(after.blocks)") }
        func known(_ literals: [String]) -> [String] {
            literals.filter { !$0.contains("reef.example") && $0 != "https://x.y/z" }
        }
        if known(before.literals) != known(after.literals) {
            problems.append("literals \(before.literals) \(after.literals)")
        }
        let expected = chosen.flatMap { $0 }.map(Self.renumbered)
        let found = again.units.flatMap(\.segments).map { Self.renumbered($0.content) }
        if expected != found {
            for (left, right) in zip(expected, found) where left != right {
                problems.append(
                    "\n  expected \(left.displayed)\n  found    \(right.displayed) \(laws.units.flatMap(\.segments).first { Self.renumbered($0.content).marks == left.marks }?.codes.map { $0.opening + " " + $0.closing } ?? [])"
                )
                break
            }
            if expected.count != found.count { problems.append("count \(expected.count) \(found.count)") }
        }
        guard !problems.isEmpty else { return 0 }
        if ProcessInfo.processInfo.environment["MARKDOWN_SHOW"] != nil {
            print("SEED \(seed):", problems.joined(separator: "; "))
            print("--- source\n\(text)\n--- merged\n\(String(decoding: merged, as: UTF8.self))\n=======")
        }
        return 1
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
