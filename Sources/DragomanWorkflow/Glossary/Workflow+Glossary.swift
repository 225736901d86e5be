import DragomanExchange
import DragomanMemory
public import DragomanModel
import DragomanTerminology
import DragomanText

/// What an import of termbases did.
public struct GlossaryImport: Sendable {
    /// Concepts that were added or changed.
    public var concepts: Int
    /// Terms in the files that were read.
    public var terms: Int
    /// Concepts or terms that were not taken.
    public var refused: Int
    /// What was found, by file.
    public var findings: [FileFindings]
    /// The batch, to be undone by; `nil` where nothing changed.
    public var batch: Int64?
}

extension Workflow {
    /// Adds termbases (TBX v2, v3, CSV) to the memory's.
    ///
    /// A concept with an id that is there supersedes it.
    ///
    /// - Throws: `DragomanError` for a file that cannot be read, `memory-…`; then nothing is changed.
    public func importGlossaries(
        _ paths: [String],
        author: String? = nil,
        isDryRun: Bool = false
    ) throws -> GlossaryImport {
        var concepts: [Concept] = []
        var result = GlossaryImport(concepts: 0, terms: 0, refused: 0, findings: [])
        for path in paths {
            let read = try TermbaseReader.read(
                bytes: try InputFile.bytes(of: path, limit: 256 << 20),
                file: path.printable
            )
            var findings = read.findings
            for concept in read.concepts {
                let checked = canonical(concept, &findings)
                result.refused += concept.terms.count - checked.terms.count
                result.terms += checked.terms.count
                if !checked.terms.isEmpty { concepts.append(checked) }
            }
            if !findings.isEmpty { result.findings.append(FileFindings(path: path, findings: findings)) }
        }
        return try write(isDryRun: isDryRun) { writer in
            let known = Set(try writer.concepts())
            guard !known.isSuperset(of: concepts) else { return result }
            let batch = try writer.beginBatch(
                .glossary,
                time: now(),
                author: author,
                origin: paths.joined(separator: " ")
            )
            result.concepts = try writer.addConcepts(concepts, batch: batch)
            try writer.finishBatch(batch)
            result.batch = result.concepts > 0 ? batch.rawValue : nil
            return result
        }
    }

    /// The concepts of the termbase, ordered by id.
    ///
    /// - Throws: `DragomanError` `memory-…`.
    public func concepts() throws -> [Concept] {
        try memory.read { try $0.concepts() }
    }

    /// The terms of the termbase in a text, with their translations.
    ///
    /// - Throws: `DragomanError` `language-unknown`, `memory-…`.
    public func terms(in text: String, target: String) throws -> [RecognisedTerm] {
        let language = try site.target(target).tag
        return try TermRecogniser(concepts: try concepts(), language: site.source.tag).terms(
            in: text,
            translatedInto: language
        )
    }

    /// The termbase as TBX v3, Basic dialect.
    ///
    /// - Throws: `DragomanError` `memory-…`.
    public func exportGlossary() throws -> [UInt8] {
        TBXWriter.write(try concepts(), title: "Dragoman termbase", source: site.source.tag)
    }

    /// A concept with its language tags in canonical form and its texts in NFC; terms of no language are left out.
    private func canonical(_ concept: Concept, _ findings: inout [Finding]) -> Concept {
        var checked = concept
        checked.terms = concept.terms.compactMap { term in
            guard let tag = Locales.canonical(term.language.description) else {
                findings.append(
                    Finding(
                        .error,
                        "language-unknown",
                        unit: concept.id,
                        message:
                            "'\(term.language.description.printable)' is not a language tag of BCP 47; its term was left out"
                    )
                )
                return nil
            }
            var term = term
            term.language = tag
            term.text = Normalization.nfc(term.text)
            return term
        }
        return checked
    }
}
