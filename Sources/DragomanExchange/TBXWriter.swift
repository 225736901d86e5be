package import DragomanModel
import DragomanXML

/// Writes a termbase as TBX v3, dialect TBX-Basic, style DCA.
///
/// What `TermbaseReader` gives comes back from it equal, but for a `partOfSpeech` that TBX-Basic does not know (it
/// becomes `other`, `properNoun` becomes `noun` with its case kept) and ids that are no XML names.
package enum TBXWriter {
    /// Writes concepts in the order given.
    package static func write(_ concepts: [Concept], title: String, source: LanguageTag) -> [UInt8] {
        var xml = XMLWriter()
        xml.declaration()
        xml.start("tbx")
        xml.attribute("type", "TBX-Basic")
        xml.attribute("style", "dca")
        xml.attribute("xml:lang", source.description)
        xml.attribute("xmlns", "urn:iso:std:iso:30042:ed-2")
        xml.line(1)
        xml.start("tbxHeader")
        xml.start("fileDesc")
        xml.start("sourceDesc")
        xml.element("p", title)
        xml.end("sourceDesc")
        xml.end("fileDesc")
        xml.end("tbxHeader")
        xml.line(1)
        xml.start("text")
        if !concepts.isEmpty {
            xml.line(2)
            xml.start("body")
            var ids: Set<String> = []
            for concept in concepts { write(concept, id: identifier(concept.id, &ids), to: &xml) }
            xml.line(2)
            xml.end("body")
            xml.line(1)
        }
        xml.end("text")
        xml.line(0)
        xml.end("tbx")
        xml.finish()
        return xml.take()
    }

    private static func write(_ concept: Concept, id: String, to xml: inout XMLWriter) {
        xml.line(3)
        xml.start("conceptEntry")
        xml.attribute("id", id)
        if let subject = concept.subject { write("descrip", "subjectField", subject, depth: 4, to: &xml) }
        if let definition = concept.definition { write("descrip", "definition", definition, depth: 4, to: &xml) }
        var languages: [LanguageTag] = []
        let terms = Dictionary(grouping: concept.terms, by: \.language)
        var seen: Set<LanguageTag> = []
        for term in concept.terms where seen.insert(term.language).inserted { languages.append(term.language) }
        for language in languages {
            xml.line(4)
            xml.start("langSec")
            xml.attribute("xml:lang", language.description)
            for term in terms[language] ?? [] { write(term, to: &xml) }
            xml.line(4)
            xml.end("langSec")
        }
        xml.line(3)
        xml.end("conceptEntry")
    }

    private static func write(_ term: Concept.Term, to xml: inout XMLWriter) {
        xml.line(5)
        xml.start("termSec")
        xml.line(6)
        xml.element("term", term.text)
        if let word = term.partOfSpeech.map(partOfSpeech) {
            write("termNote", "partOfSpeech", word, depth: 6, to: &xml)
        }
        let status = term.isDeprecated ? "deprecated" : term.isPreferred ? "preferred" : "admitted"
        write("termNote", "administrativeStatus", status + "Term-admn-sts", depth: 6, to: &xml)
        if term.isCaseSensitive { write("admin", "projectSubset", "case-sensitive", depth: 6, to: &xml) }
        xml.line(5)
        xml.end("termSec")
    }

    private static func write(
        _ element: StaticString,
        _ type: String,
        _ value: String,
        depth: Int,
        to xml: inout XMLWriter
    ) {
        xml.line(depth)
        xml.start(element)
        xml.attribute("type", type)
        xml.text(value)
        xml.end(element)
    }

    private static func partOfSpeech(_ word: String) -> String {
        switch word {
        case "adjective", "noun", "other", "verb", "adverb": word
        case "properNoun": "noun"
        default: "other"
        }
    }

    /// An XML name, each once: the id itself wherever it is one.
    private static func identifier(_ id: String, _ ids: inout Set<String>) -> String {
        var result = ""
        for scalar in id.unicodeScalars {
            let isName = scalar.properties.isAlphabetic || "0123456789-._".unicodeScalars.contains(scalar)
            result.unicodeScalars.append(isName ? scalar : "_")
        }
        if let first = result.unicodeScalars.first, !first.properties.isAlphabetic, first != "_" {
            result = "c-" + result
        }
        if result.isEmpty { result = "c" }
        var unique = result
        var number = 2
        while !ids.insert(unique).inserted {
            unique = "\(result)-\(number)"
            number += 1
        }
        return unique
    }
}
