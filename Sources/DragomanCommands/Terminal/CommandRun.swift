package import ArgumentParser
import DragomanModel

#if canImport(Glibc)
import Glibc
#endif

/// Runs the command line and says with which code the process ends.
package enum CommandRun {
    /// Errors of the call itself: ended with 2, as other usage errors are.
    private static let usageCodes: Set<String> = [
        "language-unknown", "version-unknown", "threshold-unusable", "limit-unusable", "slug-needs-one",
        "time-unreadable", "text-empty", "filter-missing", "query-empty", "query-too-long",
        "holder-unusable", "day-unreadable", "due-past", "profile-conflict", "format-conflict",
    ]

    /// Runs a command.
    ///
    /// - Returns: 0 done, 1 failed and nothing changed, 2 usage, 3 done with findings of severity error.
    package static func run(_ arguments: [String]) -> Int32 {
        // A closed pipe is an error of the write, not a signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try DragomanCommand.parseAsRoot(globalOptionsLast(arguments))
            try command.run()
            ProgressLine.clear()
            return 0
        } catch is Console.PipeClosed {
            return 0
        } catch let error as DragomanError {
            Console.say(error.description)
            return error.position == nil && usageCodes.contains(error.code) ? 2 : 1
        } catch {
            return end(with: error)
        }
    }

    private static func end(with error: any Error) -> Int32 {
        ProgressLine.clear()
        let code = DragomanCommand.exitCode(for: error)
        let message = DragomanCommand.fullMessage(for: error)
        if code == .success {
            // Help and version are what was asked for: data.
            do { try Console.line(message) } catch { return 0 }
            return 0
        }
        if !message.isEmpty { Console.say(message) }
        return code == .validationFailure ? 2 : code.rawValue
    }

    /// Lets the global options stand before the command as well as after it.
    static func globalOptionsLast(_ arguments: [String]) -> [String] {
        var moved: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if ["--quiet", "-q", "--json"].contains(first) {
                moved.append(first)
                rest = rest.dropFirst()
            } else if ["--database", "--site"].contains(first), rest.count > 1 {
                moved += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if first.hasPrefix("--database=") || first.hasPrefix("--site=") {
                moved.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard !rest.isEmpty else { return arguments }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end]) + moved + Array(rest[end...])
    }
}
