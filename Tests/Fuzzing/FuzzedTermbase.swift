import DragomanExchange
import DragomanModel

/// TBX and tables of terms: what was read and is written as TBX is read the same.
enum FuzzedTermbase {
    static func read(_ bytes: [UInt8], file: String) throws {
        let first = try TermbaseReader.read(bytes: bytes, file: file).concepts
        let second = again(first)
        Law.same(first.map(known), second.map(known), "concepts come back from TBX")
        Law.same(second, again(second), "concepts of ours come back whole")
    }

    private static func again(_ concepts: [Concept]) -> [Concept] {
        let bytes = TBXWriter.write(concepts, title: "t", source: LanguageTag(canonical: "en"))
        return Law.succeeds("a TBX of ours is read") { try TermbaseReader.read(bytes: bytes, file: "b.tbx") }.concepts
    }

    /// A concept without what TBX-Basic has no words for; terms of a language stand together there.
    private static func known(_ concept: Concept) -> Concept {
        var concept = concept
        concept.id = ""
        var languages: [LanguageTag] = []
        for term in concept.terms where !languages.contains(term.language) { languages.append(term.language) }
        concept.terms = languages.flatMap { language in concept.terms.filter { $0.language == language } }
        for index in concept.terms.indices {
            concept.terms[index].partOfSpeech = nil
            // One status a term: what is deprecated is not preferred.
            if concept.terms[index].isDeprecated { concept.terms[index].isPreferred = false }
        }
        return concept
    }
}
