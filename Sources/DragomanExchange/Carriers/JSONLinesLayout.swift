import DragomanModel
import FoundationEssentials

/// An object of JSON a line, each complete by itself; keys are only ever added.
struct JSONLinesLayout: CarrierLayout {
    let facts: CarrierFacts

    /// A line.
    struct Line: Codable {
        var article: String?
        var segment: String?
        var kind: String?
        var source: String?
        var target: String?
        var state: String?
        var match: String?
        var batch: Int64?
        var sourceLanguage: String?
        var targetLanguage: String?
    }

    /// The languages and the batch, so that a file without segments says them too.
    func head() -> String { line(Line(batch: facts.batch)) }

    func row(_ row: CarrierRow) -> String {
        line(
            Line(
                article: row.article,
                segment: row.segment,
                kind: row.kind,
                source: row.source,
                target: row.target.isEmpty ? nil : row.target,
                state: row.state.isEmpty ? nil : row.state,
                match: row.match.isEmpty ? nil : row.match,
                batch: row.batch
            )
        )
    }

    func tail() -> String { "" }

    private func line(_ line: Line) -> String {
        var line = line
        line.sourceLanguage = facts.source.description
        line.targetLanguage = facts.target.description
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and a number: there is nothing that cannot be encoded.
        let bytes = (try? encoder.encode(line)).map(Array.init) ?? []
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }
}
