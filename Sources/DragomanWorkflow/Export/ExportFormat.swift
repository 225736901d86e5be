import DragomanExchange
import DragomanModel

/// The kind of file that an export writes.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// XLIFF, for translation tools.
    case xliff
    /// A catalogue of gettext.
    case po
    /// A table for spreadsheets, parted by commas.
    case csv
    /// A table for spreadsheets, parted by tabs.
    case tsv
    /// A JSON object a line, for scripts.
    case jsonl
    /// A page with a table, for review in a browser or word processor.
    case html

    /// The same in the words of the exchange.
    var exchangeFormat: ExchangeFormat { ExchangeFormat(rawValue: rawValue) ?? .xliff }
}

extension ExportOptions {
    /// Makes sure that nothing is asked of a table that only XLIFF has.
    ///
    /// - Throws: `DragomanError` `format-conflict`.
    func checkFormat() throws {
        guard format != .xliff, version != nil || isSegmented || profile != .generic else { return }
        throw DragomanError(
            "format-conflict",
            "--version, --segmented and --profile are of XLIFF; leave them out, or leave --format \(format.rawValue) out"
        )
    }
}
