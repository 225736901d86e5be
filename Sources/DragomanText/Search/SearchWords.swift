package import DragomanModel

/// Takes texts apart into words for searches, the same way for what is stored and for what is looked for.
///
/// A word is a run of letters, digits and marks; apostrophes, hyphens and stops part words, so that `ONU` is found in
/// `l'ONU`. In scripts that do not part words, and in Hangul, each character with its marks is a word: where a
/// dictionary would end a word depends on its neighbours. Inline codes part nothing. Not for two threads at once.
package final class SearchWords {
    /// Changes when words or their foldings do; what is derived from them is made anew then.
    package static var version: String {
        let (unicode, icu) = (Scalars.unicodeVersion, Scalars.icuVersion)
        return "1-\(unicode.major).\(unicode.minor)-\(icu.major).\(icu.minor)"
    }

    /// Words of a text are few different ones: their foldings are kept.
    private var known: [Substring: (folded: String, spelled: String)] = [:]

    /// Makes a reader of words.
    package init() {}

    /// Whether a scalar is of a script that does not part its words, so that each character is one.
    package static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool { SearchScalar.kind(of: scalar) == .character }

    /// The text as searches show it: as people read it where it has codes, else plain.
    package static func shown(_ text: CodedText) -> String { text.hasCodes ? text.displayed : text.plain }

    /// The words of a text in order.
    ///
    /// - Complexity: O(n).
    package func words(of text: CodedText) -> [SearchWord] {
        var words: [SearchWord] = []
        guard text.hasCodes else {
            addWords(of: text.plain[...], to: &words) { $0 }
            return words
        }
        let (plain, places) = Self.places(of: text)
        addWords(of: plain[...], to: &words) { places[$0] }
        return words
    }

    /// The words of a text that has no codes.
    package func words(of text: String) -> [SearchWord] { words(of: CodedText(plain: text)) }

    /// The text without codes and, for each of its scalars, its place in the text as shown.
    private static func places(of text: CodedText) -> (plain: String, places: [Int]) {
        var plain = ""
        var places: [Int] = []
        var place = 0
        for part in text.parts {
            switch part {
            case .code(let mark): place += mark.displayed.unicodeScalars.count
            case .text(let run):
                plain += run
                for scalar in run.unicodeScalars {
                    places.append(place)
                    place += scalar == "<" ? 4 : scalar == "&" ? 5 : 1
                }
            }
        }
        return (plain, places)
    }

    /// Adds the words of a text; `place` says where a scalar of it is shown.
    private func addWords(of text: Substring, to words: inout [SearchWord], at place: (Int) -> Int) {
        let scalars = text.unicodeScalars
        var number = 0
        var begin: (index: Substring.Index, number: Int, isCharacter: Bool)?
        var index = scalars.startIndex
        func close() {
            guard let start = begin else { return }
            begin = nil
            let first = place(start.number)
            add(text[start.index..<index], first, place(number - 1) + 1 - first, to: &words)
        }
        while index < scalars.endIndex {
            switch SearchScalar.kind(of: scalars[index]) {
            case .other: close()
            case .letter:
                if begin?.isCharacter == true { close() }
                if begin == nil { begin = (index, number, false) }
            case .character:
                close()
                begin = (index, number, true)
            case .clinging: break
            }
            index = scalars.index(after: index)
            number += 1
        }
        close()
    }

    private func add(_ written: Substring, _ start: Int, _ scalarCount: Int, to words: inout [SearchWord]) {
        let forms = forms(of: written)
        guard !forms.folded.isEmpty else { return }
        words.append(
            SearchWord(
                folded: forms.folded,
                spelled: forms.spelled,
                written: String(written),
                start: start,
                scalarCount: scalarCount
            )
        )
    }

    private func forms(of written: Substring) -> (folded: String, spelled: String) {
        if let ascii = Self.lowerASCII(written) { return (ascii, ascii) }
        if let forms = known[written] { return forms }
        let spelled = WordFolding.spelled(written)
        let forms = (WordFolding.folded(spelled), spelled)
        if known.count >= 1 << 15 { known = [:] }
        if written.utf8.count <= 64 { known[Substring(String(written))] = forms }
        return forms
    }

    /// The word in lower case without a call of ICU; `nil` where it is not ASCII.
    private static func lowerASCII(_ word: Substring) -> String? {
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return String(unsafeUninitializedCapacity: word.utf8.count) { buffer in
            var count = 0
            for byte in word.utf8 {
                buffer[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
    }
}
