import DragomanModel

/// Writes a unit's coded text with its pieces.
struct UnitWriter {
    private var coded: [UInt8] = []
    private(set) var pieces: [Piece] = []

    /// Makes a writer for about so many bytes.
    init(capacity: Int) {
        coded.reserveCapacity(capacity)
    }

    /// Adds text with the bytes that it was read from; pieces that continue each other become one.
    mutating func text(_ text: ArraySlice<UInt8>, at range: Range<Int>, isVerbatim: Bool) {
        if isVerbatim, let last = pieces.last, last.isVerbatim, last.byteStart + last.byteCount == range.lowerBound {
            pieces[pieces.count - 1].byteCount += range.count
            pieces[pieces.count - 1].contentCount += text.count
        } else {
            add(text.count, range, isVerbatim: isVerbatim)
        }
        coded += text
    }

    /// Adds a code with its bytes.
    mutating func code(_ mark: CodeMark, at range: Range<Int>) {
        let start = coded.count
        let role: UInt8 =
            switch mark.role {
            case .open: 0x90
            case .close: 0x91
            case .standalone: 0x92
            }
        coded += [0xEF, 0xB7, role]
        var shift = 60
        while shift > 0, mark.id >> shift == 0 { shift -= 4 }
        while shift >= 0 {
            coded += [0xEF, 0xB7, 0xA0 + UInt8(mark.id >> shift & 15)]
            shift -= 4
        }
        let count = coded.count - start
        add(count, range, isVerbatim: false)
    }

    private mutating func add(_ count: Int, _ range: Range<Int>, isVerbatim: Bool) {
        let start = pieces.last.map { $0.contentStart + $0.contentCount } ?? 0
        pieces.append(
            Piece(
                contentStart: start,
                contentCount: count,
                byteStart: range.lowerBound,
                byteCount: range.count,
                isVerbatim: isVerbatim
            )
        )
    }

    /// The text; `nil` where its codes are broken, which the writer never does.
    var content: CodedText? {
        CodedText(coded: String(decoding: coded, as: UTF8.self))
    }
}
