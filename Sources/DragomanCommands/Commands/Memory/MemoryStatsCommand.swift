import ArgumentParser
import DragomanModel
import DragomanReports
import DragomanWorkflow

/// The command `dragoman memory stats`.
struct MemoryStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Tell what the memory holds, language by language.",
        discussion: """
            All figures are of one moment. Words are those of the sources, each source once.

            Examples:
              dragoman memory stats
              dragoman memory stats --json
            """
    )

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let statistics = try Session(options, .read).workflow.memoryStatistics()
        if options.json { return try Console.json(statistics) }
        try Console.write(Array(Self.table(statistics).utf8))
    }

    private static func table(_ statistics: MemoryStatistics) -> String {
        let columns: [(String, (MemoryStatistics.Language) -> String)] = [
            ("Tag", { $0.language.description }),
            ("Sources", { Figures.grouped($0.sources) }),
            ("Words", { Figures.grouped($0.words) }),
            ("Translations", { Figures.grouped($0.translations) }),
            ("Reviewed", { Figures.grouped(($0.states["reviewed"] ?? 0) + ($0.states["final"] ?? 0)) }),
            ("Candidates", { Figures.grouped($0.candidates) }),
            ("Superseded", { Figures.grouped($0.superseded) }),
            ("Conflicts", { Figures.grouped($0.conflicts) }),
            ("Duplicates", { Figures.grouped($0.duplicates) }),
            ("Changed", { $0.changedAt ?? "" }),
        ]
        let cells = columns.map { heading, value in [heading] + statistics.languages.map(value) }
        let widths = cells.map { $0.map(\.count).max() ?? 0 }
        var text = ""
        for row in 0...statistics.languages.count {
            let line = cells.indices.map { column in
                let cell = cells[column][row]
                let fill = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 || column == cells.count - 1 ? cell + fill : fill + cell
            }.joined(separator: "  ")
            text += line.reversed().drop { $0 == " " }.reversed() + "\n"
        }
        text += "\n\(Figures.grouped(statistics.translations)) translations of "
        text += "\(Figures.grouped(statistics.sources)) sources with \(Figures.grouped(statistics.words)) words, "
        text += "in \(Figures.grouped(statistics.batches)) batches; \(Figures.grouped(statistics.bytes)) bytes\n"
        guard let index = statistics.index else { return text + "no index: the next lookup makes it\n" }
        let lag = index.isUpToDate ? "" : ", not up to date: the next lookup sees to it"
        return text
            + "index: \(Figures.grouped(index.entries)) entries, \(Figures.grouped(index.bytes)) bytes\(lag)\n"
    }
}
