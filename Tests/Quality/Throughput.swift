import DragomanMeasuring
import DragomanSegmentation
import DragomanTesting
import Glibc

/// How many megabytes of a language are split in a CPU second.
struct Throughput {
    /// By the library, in this process.
    var library: Double
    /// By `dragoman segment`, JSON lines, what it costs to start left out; `nil` where there is no command to measure.
    var command: Double?

    private static let bytes = 20_000_000

    /// Measures over paragraphs repeated in random order; the cheaper of two runs counts.
    init(_ paragraphs: [String], language: String, segmenter: Segmenter, command path: String?, file: String) throws {
        let lines = ParagraphFile(paragraphs)
        var seconds: Double = 1e9
        var count = 0
        for _ in 0..<2 {
            let start = Measurement.ownSeconds
            count = try lines.forEachLine(upTo: Self.bytes) { _ = try segmenter.boundaries(in: $0) }
            seconds = min(seconds, Measurement.ownSeconds - start)
        }
        library = Double(count) / 1e6 / max(seconds, 1e-6)
        guard let path else { return }
        let size = lines.write(Self.bytes, to: file)
        let arguments = ["segment", "--language", language]
        let run = Measurement.best(of: 2, path, arguments, input: file)
        let start = Measurement.best(of: 2, path, arguments, input: "/dev/null")
        command = run.exitCode == 0 ? Double(size) / 1e6 / max(run.cpuSeconds - start.cpuSeconds, 1e-6) : nil
    }
}
