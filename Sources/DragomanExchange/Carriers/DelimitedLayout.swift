import DragomanModel

/// CSV or TSV: RFC 4180 in UTF-8, with the mark at the start that spreadsheets look for.
struct DelimitedLayout: CarrierLayout {
    let facts: CarrierFacts
    let delimiter: String

    func head() -> String { "\u{FEFF}" + line(CarrierRow.columns(source: facts.source, target: facts.target)) }

    func row(_ row: CarrierRow) -> String { line(row.cells) }

    func tail() -> String { "" }

    private func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: delimiter) + "\r\n" }

    /// A cell as it was before `guarded`.
    static func unguarded(_ cell: String) -> String { isFormula(cell, marks: 1...) ? String(cell.dropFirst()) : cell }

    /// A cell that no spreadsheet takes for a formula: `'` before what would be one.
    private static func guarded(_ cell: String) -> String { isFormula(cell, marks: 0...) ? "'" + cell : cell }

    /// Whether a cell begins with `=`, `+`, `-` or `@` behind so many `'`.
    private static func isFormula(_ cell: String, marks: PartialRangeFrom<Int>) -> Bool {
        let count = cell.utf8.prefix { $0 == 0x27 }.count
        guard marks.contains(count), let first = cell.utf8.dropFirst(count).first else { return false }
        return [0x3D, 0x2B, 0x2D, 0x40].contains(first)
    }

    private func quoted(_ cell: String) -> String {
        let cell = Self.guarded(cell)
        guard cell.utf8.contains(where: { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }) else { return cell }
        return "\"" + cell.replacing(scalar: "\"", with: "\"\"") + "\""
    }
}
