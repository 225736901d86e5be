import DragomanExchange
import DragomanMeasuring

/// Reads a TMX to its end and does nothing with it, in a process of its own, so that its memory is its own.
enum TMXParsing {
    /// The first argument that makes the benchmark's executable do this and no more.
    static let command = "parse-tmx"

    /// Reads the file.
    static func parse(_ path: String) throws {
        var units = 0
        try TMXReader.read(path: path, file: path) { _ in units += 1 }
        print("\(units) units")
    }

    /// Reads the file in another process and prints what it took; the goals are those of a million units.
    static func report(_ path: String, units: Int) {
        let run = Measurement.run("/proc/self/exe", [command, path])
        let isReached = run.cpuSeconds <= 4 && run.peakMegabytes <= 100
        Report.line(
            "TMX parsed, nothing done with it",
            "\(Report.number(run.cpuSeconds)) s CPU, \(Report.number(run.peakMegabytes, 0)) MB"
                + (run.exitCode == 0 ? "" : ", EXIT CODE \(run.exitCode)"),
            goal: units == 1_000_000 ? ("4 s CPU, 100 MB", isReached) : nil
        )
    }
}
