/// Texts that are hidden as they are, as whole words, found in one walk over a text however many they are.
struct RedactedLiterals {
    private struct Start: Hashable {
        var first: Unicode.Scalar
        var second: Unicode.Scalar?
    }

    private var texts: [Start: [(scalars: [Unicode.Scalar], label: String)]] = [:]
    private var known: Set<String> = []

    /// Takes a text in; the first label stays.
    mutating func add(_ text: String, label: String) {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, known.insert(text).inserted else { return }
        texts[Start(first: first, second: scalars.dropFirst().first), default: []].append((scalars, label))
    }

    /// Where they stand, in scalars, and under what label; they may overlap.
    ///
    /// - Complexity: O(n), and the length of those that begin alike.
    func find(in text: [Unicode.Scalar]) -> [(range: Range<Int>, label: String)] {
        guard !texts.isEmpty else { return [] }
        var found: [(range: Range<Int>, label: String)] = []
        for (place, scalar) in text.enumerated() {
            var starts = [Start(first: scalar, second: nil)]
            if place + 1 < text.count { starts.append(Start(first: scalar, second: text[place + 1])) }
            for start in starts {
                for (wanted, label) in texts[start] ?? [] where WholeWords.stands(wanted, at: place, in: text) {
                    found.append((place..<place + wanted.count, label))
                }
            }
        }
        return found
    }
}
