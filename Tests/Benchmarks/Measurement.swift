import Glibc

/// CPU seconds and peak memory, from the operating system's own accounts.
enum Measurement {
    /// CPU seconds (user and system) of this process so far.
    static var ownSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return seconds(usage)
    }

    /// What one run of a command took.
    struct Run {
        var cpuSeconds: Double
        var wallSeconds: Double
        var peakMegabytes: Double
        var exitCode: Int32
    }

    /// Runs a command to its end, its output thrown away.
    static func run(_ path: String, _ arguments: [String]) -> Run {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var pointers = ([path] + arguments).map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        var child = pid_t()
        let start = wallSeconds
        guard posix_spawn(&child, path, &actions, nil, pointers, environ) == 0 else {
            return Run(cpuSeconds: 0, wallSeconds: 0, peakMegabytes: 0, exitCode: 127)
        }
        var status: Int32 = 0
        var usage = rusage()
        wait4(child, &status, 0, &usage)
        return Run(
            cpuSeconds: seconds(usage),
            wallSeconds: wallSeconds - start,
            peakMegabytes: Double(usage.ru_maxrss) / 1024,
            exitCode: status & 0x7F == 0 ? status >> 8 : -1
        )
    }

    /// The median of several runs by wall time, after one that does not count.
    static func median(of count: Int, _ path: String, _ arguments: [String]) -> Run {
        _ = run(path, arguments)
        return (0..<count).map { _ in run(path, arguments) }.sorted { $0.wallSeconds < $1.wallSeconds }[count / 2]
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
