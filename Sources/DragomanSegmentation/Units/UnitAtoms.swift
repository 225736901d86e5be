import DragomanModel

/// The smallest things of a unit that a segment boundary can part: stretches of text, white space, codes.
struct UnitAtoms {
    struct Atom {
        enum Content {
            case text
            case space
            case code(CodeMark, InlineCode.Purpose)
        }

        var content: Content
        /// Where the atom stands in the UTF-8 of the coded text.
        var range: Range<Int>
        /// Where it stands in the text that the boundary rules see.
        var readersRange: Range<Int>
    }

    private(set) var atoms: [Atom] = []
    /// The text that the boundary rules see: pairs are nothing, a line break is a space, a protected word is a word.
    private(set) var readersText = ""
    private let unit: Unit
    /// Whether there is text inside which the skeleton has no place to cut.
    private let hasOpaqueText: Bool
    private let lines: LineStructure
    private var lineBreakCount = 0
    /// The number of the superscript that is open.
    private var superscriptID: Int?

    init(_ unit: Unit) {
        self.unit = unit
        lines = LineStructure(unit)
        hasOpaqueText = unit.hasOpaqueText
        var offset = 0
        for part in unit.content.parts {
            switch part {
            case .text(let text):
                if superscriptID != nil, Self.isFootnoteMark(text) {
                    appendFootnoteMark(offset..<offset + text.utf8.count)
                } else {
                    appendText(text, at: offset)
                }
                offset += text.utf8.count
            case .code(let mark):
                var one = CodedText()
                one.append(mark)
                appendCode(mark, range: offset..<offset + one.coded.utf8.count)
                offset += one.coded.utf8.count
            }
        }
    }

    var hasText: Bool {
        atoms.contains { if case .text = $0.content { true } else { false } }
    }

    private mutating func appendText(_ text: Substring, at start: Int) {
        var runStart = start
        var runIsSpace: Bool?
        var offset = start
        let readersBase = readersText.utf8.count - start
        for scalar in text.unicodeScalars {
            let isSpace = scalar.isSegmentSpace
            if let current = runIsSpace, current != isSpace {
                guard !hasOpaqueText || unit.canCut(at: offset) else {
                    // What cannot be parted is text as a whole.
                    runIsSpace = false
                    offset += UTF8.width(scalar)
                    continue
                }
                append(current ? .space : .text, runStart..<offset, readersBase)
                runStart = offset
            }
            runIsSpace = isSpace
            offset += UTF8.width(scalar)
        }
        if let current = runIsSpace { append(current ? .space : .text, runStart..<offset, readersBase) }
        readersText += text
    }

    /// Whether text in superscript is the mark of a note: `2`, `3, 4`, `[5]`, `*`.
    private static func isFootnoteMark(_ text: Substring) -> Bool {
        text.utf8.count <= 8
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || " ,[]*".utf8.contains($0) }
            && text.utf8.contains { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "*") }
    }

    /// A note's number is seen as a raised figure, which belongs to the stop before it.
    private mutating func appendFootnoteMark(_ range: Range<Int>) {
        let start = readersText.utf8.count
        readersText += "\u{B2}"
        atoms.append(Atom(content: .text, range: range, readersRange: start..<readersText.utf8.count))
    }

    private mutating func append(_ content: Atom.Content, _ range: Range<Int>, _ readersBase: Int) {
        atoms.append(
            Atom(
                content: content,
                range: range,
                readersRange: range.lowerBound + readersBase..<range.upperBound + readersBase
            )
        )
    }

    private mutating func appendCode(_ mark: CodeMark, range: Range<Int>) {
        let code = unit.code(mark.id) ?? InlineCode(id: mark.id, isPair: false, purpose: .other, opening: "")
        let start = readersText.utf8.count
        if mark.role == .open, superscriptID == nil, code.opening.lowercased().hasPrefix("<sup") {
            superscriptID = mark.id
        }
        if mark.role == .close, superscriptID == mark.id { superscriptID = nil }
        if mark.role == .standalone { readersText += standIn(for: code) }
        atoms.append(
            Atom(content: .code(mark, code.purpose), range: range, readersRange: start..<readersText.utf8.count)
        )
    }

    /// What a reader sees in place of a standalone code, as far as sentences go.
    private mutating func standIn(for code: InlineCode) -> String {
        switch code.purpose {
        case .lineBreak:
            lineBreakCount += 1
            let ends = lines.partsLines.indices.contains(lineBreakCount - 1) && lines.partsLines[lineBreakCount - 1]
            // Two in a row part paragraphs, as an empty line does.
            return ends || followsLineBreak ? "\u{2029}" : " "
        case .protected: return code.equivalentText.isEmpty ? "" : "Word"
        default: return ""
        }
    }

    /// Whether the last atom but white space is a line break.
    private var followsLineBreak: Bool {
        guard
            case .code(_, .lineBreak)? = atoms.last(where: { if case .space = $0.content { false } else { true } })?
                .content
        else { return false }
        return true
    }

    /// The index of the first atom behind a boundary; `nil` where the skeleton cannot be cut there.
    mutating func cut(atReadersOffset offset: Int) -> Int? {
        var low = 0
        var high = atoms.count
        while low < high {
            let middle = (low + high) / 2
            if atoms[middle].readersRange.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low < atoms.count else { return nil }
        let atom = atoms[low]
        guard atom.readersRange.lowerBound < offset else { return low }
        guard case .text = atom.content else { return low + 1 }
        let place = atom.range.lowerBound + offset - atom.readersRange.lowerBound
        guard unit.canCut(at: place) else { return nil }
        atoms[low].range = atom.range.lowerBound..<place
        atoms[low].readersRange = atom.readersRange.lowerBound..<offset
        var rest = atom
        rest.range = place..<atom.range.upperBound
        rest.readersRange = offset..<atom.readersRange.upperBound
        atoms.insert(rest, at: low + 1)
        return low + 1
    }
}

extension Unicode.Scalar {
    /// White space that is trimmed from segments; spaces that do not break are text.
    var isSegmentSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x2000...0x2006, 0x2008...0x200A, 0x2028, 0x2029, 0x205F, 0x3000: true
        default: false
        }
    }
}

extension Unit {
    /// The code of a number; codes are in order of their numbers, from 1.
    func code(_ id: Int) -> InlineCode? {
        if codes.indices.contains(id - 1), codes[id - 1].id == id { return codes[id - 1] }
        return codes.first { $0.id == id }
    }

    /// The piece that holds a place of the coded text.
    func piece(at offset: Int) -> Piece? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            let piece = pieces[middle]
            if piece.contentStart + piece.contentCount <= offset { low = middle + 1 } else { high = middle }
        }
        return low < pieces.count && pieces[low].contentStart <= offset ? pieces[low] : nil
    }

    /// Whether a piece of several scalars of text is written otherwise in the skeleton.
    var hasOpaqueText: Bool {
        let utf8 = content.coded.utf8
        return pieces.contains { piece in
            guard !piece.isVerbatim, piece.contentCount > 1, piece.contentStart < utf8.count else { return false }
            let start = utf8.index(utf8.startIndex, offsetBy: piece.contentStart)
            let scalar = content.coded.unicodeScalars[start]
            return !CodedText.isReserved(scalar) && UTF8.width(scalar) < piece.contentCount
        }
    }

    /// The pairs whose `closing` is not what stands in the skeleton, as for Markdown's `[text]` without a label: a
    /// translation has to write them.
    func rewrittenIDs(_ atoms: [UnitAtoms.Atom]) -> Set<Int> {
        var result: Set<Int> = []
        for atom in atoms {
            guard case .code(let mark, _) = atom.content, mark.role == .close, let code = code(mark.id),
                let piece = piece(at: atom.range.lowerBound), piece.byteCount != code.closing.utf8.count
            else { continue }
            result.insert(mark.id)
        }
        return result
    }

    /// Whether the skeleton has a place for a boundary here.
    func canCut(at offset: Int) -> Bool {
        guard let piece = piece(at: offset) else { return false }
        return piece.isVerbatim || piece.contentStart == offset
    }

    /// The bytes of the skeleton from which a stretch of coded text was read.
    func byteRange(of range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, let first = piece(at: range.lowerBound), let last = piece(at: range.upperBound - 1) else {
            return nil
        }
        let start = first.isVerbatim ? first.byteStart + range.lowerBound - first.contentStart : first.byteStart
        let end =
            last.isVerbatim
            ? last.byteStart + range.upperBound - last.contentStart : last.byteStart + last.byteCount
        return start <= end ? start..<end : nil
    }
}
