/// A column of a table of plain text.
struct TextColumn {
    /// The heading and the cells below it, all of one width.
    private let cells: [String]

    /// Makes a column as wide as its widest text; names are English, so each character takes one place.
    init(_ heading: String, _ cells: [String], alignsRight: Bool = false) {
        let all = [heading] + cells
        let width = all.map(\.count).max() ?? 0
        self.cells = all.map { text in
            let fill = String(repeating: " ", count: width - text.count)
            return alignsRight ? fill + text : text + fill
        }
    }

    /// Columns of the same number of cells beside each other, without spaces at the ends of lines.
    static func lines(_ columns: [TextColumn]) -> [String] {
        (0..<(columns.map(\.cells.count).min() ?? 0)).map { place in
            let line = columns.map { $0.cells[place] }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
