/// What begins a line of a list: `- `, `* `, `• `, `1. `, `2) `, `a) `.
struct ListMarker: Hashable {
    /// How a list is marked.
    enum Style: Hashable {
        /// A bullet, by its scalar.
        case bullet(Unicode.Scalar)
        /// A number and the sign after it.
        case number(UInt8)
        /// A Latin letter and a parenthesis.
        case letter
    }

    /// The style.
    var style: Style
    /// The number, or the letter's place in the alphabet from 1; 0 for a bullet.
    var ordinal: Int
    /// Where the item's text begins.
    var textStart: Int

    /// Whether this marker carries on a list after another one.
    func follows(_ other: ListMarker) -> Bool {
        style == other.style && (ordinal == 0 || ordinal == other.ordinal + 1)
    }

    /// Reads the marker at the start of a line; `nil` where there is none, or no text after it.
    init?(of line: TextLine, scalars: TextScalars) {
        let bytes = scalars.bytes
        let first = bytes[line.start]
        var end: Int
        switch first {
        case 0x2D, 0x2A, 0x2B:
            style = .bullet(Unicode.Scalar(first))
            ordinal = 0
            end = line.start + 1
        case 0x30...0x39:
            var number = 0
            end = line.start
            while end < line.end, end - line.start < 3, (0x30...0x39).contains(bytes[end]) {
                number = number * 10 + Int(bytes[end] - 0x30)
                end += 1
            }
            guard end < line.end, bytes[end] == 0x2E || bytes[end] == 0x29 else { return nil }
            style = .number(bytes[end])
            ordinal = number
            end += 1
        case 0x41...0x5A, 0x61...0x7A:
            guard line.start + 1 < line.end, bytes[line.start + 1] == 0x29 else { return nil }
            style = .letter
            ordinal = Int((first | 0x20) - 0x60)
            end = line.start + 2
        case 0x80...:
            let found = scalars.scalar(at: line.start)
            guard "\u{2022}\u{2023}\u{25E6}\u{2043}\u{25AA}\u{25CF}\u{B7}".unicodeScalars.contains(found.value) else {
                return nil
            }
            style = .bullet(found.value)
            ordinal = 0
            end = line.start + found.count
        default:
            return nil
        }
        let markEnd = end
        while end < line.end {
            let count = scalars.whiteSpaceCount(at: end)
            if count == 0 { break }
            end += count
        }
        guard end > markEnd, end < line.end, scalars.holdsLetterOrDigit(in: end..<line.end) else { return nil }
        textStart = end
    }
}
