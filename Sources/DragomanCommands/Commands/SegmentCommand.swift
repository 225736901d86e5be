import ArgumentParser
import DragomanDesk
import DragomanModel
import DragomanSegmentation
import DragomanText
import DragomanWorkflow

#if canImport(Glibc)
import Glibc
#endif

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
            """
    )

    @Option(help: ArgumentHelp("The language of the text.", valueName: "tag")) var language: String
    @Option(help: ArgumentHelp("Use the rules of an SRX file instead of ours.", valueName: "file")) var srx: String?
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
            rules: try srx.map { SegmentationRules(try SRXFile.rules($0, for: tag)) }
                ?? DataFolder(named: Console.environment("DRAGOMAN_DATA")).rules(site: options.site).rules(for: tag)
        )
        var output: [UInt8] = []
        var input = StandardInput()
        while let line = try input.nextLine() {
            let sentences = segmenter.sentences(in: line)
            if let failure = segmenter.failure { throw failure }
            output += try Console.encoded(sentences)
            output.append(0x0A)
            // Whoever waits for an answer gets it; a file is written in large pieces.
            if output.count > 1 << 16 || !input.hasMore {
                try Console.write(output)
                output.removeAll(keepingCapacity: true)
            }
        }
        try Console.write(output)
    }
}

/// Lines of standard input, broken UTF-8 repaired.
struct StandardInput {
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var line = 0
    /// The longest line that is held in memory.
    private static let longestLine = 64 << 20

    /// Whether a whole line is there already.
    var hasMore: Bool { buffer[start...].contains(0x0A) }

    /// The next line without its end; `nil` when there is none.
    ///
    /// - Throws: `DragomanError` `input-unreadable`; `line-too-long` beyond 64 MiB.
    mutating func nextLine() throws -> String? {
        line += 1
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                var line = buffer[start..<end]
                if line.last == 0x0D { line = line.dropLast() }
                return String(decoding: line, as: UTF8.self)
            }
            searched = buffer.count
            guard buffer.count - start <= Self.longestLine else {
                throw DragomanError(
                    "line-too-long",
                    "the line is longer than \(Self.longestLine >> 20) MiB; split it",
                    at: FilePosition(file: "standard input", line: line)
                )
            }
            guard try fill(&searched) else {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return String(decoding: buffer[start...], as: UTF8.self)
            }
        }
    }

    private mutating func fill(_ searched: inout Int) throws -> Bool {
        guard !isAtEnd else { return false }
        if start > 0 {
            buffer.removeFirst(start)
            searched -= start
            start = 0
        }
        let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { raw, count in
            var got = read(STDIN_FILENO, raw.baseAddress, raw.count)
            while got < 0, errno == EINTR { got = read(STDIN_FILENO, raw.baseAddress, raw.count) }
            guard got >= 0 else {
                throw DragomanError(
                    "input-unreadable",
                    "cannot read standard input: \(String(cString: strerror(errno)).lowercased())"
                )
            }
            count = got
        }
        if chunk.isEmpty { isAtEnd = true }
        buffer += chunk
        return !chunk.isEmpty
    }
}
