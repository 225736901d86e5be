import CCMarkGFM
import DragomanModel
import DragomanSegmentation
import DragomanTesting
import Testing

@testable import DragomanDocuments

/// What must hold of every Markdown text, checked on one.
struct MarkdownLaws {
    let text: [UInt8]
    let document: Document
    let units: [MergeUnit]

    init(_ text: [UInt8], boundaries: @escaping (String) -> [Int] = { _ in [] }) throws {
        self.text = text
        document = try MarkdownFilter().extract(text, file: "test.md")
        let splitter = UnitSplitter(boundaries: boundaries)
        units = try document.units.map { MergeUnit(escaping: $0.escaping, segments: try splitter.split($0)) }
    }

    private func merger(slots: Bool) -> Merger {
        Merger(
            text: text,
            languageSlots: slots ? document.skeleton.languageSlots : [],
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "fr"),
            targetDirection: .leftToRight
        )
    }

    /// The text with the targets; a `nil` leaves the source.
    func merged(_ target: (_ unit: Int, _ segment: Int) -> CodedText?) throws -> [UInt8] {
        try merger(slots: false).merge(units) { unit, segment in target(unit, segment).map { .target($0) } ?? .source }
    }

    /// Pieces lie in order, cover the content, and say the truth about bytes.
    func checkPieces(at place: SourceLocation = #_sourceLocation) {
        for unit in document.units {
            let content = Array(unit.content.coded.utf8)
            var contentEnd = 0
            var byteEnd = 0
            for piece in unit.pieces {
                #expect(piece.contentStart == contentEnd, sourceLocation: place)
                #expect(piece.byteStart >= byteEnd, sourceLocation: place)
                contentEnd += piece.contentCount
                byteEnd = piece.byteStart + piece.byteCount
                if piece.isVerbatim {
                    #expect(
                        content[piece.contentStart..<contentEnd].elementsEqual(text[piece.byteStart..<byteEnd]),
                        sourceLocation: place
                    )
                }
            }
            #expect(contentEnd == content.count && byteEnd <= text.count, sourceLocation: place)
        }
    }

    /// With all sources kept, and with targets equal to the sources, the bytes are the input.
    func checkIdentity(at place: SourceLocation = #_sourceLocation) throws {
        #expect(try merged { _, _ in nil } == text, sourceLocation: place)
        #expect(try merged { units[$0].segments[$1].content } == text, sourceLocation: place)
    }

    /// What cmark-gfm sees: the blocks, and the literals and addresses that no translation may touch.
    static func structure(_ text: [UInt8]) -> (blocks: String, literals: [String]) {
        var blocks = ""
        var literals: [String] = []
        text.withUnsafeBufferPointer { buffer in
            guard
                let tree = MarkdownTree(
                    UnsafeBufferPointer(
                        rebasing: buffer[
                            FrontMatter(buffer, from: text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0).end...
                        ]
                    )
                )
            else {
                return
            }
            func walk(_ node: MarkdownNode, isInline: Bool) {
                if !isInline { blocks += "(" }
                var child = node.firstChild
                while let current = child {
                    switch current.kind {
                    case .code, .codeBlock: literals.append(String(decoding: current.literal, as: UTF8.self))
                    case .link, .image: literals.append(String(cString: cmark_node_get_url(current.pointer)))
                    default: break
                    }
                    let isBlock = cmark_node_get_type(current.pointer).rawValue & 0xC000 == 0x8000
                    if isBlock { blocks += "\(current.kind)" }
                    walk(current, isInline: !isBlock)
                    child = current.next
                }
                if !isInline { blocks += ")" }
            }
            walk(tree.root, isInline: false)
        }
        return (blocks.replacing("()", with: ""), literals.sorted())
    }
}

/// Makes targets that hold what Markdown would read as markup.
struct RandomTarget {
    var random: SeededRandom

    private static let words = [
        "Häuser", "強調", "です", "「引用」", "、", "ข้อความ", "مرحبا", "«الكلمة»", "naïve", "AT&T", "a_b", "5*3", "*", "_",
        "`", "[x]", "<b>", "&amp;", "&", "\\", "#", "1.", "-", "+", ">", "~~", "|", "!", "www.example.com",
        "http://a.b/c",
        "x@y.zz", "&lt;", "{", "$5", "\"q\"", "(p)", "=", "~", "mot", "mot", "mot", "mot", "==", "--", "]", "[", "<!--",
        "*x*", "**", "_x_", "12)", "'", "''", ": ", " #", "`x`", "\\*", "&#65;", "Ende.", "---", "~~~", "```",
    ]

    mutating func text() -> String {
        let text = (0..<1 + Int.random(in: 0..<5, using: &random)).map { _ in
            Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
        }.joined(separator: Bool.random(using: &random) ? " " : "").split(separator: " ").joined(separator: " ")
        return text
    }

    /// A target with the codes of `source`; what stands between them is random.
    mutating func target(for source: CodedText, codes: [InlineCode], escaping: Escaping) -> CodedText {
        var result = CodedText()
        let parts = Array(source.parts)
        for (index, part) in parts.enumerated() {
            switch part {
            case .code(let mark): result.append(mark)
            case .text:
                var text = text()
                // HTML's rules do not know of the cell in which an attribute stands.
                if escaping == .htmlDoubleQuoted { text = text.replacing("|", with: "-") }
                let lineBreaks = Set(codes.filter { $0.purpose == .lineBreak }.map(\.id))
                func isSite(_ index: Int) -> Bool {
                    guard parts.indices.contains(index), case .code(let mark) = parts[index] else { return false }
                    return codes.contains { $0.id == mark.id && $0.opening.hasPrefix("www") }
                }
                func isBreak(_ index: Int) -> Bool {
                    guard parts.indices.contains(index), case .code(let mark) = parts[index] else { return true }
                    return lineBreaks.contains(mark.id)
                }
                // An address without markup that a translation puts right beside a word is set apart by a space.
                if isSite(index - 1) { text = " " + text }
                if isSite(index + 1) { text += " " }
                if !isBreak(index - 1), Bool.random(using: &random) { text = " " + text }
                if !isBreak(index + 1), Bool.random(using: &random) { text += " " }
                result.append(text)
            }
        }
        // A word, or there would be no unit.
        result.append(" x")
        return result
    }
}
