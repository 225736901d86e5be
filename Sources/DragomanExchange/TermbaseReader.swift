package import DragomanModel

/// Reads termbases: TBX v3 (styles DCA and DCT), TBX v2 (`martif`), and CSV.
///
/// TBX: a term is matched with its case where its `termType` is `acronym`, its `partOfSpeech` `properNoun` or its
/// `projectSubset` `case-sensitive`. A deprecated or superseded term is kept as such. Without a status the first term of
/// a language is the preferred one.
///
/// CSV: the first row has the language tags, and may have `id`, `subject` and `definition`; the delimiter is `,`, `;` or
/// tab, quoting that of RFC 4180. `|` parts synonyms, the preferred one first. A term in capitals only is matched with
/// its case.
package enum TermbaseReader {
    /// Reads a termbase from its bytes.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - file: How errors name it.
    /// - Returns: the concepts in file order, languages as written; and what was left out or made up, each finding with
    ///   the concept's id as its `unit`.
    /// - Throws: the errors of `XMLReader`, `termbase-foreign`, `csv-encoding`, `csv-header`, `csv-quote`.
    package static func read(bytes: [UInt8], file: String) throws -> (concepts: [Concept], findings: [Finding]) {
        var termbase = Termbase()
        if isXML(bytes) {
            try readTBX(bytes, file: file, into: &termbase)
        } else if isNamedXML(file) {
            throw DragomanError(
                "xml-not-well-formed",
                "not well-formed TBX: the file does not begin with a tag; a table is named '.csv'",
                at: FilePosition(file: file, line: 1)
            )
        } else {
            try CSVTermbaseReader(file: file).read(bytes, into: &termbase)
        }
        return (termbase.concepts, termbase.findings)
    }

    private static func readTBX(_ bytes: [UInt8], file: String, into termbase: inout Termbase) throws {
        do {
            var reader = try TBXReader(bytes: bytes, file: file)
            try reader.read(into: &termbase)
        } catch let error as DragomanError where error.code == "xml-not-well-formed" {
            throw DragomanError(
                error.code,
                error.message.replacing("well-formed XML", with: "well-formed TBX"),
                at: error.position
            )
        }
    }

    private static func isNamedXML(_ file: String) -> Bool {
        let name = file.lowercased()
        return name.hasSuffix(".tbx") || name.hasSuffix(".xml")
    }

    /// Whether the first thing in a file is a tag, in any encoding that keeps ASCII apart.
    private static func isXML(_ bytes: [UInt8]) -> Bool {
        let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00, 0x20, 0x09, 0x0A, 0x0D]
        return bytes.prefix(4096).first { !marks.contains($0) } == 0x3C
    }
}

/// Concepts as they are read, each id once.
struct Termbase {
    private(set) var concepts: [Concept] = []
    var findings: [Finding] = []
    private var ids: Set<String> = []
    private var nextNumber: [String: Int] = [:]

    /// Adds a concept, or tells why not.
    mutating func add(_ concept: Concept, line: Int) {
        guard !concept.terms.isEmpty else {
            return note(.warning, "term-missing", concept.id, line, "the concept has no term; it was left out")
        }
        guard ids.insert(concept.id).inserted else {
            return note(.error, "duplicate-id", concept.id, line, "the id stands twice; the second was left out")
        }
        concepts.append(concept)
    }

    /// An id for a concept that has none, from its first term: the same in every reading.
    mutating func identifier(for concept: Concept) -> String {
        var result = "c-"
        for scalar in (concept.terms.first?.text.lowercased() ?? "").unicodeScalars.prefix(60) {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if isWord { result.unicodeScalars.append(scalar) } else if !result.hasSuffix("-") { result += "-" }
        }
        var unique = result
        while ids.contains(unique) {
            let number = nextNumber[result, default: 2]
            nextNumber[result] = number + 1
            unique = "\(result)-\(number)"
        }
        return unique
    }

    mutating func note(_ severity: Severity, _ code: String, _ concept: String?, _ line: Int, _ message: String) {
        findings.append(Finding(severity, code, unit: concept, line: line, message: message))
    }
}
