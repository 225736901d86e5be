import DragomanModel

/// A segment as it stands in a table, a catalogue or a line: all of it text, codes as `<1>…</1>` and `<2/>`.
struct CarrierRow: Sendable, Hashable {
    /// The slug; `nil` where a file does not say it.
    var article: String?
    /// The segment's name.
    var segment: String
    /// What part of the article it is; for people.
    var kind = ""
    var source: String
    /// Empty where there is none.
    var target = ""
    /// The state of the target; empty where it has none.
    var state = ""
    /// The best match; for people.
    var match = ""
    /// The last batch that the export saw.
    var batch: Int64?
    /// Whether a tool says that the target is not finished.
    var isFuzzy = false
    /// Where it is read, from 1.
    var line = 0

    /// The columns of tables, in order; the two texts with their languages.
    static func columns(source: LanguageTag, target: LanguageTag) -> [String] {
        ["article", "segment", "kind", "source \(source)", "target \(target)", "state", "match", "batch"]
    }

    /// The cells of a table, as `columns`.
    var cells: [String] {
        [article ?? "", segment, kind, source, target, state, match, batch.map(String.init) ?? ""]
    }

    init(article: String?, segment: String, source: String) {
        self.article = article
        self.segment = segment
        self.source = source
    }

    init(_ segment: ExportSegment, of unit: ExportUnit, in file: ExportFile) {
        article = file.slug
        self.segment = segment.id
        kind = unit.kind.rawValue
        source = segment.content.displayed(segment.redactions)
        target = segment.target?.displayed(segment.redactions) ?? ""
        state = segment.target == nil ? "" : segment.state?.rawValue ?? ""
        if let best = segment.matches.first {
            match = "\(min(best.score, 100)) %: \(best.target.displayed(segment.redactions))"
        }
        batch = file.baseBatch
    }
}
