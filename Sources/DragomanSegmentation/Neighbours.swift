/// The word before a stop.
struct PrecedingWord {
    /// The longest word that is looked at, in bytes: longer ones are no abbreviations.
    static let longest = 48

    /// The word without its last stop, with stops, hyphens and apostrophes inside: `p.m`, `St`, `d'av`.
    var text: String
    /// Where it begins.
    var start: Int
    /// The last letter or digit.
    var lastKind: ScalarKind
    var letterCount = 0
    var digitCount = 0
    var capitalCount = 0
    var dotCount = 0
    /// Whether something of an address is in it: `@`, `\`, `_`, `=`, `&`, or `/` beside a stop.
    var isAddress = false
    /// Whether alternatives or units are parted by `/` in it.
    var hasSlash = false
    /// Whether the word is cut off because it is too long.
    var isCut = false

    /// Reads backwards from a stop to the space, bracket, quotation mark, comma or dash before it.
    init(before end: Int, in cursor: TextCursor, from limit: Int = 0) {
        var start = end
        var last = ScalarKind.other
        while start > limit, let element = cursor.element(before: start) {
            guard let kind = Self.partKind(of: element, inside: start < end) else { break }
            if end - element.start > Self.longest {
                start = element.start
                isCut = true
                break
            }
            start = element.start
            if last == .other, element.kind.isWordPart, element.kind != .transparent { last = element.kind }
            switch kind {
            case .upper:
                letterCount += 1
                capitalCount += 1
            case .lower, .letter: letterCount += 1
            case .digit: digitCount += 1
            case .dot: dotCount += 1
            case .other where element.value == 0x2F: hasSlash = true
            case .other: isAddress = true
            default: break
            }
        }
        // A mark that nothing precedes opened the word.
        while start < end, let first = cursor.element(at: start),
            first.kind == .straightQuote || first.kind == .apostrophe || first.kind == .hyphen
        {
            start = first.end
        }
        self.start = start
        lastKind = last
        if hasSlash, dotCount > 0 { isAddress = true }
        text = isCut ? "" : cursor.word(start..<end)
    }

    private static func partKind(of element: TextCursor.Element, inside: Bool) -> ScalarKind? {
        switch element.kind {
        // Hebrew acronyms have a mark before their last letter; one at the word's start is dropped below.
        case .straightQuote: inside ? .straightQuote : nil
        case .upper, .lower, .letter, .digit, .transparent, .dot, .hyphen, .apostrophe: element.kind
        case .other:
            switch element.value {
            case 0x40, 0x2F, 0x5C, 0x5F, 0x3D, 0x26, 0x25, 0x23: .other
            // A degree sign that stands for the ordinal one, as in `N°`.
            case 0xB0: .letter
            default: nil
            }
        default: nil
        }
    }

    var isNumber: Bool { digitCount > 0 && letterCount == 0 && dotCount == 0 && !isAddress }

    var isSingleLetter: Bool { letterCount == 1 && digitCount == 0 && dotCount == 0 && !isAddress }

    /// Whether it is letters one by one with stops between: `U.S`, `p.m`, `J.R.R`.
    var isDotted: Bool {
        guard dotCount > 0, digitCount == 0, !isAddress else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { $0.count == 1 }
    }
}

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
        for _ in 0..<8 {
            guard let element = cursor.element(at: at) else {
                start = at
                return
            }
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
            case .transparent, .dot, .ellipsis: break
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
    func word(in cursor: TextCursor) -> String {
        var end = start
        while end - start < 40, let element = cursor.element(at: end) {
            guard element.kind.isWordPart || element.kind == .apostrophe else { break }
            end = element.end
        }
        return cursor.word(start..<end)
    }

    /// The word that starts there with the stops inside it, as `P.D.T` has them.
    func dottedWord(in cursor: TextCursor) -> String {
        let word = word(in: cursor)
        guard word.utf8.count == 1 else { return word }
        var end = start + 1
        while end - start < 16, let dot = cursor.element(at: end), dot.kind == .dot,
            let letter = cursor.element(at: dot.end), letter.kind == .upper
        {
            end = letter.end
        }
        return cursor.word(start..<end)
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
        guard kind == .lower else { return false }
        return ["http://", "https://", "www."].contains { prefix in
            start + prefix.utf8.count <= cursor.count
                && zip(start..<cursor.count, prefix.utf8).allSatisfy { cursor.byte($0) == $1 }
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
