/// What an item of a list begins with: `1.`, `2)`, `a.`, `•`, `• 9.`.
struct ListMark: Equatable {
    /// What follows the figure or letter.
    enum Closing: Equatable {
        case none
        case dot
        case bracket
        case dotAndBracket
    }

    /// The bullet before it, 0 where there is none.
    var bullet: UInt32 = 0
    /// The figure, or the scalar of the letter; 0 for a bullet alone.
    var value: UInt32 = 0
    var isLetter = false
    var closing = Closing.none
    /// Where it ends.
    var end: Int

    /// Whether a scalar is a bullet.
    static func isBullet(_ value: UInt32) -> Bool {
        switch value {
        case 0x2022, 0x2023, 0x2043, 0x25AA, 0x25CF, 0x25E6, 0x25A0, 0x25BA, 0x25CB, 0x25C6, 0x2756, 0x27A4: true
        default: false
        }
    }

    /// Whether an emoji stands before what it belongs to: ticks, arrows and pointing hands lead items of lists.
    static func leads(_ value: UInt32) -> Bool {
        switch value {
        case 0x2705, 0x2713, 0x2714, 0x2794...0x27BE, 0x25B6, 0x1F446...0x1F449, 0x1F538, 0x1F539: true
        default: false
        }
    }

    /// Reads the mark that starts at a place; looks at no more than twelve scalars.
    init?(at start: Int, in cursor: TextCursor) {
        end = start
        if let first = cursor.element(at: start), Self.isBullet(first.value) {
            bullet = first.value
            end = first.end
            if let space = cursor.element(at: end), space.kind == .space { end = space.end }
        }
        if let counted = Self.counter(at: end, in: cursor) {
            (value, isLetter, closing, end) = counted
        } else if bullet == 0 || end - start < 4 {
            return nil
        }
    }

    /// Whether this is the item after another one, or the first of the next list of its kind.
    func follows(_ other: ListMark) -> Bool {
        guard bullet == other.bullet, isLetter == other.isLetter, closing == other.closing else { return false }
        if closing == .none { return true }
        return value == other.value + 1 || (value == (isLetter ? 0x61 : 1) && other.value > value)
    }

    private static func counter(
        at start: Int,
        in cursor: TextCursor
    ) -> (value: UInt32, isLetter: Bool, closing: Closing, end: Int)? {
        guard let first = cursor.element(at: start) else { return nil }
        var value: UInt32 = 0
        var at = start
        switch first.kind {
        case .digit where first.value < 0x80:
            while at - start < 3, let digit = cursor.element(at: at), digit.kind == .digit, digit.value < 0x80 {
                value = value * 10 + digit.value - 0x30
                at = digit.end
            }
        // A capital may be an initial.
        case .lower:
            value = first.value
            at = first.end
        default: return nil
        }
        guard let closing = closing(at: &at, in: cursor), let space = cursor.element(at: at), space.kind == .space
        else {
            return nil
        }
        return (value, first.kind == .lower, closing, at)
    }

    private static func closing(at place: inout Int, in cursor: TextCursor) -> Closing? {
        guard let mark = cursor.element(at: place) else { return nil }
        place = mark.end
        if mark.value == 0x29 { return .bracket }
        guard mark.kind == .dot else { return nil }
        guard let bracket = cursor.element(at: mark.end), bracket.value == 0x29 else { return .dot }
        place = bracket.end
        return .dotAndBracket
    }
}
