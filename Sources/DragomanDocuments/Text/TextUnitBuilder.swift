import DragomanModel

/// Makes units of blocks: their lines' bytes as they are, one space for each line break.
struct TextUnitBuilder {
    private let scalars: TextScalars
    private var content: [UInt8] = []
    private var pieces: [Piece] = []
    private var codes: [InlineCode] = []

    init(scalars: TextScalars) { self.scalars = scalars }

    /// The unit of a block.
    mutating func unit(of block: TextBlock, lines: [TextLine]) -> Unit {
        content.removeAll(keepingCapacity: true)
        pieces = []
        codes = []
        var previous: Range<Int>?
        for index in block.lines where !lines[index].isPassedOver {
            let start = index == block.lines.lowerBound ? block.textStart : lines[index].start
            let range = start..<lines[index].end
            if let previous { addBreak(between: previous, and: range) }
            addText(range)
            previous = range
        }
        let coded = String(decoding: content, as: UTF8.self)
        return Unit(
            kind: block.kind,
            escaping: .text,
            content: codes.isEmpty
                ? CodedText(plain: coded) : CodedText(coded: coded) ?? CodedText(plain: coded),
            codes: codes,
            pieces: pieces
        )
    }

    /// Adds the space that a line break stands for, unless the script is written without, or a compound was broken.
    private mutating func addBreak(between first: Range<Int>, and second: Range<Int>) {
        let after = scalars.scalar(at: second.lowerBound).value
        if let before = scalars.scalar(before: first.upperBound, notBefore: first.lowerBound)?.value {
            if TextScalars.isWrittenWithoutSpaces(before), TextScalars.isWrittenWithoutSpaces(after) { return }
            if before == "-", isBrokenCompound(first, second) { return }
        }
        pieces.append(
            Piece(
                contentStart: content.count,
                contentCount: 1,
                byteStart: first.upperBound,
                byteCount: second.lowerBound - first.upperBound,
                isVerbatim: false
            )
        )
        content.append(0x20)
    }

    /// Whether a line ends within `all-night`; not where the hyphen hangs, as in `left- and right-hand`.
    private func isBrokenCompound(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard let letter = scalars.scalar(before: first.upperBound - 1, notBefore: first.lowerBound)?.value,
            letter.properties.isAlphabetic, scalars.isLowercaseLetter(at: second.lowerBound)
        else { return false }
        let word = scalars.bytes[second].prefix { (0x61...0x7A).contains($0) }
        return !["and", "or", "to"].contains { word.elementsEqual($0.utf8) }
    }

    private mutating func addText(_ range: Range<Int>) {
        var start = range.lowerBound
        var offset = start
        while offset < range.upperBound {
            let byte = scalars.bytes[offset]
            guard byte < 0x20 || byte == 0xEF else {
                offset += 1
                continue
            }
            let found = scalars.scalar(at: offset)
            if Self.needsCode(found.value) {
                addVerbatim(start..<offset)
                addCode(for: found.value, in: offset..<offset + found.count)
                start = offset + found.count
            }
            offset += found.count
        }
        addVerbatim(start..<range.upperBound)
    }

    /// Whether exchange formats cannot hold a scalar as text.
    private static func needsCode(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar.value != 0x09) || CodedText.isReserved(scalar)
            || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }

    private mutating func addVerbatim(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        pieces.append(
            Piece(
                contentStart: content.count,
                contentCount: range.count,
                byteStart: range.lowerBound,
                byteCount: range.count,
                isVerbatim: true
            )
        )
        content.append(contentsOf: scalars.bytes[range])
    }

    private mutating func addCode(for scalar: Unicode.Scalar, in range: Range<Int>) {
        let id = codes.count + 1
        codes.append(InlineCode(id: id, isPair: false, purpose: .character, opening: String(scalar)))
        var mark = CodedText()
        mark.append(CodeMark(role: .standalone, id: id))
        let bytes = Array(mark.coded.utf8)
        pieces.append(
            Piece(
                contentStart: content.count,
                contentCount: bytes.count,
                byteStart: range.lowerBound,
                byteCount: range.count,
                isVerbatim: false
            )
        )
        content.append(contentsOf: bytes)
    }
}
