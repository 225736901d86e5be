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
    private var conventions: [LanguageTag: PlaceableConventions] = [:]

    init(_ workflow: Workflow) { self.workflow = workflow }

    /// Judges the matches of one text.
    ///
    /// - Throws: `DragomanError` `meaning-table-invalid`, `icu-data-missing`.
    func judge(_ matches: [Match], of content: CodedText, in language: LanguageTag) throws -> [Match] {
        guard matches.contains(where: { $0.kind == .fuzzy }) else { return matches }
        let meanings = try meaningGuard(of: language)
        let mayAdapt = Self.mayHoldPlaceables(content)
        var query: PlaceableText?
        return try matches.map { match in
            guard match.kind == .fuzzy else { return match }
            var match = match
            let (judgement, difference) = meanings.explain(stored: match.source, query: content)
            match.judgement = judgement
            match.difference = difference
            guard mayAdapt else { return match }
            let source = try conventions(of: language)
            let asked = query ?? PlaceableText(content, conventions: source)
            query = asked
            guard !asked.placeables.isEmpty else { return match }
            try adapt(&match, to: asked, source)
            return match
        }
    }

    private func adapt(_ match: inout Match, to query: PlaceableText, _ source: PlaceableConventions) throws {
        let adapter = PlaceableAdapter(source: source, target: try conventions(of: match.language))
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
        case .doubtful(let doubt):
            if doubt.reason != .otherTextDiffers { match.adaptationDoubt = doubt.reason.rawValue }
        }
    }

    /// Whether a text may hold a number, a date or an address.
    private static func mayHoldPlaceables(_ content: CodedText) -> Bool {
        content.coded.unicodeScalars.contains(where: isSign)
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x40, 0x2F, 0x23: true
        case ..<0x660: false
        default: scalar.properties.numericType == .decimal
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

    private func conventions(of language: LanguageTag) throws -> PlaceableConventions {
        if let known = conventions[language] { return known }
        let made = try PlaceableConventions(language: language)
        conventions[language] = made
        return made
    }
}
