import DragomanModel

/// A page with one table, whose targets can be edited in a browser or a word processor.
struct HTMLTableLayout: CarrierLayout {
    let facts: CarrierFacts

    func head() -> String {
        let columns = CarrierRow.columns(source: facts.source, target: facts.target)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>\(facts.source) – \(facts.target)</title>
            <style>
            body { font-family: sans-serif; }
            table { border-collapse: collapse; width: 100%; }
            td[lang] { width: 35%; }
            td[contenteditable] { background: #fffbe6; min-width: 18em; }
            th, td { border: 1px solid #999; padding: 0.3em; text-align: start; vertical-align: top; }
            </style>
            </head>
            <body>
            <p>Edit the column “\(columns[4])” and save the page. Marks such as &lt;1&gt;…&lt;/1&gt; and &lt;2/&gt; must stay.</p>
            <table>
            <tr>\(columns.map { "<th>\($0)</th>" }.joined())</tr>

            """
    }

    func row(_ row: CarrierRow) -> String {
        let cells = zip(row.cells, row.cells.indices).map { cell, index in
            let attributes =
                switch index {
                case 3: " lang=\"\(facts.source)\""
                case 4: " lang=\"\(facts.target)\" dir=\"\(facts.targetDirection.rawValue)\" contenteditable=\"true\""
                default: ""
                }
            return "<td\(attributes)>\(Self.escaped(cell))</td>"
        }
        return "<tr>\(cells.joined())</tr>\n"
    }

    func tail() -> String { "</table>\n</body>\n</html>\n" }

    private static func escaped(_ text: String) -> String {
        text.replacing(scalar: "&", with: "&amp;").replacing(scalar: "<", with: "&lt;")
            .replacing(scalar: ">", with: "&gt;").replacing(scalar: "\u{A0}", with: "&nbsp;")
    }
}
