import DragomanModel
import DragomanWorkflow

/// What became of one segment of an import, for scripts and for people.
struct ReceiptLine: Encodable {
    private let path: String
    private let line: Int
    private let unit: String
    private let id: String?
    private let article: String?
    private let segment: String?
    private let language: LanguageTag
    private let outcome: SegmentReceipt.Outcome
    private let state: TranslationState?
    private let source: String?
    private let sent: String?
    private let before: String?
    private let after: String?
    private let difference: String?
    private let findings: [String]

    init(_ receipt: SegmentReceipt) {
        path = receipt.path
        line = receipt.line
        unit = receipt.unit
        id = receipt.segmentID
        article = receipt.article
        segment = receipt.segment
        language = receipt.language
        outcome = receipt.outcome
        state = receipt.state
        source = receipt.source?.displayed
        sent = receipt.sent?.displayed
        before = receipt.before?.displayed
        after = receipt.after?.displayed
        difference = receipt.difference?.displayed
        findings = receipt.findings
    }

    /// The lines that show a change; none where nothing changes.
    ///
    /// Where the translation of the memory stays or gives way to another, all three stand below one another: what went
    /// out, what the memory has, what the file has.
    static func shown(_ receipt: SegmentReceipt) -> [String] {
        switch receipt.outcome {
        case .unchanged, .untranslated: return []
        case .imported, .candidate, .refused: break
        }
        let place = [receipt.article, receipt.segment ?? receipt.segmentID ?? receipt.unit].compactMap(\.self)
            .joined(separator: " ")
        var lines = ["\(receipt.path):\(receipt.line)  \(place)  \(receipt.outcome.rawValue)"]
        if let source = receipt.source { lines.append("  source  \(source.displayed)") }
        if receipt.outcome == .candidate, receipt.before != nil {
            if let sent = receipt.sent { lines.append("  sent    \(sent.displayed)") }
            if let before = receipt.before { lines.append("  memory  \(before.displayed)") }
        }
        if let difference = receipt.difference {
            lines.append("  change  \(difference.displayed)")
        } else if let after = receipt.after {
            lines.append("  target  \(after.displayed)")
        }
        return lines.map(\.printable)
    }
}
