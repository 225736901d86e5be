import DragomanModel

/// Collects the text, codes and pieces of one unit.
struct MarkdownUnitBuilder {
    private var content: [UInt8] = []
    private var pieces: [Piece] = []
    private(set) var codes: [InlineCode] = []
    private var hasWord = false

    /// Whether nothing was appended yet.
    var isEmpty: Bool { content.isEmpty }

    /// Appends text that stands in the file as it is.
    mutating func appendVerbatim(_ text: UnsafeBufferPointer<UInt8>.SubSequence, at fileStart: Int) {
        guard !text.isEmpty else { return }
        noteWord(text)
        if let last = pieces.indices.last, pieces[last].isVerbatim,
            pieces[last].byteStart + pieces[last].byteCount == fileStart
        {
            pieces[last].contentCount += text.count
            pieces[last].byteCount += text.count
        } else {
            pieces.append(
                Piece(
                    contentStart: content.count,
                    contentCount: text.count,
                    byteStart: fileStart,
                    byteCount: text.count,
                    isVerbatim: true
                )
            )
        }
        content.append(contentsOf: text)
    }

    /// Appends text that a range of the file stands for.
    mutating func append(_ text: [UInt8], for range: Range<Int>) {
        guard !text.isEmpty else { return }
        noteWord(text[...])
        appendPiece(text, range)
    }

    private mutating func appendPiece(_ text: [UInt8], _ range: Range<Int>) {
        pieces.append(
            Piece(
                contentStart: content.count,
                contentCount: text.count,
                byteStart: range.lowerBound,
                byteCount: range.count,
                isVerbatim: false
            )
        )
        content += text
    }

    /// Appends a code that stands alone.
    mutating func append(_ code: InlineCode, for range: Range<Int>) {
        var code = code
        code.id = codes.count + 1
        codes.append(code)
        mark(.standalone, code.id, range)
    }

    /// Opens a pair; the answer is its number for `close`.
    mutating func open(_ code: InlineCode, for range: Range<Int>) -> Int {
        var code = code
        code.id = codes.count + 1
        codes.append(code)
        mark(.open, code.id, range)
        return code.id
    }

    /// Closes a pair.
    mutating func close(_ id: Int, with closing: String, startingAt closingStart: Int, for range: Range<Int>) {
        codes[id - 1].closing = closing
        codes[id - 1].closingStart = closingStart
        mark(.close, id, range)
    }

    private mutating func mark(_ role: CodeMark.Role, _ id: Int, _ range: Range<Int>) {
        // As `CodedText.append` writes it: the role, then the number's digits in base 16.
        let roleByte: UInt8 =
            switch role {
            case .open: 0x90
            case .close: 0x91
            case .standalone: 0x92
            }
        var text: [UInt8] = [0xEF, 0xB7, roleByte]
        var shift = id < 16 ? 0 : (Int.bitWidth - id.leadingZeroBitCount - 1) / 4 * 4
        while shift >= 0 {
            text += [0xEF, 0xB7, 0xA0 + UInt8(id >> shift & 15)]
            shift -= 4
        }
        appendPiece(text, range)
    }

    private mutating func noteWord(_ text: some Collection<UInt8>) {
        guard !hasWord else { return }
        var isASCII = true
        for byte in text {
            if ASCII.isAlphanumeric(byte) {
                hasWord = true
                return
            }
            if byte >= 0x80 { isASCII = false }
        }
        guard !isASCII else { return }
        hasWord = String(decoding: text, as: UTF8.self).unicodeScalars.contains {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }

    /// The unit; `nil` where there is no letter and no digit to translate.
    func unit(kind: Unit.Kind, escaping: Escaping) -> Unit? {
        guard hasWord, let coded = CodedText(coded: String(decoding: content, as: UTF8.self)) else { return nil }
        return Unit(kind: kind, escaping: escaping, content: coded, codes: codes, pieces: pieces)
    }

    /// The text a reader sees, without codes.
    var plain: String {
        CodedText(coded: String(decoding: content, as: UTF8.self))?.plain ?? ""
    }
}
