import ArgumentParser
import DragomanDesk
import DragomanModel
import DragomanSegmentation
import DragomanText
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
            """
    )

    @Option(help: ArgumentHelp("The language of the text.", valueName: "tag")) var language: String
    @OptionGroup var options: GlobalOptions

    func run() throws {
        guard let tag = Locales.canonical(language) else {
            throw DragomanError(
                "language-unknown",
                "'\(language.printable)' is not a language tag of BCP 47, such as 'en'"
            )
        }
        let segmenter = Segmenter(
            language: tag,
            rules: try DataFolder(named: Console.environment("DRAGOMAN_DATA")).rules().rules(for: tag)
        )
        var output = JSONLines()
        var input = StandardInput()
        while let line = try input.nextBytes() {
            output.appendArray(of: line, endingAt: segmenter.boundaries(in: line))
            // Whoever waits for an answer gets it; a file is written in large pieces.
            if output.isFull || !input.hasMore { try output.flush() }
        }
        try output.flush()
    }
}
