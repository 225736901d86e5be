import DragomanModel
import FoundationEssentials

/// Reads JSON Lines as `JSONLinesLayout` writes them; other keys are passed over.
struct JSONLinesReader {
    private let bytes: [UInt8]
    private let file: String

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// Reads all lines.
    ///
    /// - Throws: `DragomanError` `jsonl-unreadable`.
    func read(into segments: CarrierSegments) throws {
        let decoder = JSONDecoder()
        for (number, text) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard !text.allSatisfy(\.isXMLSpace) else { continue }
            let line: JSONLinesLayout.Line
            do {
                line = try decoder.decode(JSONLinesLayout.Line.self, from: Data(text))
            } catch {
                throw DragomanError(
                    "jsonl-unreadable",
                    "the line is no JSON object of texts with 'segment', 'source' and 'target'",
                    at: FilePosition(file: file, line: number + 1)
                )
            }
            segments.sourceLanguage = line.sourceLanguage
            segments.targetLanguage = line.targetLanguage
            guard line.segment != nil || line.source != nil || line.target != nil else {
                segments.begin(article: line.article, batch: line.batch, line: number + 1)
                continue
            }
            var row = CarrierRow(
                article: line.article,
                segment: line.segment ?? "",
                source: line.source ?? ""
            )
            row.target = line.target ?? ""
            row.state = line.state ?? ""
            row.batch = line.batch
            row.line = number + 1
            segments.add(row)
        }
    }
}
