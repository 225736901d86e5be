import DragomanText

/// Finds a text in another where no word runs on into it or out of it.
enum WholeWords {
    /// The places of a text, ascending, in scalars; scripts that do not part their words have them anywhere.
    ///
    /// - Complexity: O(n · m).
    static func places(of wanted: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Range<Int>] {
        found(wanted, in: text) { !runsOn(text, at: $0) && !runsOn(text, at: $1) }
    }

    /// Whether a text stands at a place of another as whole words.
    static func stands(_ wanted: [Unicode.Scalar], at place: Int, in text: [Unicode.Scalar]) -> Bool {
        let end = place + wanted.count
        return end <= text.count && text[place..<end].elementsEqual(wanted) && !runsOn(text, at: place)
            && !runsOn(text, at: end)
    }

    /// Whether a text stands in another, be it with an ending of some language behind it: what must not go out.
    ///
    /// Both are folded first. Endings are seen behind four letters and more, so that `Al` is not found in `also`.
    static func stands(_ wanted: String, within text: String) -> Bool {
        let wanted = Array(Normalization.caseFolded(wanted).unicodeScalars)
        let text = Array(Normalization.caseFolded(text).unicodeScalars)
        return !found(wanted, in: text) { !runsOn(text, at: $0) && (wanted.count >= 4 || !runsOn(text, at: $1)) }
            .isEmpty
    }

    private static func found(
        _ wanted: [Unicode.Scalar],
        in text: [Unicode.Scalar],
        _ isWhole: (Int, Int) -> Bool
    ) -> [Range<Int>] {
        guard let first = wanted.first, wanted.count <= text.count else { return [] }
        var places: [Range<Int>] = []
        var start = 0
        while start + wanted.count <= text.count {
            let end = start + wanted.count
            if text[start] == first, text[start..<end].elementsEqual(wanted), isWhole(start, end) {
                places.append(start..<end)
                start = end
            } else {
                start += 1
            }
        }
        return places
    }

    /// Whether a word goes on across a place.
    private static func runsOn(_ text: [Unicode.Scalar], at place: Int) -> Bool {
        guard place > 0, place < text.count else { return false }
        return isOfWord(text[place - 1]) && isOfWord(text[place])
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if SearchWords.isUnspaced(scalar) { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
