/// One line of a text that is not blank, without its indentation, trailing white space and terminator.
struct TextLine: Sendable {
    /// What stands between a line and the one before it.
    enum Gap: UInt8, Sendable {
        /// A line break only.
        case none
        /// A blank line, or the start of the text.
        case blank
        /// A form feed, with or without blank lines.
        case pageBreak
    }

    /// The first byte that is no white space.
    var start: Int
    /// The end of the last byte that is no white space; greater than `start`.
    var end: Int
    /// How wide the line is, its indentation included: one column a scalar, two from U+3000 on.
    var columns: Int
    /// What stands before it.
    var gap: Gap
    /// Whether the line holds a letter or digit; else it is a rule or an ornament.
    var hasWords: Bool
    /// Whether a join goes over the line as over white space.
    var isPassedOver = false

    /// The line's bytes.
    var range: Range<Int> { start..<end }

    /// Cuts a text into its lines that are not blank, in order.
    ///
    /// A line ends at LF, CR LF, CR or a form feed; a form feed also starts a new page.
    ///
    /// - Complexity: O(n).
    static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [TextLine] {
        let scalars = TextScalars(bytes: bytes)
        var lines: [TextLine] = []
        lines.reserveCapacity(bytes.count / 64)
        var gap = Gap.blank
        var lineStart = 0
        while lineStart < bytes.count {
            var lineEnd = lineStart
            while lineEnd < bytes.count, !isTerminator(bytes[lineEnd]) { lineEnd += 1 }
            if let line = line(in: lineStart..<lineEnd, gap: gap, scalars: scalars) {
                lines.append(line)
                gap = .none
            } else if gap == .none {
                gap = .blank
            }
            guard lineEnd < bytes.count else { break }
            if bytes[lineEnd] == 0x0C { gap = .pageBreak }
            let isPair = bytes[lineEnd] == 0x0D && lineEnd + 1 < bytes.count && bytes[lineEnd + 1] == 0x0A
            lineStart = lineEnd + (isPair ? 2 : 1)
        }
        return lines
    }

    @inline(__always)
    private static func isTerminator(_ byte: UInt8) -> Bool {
        byte <= 0x0D && (byte == 0x0A || byte == 0x0D || byte == 0x0C)
    }

    private static func line(in range: Range<Int>, gap: Gap, scalars: TextScalars) -> TextLine? {
        var start = range.lowerBound
        while start < range.upperBound {
            let count = scalars.whiteSpaceCount(at: start)
            if count == 0 { break }
            start += count
        }
        guard start < range.upperBound else { return nil }
        var end = range.upperBound
        while true {
            let count = scalars.whiteSpaceCount(before: end, notBefore: start)
            if count == 0 { break }
            end -= count
        }
        guard start < end else { return nil }
        var columns = 0
        for offset in range.lowerBound..<end where scalars.bytes[offset] & 0xC0 != 0x80 {
            columns += scalars.bytes[offset] >= 0xE3 ? 2 : 1
        }
        return TextLine(
            start: start,
            end: end,
            columns: columns,
            gap: gap,
            hasWords: scalars.holdsLetterOrDigit(in: start..<end)
        )
    }
}
