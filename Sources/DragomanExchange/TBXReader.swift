import DragomanModel
import DragomanXML

/// Reads TBX of both generations and both styles by the names of its elements and data categories.
struct TBXReader {
    private struct Draft {
        var text = ""
        var status = ""
        var partOfSpeech: String?
        var isCaseSensitive = false
    }

    private let reader: XMLReader
    private let type: XMLName?
    private let id: XMLName?
    private let lang: XMLName?

    private var concept = Concept(id: "", terms: [])
    private var language: String?
    private var drafts: [Draft] = []
    private var isInTerm = false
    private var line = 1

    init(bytes: [UInt8], file: String) throws {
        reader = try XMLReader(bytes: bytes, file: file)
        type = reader.intern("type")
        id = reader.intern("id")
        lang = reader.intern("lang")
    }

    /// Reads the whole document.
    mutating func read(into termbase: inout Termbase) throws {
        while let event = try reader.next(), event != .start {}
        let root = reader.name?.text ?? ""
        guard ["tbx", "martif", "TBX"].contains(root) else {
            throw DragomanError(
                "termbase-foreign",
                "this is not TBX: the root element is '\(root.prefix(80))'",
                at: reader.position
            )
        }
        while let event = try reader.next() {
            guard event == .start, let name = reader.name?.text else { continue }
            if name == "conceptEntry" || name == "termEntry" { try readConcept(into: &termbase) }
        }
    }

    private mutating func readConcept(into termbase: inout Termbase) throws {
        let outer = reader.depth
        line = reader.line
        let identifier = try reader.attribute(id)
        concept = Concept(id: identifier ?? "", terms: [])
        language = nil
        while let event = try reader.next() {
            switch event {
            case .text: continue
            case .start: try begin(into: &termbase)
            case .end:
                try end()
                guard reader.depth == outer else { continue }
                if identifier == nil {
                    concept.id = termbase.identifier(for: concept)
                    termbase.note(.warning, "id-missing", concept.id, line, "the concept has no id; one was made up")
                }
                return termbase.add(concept, line: line)
            }
        }
    }

    private mutating func begin(into termbase: inout Termbase) throws {
        let name = reader.name?.text ?? ""
        switch name {
        case "langSec", "langSet":
            drafts = []
            language = try reader.xmlAttribute(lang)
            if language?.isEmpty != false {
                language = nil
                termbase.note(
                    .error,
                    "language-missing",
                    concept.id,
                    reader.line,
                    "terms without a language were left out"
                )
            }
        case "termSec", "tig", "ntig":
            drafts.append(Draft())
            isInTerm = true
        case "term":
            let text = try readText()
            if !drafts.isEmpty { drafts[drafts.count - 1].text = text }
        case "descripGrp", "termGrp", "termNoteGrp", "adminGrp", "tigGrp":
            break
        case "descrip", "termNote", "admin":
            try take(try reader.attribute(type) ?? "")
        default:
            // DCT: the element is the data category.
            try take(name)
        }
    }

    private mutating func end() throws {
        switch reader.name?.text {
        case "langSec", "langSet": addTerms()
        case "termSec", "tig", "ntig": isInTerm = false
        default: break
        }
    }

    private mutating func take(_ category: String) throws {
        switch category {
        case "subjectField":
            let text = try readText()
            if language == nil, !isInTerm { concept.subject = concept.subject ?? text }
        case "definition":
            let text = try readText()
            // The definition of the first language that has one stands for the concept.
            if !isInTerm { concept.definition = concept.definition ?? text }
        case "partOfSpeech":
            let text = try readText()
            edit { $0.partOfSpeech = text }
            if text == "properNoun" { edit { $0.isCaseSensitive = true } }
        case "administrativeStatus", "normativeAuthorization":
            let text = try readText()
            edit { $0.status = text }
        case "termType":
            if try readText() == "acronym" { edit { $0.isCaseSensitive = true } }
        case "projectSubset":
            if try readText() == "case-sensitive" { edit { $0.isCaseSensitive = true } }
        default:
            try reader.skipElement()
        }
    }

    private mutating func edit(_ body: (inout Draft) -> Void) {
        guard isInTerm, !drafts.isEmpty else { return }
        body(&drafts[drafts.count - 1])
    }

    /// The text of the current element with white space collapsed, markup inside it left out.
    private func readText() throws -> String {
        let outer = reader.depth
        var text = ""
        while let event = try reader.next() {
            if event == .text { text += reader.text }
            if event == .end, reader.depth == outer { break }
        }
        return CollapsedText.plain(CodedText(plain: text).coded)
    }

    private mutating func addTerms() {
        defer {
            drafts = []
            language = nil
        }
        guard let language else { return }
        let terms = drafts.filter { !$0.text.isEmpty }
        let hasPreferred = terms.contains { $0.status.hasPrefix("preferred") }
        var isFirst = true
        for draft in terms {
            let isDeprecated = draft.status.hasPrefix("deprecated") || draft.status.hasPrefix("superseded")
            let isPreferred =
                draft.status.hasPrefix("preferred") || (!hasPreferred && draft.status.isEmpty && isFirst)
            if !isDeprecated { isFirst = false }
            concept.terms.append(
                Concept.Term(
                    language: LanguageTag(canonical: language),
                    text: draft.text,
                    isCaseSensitive: draft.isCaseSensitive,
                    isPreferred: isPreferred,
                    partOfSpeech: draft.partOfSpeech,
                    isDeprecated: isDeprecated
                )
            )
        }
    }
}
