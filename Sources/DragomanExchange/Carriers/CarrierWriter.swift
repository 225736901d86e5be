package import DragomanModel

/// Writes exports for people without a translation tool: PO, CSV, TSV, JSON Lines, and an HTML table.
///
/// A row, entry or line a segment. The same values give the same bytes.
package struct CarrierWriter: ExportWriter {
    private let layout: any CarrierLayout
    private let sink: ([UInt8]) throws -> Void

    /// Makes a writer of a format other than XLIFF; `sink` gets the bytes in order, in pieces.
    package init(
        format: ExchangeFormat,
        source: LanguageTag,
        target: LanguageTag,
        targetDirection: TextDirection = .leftToRight,
        batch: Int64,
        sink: @escaping ([UInt8]) throws -> Void
    ) {
        let facts = CarrierFacts(source: source, target: target, targetDirection: targetDirection, batch: batch)
        switch format {
        case .po: layout = POLayout(facts: facts)
        case .jsonl: layout = JSONLinesLayout(facts: facts)
        case .html: layout = HTMLTableLayout(facts: facts)
        case .tsv: layout = DelimitedLayout(facts: facts, delimiter: "\t")
        case .csv, .xliff: layout = DelimitedLayout(facts: facts, delimiter: ",")
        }
        self.sink = sink
    }

    package mutating func begin() throws { try sink(Array(layout.head().utf8)) }

    package mutating func write(_ file: ExportFile) throws {
        for unit in file.units {
            var text = ""
            for segment in unit.segments where segment.isWanted {
                text += layout.row(CarrierRow(segment, of: unit, in: file))
            }
            try sink(Array(text.utf8))
        }
    }

    package mutating func end() throws { try sink(Array(layout.tail().utf8)) }
}

/// What a file says once.
struct CarrierFacts: Sendable {
    var source: LanguageTag
    var target: LanguageTag
    var targetDirection: TextDirection
    var batch: Int64
}

/// The text of a format.
protocol CarrierLayout: Sendable {
    /// What stands before the first row.
    func head() -> String

    /// A row with its end.
    func row(_ row: CarrierRow) -> String

    /// What stands after the last row.
    func tail() -> String
}
