/// Numbers and letters that begin items of lists.
extension BoundaryJudge {
    /// `1.`, `12.`, `a.`, `IV.`, `2.1.` at the start of a sentence or after a colon.
    func isEnumerator(_ before: PrecedingWord) -> Bool {
        guard !before.isAddress, before.letterCount == 0 ? isListNumber(before) : isListLetter(before) else {
            return false
        }
        var at = before.start
        while at > sentenceStart, before.start - at <= 16, let element = cursor.element(before: at) {
            switch element.kind {
            case .space, .newline, .opener, .hyphen, .dash, .transparent: at = element.start
            case .continuation:
                // A list begins with its first item; other figures are what the colon announces.
                return element.value == 0x3A && at < before.start && before.word.range.count == 1
                    && cursor.hasBytes([UInt8(ascii: "1")], at: before.start)
            case .other where Self.isBullet(element.value): at = element.start
            default: return false
            }
        }
        return at <= sentenceStart && !(before.digitCount > 2 && answersQuestion)
    }

    /// Whether the sentence before this one asks: a number at the start of this one is the answer.
    private var answersQuestion: Bool {
        var at = sentenceStart
        while sentenceStart - at < 4, let space = cursor.element(before: at), space.kind == .space { at = space.start }
        return cursor.element(before: at)?.kind == .exclamation
    }

    private static func isBullet(_ value: UInt32) -> Bool {
        value == 0x2A || value == 0x23 || value == 0xB7 || ListMark.isBullet(value)
    }

    private func isListNumber(_ before: PrecedingWord) -> Bool {
        before.hasMark
            ? false : before.dotCount == 0 ? (1...4).contains(before.digitCount) : (1...12).contains(before.digitCount)
    }

    private func isListLetter(_ before: PrecedingWord) -> Bool {
        guard before.digitCount == 0, before.dotCount == 0 else { return false }
        return before.letterCount == 1 || (before.letterCount <= 4 && isRoman(before.word))
    }

    /// Whether a word is a Roman number in capitals.
    func isRoman(_ word: Word) -> Bool {
        !word.isEmpty
            && cursor.slice(word.range).allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"): true
                default: false
                }
            }
    }
}
