package import DragomanModel
import DragomanText

/// A place of a text where one or more concepts have a term.
package struct TermOccurrence: Sendable, Hashable {
    /// Where it stands in the text's UTF-8.
    package var utf8Range: Range<Int>
    /// The recogniser's entries that are spelled so; at least one.
    fileprivate var entries: [Int]
}

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
    /// For each target language asked for, the translations of the concepts that were found.
    private var knownTranslations: [LanguageTag: [Int: [String]]] = [:]

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

    /// The terms in a plain text, in its order, with their translations.
    ///
    /// To translate into several languages call `occurrences(in:)` once and `terms(at:translatedInto:)` for each.
    package func terms(in text: String, translatedInto target: LanguageTag) -> [RecognisedTerm] {
        terms(at: occurrences(in: text), translatedInto: target)
    }

    /// Where terms stand in a plain text, in its order and without overlaps.
    ///
    /// - Complexity: O(n) for n words, times the pieces of the longest term that begins alike.
    package func occurrences(in text: String) -> [TermOccurrence] {
        guard !entries.isEmpty else { return [] }
        let found = pieces.pieces(of: text)
        let numbers = found.map { tree.number(of: $0.key) }
        var occurrences: [TermOccurrence] = []
        var start = 0
        while start < found.count {
            guard found[start].isStart, numbers[start] >= 0,
                let longest = longestMatch(from: start, pieces: found, numbers: numbers, text: text)
            else {
                start += 1
                continue
            }
            occurrences.append(longest.occurrence)
            start = longest.end
        }
        return occurrences
    }

    /// What was found by this recogniser, one term a place, with its translations into a language.
    ///
    /// Of several concepts with the same term, the first that has a translation is given; else terms whose case counts
    /// come before others, preferred before admitted ones, and then the termbase's order decides.
    package func terms(at occurrences: [TermOccurrence], translatedInto target: LanguageTag) -> [RecognisedTerm] {
        occurrences.compactMap { occurrence in
            var best: (entry: Entry, rank: Int)?
            for entry in occurrence.entries.lazy.map({ self.entries[$0] }) {
                let isTranslated = !translations(of: entry.concept, into: target).isEmpty
                let rank = (isTranslated ? 4 : 0) + (entry.exact != nil ? 2 : 0) + (entry.term.isPreferred ? 1 : 0)
                if rank > best?.rank ?? -1 { best = (entry, rank) }
            }
            guard let entry = best?.entry else { return nil }
            return RecognisedTerm(
                concept: concepts[entry.concept].id,
                term: entry.term.text,
                utf8Range: occurrence.utf8Range,
                translations: translations(of: entry.concept, into: target),
                definition: concepts[entry.concept].definition
            )
        }
    }

    private func longestMatch(
        from start: Int,
        pieces: [TermPiece],
        numbers: [Int32],
        text: String
    ) -> (occurrence: TermOccurrence, end: Int)? {
        var best: (occurrence: TermOccurrence, end: Int)?
        var node: Int32 = 0
        var end = start
        while end < pieces.count, let child = tree.child(of: node, piece: numbers[end]) {
            node = child
            end += 1
            let candidates = tree.entries(at: node)
            guard pieces[end - 1].isEnd, !candidates.isEmpty else { continue }
            let range = pieces[start].range.lowerBound..<pieces[end - 1].range.upperBound
            let spelled = entries(candidates, spelled: TermPieces.slice(text, range))
            if !spelled.isEmpty { best = (TermOccurrence(utf8Range: range, entries: spelled), end) }
        }
        return best
    }

    /// Those of some entries, equal to a stretch of text but for case, whose case rule it obeys.
    private func entries(_ candidates: [Int], spelled written: Substring) -> [Int] {
        var spelling: String?
        return candidates.filter { candidate in
            guard let exact = entries[candidate].exact else { return true }
            let written = spelling ?? TermSpelling.exact(written)
            spelling = written
            return written == exact
        }
    }

    /// The preferred terms first, then the others, each in the termbase's order and once.
    private func translations(of concept: Int, into target: LanguageTag) -> [String] {
        if let known = knownTranslations[target]?[concept] { return known }
        let terms = concepts[concept].terms.filter { !$0.isDeprecated && matches($0.language, target) }
        var result: [String] = []
        for term in terms.filter(\.isPreferred) + terms.filter({ !$0.isPreferred }) where !result.contains(term.text) {
            result.append(term.text)
        }
        knownTranslations[target, default: [:]][concept] = result
        return result
    }

    private func matches(_ language: LanguageTag, _ target: LanguageTag) -> Bool {
        if let known = languageMatches[target]?[language] { return known }
        let matches = Locales.matches(language, target)
        languageMatches[target, default: [:]][language] = matches
        return matches
    }
}
