import DragomanModel

/// A unit whose skeleton is its displayed form: codes stand for themselves.
struct DisplayedUnit {
    /// The unit.
    let unit: Unit
    /// The text that its pieces point into.
    let skeleton: String
    /// Where the codes stand in the skeleton's UTF-8.
    let codeRanges: [Range<Int>]

    /// Makes the unit of a text; the codes of some numbers are line breaks, the others bold.
    init(_ content: CodedText, lineBreaks: Set<Int> = []) {
        var pieces: [Piece] = []
        var codes: [InlineCode] = []
        var skeleton = ""
        var codeRanges: [Range<Int>] = []
        var contentStart = 0
        for part in content.parts {
            var one = CodedText()
            let shown: String
            let byteStart = skeleton.utf8.count
            switch part {
            case .text(let text):
                one.append(text)
                shown = one.displayed
            case .code(let mark):
                one.append(mark)
                shown = mark.displayed
                codeRanges.append(byteStart..<byteStart + shown.utf8.count)
                guard mark.role != .close else { break }
                codes.append(
                    InlineCode(
                        id: mark.id,
                        isPair: mark.role == .open,
                        purpose: lineBreaks.contains(mark.id) ? .lineBreak : .bold,
                        opening: shown,
                        closing: mark.role == .open ? "</\(mark.id)>" : ""
                    )
                )
            }
            let piece = Piece(
                contentStart: contentStart,
                contentCount: one.coded.utf8.count,
                byteStart: byteStart,
                byteCount: shown.utf8.count,
                isVerbatim: one.coded == shown
            )
            pieces.append(piece)
            contentStart += piece.contentCount
            skeleton += shown
        }
        codes.sort { $0.id < $1.id }
        unit = Unit(kind: .paragraph, escaping: .html, content: content, codes: codes, pieces: pieces)
        self.skeleton = skeleton
        self.codeRanges = codeRanges
    }
}
