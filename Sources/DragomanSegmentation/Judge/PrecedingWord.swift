/// The word before a stop.
struct PrecedingWord {
    /// The longest word that is looked at, in bytes: longer ones are no abbreviations.
    static let longest = 48

    /// The word without its last stop, with stops, hyphens and apostrophes inside: `p.m`, `St`, `d'av`.
    ///
    /// Empty where there is none or it is too long.
    var word: Word
    /// Where it begins.
    var start: Int
    /// The last letter or digit.
    var lastKind = ScalarKind.other
    var letterCount = 0
    var digitCount = 0
    var capitalCount = 0
    var dotCount = 0
    /// After the last hyphen, apostrophe or slash inside.
    var partStart: Int?
    /// After the last hyphen or stop inside.
    var initialStart: Int?
    var hasHyphen = false
    private var hasSlash = false
    private var hyphenCount = 0
    /// Whether a hyphen or a slash is inside.
    var hasMark = false
    /// Whether something of an address is in it: `@`, `\`, `_`, `=`, `&`, or `/` beside a stop.
    var isAddress = false
    /// Whether each letter has a stop before the next: `U.S`, `p.m`.
    var isSpelled = true

    /// Reads backwards from a stop to the space, bracket, quotation mark, comma or dash before it, at most to `limit`.
    init(before end: Int, in cursor: TextCursor, from limit: Int = 0) {
        // Most words end in a run of small ASCII letters, or are one.
        let run = cursor.smallLetters(before: end, from: max(limit, end - Self.longest))
        start = end - run
        word = Word(range: start..<end)
        letterCount = run
        if run > 0 { lastKind = .lower }
        isSpelled = run < 2
        var last = Previous(isLetter: run > 0, isLatin: run > 0)
        var isCut = false
        while start > limit, let element = cursor.element(before: start) {
            guard Self.isPart(element, inside: start < end) else { break }
            // Chinese, Japanese, Korean and Thai put no space between their words and Latin ones.
            if element.kind == .letter, element.value >= 0xE00, last.isLatin { break }
            start = element.start
            if end - element.start > Self.longest {
                isCut = true
                break
            }
            take(element, after: &last, in: cursor)
        }
        // `4./5.` are two days.
        if hasSlash, dotCount > 0, letterCount > 0 { isAddress = true }
        dropOpeningMarks(before: end, in: cursor)
        hasHyphen = hyphenCount > 0
        hasMark = hasSlash || hasHyphen
        word.hasCapital = capitalCount > 0
        word.range = isCut ? start..<start : start..<end
    }

    /// What was read last, which stands behind.
    private struct Previous {
        var isLetter: Bool
        var isLatin: Bool
    }

    private mutating func take(_ element: TextCursor.Element, after last: inout Previous, in cursor: TextCursor) {
        if element.kind == .transparent {
            if (0xFDD0...0xFDEF).contains(element.value) { word.hasCodes = true }
            return
        }
        if lastKind == .other, element.kind.isWordPart { lastKind = element.kind }
        let isLetter = element.kind == .upper || element.kind == .lower || element.kind == .letter
        if isLetter ? last.isLetter : element.kind != .dot { isSpelled = false }
        last = Previous(isLetter: isLetter, isLatin: isLetter && element.kind != .letter)
        if isLetter {
            letterCount += 1
            if element.kind == .upper { capitalCount += 1 }
        } else {
            takeMark(element, in: cursor)
        }
    }

    private mutating func takeMark(_ element: TextCursor.Element, in cursor: TextCursor) {
        switch element.kind {
        case .digit: digitCount += 1
        case .dot:
            dotCount += 1
            if initialStart == nil { initialStart = element.end }
        case .hyphen:
            hyphenCount += 1
            if initialStart == nil { initialStart = element.end }
            // `1970-м` is one word.
            if partStart == nil, cursor.element(before: element.start)?.kind != .digit { partStart = element.end }
        // So is `McDonald's`.
        case .apostrophe: if partStart == nil, letterCount > 1 { partStart = element.end }
        case .other where element.value == 0x2F:
            hasSlash = true
            if partStart == nil { partStart = element.end }
        // A degree sign that stands for the ordinal one, as in `N°`.
        case .other where element.value == 0xB0: break
        case .other: isAddress = true
        default: break
        }
    }

    /// Drops marks that nothing precedes: they opened the word.
    private mutating func dropOpeningMarks(before end: Int, in cursor: TextCursor) {
        while start < end, let first = cursor.element(at: start),
            first.kind == .straightQuote || first.kind == .apostrophe || first.kind == .hyphen
        {
            start = first.end
            if first.kind == .hyphen { hyphenCount -= 1 }
        }
    }

    private static func isPart(_ element: TextCursor.Element, inside: Bool) -> Bool {
        switch element.kind {
        // Hebrew acronyms have a mark before their last letter; one at the word's start is dropped later.
        case .straightQuote: inside
        case .upper, .lower, .letter, .digit, .transparent, .dot, .hyphen, .apostrophe: true
        case .other:
            switch element.value {
            case 0x40, 0x2F, 0x5C, 0x5F, 0x3D, 0x26, 0x25, 0x23, 0xB0: true
            default: false
            }
        default: false
        }
    }

    var isNumber: Bool { digitCount > 0 && letterCount == 0 && dotCount == 0 && !isAddress }

    /// `1.-3` and `4./5`: numbers of which the first has a stop.
    var isNumberRange: Bool { digitCount > 0 && letterCount == 0 && dotCount == 1 && hasMark && !isAddress }

    var isSingleLetter: Bool { letterCount == 1 && digitCount == 0 && dotCount == 0 && !isAddress }

    /// Whether it is letters one by one with stops between: `U.S`, `p.m`, `J.R.R`.
    var isDotted: Bool {
        dotCount > 0 && digitCount == 0 && !isAddress && isSpelled && letterCount == dotCount + 1
    }
}
