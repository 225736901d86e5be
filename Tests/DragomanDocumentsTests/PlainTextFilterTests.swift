import DragomanModel
import DragomanTesting
import Foundation
import Testing

@testable import DragomanDocuments

@Suite("The plain-text filter keeps the laws of all filters")
struct PlainTextFilterTests {
    @Test("on the sample article")
    func sample() throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Data/Samples/articles/budget-vote.txt")
        guard let data = try? Data(contentsOf: url) else { return }
        try DocumentFilterContract(filter: TextFilter()).check(Array(data))
        try DocumentFilterContract(filter: TextFilter(joinsPageBreaks: true)).check(Array(data))
    }

    @Test("on generated articles with one paragraph a line", arguments: 0..<4)
    func generated(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<250 {
            let text = Array(RandomArticle.text(&random).utf8)
            try DocumentFilterContract(filter: TextFilter(joinsPageBreaks: Bool.random(using: &random))).check(text)
        }
    }

    @Test("on any text, source rendering is the input and bytes outside units stay")
    func anyText() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<1_000 {
            let text = Array(RandomText.text(&random).utf8)
            let document = try TextFilter(joinsPageBreaks: Bool.random(using: &random)).extract(text, file: "a.txt")
            #expect(try Self.merged(document) { $0 } == text)
            let marked = try Self.merged(document) { _ in CodedText(plain: "X\nY") }
            var expected: [UInt8] = []
            var end = 0
            for unit in document.units {
                expected += text[end..<unit.byteRange.lowerBound] + Array("X Y".utf8)
                end = unit.byteRange.upperBound
            }
            #expect(marked == expected + text[end...])
        }
    }

    @Test("line breaks in a translation become one space each run, codes are copied")
    func lineBreaks() throws {
        let document = try TextFilter().extract(Array("Title\n\nA\u{1}b.\n".utf8), file: "a.txt")
        let merged = try Self.merged(document) { source in
            CodedText(coded: source.coded.replacing("b", with: "x\r\n\n\u{2028}y\u{85}z")) ?? source
        }
        #expect(String(decoding: merged, as: UTF8.self) == "Title\n\nA\u{1}x y z.\n")
    }

    private static func merged(_ document: Document, _ change: (CodedText) -> CodedText) throws -> [UInt8] {
        try DocumentFilterContract<TextFilter>.merged(document, target: "fr") { .target(change($0)) }
    }
}

/// Made-up articles of which a translation is split as its source was: each paragraph is one line.
enum RandomArticle {
    static func text(_ random: inout SeededRandom) -> String {
        let words = [
            "harbour", "vote", "5 a.m.", "Ünter", "“quoted”", "&", "<b>", "[1]", "\u{1F600}", "all-night", "\u{1}",
            "3.7 %",
        ]
        let end = ["\n", "\r\n", "\r"][Int.random(in: 0..<3, using: &random)]
        var text = Bool.random(using: &random) ? "\u{FEFF}A short title\(end)\(end)" : ""
        for _ in 0..<Int.random(in: 1...10, using: &random) {
            switch Int.random(in: 0...7, using: &random) {
            case 0: text += "***\(end)\(end)"
            case 1: text += "- an item, yes\(end)- another one\(end)  * none\(end)\(end)"
            case 2: text += "1. First it was\(end)2. Then it went\(end)\(end)"
            case 3: text += "A heading here\(end)\(end)"
            case 4: text += "Underlined it is\(end)======\(end)"
            case 5: text += "\u{C}"
            default:
                text += "The"
                for _ in 0..<Int.random(in: 1...30, using: &random) {
                    text += " " + words[Int.random(in: 0..<words.count, using: &random)]
                }
                text += ".\(end)\(end)"
            }
        }
        return text
    }
}
