import ArgumentParser
import DragomanDesk
import DragomanModel
import DragomanSegmentation
import DragomanWorkflow

/// The command `dragoman segment`.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Split paragraphs from standard input into sentences.",
        discussion: """
            One paragraph a line in, one JSON array of its sentences a line out. No memory is needed.

            Examples:
              dragoman segment --language en < paragraphs.txt
              echo 'Dr. Who? Yes.' | dragoman segment --language en
              dragoman segment --language de --srx rules.srx < paragraphs.txt
              echo 'At 6 a.m. Dr. Voss left. (She said.)' | dragoman segment --language en --explain
            """
    )

    @Option(help: ArgumentHelp("The language of the text.", valueName: "tag")) var language: String
    @Option(help: ArgumentHelp("Use the rules of an SRX file instead of ours.", valueName: "file")) var srx: String?
    @Flag(
        help: ArgumentHelp(
            "Tell why each boundary was made or not, instead of the sentences.",
            discussion: "With --json an object a line."
        )
    )
    var explain = false
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let tag = try LanguageArgument.tag(language)
        let segmenter = Segmenter(
            language: tag,
            rules: try srx.map { SegmentationRules(try SRXFile.rules($0, for: tag)) }
                ?? DataFolder(named: Console.environment("DRAGOMAN_DATA")).rules(site: options.site).rules(for: tag)
        )
        if explain { return try explainAll(segmenter) }
        var output = JSONLines()
        var input = StandardInput()
        while let line = try input.nextBytes() {
            let ends: [Int]
            do {
                ends = try segmenter.boundaries(in: line)
            } catch {
                // What was split before this line is still worth having.
                try output.flush()
                throw error
            }
            output.appendArray(of: line, endingAt: ends)
            // Whoever waits for an answer gets it; a file is written in large pieces.
            if output.isFull || !input.hasMore { try output.flush() }
        }
        try output.flush()
    }

    private func explainAll(_ segmenter: Segmenter) throws {
        var input = StandardInput()
        while let line = try input.nextBytes() {
            let explanation = try Explanation(of: String(decoding: line, as: UTF8.self), by: segmenter)
            if options.json {
                try Console.json(explanation)
            } else {
                for line in explanation.lines { try Console.line(line.printable) }
            }
        }
    }
}
