import DragomanMemory
import DragomanModel
import DragomanText

/// Reads what people write to look for words.
struct SearchTerms {
    /// The most words of a query.
    static let mostWords = 64
    private let words: SearchWords

    init(_ words: SearchWords) { self.words = words }

    /// The pattern of a query.
    ///
    /// - Throws: `DragomanError` `query-empty`, `query-too-long`.
    func pattern(_ query: ConcordanceQuery) throws -> SearchPattern {
        let (terms, excluded) = (try query.terms.flatMap(read), try query.excluded.flatMap(read))
        guard !terms.isEmpty else { throw DragomanError("query-empty", "the query holds no word to look for") }
        guard (terms + excluded).reduce(0, { $0 + $1.words.count }) <= Self.mostWords else { throw Self.tooLong }
        return SearchPattern(terms: terms, excluded: excluded)
    }

    private static var tooLong: DragomanError {
        DragomanError("query-too-long", "the query holds more than \(mostWords) words; look for fewer")
    }

    /// The terms of one argument.
    private func read(_ argument: String) throws -> [SearchTerm] {
        // Also bounds the length of each word.
        guard argument.utf8.count <= 4_000 else { throw Self.tooLong }
        let parts = argument.split(separator: "\"", omittingEmptySubsequences: false)
        var terms: [SearchTerm] = []
        if parts.count < 3 {
            terms = [term(parts.joined(separator: " "))].compactMap { $0 }
        } else {
            for (number, part) in parts.enumerated() {
                // Every second part stands between two marks; after an odd one the last does not.
                if number % 2 == 1, number < parts.count - 1 {
                    terms += [term(String(part), goesOn: parts[number + 1].hasPrefix("*"))].compactMap { $0 }
                } else {
                    terms += part.split(whereSeparator: \.isWhitespace).compactMap { term(String($0)) }
                }
            }
        }
        guard !terms.isEmpty else {
            throw DragomanError("query-empty", "'\(argument.printable)' holds no word to look for")
        }
        return terms
    }

    private func term(_ text: String, goesOn: Bool = false) -> SearchTerm? {
        let text = text.drop(while: \.isWhitespace)
        let end = text.last { !$0.isWhitespace }
        let coded = CodedText(displayed: String(text)) ?? CodedText(plain: String(text))
        return SearchTerm(words: words.words(of: coded), isPrefix: goesOn || end == "*")
    }
}

extension ConcordancePhrase {
    /// What an index is asked for a term.
    init(_ term: SearchTerm) { self.init(words: term.words.map(Word.init), isPrefix: term.isPrefix) }
}

extension ConcordancePhrase.Word {
    /// A word as the index knows it.
    init(_ word: SearchWord) { self.init(folded: word.folded, spelled: word.spelled) }
}
