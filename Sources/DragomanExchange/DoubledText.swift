import DragomanModel

/// Sees a target that holds a text twice, or old text beside new: what some tools leave behind.
enum DoubledText {
    /// A half shorter than this may be a word that languages double.
    private static let shortest = 8

    /// What is doubled in a target, if anything is.
    static func finding(in target: CodedText, source: CodedText, previous: CodedText?) -> Finding? {
        let text = target.plain
        let original = source.plain
        if isTwice(text), !isTwice(original) {
            return Finding(.error, "text-doubled", message: "the target holds its text twice")
        }
        if text.utf8.count >= original.utf8.count * 3 / 2, original.utf8.count >= 2 * shortest,
            text.hasPrefix(original) || text.hasSuffix(original)
        {
            let message = "the target holds the whole source and more; is the source still to be taken out?"
            return Finding(.warning, "text-doubled", message: message)
        }
        guard target.hasCodes else { return nil }
        for old in [previous, source].compactMap({ $0 }) where hasOldTail(target, old: old) {
            let message = "the target holds new text in front of the old; take the old out"
            return Finding(.warning, "text-doubled", message: message)
        }
        return nil
    }

    /// Whether a text is one and the same twice, with or without a space between.
    private static func isTwice(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { whole in
            // White space at the ends is no part of either.
            guard let first = whole.firstIndex(where: { !$0.isXMLSpace }),
                let last = whole.lastIndex(where: { !$0.isXMLSpace })
            else { return false }
            let bytes = whole[first...last]
            guard bytes.count >= 2 * shortest else { return false }
            let half = bytes.count / 2
            let gap = bytes.count % 2
            if gap == 1, !bytes[first + half].isXMLSpace { return false }
            guard bytes.prefix(half).elementsEqual(bytes.suffix(half)) else { return false }
            return String(decoding: bytes.prefix(half), as: UTF8.self).unicodeScalars.count >= shortest
        }
    }

    /// translate-toolkit puts a new text before the first code and leaves what followed it.
    private static func hasOldTail(_ target: CodedText, old: CodedText) -> Bool {
        let (oldHead, oldTail) = split(old)
        let (head, tail) = split(target)
        guard !oldTail.isEmpty, tail == oldTail, head != oldHead else { return false }
        let length = CodedText(coded: oldTail)?.plain.unicodeScalars.count ?? 0
        return length >= shortest && head.unicodeScalars.count > oldHead.unicodeScalars.count + length / 2
    }

    /// The text before the first code, and all from it on.
    private static func split(_ content: CodedText) -> (head: String, tail: String) {
        let scalars = content.coded.unicodeScalars
        guard let index = scalars.firstIndex(where: CodedText.isReserved) else { return (content.coded, "") }
        return (String(scalars[..<index]), String(scalars[index...]))
    }
}
