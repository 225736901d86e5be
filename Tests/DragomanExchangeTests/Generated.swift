import DragomanExchange
import DragomanModel
import DragomanTesting
import Testing

/// Makes export files of every shape from a seed.
struct Generated {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// A file with units, segments, codes, targets, matches, terms and notes.
    mutating func file(_ number: Int) -> ExportFile {
        ExportFile(
            slug: "article-\(number) & <\(word())>",
            id: "f\(number)",
            title: chance(3) ? nil : text(1...6),
            format: pick(ArticleFormat.allCases),
            revision: int(1...9),
            baseBatch: Int64(int(0...1_000_000)),
            units: (0..<int(1...4)).map { unit("n\(number)u\($0)") }
        )
    }

    private mutating func unit(_ id: String) -> ExportUnit {
        var segments = (0..<int(1...4)).map { segment("\(id)-\($0 + 1)") }
        if !segments.contains(where: \.isWanted) { segments[0].isWanted = true }
        let gaps = (0..<segments.count - 1).map { _ in pick([" ", "", "\u{A0}", "  ", " — "]) }
        return ExportUnit(id: id, kind: pick(Unit.Kind.allCases), segments: segments, gaps: gaps)
    }

    private mutating func segment(_ id: String) -> ExportSegment {
        var codes: [InlineCode] = []
        let content = content(&codes)
        var segment = ExportSegment(id: id, content: content, codes: codes)
        if chance(2) {
            segment.target = translated(content)
            segment.state = pick(TranslationState.allCases)
            segment.origin = pick(TargetOrigin.allCases)
        }
        segment.isWanted = !chance(5)
        if chance(3) { segment.previous = text(1...5) }
        if chance(3) { segment.next = text(1...5) }
        segment.matches = (0..<(chance(3) ? int(1...3) : 0)).map { _ in match() }
        segment.terms = (0..<(chance(4) ? int(1...2) : 0)).map { _ in term() }
        return segment
    }

    /// Text with codes numbered in the order in which they come.
    mutating func content(_ codes: inout [InlineCode]) -> CodedText {
        var result = CodedText()
        let crosses = chance(12)
        var open: [Int] = []
        result.append(text(1...3))
        for _ in 0..<int(0...6) {
            switch int(0...5) {
            case 0:
                let code = code(codes.count + 1, isPair: true)
                codes.append(code)
                open.append(code.id)
                result.append(CodeMark(role: .open, id: code.id))
            case 1:
                let code = code(codes.count + 1, isPair: false)
                codes.append(code)
                result.append(CodeMark(role: .standalone, id: code.id))
            case 2 where !open.isEmpty:
                let id = crosses ? open.removeFirst() : open.removeLast()
                result.append(CodeMark(role: .close, id: id))
            default:
                result.append(text(0...3))
            }
        }
        while let id = crosses ? open.first : open.last {
            if crosses { open.removeFirst() } else { open.removeLast() }
            result.append(CodeMark(role: .close, id: id))
        }
        return result
    }

    /// Other words around the same codes.
    mutating func translated(_ content: CodedText) -> CodedText {
        var result = CodedText()
        result.append(text(1...3))
        for mark in content.marks {
            result.append(mark)
            result.append(text(0...3))
        }
        return result
    }

    private mutating func code(_ id: Int, isPair: Bool) -> InlineCode {
        let purposes: [InlineCode.Purpose] =
            isPair
            ? [.bold, .italic, .underlined, .formatting, .link, .other]
            : [.lineBreak, .image, .protected, .character, .other]
        let purpose = pick(purposes)
        return InlineCode(
            id: id,
            isPair: isPair,
            purpose: purpose,
            opening: purpose == .character
                ? pick([
                    "\u{0}", "\u{1}", "\u{FFFE}", String(Unicode.Scalar(0xFDD0 as UInt32).map(Character.init) ?? " "),
                ]) : "<x a=\"&amp;\">\(word())",
            closing: isPair ? "</x>" : "",
            equivalentText: purpose == .lineBreak ? "\n" : purpose == .protected ? word() : "",
            canDelete: chance(3)
        )
    }

    private mutating func match() -> Match {
        var codes: [InlineCode] = []
        let source = content(&codes)
        let kind = pick([Match.Kind.context, .exact, .fuzzy])
        return Match(
            source: source,
            target: translated(source),
            language: LanguageTag(canonical: "zh-Hans"),
            score: kind == .context ? 101 : kind == .exact ? 100 : int(50...99),
            kind: kind,
            state: pick(TranslationState.allCases),
            origin: pick(TargetOrigin.allCases),
            author: chance(2) ? "A. Nother" : nil,
            article: chance(2) ? "old \"article\"" : nil,
            distance: int(0...9),
            usefulness: chance(4) ? nil : int(0...100)
        )
    }

    private mutating func term() -> RecognisedTerm {
        RecognisedTerm(
            concept: "c\(int(1...3))",
            term: word(),
            utf8Range: 0..<1,
            translations: (0..<int(0...2)).map { _ in word() },
            definition: chance(2) ? text(1...4) : nil
        )
    }

    // MARK: Words and chance

    mutating func text(_ count: ClosedRange<Int>) -> String {
        (0..<int(count)).map { _ in word() }.joined(separator: pick([" ", " ", "  ", "\u{A0}"]))
    }

    mutating func word() -> String {
        pick([
            "harbour", "ships", "5\u{A0}%", "<b>", "&amp;", "R&D", "“quoted”", "größer", "e\u{301}te\u{301}", "日本語",
            "שלום",
            "مرحبا", "\u{1F6A2}", "a\"b'c", "]]>", "x\ty", "line\nbreak", "cr\rhere", "\u{200F}", "zw\u{200C}nj",
            "{name}",
        ])
    }

    private mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func chance(_ of: Int) -> Bool { int(1...of) == 1 }
    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0...elements.count - 1)] }
}

/// What a reader told of a file.
struct Read {
    var header: XLIFFHeader
    var files: [ImportedFile] = []
    var segments: [ImportedSegment] = []

    init(_ bytes: [UInt8]) throws {
        var files: [ImportedFile] = []
        var segments: [ImportedSegment] = []
        header = try XLIFFReader.read(bytes: bytes, file: "t.xlf") {
            files.append($0)
        } onSegment: {
            segments.append($0)
        }
        self.files = files
        self.segments = segments
    }

    init(_ text: String) throws { try self.init(Array(text.utf8)) }

    /// Every finding, of the file and of its segments.
    var findings: [Finding] { header.findings + segments.flatMap(\.findings) }
}

/// How an XLIFF file can be written.
struct Layout: Sendable, CustomTestStringConvertible {
    var version: XLIFFVersion
    var isSegmented = false

    static let all =
        XLIFFVersion.allCases.map { Layout(version: $0) } + [Layout(version: .version12, isSegmented: true)]

    var testDescription: String { version.rawValue + (isSegmented ? " segmented" : "") }

    /// Writes files as bytes.
    func write(_ files: [ExportFile], direction: TextDirection = .rightToLeft) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = XLIFFWriter(
            version: version,
            source: LanguageTag(canonical: "en"),
            target: LanguageTag(canonical: "zh-Hans"),
            targetDirection: direction,
            options: XLIFFWriter.Options(isSegmented: isSegmented)
        ) { bytes += $0 }
        try writer.begin()
        for file in files { try writer.write(file) }
        try writer.end()
        return bytes
    }
}
