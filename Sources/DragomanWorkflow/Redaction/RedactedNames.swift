import DragomanModel
import DragomanText

/// Finds the texts of lists as whole words, the longest first.
///
/// Words are those of searches: case, width and marks do not count, apostrophes, hyphens and stops part words, and in
/// scripts without spaces each character is one. Not for two threads at once.
final class RedactedNames {
    private struct Entry {
        var label: String
        var words: [String]
        /// As written, where case and marks count.
        var written: [String]?
    }

    private var entries: [String: [Entry]] = [:]
    /// The ends of texts of several words, by their first word, and their beginnings, by their last.
    private var tails: [String: Set<[String]>] = [:]
    private var heads: [String: Set<[String]>] = [:]
    private let reader = SearchWords()

    /// Takes the lists in.
    init(_ lists: [RedactionRules.List]) {
        for list in lists {
            for text in list.texts {
                let words = reader.words(of: text)
                guard let first = words.first else { continue }
                for count in 1..<max(1, words.count) {
                    tails[words[count].folded, default: []].insert(words[count...].map(\.folded))
                    heads[words[count - 1].folded, default: []].insert(words[..<count].map(\.folded))
                }
                entries[first.folded, default: []].append(
                    Entry(
                        label: list.label,
                        words: words.map(\.folded),
                        written: list.isExact ? words.map { Normalization.nfc($0.written) } : nil
                    )
                )
            }
        }
        for key in entries.keys { entries[key]?.sort { $0.words.count > $1.words.count } }
    }

    /// The words of a text, folded.
    static func words(of text: String) -> [String] { SearchWords().words(of: text).map(\.folded) }

    /// Where texts of the lists stand, in scalars, and under what label; ascending, none overlapping another.
    func find(in text: String) -> [(range: Range<Int>, label: String)] {
        guard !entries.isEmpty else { return [] }
        let words = reader.words(of: text)
        guard words.contains(where: { entries[$0.folded] != nil }) else { return [] }
        let scalars = Array(text.unicodeScalars)
        var found: [(range: Range<Int>, label: String)] = []
        var start = 0
        while start < words.count {
            guard let entry = entries[words[start].folded]?.first(where: { stands($0, at: start, words, scalars) })
            else {
                start += 1
                continue
            }
            let end = start + entry.words.count
            found.append((words[start].range.lowerBound..<words[end - 1].range.upperBound, entry.label))
            start = end
        }
        return found
    }

    /// Whether a text begins with the end of a listed text of several words, or ends with the beginning of one: a sentence
    /// that was cut within it.
    func isCutWithin(_ text: CodedText) -> Bool {
        guard !tails.isEmpty else { return false }
        let words = reader.words(of: text.plain).map(\.folded)
        guard let first = words.first, let last = words.last else { return false }
        return (tails[first] ?? []).contains { words.starts(with: $0) }
            || (heads[last] ?? []).contains { words.suffix($0.count).elementsEqual($0) }
    }

    private func stands(_ entry: Entry, at start: Int, _ words: [SearchWord], _ scalars: [Unicode.Scalar]) -> Bool {
        guard start + entry.words.count <= words.count else { return false }
        for (offset, wanted) in entry.words.enumerated() {
            let word = words[start + offset]
            guard word.folded == wanted else { return false }
            if let written = entry.written, Normalization.nfc(word.written) != written[offset] { return false }
            guard offset > 0 else { continue }
            let before = words[start + offset - 1]
            let between = scalars[before.range.upperBound..<word.range.lowerBound]
            if !Self.joins(between, isInitial: before.scalarCount <= 3) { return false }
        }
        return true
    }

    /// Whether two words of a name may have this between them: spaces, a hyphen, an apostrophe, the stop of an initial.
    private static func joins(_ between: ArraySlice<Unicode.Scalar>, isInitial: Bool) -> Bool {
        guard between.count <= 3 else { return false }
        return between.allSatisfy { scalar in
            if scalar == "." { return isInitial }
            if scalar.properties.isWhitespace { return true }
            return ["-", "'", "\u{2019}", "\u{2BC}", "\u{2010}", "\u{2011}", "\u{B7}", "\u{30FB}"].contains(scalar)
                || scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
