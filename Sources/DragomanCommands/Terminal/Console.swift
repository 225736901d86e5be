package import DragomanModel
import DragomanWorkflow
import FoundationEssentials
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Standard output for data, standard error for everything else.
package enum Console {
    /// A reader went away (`dragoman … | head`): the command ends quietly.
    struct PipeClosed: Error {}

    /// Whether standard error is a terminal that can redraw a line.
    static var showsProgress: Bool {
        isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"
    }

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether colour is wanted on standard output.
    static var showsColour: Bool {
        isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
    }

    /// The columns of the terminal; `nil` where there is none.
    static var width: Int? {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// A variable of the environment; empty counts as not set.
    package static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Writes data.
    static func write(_ bytes: [UInt8]) throws { try write(bytes, to: STDOUT_FILENO) }

    /// Writes data that lies in memory.
    static func write(_ bytes: UnsafeRawBufferPointer) throws { try write(bytes, to: STDOUT_FILENO) }

    /// Writes a line of data.
    static func line(_ text: String = "") throws { try write(Array((text + "\n").utf8)) }

    /// Writes a value as one line of JSON, keys in order.
    static func json(_ value: some Encodable) throws { try write(encoded(value) + [0x0A]) }

    /// A value as JSON: keys in order, slashes and letters of all scripts as they are.
    static func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// Says something to the person at the terminal.
    package static func say(_ text: String) {
        ProgressLine.clear()
        try? write(Array((text + "\n").utf8), to: STDERR_FILENO)
    }

    /// Reports a finding; when quiet, only what is a warning or worse.
    static func report(_ finding: Finding, path: String, isQuiet: Bool = false) {
        if isQuiet, finding.severity == .information { return }
        let place = finding.line.map { "\(path):\($0)" } ?? path
        var parts = finding.unit.map { ["unit \($0)"] } ?? []
        if let segment = finding.segment, segment != finding.unit { parts.append("segment \(segment)") }
        let whom = parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
        // Names of files and ids come from anywhere: none may forge a line or drive the terminal.
        say("\(place): \(finding.severity.rawValue): \(whom)\(finding.message) [\(finding.code)]".printable)
    }

    fileprivate static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { try write($0, to: descriptor) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { throw PipeClosed() }
                throw DragomanError(
                    "output-unwritable",
                    "cannot write the output: \(String(cString: strerror(errno)).lowercased())"
                )
            }
            written += count
        }
    }
}

/// The line on a terminal that says how far long work is.
enum ProgressLine {
    private struct Shown {
        var length = 0
        var percent = -1
        var activity = ""
        var done = 0
        var start = 0.0
        var last = 0.0
    }

    private static let shown = Mutex(Shown())

    /// Redraws the line when a whole percent was gained, and where things are counted, every fifth of a second.
    static func show(_ progress: Workflow.Progress) {
        let percent = progress.total > 0 ? progress.done * 100 / progress.total : 0
        let now = seconds()
        shown.withLock { state in
            if state.activity != progress.activity || progress.done < state.done {
                state = Shown(length: state.length, activity: progress.activity, start: now)
            }
            state.done = progress.done
            if progress.counted == nil {
                guard percent != state.percent || progress.total == 0 else { return }
            } else {
                guard now - state.last >= 0.2 else { return }
            }
            let text = progress.line(after: now - state.start)
            try? Console.write(Array(("\r\u{1B}[K" + text).utf8), to: STDERR_FILENO)
            state.length = text.count
            state.percent = percent
            state.last = now
        }
    }

    private static func seconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    /// Takes the line away.
    static func clear() {
        shown.withLock { state in
            guard state.length > 0 else { return }
            try? Console.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
            // The work goes on: how long it has taken is counted from its beginning.
            (state.length, state.percent, state.last) = (0, -1, 0)
        }
    }
}
