/// What a text must hold and must not hold to be found.
package struct SearchPattern: Hashable, Sendable {
    /// All must occur; not empty.
    package var terms: [SearchTerm]
    /// None may occur.
    package var excluded: [SearchTerm]

    /// Makes a pattern.
    package init(terms: [SearchTerm], excluded: [SearchTerm] = []) {
        self.terms = terms
        self.excluded = excluded
    }

    /// What was found in a text.
    package struct Found: Sendable {
        /// The ranges of the text as shown, in scalars; ascending, none overlapping another.
        package var ranges: [Range<Int>]
        /// How like the words are to those of the pattern: the worst of its terms, each at its best place.
        package var form: SearchTerm.Form
    }

    /// Looks for the pattern among the words of a text; `nil` where it is not found.
    package func find(in text: [SearchWord]) -> Found? {
        guard excluded.allSatisfy({ $0.places(in: text).isEmpty }) else { return nil }
        var ranges: [Range<Int>] = []
        var form = SearchTerm.Form.written
        for term in terms {
            let places = term.places(in: text)
            guard let best = places.map({ term.form(of: $0, in: text) }).min() else { return nil }
            form = max(form, best)
            for place in places {
                guard let first = text[place].first, let last = text[place].last else { continue }
                ranges.append(first.range.lowerBound..<last.range.upperBound)
            }
        }
        return Found(ranges: Self.joined(ranges), form: form)
    }

    /// Ranges in order, those that overlap made one.
    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = joined.last, range.lowerBound < last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}
