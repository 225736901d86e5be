/// The bracket inside the present sentence in which stops end nothing.
///
/// A remark in brackets belongs to the sentence around it, also where it holds sentences of its own: the sentence is
/// one piece to its reader. Brackets that begin a sentence are judged like any text. 《 》, 〈 〉 and 『 』 hold titles of
/// works, by the standards of Chinese and Japanese punctuation, and are kept whole wherever they stand.
struct BracketSpan {
    /// The longest remark that is kept together, in bytes.
    static let longest = 400
    /// Where the closing bracket stands.
    private var end = 0
    /// No opener before this place is looked at: the last one was never closed.
    private var searchedTo = 0

    /// Whether a place is inside.
    func contains(_ place: Int) -> Bool { place <= end }

    /// Takes note of an opening bracket; looks at most `longest` bytes ahead, once for each stretch of text.
    mutating func open(_ opener: TextCursor.Element, sentenceStart: Int, in cursor: TextCursor) {
        guard opener.start >= end, opener.start >= searchedTo, let closer = Self.closer(of: opener.value),
            opener.value > 0x3000 && opener.value < 0x3010 || Self.hasWord(sentenceStart..<opener.start, in: cursor),
            !Self.isReversed(opener, closer: closer, in: cursor)
        else { return }
        var depth = 0
        var lines = 0
        var at = opener.start
        while at - opener.start < Self.longest, let element = cursor.element(at: at) {
            switch element.kind {
            case .newline: lines += element.value == 0x0A ? 1 : 0
            case .separator: lines = 2
            case .space, .transparent: break
            default: lines = 0
            }
            if lines > 1 {
                searchedTo = at
                return
            }
            if element.value == opener.value { depth += 1 }
            if element.value == closer { depth -= 1 }
            if depth == 0 {
                end = element.start
                return
            }
            at = element.end
        }
        searchedTo = opener.start + Self.longest
    }

    private static func closer(of opener: UInt32) -> UInt32? {
        switch opener {
        case 0x28: 0x29
        case 0x5B: 0x5D
        case 0xFF08: 0xFF09
        case 0x3008: 0x3009
        case 0x300A: 0x300B
        case 0x300E: 0x300F
        default: nil
        }
    }

    /// Whether the bracket closes one that stands the wrong way round, as old Persian and Arabic texts have them: `) ع (`.
    private static func isReversed(_ opener: TextCursor.Element, closer: UInt32, in cursor: TextCursor) -> Bool {
        var at = opener.start
        while opener.start - at < 16, let element = cursor.element(before: at), element.value != opener.value {
            if element.value == closer { return true }
            at = element.start
        }
        return false
    }

    /// Whether a word stands between the start of a sentence and an opener.
    private static func hasWord(_ range: Range<Int>, in cursor: TextCursor) -> Bool {
        if range.count > 32 { return true }
        var at = range.lowerBound
        while at < range.upperBound, let element = cursor.element(at: at) {
            if element.kind.isWordPart, element.kind != .transparent { return true }
            at = element.end
        }
        return false
    }
}
