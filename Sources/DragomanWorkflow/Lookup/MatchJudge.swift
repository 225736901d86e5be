import DragomanMatching
import DragomanModel

/// Says of found matches what the edits between the sources mean, and puts numbers, dates and addresses of the new
/// source into the translations where that is certain.
///
/// Opened once for many texts; not for two threads at once.
final class MatchJudge {
    private let workflow: Workflow
    private var catalogue: MeaningCatalogue?
    private var guards: [LanguageTag: MeaningGuard] = [:]
    private let texts: PlaceableTexts

    init(_ workflow: Workflow, _ texts: PlaceableTexts) {
        self.workflow = workflow
        self.texts = texts
    }

    /// Judges the matches of one text.
    ///
    /// What is too far from the text but for its numbers, dates and addresses is left out where these could not be put in.
    ///
    /// - Throws: `DragomanError` `meaning-table-invalid`, `icu-data-missing`.
    func judge(_ matches: [Match], of content: CodedText, in language: LanguageTag) throws -> [Match] {
        guard matches.contains(where: { $0.kind == .fuzzy }) else { return matches }
        let meanings = try meaningGuard(of: language)
        let query = try texts.read(content, in: language)
        return try matches.compactMap { match in
            guard match.kind == .fuzzy else { return match }
            var match = match
            let (judgement, difference) = meanings.explain(stored: match.source, query: content)
            match.judgement = judgement
            match.difference = difference
            guard let query else { return match }
            let isAdapted = try adapt(&match, to: query, in: language)
            return isAdapted || !match.isMasked ? match : nil
        }
    }

    /// - Returns: Whether the translation says now what the text says.
    private func adapt(_ match: inout Match, to query: PlaceableText, in language: LanguageTag) throws -> Bool {
        let source = try texts.conventions(of: language)
        let adapter = PlaceableAdapter(source: source, target: try texts.conventions(of: match.language))
        let stored = PlaceableText(match.source, conventions: source)
        switch adapter.adapt(stored, translation: match.target, to: query) {
        case .adapted(let adaptation):
            match.target = adaptation.target
            match.adaptations = adaptation.changes.map {
                MatchAdaptation(from: $0.from, to: $0.to, kind: $0.kind.rawValue)
            }
            // What says the same as the text is worth what an equal text is worth.
            let length = WrittenLength(of: query.content.symbols)
            match.usefulness = ExpectedUsefulness.percent(score: 100, length: length, kind: .exact)
            return true
        case .doubtful(let doubt):
            if doubt.reason != .otherTextDiffers { match.adaptationDoubt = doubt.reason.rawValue }
            return false
        }
    }

    private func meaningGuard(of language: LanguageTag) throws -> MeaningGuard {
        if let known = guards[language] { return known }
        let tables = try catalogue ?? workflow.meanings()
        catalogue = tables
        let made = try tables.meaningGuard(for: language)
        guards[language] = made
        return made
    }
}
