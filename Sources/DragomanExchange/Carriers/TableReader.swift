import DragomanModel

/// Reads the rows of a table, whose first one with our columns names them.
struct TableReader {
    let file: String

    private struct Columns {
        var article: Int?
        var segment: Int
        var source: Int
        var target: Int
        var state: Int?
        var batch: Int?
        var sourceLanguage: String
        var targetLanguage: String

        /// `nil` where one is missing that there is no doing without.
        init?(_ header: [String]) {
            let names = header.map { CollapsedText.plain($0) }
            func column(_ name: String) -> Int? { names.firstIndex { $0.lowercased() == name } }
            func text(_ name: String) -> (column: Int, language: String)? {
                names.indices.lazy.compactMap { index in
                    let parts = names[index].split(separator: " ")
                    guard parts.count == 2, parts[0].lowercased() == name else { return nil }
                    return (index, String(parts[1]))
                }.first
            }
            guard let segment = column("segment"), let source = text("source"), let target = text("target") else {
                return nil
            }
            self.segment = segment
            (self.source, sourceLanguage) = source
            (self.target, targetLanguage) = target
            article = column("article")
            state = column("state")
            batch = column("batch")
        }
    }

    /// Reads rows, each with its line, until there are no more.
    ///
    /// - Throws: `DragomanError` `carrier-columns`, and what reading a row throws.
    func read(into segments: CarrierSegments, next: () throws -> (cells: [String], line: Int)?) throws {
        var columns: Columns?
        while columns == nil, let row = try next() { columns = Columns(row.cells) }
        guard var columns else {
            throw DragomanError(
                "carrier-columns",
                "no row names the columns; keep the first row: article, segment, source TAG, target TAG",
                at: FilePosition(file: file, line: 1)
            )
        }
        (segments.sourceLanguage, segments.targetLanguage) = (columns.sourceLanguage, columns.targetLanguage)
        // A table without rows says its languages too.
        segments.begin(article: nil, batch: nil, line: 1)
        while let (cells, line) = try next() {
            if let again = Columns(cells) {
                // Tables that were put behind each other.
                columns = again
                (segments.sourceLanguage, segments.targetLanguage) = (columns.sourceLanguage, columns.targetLanguage)
                continue
            }
            func cell(_ index: Int?) -> String { index.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? "" }
            let article = CollapsedText.plain(cell(columns.article))
            var row = CarrierRow(
                article: article.isEmpty ? nil : article,
                segment: CollapsedText.plain(cell(columns.segment)),
                source: cell(columns.source)
            )
            row.target = cell(columns.target)
            row.state = CollapsedText.plain(cell(columns.state))
            row.batch = Int64(CollapsedText.plain(cell(columns.batch)))
            row.line = line
            segments.add(row)
        }
    }
}
