import DragomanMemory
import DragomanMemorySQLite
import DragomanModel
import DragomanWorkflow

#if canImport(Glibc)
import Glibc
#endif

/// Wires site, rules and memory together for one command.
struct Session {
    let workflow: Workflow
    private let options: GlobalOptions
    /// Goes with the session.
    private let passing: PassingFolder?

    /// What a command does with the memory.
    enum Need {
        case read
        case write
        /// Write, and make the memory if there is none.
        case create
        /// Write and take back; where there is no memory, one that passes stands in for it.
        case rehearse
    }

    init(_ options: GlobalOptions, _ need: Need) throws {
        self.options = options
        let site = try DataFolder.site(options.site)
        let mode: SQLiteMemory.Mode =
            switch need {
            case .read: .reading
            case .write: .writing
            case .create, .rehearse: .creating(sourceLanguage: site.source.tag)
            }
        passing = need == .rehearse && !InputFile.holdsAnything(options.databasePath) ? try PassingFolder() : nil
        let showsProgress = !options.quiet && Console.showsProgress
        workflow = Workflow(
            memory: try SQLiteMemory.open(
                path: passing.map { $0.path + "/memory" } ?? options.databasePath,
                mode: mode
            ),
            site: site,
            rules: { try DataFolder.rules() },
            now: { Clock.now() },
            progress: { if showsProgress { ProgressLine.show($0.activity, done: $0.done, total: $0.total) } }
        )
    }

    /// Says what a person may want to do next, unless that is unwanted.
    func hint(_ text: String) {
        if !options.quiet, !options.json { Console.say(text) }
    }
}

/// A folder in `TMPDIR` that is removed with what SQLite put there.
private final class PassingFolder {
    let path: String

    init() throws {
        var template = Array(((Console.environment("TMPDIR") ?? "/tmp") + "/dragoman-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw DragomanError(
                "file-unwritable",
                "cannot make a folder in '\((Console.environment("TMPDIR") ?? "/tmp").printable)' for the dry run: "
                    + InputFile.reason(errno)
            )
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for suffix in ["", "-wal", "-shm"] { unlink(path + "/memory" + suffix) }
        rmdir(path)
    }
}

/// The time of day, for the batches.
enum Clock {
    /// Now, RFC 3339, UTC, whole seconds.
    static func now() -> String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = buffer.withUnsafeMutableBytes { raw in
            raw.assumingMemoryBound(to: CChar.self).baseAddress
                .map { strftime($0, raw.count, "%Y-%m-%dT%H:%M:%SZ", &parts) } ?? 0
        }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}
