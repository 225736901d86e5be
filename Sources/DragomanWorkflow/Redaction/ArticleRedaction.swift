import DragomanExchange
import DragomanMemory
import DragomanModel
import DragomanText

/// What is hidden in one article, and the article without it.
final class ArticleRedaction {
    /// A piece with the code that stands for it.
    private struct Hidden {
        var piece: RedactedPiece
        var code: RedactionCode
    }

    private let scanner: RedactionScanner
    private let language: LanguageTag
    /// What is hidden in each segment, by its name.
    private var hidden: [String: [Hidden]] = [:]
    private var numbers: [[String]: Int] = [:]
    private var counts: [String: Int] = [:]

    /// Numbers of codes that stand for hidden text begin here, above those of any segment.
    private static let firstNumber = 1 << 24

    /// Looks through an article.
    ///
    /// - Throws: As `RedactionScanner.hits`.
    init(_ units: [StoredUnit], gaps: [[String]], language: LanguageTag, scanner: RedactionScanner) throws {
        self.scanner = scanner
        self.language = language
        for (unit, gaps) in zip(units, gaps) {
            let pieces = try scanner.pieces(
                in: unit.segments.map(\.segment.content),
                gaps: gaps,
                language: language
            )
            for (index, (stored, pieces)) in zip(unit.segments, pieces).enumerated() where !pieces.isEmpty {
                let check = RedactionCode.check(of: stored.segment.content)
                hidden[UnitNames.segment(index + 1, of: unit.name)] = pieces.map { piece in
                    let code = RedactionCode(
                        label: piece.label,
                        number: number(of: piece),
                        segment: index + 1,
                        range: piece.range,
                        check: check
                    )
                    return Hidden(piece: piece, code: code)
                }
            }
        }
    }

    /// Which of its kind a piece is, in the order in which the article has them.
    private func number(of piece: RedactedPiece) -> Int {
        if let known = numbers[[piece.label, piece.key]] { return known }
        let number = counts[piece.label, default: 0] + 1
        counts[piece.label] = number
        numbers[[piece.label, piece.key]] = number
        return number
    }

    // MARK: Plain texts

    /// A text with what people see in place of what is hidden.
    func shown(_ text: String, in language: LanguageTag? = nil) throws -> String {
        let content = CodedText(plain: text)
        let pieces = try scanner.pieces(in: [content], language: language ?? self.language)[0]
        return Self.replacing(pieces, in: content) { piece in
            .text("[\(piece.label) \(self.number(of: piece))]")
        }.coded
    }

    /// The units as people see them, for what stands around a segment.
    func shown(_ units: [StoredUnit]) throws -> [StoredUnit] {
        try units.map { unit in
            var unit = unit
            for index in unit.segments.indices {
                var segment = unit.segments[index].segment
                let hidden = self.hidden[UnitNames.segment(index + 1, of: unit.name)] ?? []
                var shown = hidden.map(\.code.shown)[...]
                segment.content = Self.replacing(hidden.map(\.piece), in: segment.content) { _ in
                    .text(shown.popFirst() ?? "")
                }
                segment.codes = try segment.codes.map(cleaned)
                unit.segments[index].segment = segment
            }
            return unit
        }
    }

    private enum Replacement {
        case text(String)
        case code(Int)
    }

    private static func replacing(
        _ pieces: [RedactedPiece],
        in content: CodedText,
        _ replacement: (RedactedPiece) -> Replacement
    ) -> CodedText {
        guard !pieces.isEmpty else { return content }
        let scalars = Array(content.coded.unicodeScalars)
        var coded = ""
        var place = 0
        for piece in pieces {
            coded += RedactionView.string(scalars[place..<piece.range.lowerBound])
            switch replacement(piece) {
            case .text(let text): coded += text
            case .code(let id):
                var code = CodedText()
                code.append(CodeMark(role: .standalone, id: id))
                coded += code.coded
            }
            place = piece.range.upperBound
        }
        coded += RedactionView.string(scalars[place...])
        // Whole pieces of text were replaced, so it can be read.
        return CodedText(coded: coded) ?? CodedText()
    }

    /// A code whose markup and shown text tell nothing that is hidden.
    ///
    /// Attributes are left out altogether: addresses are written there in ways that no rule foresees.
    private func cleaned(_ code: InlineCode) throws -> InlineCode {
        var code = code
        if !code.equivalentText.isEmpty { code.equivalentText = try shown(code.equivalentText) }
        let isPlain: Bool =
            switch code.purpose {
            case .bold, .italic, .underlined, .formatting, .lineBreak: !(code.opening + code.closing).contains("=")
            case .character: true
            case .link, .image, .protected, .other: false
            }
        for path in [\InlineCode.opening, \.closing] {
            let text = code[keyPath: path]
            if try !isPlain || shown(text) != text { code[keyPath: path] = "" }
        }
        return code
    }

    // MARK: Units

    /// Takes what is hidden out of a unit.
    ///
    /// - Parameters:
    ///   - unit: The unit as it would go out.
    ///   - target: The language of its translations.
    ///   - tally: Counts what had to stay here.
    /// - Throws: As `RedactionScanner.hits`.
    func redact(_ unit: inout ExportUnit, target: LanguageTag, _ tally: inout RedactionTally) throws {
        for index in unit.segments.indices { try redact(&unit.segments[index], target, &tally) }
    }

    private func redact(_ segment: inout ExportSegment, _ language: LanguageTag, _ tally: inout RedactionTally) throws {
        let hidden = hidden[segment.id] ?? []
        tally.hidden += segment.isWanted ? hidden.count : 0
        for (offset, each) in hidden.enumerated() { segment.redactions[Self.firstNumber + offset] = each.code }
        var number = Self.firstNumber
        segment.content = Self.replacing(hidden.map(\.piece), in: segment.content) { _ in
            defer { number += 1 }
            return .code(number)
        }
        segment.codes = try segment.codes.map(cleaned)
        let pieces = hidden.map(\.piece)
        let own = RedactedTargets(pieces: pieces, firstNumber: Self.firstNumber)
        if let target = segment.target {
            segment.target = try own.target(target, found: self.pieces(in: target, language, also: pieces))
                .map(\.content).flatMap { scanner.isCutWithin($0) ? nil : $0 }
            if segment.target == nil {
                segment.state = nil
                segment.origin = nil
                tally.targets += 1
            }
        }
        segment.matches = try segment.matches.compactMap { match in
            let found = try self.pieces(in: match.source, self.language, also: pieces)
            guard let source = own.matchSource(match.source, found: found),
                let target = try own.target(
                    match.target,
                    found: self.pieces(in: match.target, language, also: pieces + found),
                    source: source
                ), !scanner.isCutWithin(source.content), !scanner.isCutWithin(target.content)
            else {
                tally.matches += 1
                return nil
            }
            var match = match
            match.source = source.content
            match.target = target.content
            return match
        }
        let count = segment.terms.count
        segment.terms = try segment.terms.filter { try !tells($0, pieces, language) }
        tally.terms += count - segment.terms.count
    }

    private func pieces(
        in content: CodedText,
        _ language: LanguageTag,
        also: [RedactedPiece]
    ) throws -> [RedactedPiece] {
        let texts = Dictionary(also.map { ($0.text, $0.label) }, uniquingKeysWith: { first, _ in first })
        return try scanner.pieces(in: [content], language: language, also: texts)[0]
    }

    /// Whether an entry of the termbase says what is hidden.
    private func tells(_ term: RecognisedTerm, _ pieces: [RedactedPiece], _ target: LanguageTag) throws -> Bool {
        let wanted = Normalization.caseFolded(term.term)
        if pieces.contains(where: { Normalization.caseFolded($0.text).contains(wanted) }) { return true }
        let texts = [term.term] + (term.definition.map { [$0] } ?? [])
        if try texts.contains(where: { try !self.pieces(in: CodedText(plain: $0), language, also: pieces).isEmpty }) {
            return true
        }
        return try term.translations.contains {
            try !self.pieces(in: CodedText(plain: $0), target, also: pieces).isEmpty
        }
    }
}

extension ArticleRedaction {
    /// Whether an article id says what is hidden; hyphens and underscores of slugs part words.
    ///
    /// Digits in one say nothing.
    func isTold(by slug: String) throws -> Bool {
        let text = slug.replacing("-", with: " ").replacing("_", with: " ")
        return try scanner.pieces(in: [CodedText(plain: text)], language: language)[0].contains {
            !["number", "date", "time"].contains($0.label)
        }
    }
}
