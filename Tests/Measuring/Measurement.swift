import Glibc

/// CPU seconds and peak memory, from the operating system's own accounts.
package enum Measurement {
    /// CPU seconds (user and system) of this process so far.
    package static var ownSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return seconds(usage)
    }

    /// What one run of a command took.
    package struct Run: Sendable {
        /// User and system seconds.
        package var cpuSeconds: Double
        /// Seconds by the clock.
        package var wallSeconds: Double
        /// The largest resident size, in MiB.
        package var peakMegabytes: Double
        /// The exit code; -1 after a signal, 127 where the command did not start.
        package var exitCode: Int32
    }

    /// Runs a command to its end with a file as its input, its output thrown away.
    package static func run(_ path: String, _ arguments: [String], input: String = "/dev/null") -> Run {
        // The child keeps one end of a pipe open as long as it lives.
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var pointers = ([path] + arguments).map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        var child = pid_t()
        let start = wallSeconds
        guard posix_spawn(&child, path, &actions, nil, pointers, environ) == 0 else {
            close(ends[1])
            return Run(cpuSeconds: 0, wallSeconds: 0, peakMegabytes: 0, exitCode: 127)
        }
        close(ends[1])
        let peak = peak(of: child, until: ends[0])
        var status: Int32 = 0
        var usage = rusage()
        wait4(child, &status, 0, &usage)
        return Run(
            cpuSeconds: seconds(usage),
            wallSeconds: wallSeconds - start,
            peakMegabytes: peak,
            exitCode: status & 0x7F == 0 ? status >> 8 : -1
        )
    }

    /// The median of several runs by wall time, after one that does not count.
    package static func median(of count: Int, _ path: String, _ arguments: [String]) -> Run {
        _ = run(path, arguments)
        return (0..<count).map { _ in run(path, arguments) }.sorted { $0.wallSeconds < $1.wallSeconds }[count / 2]
    }

    /// The cheapest of several runs by CPU seconds: on a shared machine the others were disturbed.
    package static func best(of count: Int, _ path: String, _ arguments: [String], input: String) -> Run {
        (0..<max(1, count)).map { _ in run(path, arguments, input: input) }.min { $0.cpuSeconds < $1.cpuSeconds }
            ?? Run(cpuSeconds: 0, wallSeconds: 0, peakMegabytes: 0, exitCode: 127)
    }

    /// The largest resident size that a running child had, in MiB, asked for again and again until it ends.
    ///
    /// What `wait4` says would not do: it counts from what this process held when it made the child.
    private static func peak(of child: pid_t, until ended: Int32) -> Double {
        var peak = 0.0
        var descriptor = pollfd(fd: ended, events: Int16(POLLIN), revents: 0)
        repeat { peak = max(peak, residentPeak(of: child) ?? 0) } while poll(&descriptor, 1, 5) == 0
        return peak
    }

    private static func residentPeak(of process: pid_t) -> Double? {
        guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            if strncmp(line, "VmHWM:", 6) == 0 { return Double(strtol(Array(line[6...]), nil, 10)) / 1024 }
        }
        return nil
    }

    private static var wallSeconds: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    private static func seconds(_ usage: rusage) -> Double {
        Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
