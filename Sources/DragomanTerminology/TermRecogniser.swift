package import DragomanModel
import DragomanText

/// Finds the termbase's terms in texts of one language.
///
/// Longest match, whole words, left to right without overlaps. Upper and lower case must agree where the term says so;
/// typographic variants of apostrophe, quotation mark and hyphen are equal, and so is any amount of white space. Where
/// words are not written apart (Chinese, Japanese, Thai), terms begin and end where ICU's dictionary has words. Words
/// are found as they are written: no inflection.
///
/// Made once per language and termbase; not for two threads at once (it holds ICU's iterator).
package final class TermRecogniser {
    /// Terms of more pieces are not looked for, so that a hostile termbase cannot make recognition quadratic.
    static let longestTerm = 200

    private struct Entry {
        var concept: Int
        var term: Concept.Term
        /// The spelling that the text must have, where case counts.
        var exact: String?
    }

    private let concepts: [Concept]
    private let pieces: TermPieces
    private var entries: [Entry] = []
    private var tree = TermTree()
    /// For each target language asked for, whether a term's language matches it.
    private var languageMatches: [LanguageTag: [LanguageTag: Bool]] = [:]

    /// Prepares the terms that concepts have in a language (tags compared by likely subtags).
    ///
    /// - Throws: `DragomanError` `icu-data-missing` where the system's ICU has no word rules.
    package init(concepts: [Concept], language: LanguageTag) throws {
        self.concepts = concepts
        pieces = try TermPieces(language: language)
        for (index, concept) in concepts.enumerated() {
            for term in concept.terms where matches(term.language, language) {
                add(term, concept: index)
            }
        }
    }

    private func add(_ term: Concept.Term, concept: Int) {
        let keys = pieces.pieces(of: term.text).map(\.key)
        guard !keys.isEmpty, keys.count <= Self.longestTerm else { return }
        let exact = term.isCaseSensitive ? TermSpelling.exact(term.text[...]) : nil
        tree.add(entries.count, keys: keys)
        entries.append(Entry(concept: concept, term: term, exact: exact))
    }

    /// The terms in a plain text, in its order.
    ///
    /// Of several concepts with the same term, the first that has a translation is given; else terms whose case counts
    /// come before others, preferred before admitted ones, and then the termbase's order decides.
    ///
    /// - Complexity: O(n) for n words, times the pieces of the longest term that begins alike.
    package func terms(in text: String, translatedInto target: LanguageTag) -> [RecognisedTerm] {
        guard !entries.isEmpty else { return [] }
        let found = pieces.pieces(of: text)
        let numbers = found.map { tree.number(of: $0.key) }
        var terms: [RecognisedTerm] = []
        var start = 0
        while start < found.count {
            guard found[start].isStart,
                let longest = longestMatch(from: start, pieces: found, numbers: numbers, text: text, target: target)
            else {
                start += 1
                continue
            }
            let entry = entries[longest.entry]
            let concept = concepts[entry.concept]
            terms.append(
                RecognisedTerm(
                    concept: concept.id,
                    term: entry.term.text,
                    utf8Range: found[start].range.lowerBound..<found[longest.end - 1].range.upperBound,
                    translations: translations(of: concept, into: target),
                    definition: concept.definition
                )
            )
            start = longest.end
        }
        return terms
    }

    private func longestMatch(
        from start: Int,
        pieces: [TermPiece],
        numbers: [Int32],
        text: String,
        target: LanguageTag
    ) -> (entry: Int, end: Int)? {
        var best: (entry: Int, end: Int)?
        var node: Int32 = 0
        var end = start
        while end < pieces.count, let child = tree.child(of: node, piece: numbers[end]) {
            node = child
            end += 1
            let candidates = tree.entries(at: node)
            guard pieces[end - 1].isEnd, !candidates.isEmpty else { continue }
            let range = pieces[start].range.lowerBound..<pieces[end - 1].range.upperBound
            if let entry = choose(candidates, written: TermPieces.slice(text, range), target: target) {
                best = (entry, end)
            }
        }
        return best
    }

    /// The entry that stands for a stretch of text, of those that are equal to it but for case.
    private func choose(_ candidates: [Int], written: Substring, target: LanguageTag) -> Int? {
        var spelling: String?
        var best: (entry: Int, rank: Int)?
        for candidate in candidates {
            let entry = entries[candidate]
            if let exact = entry.exact {
                let written = spelling ?? TermSpelling.exact(written)
                spelling = written
                guard written == exact else { continue }
            }
            let isTranslated = concepts[entry.concept].terms.contains { matches($0.language, target) }
            let rank = (isTranslated ? 4 : 0) + (entry.exact != nil ? 2 : 0) + (entry.term.isPreferred ? 1 : 0)
            if rank > best?.rank ?? -1 { best = (candidate, rank) }
        }
        return best?.entry
    }

    /// The preferred terms first, then the others, each in the termbase's order and once.
    private func translations(of concept: Concept, into target: LanguageTag) -> [String] {
        let terms = concept.terms.filter { matches($0.language, target) }
        var result: [String] = []
        for term in terms.filter(\.isPreferred) + terms.filter({ !$0.isPreferred }) where !result.contains(term.text) {
            result.append(term.text)
        }
        return result
    }

    private func matches(_ language: LanguageTag, _ target: LanguageTag) -> Bool {
        if let known = languageMatches[target]?[language] { return known }
        let matches = Locales.matches(language, target)
        languageMatches[target, default: [:]][language] = matches
        return matches
    }
}
