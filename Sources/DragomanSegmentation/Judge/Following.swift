/// What follows a stop, its closers and the space.
struct Following {
    /// The first letter, digit or other scalar after opening marks and dashes; `nil` at the end of the text.
    var kind: ScalarKind?
    /// Where that stands.
    var start: Int
    /// Whether quotation marks or brackets open before it.
    var hasOpener = false
    /// Whether a dash and a space stand before it.
    var hasSpacedDash = false
    /// Whether one of them opens a bracket.
    var hasBracket = false
    /// Whether an apostrophe stands right before it.
    var hasApostrophe = false

    /// Looks over at most eight opening marks.
    init(at next: Int, in cursor: TextCursor) {
        start = next
        var at = next
        var passedStop = false
        for _ in 0..<8 {
            guard let element = cursor.element(at: at) else {
                start = at
                return
            }
            // A stop with its closers or a space may be the next boundary: what is behind says nothing here.
            if passedStop, !element.kind.isStop, !element.kind.isWordPart { return }
            start = element.start
            kind = element.kind
            switch element.kind {
            case .opener, .openingQuote, .closingQuote, .straightQuote, .apostrophe:
                hasOpener = true
                if element.value == 0x28 || element.value == 0x5B { hasBracket = true }
                hasApostrophe = element.kind == .apostrophe
            case .dash, .hyphen:
                if let after = cursor.element(at: element.end), after.kind == .space { hasSpacedDash = true }
            case .continuation where isLowQuote(element, in: cursor):
                hasOpener = true
            case .space where hasSpacedDash || hasOpener: break
            case .transparent: break
            case .dot, .ellipsis: passedStop = true
            default: return
            }
            at = element.end
        }
    }

    /// Whether a comma is half of a pair that opens a quotation, as typewriters write it.
    private func isLowQuote(_ comma: TextCursor.Element, in cursor: TextCursor) -> Bool {
        comma.value == 0x2C
            && (cursor.element(at: comma.end)?.value == 0x2C || cursor.element(before: comma.start)?.value == 0x2C)
    }

    /// The word that starts there, up to 40 bytes of letters, digits, hyphens and apostrophes.
    func word(in cursor: TextCursor) -> Word {
        var word = Word(range: start..<start)
        var end = start
        while end - start < 40, let element = cursor.element(at: end) {
            switch element.kind {
            case .upper: word.hasCapital = true
            case .lower, .letter, .digit, .apostrophe: break
            case .transparent: if (0xFDD0...0xFDEF).contains(element.value) { word.hasCodes = true }
            default:
                word.range = start..<end
                return word
            }
            end = element.end
        }
        word.range = start..<end
        return word
    }

    /// The word that starts there with the stops inside it, as `P.D.T` has them.
    func dottedWord(in cursor: TextCursor) -> Word {
        var word = word(in: cursor)
        guard word.range.count == 1 else { return word }
        var end = start + 1
        while end - start < 16, let dot = cursor.element(at: end), dot.kind == .dot,
            let letter = cursor.element(at: dot.end), letter.kind == .upper
        {
            end = letter.end
        }
        word.range = start..<end
        return word
    }

    /// Whether a single letter with a stop starts there: an initial.
    func isInitial(in cursor: TextCursor) -> Bool {
        guard kind == .upper, let letter = cursor.element(at: start), let dot = cursor.element(at: letter.end) else {
            return false
        }
        return dot.kind == .dot
    }

    /// Whether an address of the web starts there.
    func isAddress(in cursor: TextCursor) -> Bool {
        guard kind == .lower, start < cursor.count else { return false }
        switch cursor.byte(start) {
        case UInt8(ascii: "h"):
            return cursor.hasBytes(Array("http://".utf8), at: start)
                || cursor.hasBytes(Array("https://".utf8), at: start)
        case UInt8(ascii: "w"): return cursor.hasBytes(Array("www.".utf8), at: start)
        default: return false
        }
    }

    /// Whether a name such as `iPhone` or `eBay` starts there: a small letter before a capital.
    func isInnerCapital(in cursor: TextCursor) -> Bool {
        guard kind == .lower, let first = cursor.element(at: start), let second = cursor.element(at: first.end) else {
            return false
        }
        return second.kind == .upper
    }
}
