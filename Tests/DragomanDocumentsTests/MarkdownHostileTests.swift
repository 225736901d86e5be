import DragomanModel
import DragomanTesting
import Testing

@testable import DragomanDocuments

@Suite struct MarkdownHostileTests {
    private func extract(_ text: String) throws -> Document {
        try MarkdownFilter().extract(Array(text.utf8), file: "bad.md")
    }

    @Test(arguments: [
        String(repeating: ">", count: 10_000) + "a\n", String(repeating: "- ", count: 10_000) + "a\n",
        String(repeating: "1. ", count: 10_000) + "a\n", String(repeating: "[", count: 10_000) + "a\n",
        String(repeating: "![[]()", count: 30_000),
        "|" + String(repeating: "a|", count: 5_000) + "\n|" + String(repeating: "-|", count: 5_000),
        (0..<2_000).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
    ])
    func whatIsNestedTooDeepIsRefused(text: String) throws {
        do {
            _ = try extract(text)
            Issue.record("was read")
        } catch let error as DragomanError {
            #expect(error.code == "markdown-too-deep")
            #expect(error.position?.line != nil)
        }
    }

    @Test func emphasisTooDeepIsRefused() throws {
        let text =
            (0..<5_000).map { $0 % 2 == 0 ? "*a" : "**a" }.joined(separator: " ")
            + (0..<5_000).map { $0 % 2 == 0 ? "a**" : "a*" }.joined(separator: " ")
        #expect(throws: DragomanError.self) { try extract(text) }
    }

    @Test(arguments: [
        String(repeating: "*a ", count: 20_000), String(repeating: "_a_b ", count: 20_000),
        String(repeating: "[a](", count: 1_500), String(repeating: "<", count: 50_000),
        String(repeating: "&", count: 50_000),
        String(repeating: "a](b", count: 20_000), String(repeating: "`", count: 50_000),
        String(repeating: "\\", count: 50_001),
        (1..<400).map { String(repeating: "`", count: $0) + " " }.joined(), String(repeating: "<!--", count: 20_000),
        String(repeating: "a@", count: 20_000), String(repeating: "http://", count: 20_000),
        String(repeating: "www.", count: 20_000),
        String(repeating: "x", count: 2_000_000), String(repeating: "a\n", count: 50_000),
        String(repeating: "[a]: /u\n", count: 20_000),
        String(repeating: "~~a ", count: 20_000), String(repeating: "<a ", count: 20_000),
        String(repeating: "\0", count: 50_000),
        String(repeating: "http://a.b/(", count: 10_000), String(repeating: "<b>", count: 20_000),
        String(repeating: "[^a]", count: 1_500),
    ])
    func longRunsOfMarksComeBackByteForByte(text: String) throws {
        let laws = try MarkdownLaws(Array(text.utf8))
        try laws.checkIdentity()
    }

    @Test func randomBytesAreReadOrRefused() throws {
        var random = SeededRandom(seed: 7)
        let bits = [
            "*", "_", "`", "[", "]", "(", ")", "<", ">", "!", "|", "-", "#", "\n", "\n\n", " ", "    ", "a", "\t", "\\",
            "&",
            ";", ":", "~", "1.", "[^", "http://", "é", "。", "\"", "'", "=", "\r\n", "\u{0}",
            String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self), "<b>", "</b>",
            "|-|\n", "---\n", "+++\n",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                bits[Int.random(in: 0..<bits.count, using: &random)]
            }.joined()
            let laws = try MarkdownLaws(Array(text.utf8))
            laws.checkPieces()
            try laws.checkIdentity()
        }
    }
}
